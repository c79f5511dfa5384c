"""DNI (Documento Nacional de Identificación, Honduras).

Thirteen digits, written 4-4-5: department (01 to 18) and municipality where the birth was
registered, year, number in the register. There is no check digit; the parts must be possible.

>>> validate("0801-1890-00012")
'0801189000012'
>>> is_valid("1901-1990-00012")
False
>>> format("0801189000012")
'0801-1890-00012'
"""

from __future__ import annotations

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits, passes, pattern


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length, other characters, no such department or year.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if len(number) != 13:
        raise InvalidLength()
    if not 1 <= int(number[:2]) <= 18 or not 1 <= int(number[2:4]) <= 28:
        raise InvalidComponent()
    if not 1850 <= int(number[4:8]) <= 2099:
        raise InvalidComponent()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form and possible parts."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as printed on the card."""
    number = compact(number)
    return f"{number[:4]}-{number[4:8]}-{number[8:]}"


SCHEME = Scheme(
    name="hn_dni",
    entity_type="HN_DNI",
    patterns=(
        digits("4=4=5", 0.7),
        digits("4-4-5", 0.4, Needs.VALID),
        digits("2-2-4-5", 0.4, Needs.CONTEXT),
        digits("12", 0.3, Needs.LABEL),
        pattern(r"(?<!\d)(?<!\d-)\d{4} ?- ?\d{4} ?- ?\d{4}(?![\d-])", 0.3, Needs.CONTEXT),
    ),
    context=(
        "dni",
        "d.n.i",
        "documento nacional de identificación",
        "tarjeta de identidad",
        "identidad",
        "cédula",
        "honduran id",
        "national id",
        "identity card",
        "identity number",
        "rnp",
    ),
    validate=is_valid,
    remark="format",
)
