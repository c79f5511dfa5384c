"""Passport numbers of any country, found by what announces them.

ICAO Doc 9303 allows up to nine letters and digits. The countries of this region use one or two
letters and six to eight digits (El Salvador ``A01234567``, Honduras ``E123456``, Nicaragua
``C01234567``, Mexico ``G12345678``) or nine digits (Guatemala, USA).

>>> validate("a 0000 0001")
'A00000001'
>>> is_valid("ABC")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat
from stdnum.util import clean

from anonymizer.detect.numbers.scheme import END, LETTERS, SEP, Needs, Scheme, passes, pattern


def compact(number: str) -> str:
    """The number in capitals, without separators."""
    return clean(number, " -.").strip().upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: longer than nine characters, or hardly a digit in it.
    """
    number = compact(number)
    if not re.fullmatch(r"(?=.{6,9}\Z)[A-Z]{0,3}\d{4,9}[A-Z]?", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether it has the form of a passport number."""
    return passes(validate, number)


SCHEME = Scheme(
    name="passport",
    entity_type="PASSPORT",
    patterns=(
        pattern(rf"(?<![^\W_])(?<!-)[A-Z]{{1,3}}[ -]?\d{{6,9}}[A-Z]?{END}", 0.5, Needs.CONTEXT),
        pattern(
            rf"(?<![^\W_])(?<!-){LETTERS}\d{{2,4}}{SEP}\d{{2,4}}{SEP}\d{{0,4}}[A-Z]?{END}",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
        pattern(rf"(?<![^\W_])(?<!-)\d{{8,9}}{END}", 0.4, Needs.CONTEXT),
    ),
    context=(
        "passport",
        "passport number",
        "passport no",
        "travel document",
        "pasaporte",
        "número de pasaporte",
        "pasaporte provisional",
        "documento de viaje",
    ),
    validate=is_valid,
    remark="format",
)
