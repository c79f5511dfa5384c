"""NIT (Número de Identificación Tributaria, El Salvador's tax number of fourteen digits).

Municipality (4), date of birth (6, DDMMYY), sequence (3) and check digit, after python-stdnum. Who
has a DUI uses that instead since 2021 ("homologado"), see :mod:`.sv_dui`.

>>> validate("0614-050707-104-8")
'06140507071048'
>>> is_valid("0614-050707-104-0")
False
"""

from __future__ import annotations

from stdnum.sv.nit import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="sv_nit",
    entity_type="SV_NIT",
    patterns=(
        digits("4=6=3=1", 0.8),
        digits("4-6-3-1", 0.4, Needs.VALID),
        digits("4-2-2-2-3-1", 0.4, Needs.CONTEXT),
        digits("13", 0.3, Needs.LABEL),
    ),
    context=(
        "nit",
        "n.i.t",
        "identificación tributaria",
        "número de identificación tributaria",
        "tax id",
        "tax number",
        "tax identification number",
        "registro tributario",
    ),
    validate=is_valid,
)
