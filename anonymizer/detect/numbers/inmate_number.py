"""Numbers of prisoners and immigration detainees.

The US Federal Bureau of Prisons writes a register number as five digits and three (the district),
``12345-678``. Others are found by what announces them; ICE files by A-number.

>>> validate("00001 000")
'00001-000'
>>> is_valid("123")
False
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import LETTERS, Needs, Scheme, digits, passes, pattern


def compact(number: str) -> str:
    """A register number of the Bureau of Prisons with its dash."""
    return re.sub(r"(\d{5})[ .-]{0,3}(\d{3})", r"\1-\2", number.strip())


def validate(number: str) -> str:
    """The compact register number of the Bureau of Prisons.

    Raises:
        ValidationError: wrong form.
    """
    number = compact(number)
    if not re.fullmatch(r"\d{5}-\d{3}", number):
        raise InvalidFormat()
    return number


def is_valid(number: str) -> bool:
    """Whether it has the form of a register number."""
    return passes(validate, number)


SCHEME = Scheme(
    name="inmate_number",
    entity_type="INMATE_NUMBER",
    patterns=(
        digits("5=3", 0.5, Needs.CONTEXT),
        pattern(
            rf"(?<![\w-]){LETTERS}\d{{2,10}}(?:[-/]\d{{1,6}}){{0,2}}[A-Z]?(?![\w-])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
    ),
    context=(
        "bop",
        "register no",
        "register number",
        "reg. no",
        "reg no",
        "inmate",
        "inmate number",
        "inmate id",
        "prisoner number",
        "prisoner no",
        "prison number",
        "detainee number",
        "detainee no",
        "detainee id",
        "detention number",
        "booking number",
        "booking no",
        "subject id",
        "fins",
        "eid",
        "event number",
        "offender number",
        "offender id",
        "número de interno",
        "número de interna",
        "número de recluso",
        "número de reclusa",
        "número de preso",
        "número de privado de libertad",
        "número de detenido",
        "ficha",
        "registro penitenciario",
        "expediente penitenciario",
        "número de registro penitenciario",
    ),
)
