"""DIMEX (identity number of foreigners in Costa Rica), after python-stdnum (``cr.cr``).

Eleven or twelve digits, the first is 1, the next three stand for the country.

>>> validate("155812994816")
'155812994816'
>>> is_valid("30123456789")
False
"""

from __future__ import annotations

from stdnum.cr.cr import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="cr_dimex",
    entity_type="CR_DIMEX",
    patterns=(
        digits("12", 0.4, Needs.CONTEXT),
        digits("11", 0.4, Needs.CONTEXT),
        digits("4-4-4", 0.3, Needs.CONTEXT),
        digits("3-6-6", 0.4, Needs.CONTEXT),
    ),
    context=(
        "dimex",
        "cédula de residencia",
        "residencia",
        "carné de refugiado",
        "carnet de refugiado",
        "carné de solicitante",
        "carnet de solicitante",
        "residence card",
        "refugee card",
    ),
    validate=is_valid,
    remark="format",
)
