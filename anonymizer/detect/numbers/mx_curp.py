"""CURP (Clave Única de Registro de Población, Mexico), after python-stdnum.

Eighteen characters: four letters of the name, date of birth, sex, state, three consonants, a
character against homonyms and a check digit. It tells name, birth and sex, even when mistyped.

>>> validate("BOXW310820HNERXN09")
'BOXW310820HNERXN09'
>>> is_valid("BOXW310820HNERXN08")
False
"""

from __future__ import annotations

from stdnum.mx.curp import compact, is_valid, validate

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, pattern

__all__ = ["SCHEME", "compact", "is_valid", "validate"]

SCHEME = Scheme(
    name="mx_curp",
    entity_type="MX_CURP",
    patterns=(
        pattern(
            r"(?<![^\W_])[A-ZÑX]{4}[ -]?\d{6}[ -]?[HMX][A-Z]{5}[ -]?[A-Z\d]\d(?![^\W_])",
            0.9,
            ignore_case=True,
        ),
        # Misread or cut short.
        pattern(
            r"(?<![^\W_])[A-ZÑ0]{4}[\dOIL]{6}[HM][A-Z0]{5}[A-Z\d]{0,2}(?![^\W_])",
            0.5,
            scope=Scope.DIGITS,
            ignore_case=True,
        ),
        pattern(
            r"(?<![^\W_])[A-Z]{4}\d{6}[A-Z\d]{6,9}(?![^\W_])", 0.4, Needs.LABEL, ignore_case=True
        ),
    ),
    context=(
        "curp",
        "clave única",
        "clave única de registro de población",
        "registro de población",
    ),
    validate=is_valid,
)
