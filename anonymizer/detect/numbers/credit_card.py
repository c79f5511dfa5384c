"""Payment card numbers (ISO/IEC 7812): 13 to 19 digits with a Luhn check digit.

>>> validate("4100 0000 0000 0001")
'4100000000000001'
>>> is_valid("4000 0000 0000 0003")
False
"""

from __future__ import annotations

from stdnum import luhn
from stdnum.exceptions import InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, digits, passes, pattern


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length, other characters, or a wrong check digit.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if not 13 <= len(number) <= 19:
        raise InvalidLength()
    luhn.validate(number)
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right length and check digit."""
    return passes(validate, number)


SCHEME = Scheme(
    name="credit_card",
    entity_type="CREDIT_CARD",
    patterns=(
        digits("4=4=4=4", 0.8),
        digits("4=6=5", 0.7),
        pattern(rf"{START}[2-6]\d{{14,15}}{END}", 0.5, Needs.VALID),
        pattern(rf"{START}\d{{13,19}}{END}", 0.4, Needs.CONTEXT),
    ),
    context=(
        "card",
        "credit card",
        "debit card",
        "visa",
        "mastercard",
        "amex",
        "american express",
        "tarjeta",
        "tarjeta de crédito",
        "tarjeta de débito",
    ),
    validate=is_valid,
)
