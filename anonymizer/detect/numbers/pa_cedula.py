"""Cédula of Panama.

Province (1 to 13) or a class (E foreigner, N naturalised, PE born abroad, PI indigenous, AV old
register), then volume and entry: ``8-123-4567``, ``PE-12-345``, ``4AV-12-345``. No check digit.

>>> validate("8-000-0001")
'8-000-0001'
>>> validate("pe 1 23")
'PE-1-23'
>>> is_valid("14-123-456")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import END, Needs, Scheme, Scope, passes, pattern

_FORM = re.compile(r"(?:PE|E|N|(?:1[0-3]|[1-9])(?:-?(?:AV|PI|N|E))?)-\d{1,5}-\d{1,6}")
_CLASS = r"(?:PE|E|N|(?:1[0-3]|0?[1-9])-?(?:AV|PI|N|E))"


def compact(number: str) -> str:
    """The number in capitals, its groups joined by dashes."""
    return re.sub(r"[ .-]{1,5}", "-", number.strip()).upper()


def validate(number: str) -> str:
    """The compact number.

    Raises:
        ValidationError: no such province, class or form.
    """
    number = compact(number).removeprefix("0")
    if not _FORM.fullmatch(number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether the number has the right form."""
    return passes(validate, number)


SCHEME = Scheme(
    name="pa_cedula",
    entity_type="PA_CEDULA",
    patterns=(
        pattern(
            rf"(?<![\w/-]){_CLASS} ?- ?\d{{1,5}} ?- ?\d{{2,6}}{END}",
            0.6,
            scope=Scope.DIGITS,
        ),
        pattern(rf"(?<![\w/-])(?<!\d[. ])(?:1[0-3]|0?[1-9])-\d{{3,4}}-\d{{3,5}}{END}", 0.5),
        pattern(
            rf"(?<![\w/-])(?<!\d[. ])(?:{_CLASS}|1[0-3]|0?[1-9])"
            rf"[- .]{{1,3}}\d{{1,5}}[- .]{{1,3}}\d{{1,6}}{END}",
            0.4,
            Needs.LABEL,
        ),
    ),
    context=(
        "cédula",
        "cédula de identidad personal",
        "cip",
        "panamanian id",
        "national id",
        "identity card",
    ),
    validate=is_valid,
    remark="format",
)
