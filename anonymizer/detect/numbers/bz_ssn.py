"""Social security number of Belize (Social Security Board).

Nine digits without a published check digit; the card also serves as proof of identity.

>>> validate("000-000-012")
'000000012'
>>> is_valid("1234")
False
"""

from __future__ import annotations

from stdnum.exceptions import InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits, passes


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length or other characters.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if len(number) != 9:
        raise InvalidLength()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="bz_ssn",
    entity_type="BZ_SSN",
    patterns=(
        digits("9", 0.4, Needs.CONTEXT),
        digits("3-3-3", 0.4, Needs.CONTEXT),
    ),
    context=(
        "belize social security",
        "belizean social security",
        "social security board",
        "social security card",
        "ssb",
        "seguro social de Belice",
    ),
    validate=is_valid,
    remark="format",
)
