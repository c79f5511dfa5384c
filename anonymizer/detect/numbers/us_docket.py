"""Docket number of a federal court of the USA, and EOIR's own numbers.

District courts: office, year, type of case, number and the judges' initials,
``1:21-cv-01234-ABC-DE``. Courts of appeal: year and number, ``No. 21-1234``. The immigration courts
(EOIR) file by A-number; their practitioners have an EOIR ID of two letters and six digits.

>>> validate("1:00-CV-00001-abc")
'1:00-cv-00001-ABC'
>>> is_valid("00-1234")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, passes, pattern

_CASE = r"(?:cv|cr|mj|mc|md|ap|bk|po|misc|civ|crim)"
_FORM = re.compile(
    rf"((?:\d{{1,2}}:)?\d{{2,4}}-{_CASE}-\d{{1,6}})((?:-[A-Z]{{1,5}}){{0,4}}(?:-\d{{1,2}})?)", re.I
)


def compact(number: str) -> str:
    """The number without blanks, the type in small letters and initials in capitals."""
    number = re.sub(r"\s{1,5}", "", number)
    found = _FORM.fullmatch(number)
    return found[1].lower() + found[2].upper() if found else number


def validate(number: str) -> str:
    """The compact docket number of a district court.

    Raises:
        ValidationError: wrong form.
    """
    number = compact(number)
    if not _FORM.fullmatch(number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether it has the form of a district court's docket number."""
    return passes(validate, number)


SCHEME = Scheme(
    name="us_docket",
    entity_type="CASE_NUMBER",
    patterns=(
        pattern(
            rf"(?<![\w:-])(?:\d{{1,2}}: ?)?(?:19|20)?\d{{2}} ?- ?{_CASE} ?- ?\d{{1,6}}"
            r"(?:-[A-Z]{1,5}){0,4}(?:-\d{1,2})?(?![^\W_])",
            0.9,
            ignore_case=True,
            scope=Scope.DIGITS,
        ),
        pattern(
            rf"(?<![\w:-])\d{{2}} ?{_CASE}\.? ?\d{{2,6}}(?: ?\([A-Z]{{2,4}}\))?(?![^\W_])",
            0.5,
            ignore_case=True,
            scope=Scope.DIGITS,
        ),
        pattern(r"(?<![\w:-])\d{2}-\d{3,6}(?![\w-])", 0.4, Needs.LABEL),
    ),
    context=(
        "docket",
        "docket no",
        "case no",
        "case number",
        "civil action",
        "civil action no",
        "criminal no",
        "cir. no",
        "appeal no",
        "petition no",
        "número de caso",
        "caso no",
        "caso número",
        "court file",
    ),
)
