"""UCN (FBI Universal Control Number, once "FBI number").

Up to nine letters and digits that end in letters and a digit, or digits only. No published check
digit.

>>> validate("000001ZZ0")
'000001ZZ0'
>>> is_valid("ABC")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat
from stdnum.util import clean

from anonymizer.detect.numbers.scheme import Needs, Scheme, passes, pattern


def compact(number: str) -> str:
    """The number in capitals, without separators."""
    return clean(number, " -.").strip().upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong form.
    """
    number = compact(number)
    if not re.fullmatch(r"(?=.{4,9}\Z)\d{1,9}[A-Z]{0,3}\d{0,2}|[A-Z]\d{6,8}", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="us_ucn",
    entity_type="US_UCN",
    patterns=(
        pattern(
            r"(?<![\w-])\d{3,9}[A-Z]{0,3}\d{0,2}(?![\w-])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
    ),
    context=(
        "fbi no",
        "fbi number",
        "fbi #",
        "fbi",
        "ucn",
        "universal control number",
        "state id number",
        "sid number",
        "número del fbi",
    ),
    validate=is_valid,
    remark="format",
)
