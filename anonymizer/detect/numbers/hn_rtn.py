"""RTN (Registro Tributario Nacional, Honduras's tax number).

Fourteen digits: for natural persons the DNI and one digit more, whose rule is not published.

>>> validate("0801-1890-000120")
'08011890000120'
>>> is_valid("0801-1890-00012")
False
"""

from __future__ import annotations

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits, passes


def compact(number: str) -> str:
    """The number without separators."""
    return clean(number, " -.").strip()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong length, other characters or no such department.
    """
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat()
    if len(number) != 14:
        raise InvalidLength()
    if not 1 <= int(number[:2]) <= 18:
        raise InvalidComponent()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form and department."""
    return passes(validate, number)


SCHEME = Scheme(
    name="hn_rtn",
    entity_type="HN_RTN",
    patterns=(
        digits("4=4=6", 0.7),
        digits("4=4=5=1", 0.7),
        digits("4-4-6", 0.4, Needs.CONTEXT),
    ),
    context=("rtn", "r.t.n", "registro tributario nacional", "registro tributario", "tax id"),
    validate=is_valid,
    remark="format",
)
