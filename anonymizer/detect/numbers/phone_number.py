"""Telephone numbers, above all of Central America, Mexico, the USA, Colombia and Spain.

El Salvador, Guatemala, Honduras, Nicaragua, Costa Rica and Panama have eight digits (Panama's fixed
lines seven), written 4-4; the USA and Canada 3-3-4; Mexico ten, written 2-4-4 or 3-3-4. Whether a
number can be assigned is asked of phonenumbers (Google's libphonenumber).

>>> validate("+503 2100 0000")
'+50321000000'
>>> validate("2100-0000")
'+50321000000'
>>> is_valid("+503 1")
False
>>> format("(503) 2100.0000")
'+503 2100 0000'
"""

from __future__ import annotations

import re

import phonenumbers
from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, digits, passes, pattern

# By count of digits, the countries whose national numbers have that many.
_REGIONS = {
    7: ("PA",),
    8: ("SV", "GT", "HN", "NI", "CR", "PA"),
    9: ("ES",),
    10: ("US", "MX", "CO"),
}


def compact(number: str) -> str:
    """The digits, after a ``+`` if the number begins with one (or with ``00``)."""
    number = number.strip().lstrip("(")
    digits_only = re.sub(r"\D", "", number)
    if number.startswith("+"):
        return "+" + digits_only
    return "+" + digits_only[2:] if digits_only.startswith("00") else digits_only


def _parse(number: str) -> phonenumbers.PhoneNumber:
    number = compact(number)
    # Without a plus, a country code makes the number longer than national numbers are.
    regions = (None,) if number.startswith("+") else _REGIONS.get(len(number), (None,))
    for region in regions:
        text = number if region or number.startswith("+") else "+" + number
        try:
            parsed = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return parsed
    raise InvalidFormat()


def validate(number: str) -> str:
    """The number in E.164 form; a national one in the first country where it can be.

    Raises:
        ValidationError: no number of any of the countries.
    """
    return phonenumbers.format_number(_parse(number), phonenumbers.PhoneNumberFormat.E164)


