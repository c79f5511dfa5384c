"""Cédula de identidad of Venezuela.

``V`` (Venezuelan) or ``E`` (foreigner) and up to nine digits, usually with dots. No check digit;
the RIF (tax number) adds one and is checked with python-stdnum (``ve.rif``).

>>> validate("V-11.470.283")
'V11470283'
>>> validate("V-11470283-4")
'V114702834'
>>> is_valid("V-12")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat
from stdnum.util import clean
from stdnum.ve import rif

from anonymizer.detect.numbers.scheme import END, SEP, START, Needs, Scheme, passes, pattern

_RIF = re.compile(r"[VEJPG] ?-? ?\d{8} ?- ?\d", re.I)


def compact(number: str) -> str:
    """The number in capitals, without separators."""
    return clean(number, " -.,").strip().upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong form, or a RIF with a wrong check digit.
    """
    if _RIF.fullmatch(number.strip()):
        return str(rif.validate(number))
    number = compact(number)
    if not re.fullmatch(r"[VE]?\d{5,9}", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="ve_cedula",
    entity_type="VE_CEDULA",
    patterns=(
        pattern(rf"(?<![\w-])[VvE] ?[-.] ?\d{{1,3}}(?:[.,]?\d{{3}}){{1,2}}{END}", 0.6),
        pattern(rf"(?<![\w-])[VEJPG] ?- ?\d{{8}} ?- ?\d{END}", 0.7),
        pattern(rf"(?<![\w-])[VE] ?\d{{7,8}}{END}", 0.5, Needs.CONTEXT),
        pattern(rf"{START}\d{{1,2}}{SEP}\d{{3}}{SEP}\d{{3}}{END}", 0.4, Needs.LABEL),
        pattern(
            rf"{START}\d{{1,2}} millones(?: \d{{1,3}} mil)?(?: \d{{1,3}})?{END}", 0.4, Needs.LABEL
        ),
    ),
    context=(
        "cédula",
        "cédula de identidad",
        "ci",
        "c.i",
        "rif",
        "venezuelan id",
        "national id",
    ),
    validate=is_valid,
)
