"""Receipt number of a case at USCIS (USA).

Three letters for the office (``IOE``, ``EAC``, ``WAC``, ...) and ten digits: fiscal year (2),
working day (3), sequence (5). No check digit.

>>> validate("EAC-00-999-00001")
'EAC0099900001'
>>> is_valid("XYZ0099900001")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidComponent, InvalidFormat
from stdnum.util import clean

from anonymizer.detect.numbers.scheme import END, SEP, Scheme, passes, pattern

_OFFICES = (
    "EAC",
    "VSC",
    "WAC",
    "CSC",
    "LIN",
    "NSC",
    "SRC",
    "TSC",
    "MSC",
    "NBC",
    "YSC",
    "IOE",
    "ZLA",
)
_OFFICE = "|".join(_OFFICES)


def compact(number: str) -> str:
    """The number in capitals, without separators."""
    return clean(number, " -.*").strip().upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong form or no such office.
    """
    number = compact(number)
    if not re.fullmatch(r"[A-Z]{3}\d{10}", number):
        raise InvalidFormat()
    if number[:3] not in _OFFICES:
        raise InvalidComponent()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form and a known office."""
    return passes(validate, number)


SCHEME = Scheme(
    name="uscis_receipt",
    entity_type="USCIS_RECEIPT",
    patterns=(
        pattern(
            rf"(?<![^\W_])(?:{_OFFICE})[ *#:-]{{0,2}}\d{{2}}{SEP}\d{{3}}{SEP}\d{{5}}{END}",
            0.9,
            ignore_case=True,
        ),
        # A digit lost or too many.
        pattern(rf"(?<![^\W_])(?:{_OFFICE})[ -]?\d{{8,12}}{END}", 0.7),
        pattern(rf"(?<![^\W_])[A-Z]{{3}}[ -]?\d{{10}}{END}", 0.5, ignore_case=True),
    ),
    context=(
        "receipt",
        "receipt number",
        "receipt no",
        "uscis",
        "número de recibo",
        "recibo",
        "case number",
        "número de caso",
    ),
    validate=is_valid,
    remark="format",
)
