"""Reference numbers of the International Committee of the Red Cross (ICRC, CICR).

Detainee and family-link files carry three letters for the delegation, six digits and often a
two-digit suffix, ``ZZZ-000123-01``.

>>> validate("zzz 000123 01")
'ZZZ-000123-01'
>>> is_valid("Z-1")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import END, SEP, Needs, Scheme, passes, pattern


def compact(number: str) -> str:
    """The number in capitals, with its dashes."""
    number = re.sub(r"[ .-]{1,4}", "-", number.strip()).upper()
    return re.sub(r"\A([A-Z]{2,3})(\d)", r"\1-\2", number)


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong form.
    """
    number = compact(number)
    if not re.fullmatch(r"[A-Z]{2,3}-\d{6}(?:-\d{2})?", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="icrc",
    entity_type="ICRC_NUMBER",
    patterns=(
        pattern(
            rf"(?<![\w-])[A-Z]{{2,3}}{SEP}\d{{6}}(?:{SEP}\d{{2}})?{END}",
            0.5,
            Needs.CONTEXT,
            ignore_case=True,
        ),
        pattern(
            rf"(?<![\w-])[A-Z]{{0,4}}[-/]?\d{{4,9}}(?:[-/]\d{{1,4}})?{END}",
            0.4,
            Needs.LABEL,
        ),
    ),
    context=(
        "icrc",
        "cicr",
        "red cross",
        "cruz roja",
        "cruz roja internacional",
        "tracing request",
        "solicitud de búsqueda",
    ),
    validate=is_valid,
    remark="format",
)
