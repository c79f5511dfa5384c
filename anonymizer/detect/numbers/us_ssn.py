"""SSN (Social Security Number of the USA), after python-stdnum.

Nine digits, written 3-2-4, without check digit; some ranges are never issued.

>>> validate("536-90-4399")
'536904399'
>>> is_valid("000-12-3456")
False
"""

from __future__ import annotations

from stdnum.us.ssn import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import END, Needs, Scheme, Scope, digits, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="us_ssn",
    entity_type="US_SSN",
    patterns=(
        digits("3=2=4", 0.7),
        digits("9", 0.4, Needs.CONTEXT),
        digits("3-2-4", 0.4, Needs.CONTEXT),
        digits("3-3-3", 0.3, Needs.LABEL),
        # Masked but for its end: "XXX-XX-1234".
        pattern(rf"(?<![^\W_])(?:[Xx*]{{3}}-?[Xx*]{{2}}-?)\d{{4}}{END}", 0.7, scope=Scope.DIGITS),
    ),
    context=(
        "ssn",
        "ssns",
        "social security",
        "social security number",
        "social",
        "ss",
        "seguro social",
        "número de seguro social",
        "seguridad social",
    ),
    validate=is_valid,
    remark="format",
)
