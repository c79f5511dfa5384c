"""Cédula de identidad of Nicaragua.

Municipality (3), date of birth (6, DDMMYY), sequence (4) and a check letter: the thirteen digits
modulo 23 count into ``ABCDEFGHJKLMNPQRSTUVWXY``. The rule is not official; it is the one that
Nicaraguan payroll software uses.

>>> validate("001-010100-0000B")
'0010101000000B'
>>> is_valid("001-010100-0000A")
False
>>> format("0010101000000B")
'001-010100-0000B'
"""

from __future__ import annotations

import datetime

from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import SEP, START, Needs, Scheme, digits, passes, pattern

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY"


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip().upper()


def calc_check_letter(number: str) -> str:
    """The check letter for thirteen digits."""
    return _LETTERS[int(number[:13]) % 23]


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length, other characters, no such date, or a wrong check letter.
    """
    number = compact(number)
    if len(number) != 14:
        raise InvalidLength()
    if not isdigits(number[:13]):
        raise InvalidFormat()
    try:
        # The century is not written; 2000 has a 29 February, as it must.
        datetime.date(2000 + int(number[7:9]), int(number[5:7]), int(number[3:5]))
    except ValueError:
        raise InvalidComponent() from None
    if number[13] != calc_check_letter(number):
        raise InvalidChecksum()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form, date and check letter."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as printed on the card."""
    number = compact(number)
    return f"{number[:3]}-{number[3:9]}-{number[9:]}"


SCHEME = Scheme(
    name="ni_cedula",
    entity_type="NI_CEDULA",
    patterns=(
        pattern(rf"{START}\d{{3}}{SEP}\d{{6}}{SEP}\d{{4}}{SEP}[A-Za-z](?![^\W_])", 0.8),
        digits("3-6-4", 0.4, Needs.CONTEXT),
    ),
    context=(
        "cédula",
        "cédula de identidad",
        "nicaraguan id",
        "national id",
        "identity card",
        "identidad",
    ),
    validate=is_valid,
)
