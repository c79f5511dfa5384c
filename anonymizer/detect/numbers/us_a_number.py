"""A-number (Alien Registration Number, "USCIS number") of the USA.

The letter A and seven to nine digits, padded to nine: ``A012 345 678``. No check digit.

>>> validate("A# 12-345-678")
'A012345678'
>>> is_valid("A12345")
False
>>> format("A12345678")
'A012-345-678'
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat, InvalidLength

from anonymizer.detect.numbers.scheme import END, SEP, Needs, Scheme, digits, passes, pattern

_LETTER = (
    r"(?<![^\W_])(?<![^\W_]-)[Aa](?: ?(?:#|[Nn]o\.?:?|[Nn]um(?:ber)?:?|-|\.|:) ?#?:? ?|[ -]{0,2})"
)


def compact(number: str) -> str:
    """``A`` and nine digits."""
    digits_only = re.sub(r"\D", "", number)
    return "A" + digits_only.zfill(9)


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: fewer than seven or more than nine digits, or other letters than A.
    """
    if re.sub(r"[\W\d_]", "", number).upper() not in {"A", "", "ANO", "ANUM", "ANUMBER"}:
        raise InvalidFormat()
    if not 7 <= len(re.sub(r"\D", "", number)) <= 9:
        raise InvalidLength()
    return compact(number)


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as forms print it."""
    number = compact(number)
    return f"{number[:4]}-{number[4:7]}-{number[7:]}"


SCHEME = Scheme(
    name="us_a_number",
    entity_type="US_A_NUMBER",
    patterns=(
        pattern(rf"{_LETTER}\d{{2,3}}{SEP}\d{{3}}{SEP}\d{{3}}{END}", 0.7),
        pattern(rf"{_LETTER}\d{{7}}{END}", 0.5),
        digits("9", 0.4, Needs.CONTEXT),
        digits("8", 0.4, Needs.LABEL),
        digits("3-3-3", 0.4, Needs.CONTEXT),
        digits("2-3-3", 0.4, Needs.CONTEXT),
    ),
    context=(
        "a number",
        "a-number",
        "a #",
        "a no",
        "alien",
        "alien number",
        "alien registration number",
        "alien file",
        "a-file",
        "a file",
        "uscis number",
        "uscis",
        "eoir",
        "agency no",
        "immigration judge",
        "immigration court",
        "ice number",
        "removal proceedings",
        "número a",
        "número de alien",
        "número alien",
        "número de extranjero",
        "número de registro de extranjero",
        "registro de extranjero",
        "corte de inmigración",
        "juez de inmigración",
    ),
    validate=is_valid,
    remark="format",
)