def is_valid(number: str) -> bool:
    """Whether the number can be assigned."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001
    """The number as dialled from abroad."""
    return phonenumbers.format_number(_parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


_EXTENSION = r"(?: ?(?:ext|x|extensi[oó]n|extension)\.? ?\d{1,5})?"
_COUNTRY = r"(?:50[1-9]|52|57|58|51|593|34)"
_YEARS = r"(?!(?:19|20)\d{2} ?[-. ] ?(?:19|20)\d{2}(?!\d))"
_DATE = r"(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"

SCHEME = Scheme(
    name="phone_number",
    entity_type="PHONE_NUMBER",
    patterns=(
        pattern(rf"(?<![\w+])(?:\+ ?|\(\+)\d(?:[ ().-]{{0,3}}\d){{6,14}}{_EXTENSION}{END}", 0.8),
        pattern(rf"{START}00 ?{_COUNTRY}(?:[ ().-]{{0,3}}\d){{7,10}}{END}", 0.6),
        # Country code without plus.
        pattern(rf"{START}\(?50[1-9]\)?[ .-]{{0,3}}\d{{4}}[ .-]{{0,3}}\d{{4}}{END}", 0.6),
        pattern(rf"{START}\(?(?:52|57)\)?[ .-]{{1,3}}1?(?:[ .-]?\d){{10}}{END}", 0.6),
        # Eight digits.
        pattern(rf"{START}{_YEARS}[2-9]\d{{3}} ?[-.] ?\d{{4}}{_EXTENSION}{END}", 0.6),
        pattern(rf"{START}{_YEARS}[2-9]\d{{3}} {{1,2}}\d{{4}}{END}", 0.5),
        pattern(rf"{START}{_DATE}[2-9]\d{{7}}{END}", 0.4),
        pattern(rf"{START}[2-9]\d(?:[ .-]\d{{2}}){{3}}{END}", 0.4, Needs.CONTEXT),
        pattern(rf"{START}[2-9]\d{{3}}(?:[ .-]\d{{2}}){{2}}{END}", 0.4, Needs.CONTEXT),
        # Seven digits; "333-2020" is more often a decree or a case of a year.
        pattern(rf"{START}[2-9]\d{{2}}[-.](?!(?:19|20)\d{{2}}(?!\d))\d{{4}}{END}", 0.4),
        digits("3-4", 0.4, Needs.CONTEXT),
        # North America, Colombia: 3-3-4.
        pattern(
            r"(?<!\d)(?<!\d[-.])(?:1[ .-]{0,2})?"
            r"(?:\([2-9]\d{2}\)[ .-]{0,2}|[2-9]\d{2}[ .-]{1,2})"
            rf"\d{{3}}[ .-]{{1,2}}\d{{4}}{_EXTENSION}{END}",
            0.7,
        ),
        pattern(rf"{START}1?[2-9]\d{{9}}{END}", 0.4, Needs.VALID),
        # Mexico: 2-4-4; Spain: 3-3-3 and 3-2-2-2.
        pattern(rf"{START}(?:04[45] )?\(?\d{{2}}\)?[ .-]{{1,2}}\d{{4}}[ .-]\d{{4}}{END}", 0.6),
        pattern(rf"{START}[679]\d{{2}}(?: \d{{3}}){{2}}{END}", 0.5),
        pattern(rf"{START}[679]\d{{2}}(?: \d{{2}}){{3}}{END}", 0.5),
        pattern(rf"{START}[679]\d{{8}}{END}", 0.4, Needs.CONTEXT),
        # Colombia: 3-3-2-2; numbers with the trunk zero; toll-free numbers.
        pattern(rf"{START}3\d{{2}}(?: \d{{3}} \d{{2}} \d{{2}}|-\d{{3}}-\d{{2}}-\d{{2}}){END}", 0.6),
        pattern(rf"{START}\(?0\d{{2,4}}\)?[ -]?\d{{3}}[ -]?\d{{2}}[ -]?\d{{2}}{END}", 0.4),
        # "014-2022-331" is a case of a year.
        pattern(
            rf"{START}0\d{{2,3}}[ -](?!(?:19|20)\d{{2}}(?!\d))\d{{3,4}}[ -]\d{{3,4}}{END}", 0.4
        ),
        pattern(rf"{START}(?:01[ -]?)?1?[ -]?[89]00[ -]\d{{2,4}}[ -]\d{{3,4}}{END}", 0.4),
        pattern(rf"{START}{_YEARS}\d(?:[ -]{{0,2}}\d){{7,13}}{END}", 0.4, Needs.CONTEXT),
        # However it is cut into groups.
        pattern(
            rf"{START}{_YEARS}\(?\d(?:[ ().-]{{0,3}}\d){{6,13}}{_EXTENSION}{END}", 0.4, Needs.LABEL
        ),
    ),
    context=(
        "tel",
        "tels",
        "teléfono",
        "telefonos",
        "telefónico",
        "número de teléfono",
        "número telefónico",
        "cel",
        "celular",
        "móvil",
        "whatsapp",
        "whats app",
        "whats",
        "wsp",
        "wasap",
        "guasap",
        "wa",
        "signal",
        "fax",
        "llamar",
        "llamarme",
        "llamarle",
        "llámame",
        "llame",
        "llamo",
        "llamó",
        "llamaron",
        "llamada",
        "marcar",
        "mi número",
        "su número",
        "número de contacto",
        "contacto",
        "phone",
        "phone number",
        "telephone",
        "cell",
        "cell phone",
        "cellphone",
        "mobile",
        "call",
        "called",
        "calling",
        "call me",
        "text",
        "texted",
        "dial",
        "dialed",
        "my number",
        "his number",
        "her number",
        "their number",
        "contact",
    ),
    validate=is_valid,
    remark="range",
)
