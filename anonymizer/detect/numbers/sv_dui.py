"""DUI (Documento Único de Identidad, El Salvador's identity number).

Nine digits, written 8-1; the last is a check digit: the first eight are weighted 9 down to 2, and
the sum and the check digit together are a multiple of ten. Since 2021 it also serves as tax number
("NIT homologado").

>>> validate("00016297-5")
'000162975'
>>> is_valid("00016297-4")
False
>>> format("000162975")
'00016297-5'
"""

from __future__ import annotations

from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits, passes


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip()


def calc_check_digit(number: str) -> str:
    """The check digit for the first eight digits."""
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), number, strict=False))
    return str(-total % 10)


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length, other characters, or a wrong check digit.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if len(number) != 9:
        raise InvalidLength()
    if number[-1] != calc_check_digit(number[:8]):
        raise InvalidChecksum()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form and check digit."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as printed on the card."""
    number = compact(number)
    return f"{number[:8]}-{number[8:]}"


SCHEME = Scheme(
    name="sv_dui",
    entity_type="SV_DUI",
    patterns=(
        digits("8=1", 0.6),
        digits("9", 0.4, Needs.CONTEXT),
        digits("8-1", 0.4, Needs.CONTEXT),
        digits("3-3-3", 0.3, Needs.LABEL),
        digits("4-4-1", 0.3, Needs.CONTEXT),
        digits("2-3-3-1", 0.3, Needs.LABEL),
        # One digit too few or too many: a slip of the pen, no other number.
        digits("7=1", 0.3, Needs.LABEL),
        digits("8", 0.3, Needs.LABEL),
        digits("10", 0.3, Needs.LABEL),
    ),
    context=(
        "dui",
        "d.u.i",
        "documento único",
        "documento único de identidad",
        "documento de identidad",
        "NIT homologado",
        "unique identity document",
        "salvadoran id",
        "salvadorean id",
        "salvadoran identity card",
        "national id",
        "identity card",
        "identity document",
        "cédula",
    ),
    validate=is_valid,
)
