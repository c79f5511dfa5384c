"""Cédula de identidad of Costa Rica, after python-stdnum (``cr.cpf``).

Province (1 to 9), volume and entry: nine digits, written 1-4-4, zeros often left out.

>>> validate("3-0455-0175")
'0304550175'
>>> is_valid("30-1234-1234")
False
"""

from __future__ import annotations

from stdnum.cr.cpf import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import END, Needs, Scheme, digits, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="cr_cedula",
    entity_type="CR_CEDULA",
    patterns=(
        pattern(rf"(?<![\w/-])(?<!\d[. ])0?[1-9][- ]0\d{{3}}[- ]\d{{4}}{END}", 0.6),
        pattern(rf"(?<![\w/-])(?<!\d[. ])0?[1-9]-\d{{3,4}}-\d{{3,4}}{END}", 0.5),
        digits("1-4-4", 0.4, Needs.CONTEXT),
    ),
    context=(
        "cédula",
        "cédula de identidad",
        "costa rican id",
        "national id",
        "identity card",
        "tse",
    ),
    validate=is_valid,
    remark="format",
)
