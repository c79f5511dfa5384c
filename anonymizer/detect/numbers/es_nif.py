"""DNI / NIF of Spain, after python-stdnum (``es.dni``).

Eight digits and a check letter.

>>> validate("54362315-K")
'54362315K'
>>> is_valid("54362315Z")
False
"""

from __future__ import annotations

from stdnum.es.dni import compact, is_valid, validate

from anonymizer.detect.numbers.scheme import SEP, START, Needs, Scheme, digits, pattern

__all__ = ["SCHEME", "compact", "is_valid", "validate"]


def _is_valid(number: str) -> bool:
    return is_valid(number.replace(".", ""))


SCHEME = Scheme(
    name="es_nif",
    entity_type="ES_NIF",
    patterns=(
        pattern(rf"{START}\d{{2}}\.?\d{{3}}\.?\d{{3}}[ -]{{0,2}}[A-HJ-NP-TV-Z](?![^\W_])", 0.6),
        pattern(rf"{START}\d{{7,8}}{SEP}[a-zA-Z](?![^\W_])", 0.4, Needs.CONTEXT),
        digits("2-3-3", 0.3, Needs.LABEL),
    ),
    context=("dni", "d.n.i", "nif", "n.i.f", "documento nacional de identidad", "spanish id"),
    validate=_is_valid,
)
