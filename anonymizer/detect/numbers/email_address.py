"""E-mail addresses, also when written to be read by humans only ("ana arroba ejemplo punto com").

>>> is_valid("ana@example.org")
True
>>> is_valid("ana@example")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import Scheme, Scope, passes, pattern

_LOCAL = r"[\w.+%-]{1,64}"
_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,5}[^\W\d_]{2,24}"
_AT = r"(?: ?[\[({<] ?(?:at|arroba|@) ?[\])}>] ?| arroba )"
_DOT = r"(?: ?[\[({<] ?(?:dot|punto|\.) ?[\])}>] ?| (?:dot|punto) |\.)"


def compact(number: str) -> str:
    """The address in small letters, with its signs restored."""
    address = re.sub(_AT, "@", number.strip().lower())
    address = re.sub(r" at (?=\S)", "@", address)
    return re.sub(_DOT, ".", address).replace(" ", "")


def validate(number: str) -> str:
    """The compact address.

    Raises:
        ValidationError: it has not the form of an address.
    """
    number = compact(number)
    if not re.fullmatch(rf"{_LOCAL}@{_HOST}", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether it has the form of an address."""
    return passes(validate, number)


SCHEME = Scheme(
    name="email_address",
    entity_type="EMAIL_ADDRESS",
    patterns=(
        pattern(rf"(?<![\w.+%-]){_LOCAL}@{_HOST}(?![\w])", 0.95, scope=Scope.TEXT, triggers=("@",)),
        pattern(
            rf"(?<![\w.+%-]){_LOCAL}(?: @ |@ ){_HOST}(?![\w])",
            0.8,
            scope=Scope.TEXT,
            triggers=("@",),
        ),
        # Cut off at a line end or by the writer.
        pattern(
            rf"(?<![\w.+%-]){_LOCAL} ?@ ?"
            r"(?:gmail|hotmail|yahoo|outlook|icloud|proton(?:mail)?|live|msn)(?![\w])",
            0.8,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=("@",),
        ),
        pattern(
            rf"(?<![\w.+%-]){_LOCAL}{_AT}[\w-]{{2,40}}(?:{_DOT}[^\W\d_]{{2,12}}){{1,3}}(?![\w])",
            0.9,
            ignore_case=True,
            scope=Scope.TEXT,
        ),
        # Dictated: "ana dot ejemplo at example dot org".
        pattern(
            r"(?<![\w.+%-])[\w.+-]{1,40}"
            r"(?: (?:dot|punto|gui[oó]n bajo|underscore) [\w-]{1,40}){0,3} (?:at|arroba)"
            r" (?:[\w-]{1,30} ){1,3}(?:dot|punto) [^\W\d_]{2,12}"
            r"(?: (?:dot|punto) [a-z]{2,3})?(?!\w)(?! (?:at|arroba)\b)",
            0.8,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=(" dot ", " punto "),
        ),
    ),
)
