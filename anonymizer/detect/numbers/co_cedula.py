"""Cédula de ciudadanía of Colombia, with the other papers of the same kind (TI, CE, PPT, NUIP).

Six to ten digits, usually with dots, often after ``CC``. No check digit.

>>> validate("1.000.000.001")
'1000000001'
>>> is_valid("12.345")
False
>>> format("1000000001")
'1.000.000.001'
"""

from __future__ import annotations

from stdnum.exceptions import InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, passes, pattern


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.,").strip()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length or other characters.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if not 6 <= len(number) <= 11:
        raise InvalidLength()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as Colombians write it."""
    return f"{int(compact(number)):,}".replace(",", ".")


SCHEME = Scheme(
    name="co_cedula",
    entity_type="CO_CEDULA",
    patterns=(
        pattern(rf"{START}\d{{1,3}}(?:[., ]\d{{3}}){{2,3}}{END}", 0.4, Needs.CONTEXT),
        pattern(rf"{START}\d{{6,11}}{END}", 0.4, Needs.LABEL),
        pattern(rf"{START}\d{{8,10}}{END}", 0.4, Needs.CONTEXT),
    ),
    context=(
        "cc",
        "c.c",
        "cédula",
        "cédula de ciudadanía",
        "cédula de extranjería",
        "tarjeta de identidad",
        "ti",
        "t.i",
        "nuip",
        "ppt",
        "colombian id",
    ),
    validate=is_valid,
    remark="format",
)
