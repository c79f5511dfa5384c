"""NIE (identity number of foreigners in Spain), after python-stdnum.

X, Y or Z, seven digits and a check letter.

>>> validate("X-2482300W")
'X2482300W'
>>> is_valid("X-2482300A")
False
"""

from __future__ import annotations

from stdnum.es.nie import compact, is_valid, validate

from anonymizer.detect.numbers.scheme import Needs, Scheme, pattern

__all__ = ["SCHEME", "compact", "is_valid", "validate"]

SCHEME = Scheme(
    name="es_nie",
    entity_type="ES_NIE",
    patterns=(
        pattern(r"(?<![^\W_])[XYZ][ -]{0,2}\d{7}[ -]{0,2}[A-Z](?![^\W_])", 0.8, ignore_case=True),
        pattern(
            r"(?<![^\W_])[XYZ][ -]{0,2}\d{6,8}(?![^\W_])", 0.4, Needs.CONTEXT, ignore_case=True
        ),
    ),
    context=("nie", "n.i.e", "identidad de extranjero", "extranjero", "tie", "foreigner number"),
    validate=is_valid,
)
