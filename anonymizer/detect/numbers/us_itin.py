"""ITIN (Individual Taxpayer Identification Number of the USA), after python-stdnum.

Nine digits, written 3-2-4; the first is 9, the fourth and fifth lie in given ranges.

>>> validate("912-90-3456")
'912903456'
>>> is_valid("123-45-6789")
False
"""

from __future__ import annotations

from stdnum.us.itin import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import END, SEP, START, Needs, Scheme, digits, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="us_itin",
    entity_type="US_ITIN",
    patterns=(
        pattern(rf"{START}9\d{{2}}-[5-9]\d-\d{{4}}{END}", 0.7),
        pattern(rf"{START}9\d{{2}}{SEP}\d{{2}}{SEP}\d{{4}}{END}", 0.4, Needs.CONTEXT),
        digits("3-2-4", 0.4, Needs.LABEL),
    ),
    context=(
        "itin",
        "individual taxpayer",
        "taxpayer identification number",
        "taxpayer id",
        "tax id",
        "tin",
        "número de contribuyente",
    ),
    validate=is_valid,
    remark="format",
)
