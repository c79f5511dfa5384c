"""Clave de elector (on Mexico's INE voter card), and the card's other numbers.

Eighteen characters: six consonants of the name, date of birth, state (2), sex (H or M) and three
digits. There is no public check digit; date and state must be possible. The back of the card adds
CIC (9 digits) and OCR (13 digits).

>>> validate("ZZZZZZ00010199H000")
'ZZZZZZ00010199H000'
>>> is_valid("ZZZZZZ00130199H000")
False
"""

from __future__ import annotations

import datetime
import re

from stdnum.exceptions import InvalidComponent, InvalidFormat
from stdnum.util import clean

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, digits, passes, pattern

_FORM = re.compile(r"[A-ZÑ]{6}\d{8}[HM]\d{3}")


def compact(number: str) -> str:
    """The number in capitals, without separators."""
    return clean(number, " -.").strip().upper()


def validate(number: str) -> str:
    """The compact clave de elector.

    Raises:
        ValidationError: wrong form or an impossible date.
    """
    number = compact(number)
    if not _FORM.fullmatch(number):
        raise InvalidFormat()
    try:
        datetime.date(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]))
    except ValueError:
        # The one date that only one of the two possible centuries has.
        if number[6:12] != "000229":
            raise InvalidComponent() from None
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form and a possible date."""
    return passes(validate, number)


SCHEME = Scheme(
    name="mx_ine",
    entity_type="MX_INE",
    patterns=(
        pattern(
            r"(?<![^\W_])[A-ZÑ]{6}[ -]?\d{6}[ -]?\d{2}[ -]?[HM][ -]?\d{3}(?![^\W_])",
            0.9,
            ignore_case=True,
        ),
        pattern(
            r"(?<![^\W_])[A-ZÑ0]{6}[\dOI]{8}[HM][\dOI]{2,3}(?![^\W_])",
            0.5,
            scope=Scope.DIGITS,
            ignore_case=True,
        ),
        digits("13", 0.3, Needs.CONTEXT),
        digits("9", 0.3, Needs.CONTEXT),
        digits("12", 0.3, Needs.LABEL),
    ),
    context=(
        "clave de elector",
        "ine",
        "ife",
        "idmex",
        "credencial de elector",
        "credencial para votar",
        "cic",
        "voter card",
        "voter id",
        "elector key",
    ),
    validate=is_valid,
    remark="format",
)
