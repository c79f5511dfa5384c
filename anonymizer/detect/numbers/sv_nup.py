"""NUP (Número Único Previsional, the number of an insured person in El Salvador's pensions).

Twelve digits without a published check digit.

>>> validate("000 000 000 012")
'000000000012'
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
    if len(number) != 12:
        raise InvalidLength()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="sv_nup",
    entity_type="SV_NUP",
    patterns=(
        digits("12", 0.4, Needs.CONTEXT),
        digits("3-3-3-3", 0.4, Needs.CONTEXT),
        digits("4-4-4", 0.4, Needs.CONTEXT),
    ),
    context=(
        "nup",
        "número único previsional",
        "único previsional",
        "afp",
        "pension number",
        "pensiones",
        "cotizante",
    ),
    validate=is_valid,
    remark="format",
)
