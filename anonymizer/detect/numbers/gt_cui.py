"""CUI (Código Único de Identificación, on Guatemala's DPI card).

Eight digits, a check digit, department (2) and municipality (2) of birth. Written 4-5-4. The check
digit is the sum of the first eight digits weighted 2 to 9, modulo 11. The number of municipalities
per department is that of the Instituto Nacional de Estadística (340 in all).

>>> validate("0000 00124 0101")
'0000001240101'
>>> is_valid("0000 00114 0101")
False
>>> is_valid("0000 00124 2301")
False
>>> format("0000001240101")
'0000 00124 0101'
"""

from __future__ import annotations

from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits, passes, pattern

_MUNICIPALITIES = (
    *(17, 8, 16, 16, 14, 14, 19, 8, 24, 21, 9),
    *(30, 33, 21, 8, 17, 14, 5, 11, 11, 7, 17),
)


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip()


def calc_check_digit(number: str) -> str:
    """The check digit for the first eight digits; ``"10"`` where there can be none."""
    return str(sum(weight * int(digit) for weight, digit in enumerate(number[:8], 2)) % 11)


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length, other characters, no such place, or a wrong check digit.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if len(number) != 13:
        raise InvalidLength()
    department, municipality = int(number[9:11]), int(number[11:])
    if not 1 <= department <= 22 or not 1 <= municipality <= _MUNICIPALITIES[department - 1]:
        raise InvalidComponent()
    if number[8] != calc_check_digit(number):
        raise InvalidChecksum()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form, place and check digit."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as printed on the card."""
    number = compact(number)
    return f"{number[:4]} {number[4:9]} {number[9:]}"


SCHEME = Scheme(
    name="gt_cui",
    entity_type="GT_CUI",
    patterns=(
        digits("4=5=4", 0.7),
        digits("8-1-4", 0.4, Needs.VALID),
        digits("4-5-4", 0.4, Needs.VALID),
        digits("4-4-1-2-2", 0.4, Needs.CONTEXT),
        digits("4-5-2-2", 0.5, Needs.CONTEXT),
        digits("12", 0.3, Needs.LABEL),
        # The old "cédula de vecindad": register of a department, and number.
        pattern(
            r"(?<![^\W_])[A-V] ?- ?\d{1,2}[ ,]{1,2}\d{1,3}[.,]?\d{2,3}(?!\d)", 0.4, Needs.CONTEXT
        ),
    ),
    context=(
        "cui",
        "dpi",
        "c.u.i",
        "d.p.i",
        "código único de identificación",
        "documento personal de identificación",
        "cédula de vecindad",
        "cédula",
        "guatemalan id",
        "national id",
        "identity card",
        "número de orden",
    ),
    validate=is_valid,
)
