"""DNI of Peru (CUI), after python-stdnum (``pe.cui``).

Eight digits, and a check character that is rarely written.

>>> validate("10117410")
'10117410'
>>> is_valid("10117410-3")
False
"""

from __future__ import annotations

from stdnum.pe.cui import compact, is_valid, validate

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, digits, pattern

__all__ = ["SCHEME", "compact", "is_valid", "validate"]

SCHEME = Scheme(
    name="pe_dni",
    entity_type="PE_DNI",
    patterns=(
        digits("8", 0.4, Needs.CONTEXT),
        pattern(rf"{START}\d{{8}} ?- ?[\dA-K]{END}", 0.4, Needs.CONTEXT),
    ),
    context=(
        "dni",
        "d.n.i",
        "documento nacional de identidad",
        "peruvian id",
        "reniec",
    ),
    validate=is_valid,
)
