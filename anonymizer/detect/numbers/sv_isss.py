"""ISSS affiliation (Instituto Salvadoreño del Seguro Social).

Nine digits without a published check digit; older cards show the last two digits of a year after
them or a dash before the last.

>>> validate("00000045-6")
'000000456'
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
    name="sv_isss",
    entity_type="SV_ISSS",
    patterns=(
        digits("9", 0.4, Needs.CONTEXT),
        digits("8-1", 0.3, Needs.CONTEXT),
        digits("3-3-3", 0.3, Needs.CONTEXT),
        digits("1-2-2-4", 0.3, Needs.LABEL),
    ),
    context=(
        "isss",
        "seguro social",
        "afiliación",
        "número de afiliación",
        "carnet del seguro",
        "asegurado",
        "asegurada",
    ),
    validate=is_valid,
    remark="format",
)
