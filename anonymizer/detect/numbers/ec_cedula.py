"""Cédula de identidad of Ecuador, after python-stdnum (``ec.ci``).

Ten digits: province (2), a digit below 7, sequence, check digit.

>>> validate("171430710-3")
'1714307103'
>>> is_valid("171430710-4")
False
"""

from __future__ import annotations

from stdnum.ec.ci import compact, is_valid, validate

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits

__all__ = ["SCHEME", "compact", "is_valid", "validate"]

SCHEME = Scheme(
    name="ec_cedula",
    entity_type="EC_CEDULA",
    patterns=(
        digits("9=1", 0.5, Needs.VALID),
        digits("10", 0.4, Needs.CONTEXT),
    ),
    context=(
        "cédula",
        "cédula de identidad",
        "cédula de ciudadanía",
        "ci",
        "c.i",
        "ecuadorian id",
    ),
    validate=is_valid,
)
