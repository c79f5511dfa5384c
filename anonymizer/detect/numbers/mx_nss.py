"""NSS (Número de Seguridad Social of Mexico's IMSS).

Eleven digits: office (2), year of affiliation (2), year of birth (2), sequence (4) and a Luhn check
digit.

>>> validate("00 00 00 0018 0")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidChecksum: The number's checksum or check digit is invalid.
>>> validate("00 00 00 0018 2")
'00000000182'
"""

from __future__ import annotations

from stdnum import luhn
from stdnum.exceptions import InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits, passes


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
    if len(number) != 11:
        raise InvalidLength()
    luhn.validate(number)
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form and check digit."""
    return passes(validate, number)


SCHEME = Scheme(
    name="mx_nss",
    entity_type="MX_NSS",
    patterns=(
        digits("2=2=2=4=1", 0.6),
        digits("2-2-2-4-1", 0.4, Needs.CONTEXT),
        digits("4-2-4-1", 0.4, Needs.CONTEXT),
    ),
    context=(
        "nss",
        "imss",
        "seguridad social",
        "seguro social",
        "número de seguridad social",
        "issste",
    ),
    validate=is_valid,
)
