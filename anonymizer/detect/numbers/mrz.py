"""MRZ (machine-readable zone of passports, visas and identity cards), after ICAO Doc 9303.

Two lines of 44 or 36 characters, or three of 30, of capitals, digits and ``<``. Fields carry check
digits (weights 7, 3, 1, modulo 10); here the document number, birth and expiry of the two-line form
are checked.

>>> calc_check_digit("L898902C3")
'6'
>>> is_valid("L898902C36UTO7408122F1204159ZE184226B<<<<<10")
True
>>> is_valid("L898902C37UTO7408122F1204159ZE184226B<<<<<10")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidChecksum, InvalidFormat

from anonymizer.detect.numbers.scheme import Scheme, Scope, passes, pattern

_LINE = r"[A-Z0-9<]{28,46}"
_DATA_LINE = re.compile(r"([A-Z0-9<]{9})(\d)[A-Z<]{3}(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z0-9<]{0,20}")
_THREE_LINES = re.compile(
    r"[ACI][A-Z0-9<][A-Z<]{3}([A-Z0-9<]{9})(\d)[A-Z0-9<]{13,17}\s+(\d{6})(\d)[MFX<](\d{6})(\d)"
)


def compact(number: str) -> str:
    """The lines without blanks around them."""
    return "\n".join(number.split())


def calc_check_digit(field: str) -> str:
    """The check digit of a field; ``<`` counts as 0, letters from A = 10."""
    values = (0 if character == "<" else int(character, 36) for character in field)
    return str(sum(value * (7, 3, 1)[position % 3] for position, value in enumerate(values)) % 10)


def validate(number: str) -> str:
    """The compact zone.

    Raises:
        ValidationError: no data line, or a wrong check digit in it.
    """
    number = compact(number)
    found = _THREE_LINES.search(number) or next(
        filter(None, map(_DATA_LINE.fullmatch, number.split("\n"))), None
    )
    if not found:
        raise InvalidFormat()
    fields = found.groups()
    if any(
        calc_check_digit(field) != digit
        for field, digit in zip(fields[::2], fields[1::2], strict=True)
    ):
        raise InvalidChecksum()
    return number


def is_valid(number: str) -> bool:
    """Whether the check digits agree."""
    return passes(validate, number)


SCHEME = Scheme(
    name="mrz",
    entity_type="MRZ",
    patterns=(
        pattern(
            rf"(?<![A-Z0-9<])(?=[A-Z0-9]{{0,44}}<){_LINE}(?:\s{{1,4}}{_LINE}){{0,2}}(?![A-Z0-9<])",
            0.9,
            scope=Scope.TEXT,
            triggers=("<",),
        ),
        # Typed off, with filler lost: "P<SLV" and the surname are enough.
        pattern(
            r"(?<![A-Z0-9<])[PIACV][A-Z<]?<?[A-Z]{3}[A-Z]{1,30}<<[A-Z<]{2,40}",
            0.8,
            scope=Scope.TEXT,
            triggers=("<",),
        ),
    ),
    validate=is_valid,
)
