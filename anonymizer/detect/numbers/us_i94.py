"""I-94 (arrival and departure record number of the USA).

Eleven characters: eleven digits, or since 2019 nine digits, a letter and a digit. No check digit.

>>> validate("000000000A0")
'000000000A0'
>>> is_valid("12345678")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat
from stdnum.util import clean

from anonymizer.detect.numbers.scheme import END, SEP, START, Needs, Scheme, passes, pattern


def compact(number: str) -> str:
    """The number in capitals, without separators."""
    return clean(number, " -.").strip().upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong form.
    """
    number = compact(number)
    if not re.fullmatch(r"\d{9}[\dA-Z]\d", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="us_i94",
    entity_type="US_I94",
    patterns=(
        pattern(rf"{START}\d{{9}}[A-Za-z]\d{END}", 0.5),
        pattern(rf"{START}\d{{9}}{SEP}\d{{2}}{END}", 0.4, Needs.CONTEXT),
        pattern(
            rf"{START}\d{{3}}{SEP}\d{{3}}{SEP}\d{{3}}{SEP}[A-Za-z\d]\d{END}", 0.4, Needs.CONTEXT
        ),
    ),
    context=(
        "i-94",
        "i94",
        "admission number",
        "admission record",
        "arrival record",
        "arrival/departure",
        "número de admisión",
        "registro de entrada",
    ),
    validate=is_valid,
    remark="format",
)
