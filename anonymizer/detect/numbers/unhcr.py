"""UNHCR (ACNUR) registration and case numbers of the proGres system.

A case is office (3 digits), year (2), ``C`` and five digits, ``000-12C00345``; a person is office
and eight digits, ``000-00012345``.

>>> validate("000-00c00001")
'000-00C00001'
>>> is_valid("12-34")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat
from stdnum.util import clean

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, passes, pattern


def compact(number: str) -> str:
    """The number in capitals, without blanks."""
    return clean(number, " ").strip().upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: wrong form.
    """
    number = compact(number)
    if not re.fullmatch(r"\d{3}-(?:\d{2}C\d{5}|\d{8})", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has one of the two forms."""
    return passes(validate, number)


SCHEME = Scheme(
    name="unhcr",
    entity_type="UNHCR_NUMBER",
    patterns=(
        pattern(rf"{START}\d{{3}} ?- ?\d{{2}}[Cc]\d{{5}}{END}", 0.8),
        pattern(rf"{START}\d{{3}} ?- ?\d{{8}}{END}", 0.5, Needs.CONTEXT),
        pattern(
            rf"(?<![\w-])[A-Z]{{0,4}}-?\d{{2,5}}[-/]?\d{{2,4}}[A-Z]?\d{{2,8}}{END}",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
    ),
    context=(
        "unhcr",
        "unhcr case",
        "unhcr file",
        "caso acnur",
        "acnur caso",
        "acnur",
        "progres",
        "refugee registration",
        "refugee certificate",
        "registration group",
        "asylum seeker certificate",
        "registro de refugiado",
        "certificado de refugiado",
        "constancia de refugiado",
        "comar",
    ),
    validate=is_valid,
    remark="format",
)
