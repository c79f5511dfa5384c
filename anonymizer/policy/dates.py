"""How exactly does a date say when?"""

from __future__ import annotations

import re
from datetime import date

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.public_events import is_public
from anonymizer.model import Document, Mention
from anonymizer.policy.context import after, before, ends_with, surface
from anonymizer.policy.date_words import DateParts, Part, read
from anonymizer.policy.rules import Reason

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}
_FULL = re.compile(
    r"(?<!\d)(\d{1,4})\s?[/.\-]\s?(\d{1,2}|[ivx]{1,4}|[a-z]{3,10})\s?[/.\-]\s?(\d{1,4})(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_MONTH_YEAR = re.compile(
    r"(?:0?[1-9]|1[0-2])\s?[/.\-]\s?(?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])"
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[/\-–—]\s?(?:(?:19|20)\d\d|\d\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s?[/.\-]\s?(\d{1,2}|[ivx]{1,4})(?!\d)")
_NINE_ELEVEN = re.compile(r"(?:el )?(?:9/11|11-?s)")

# No digits in between: in "born in Apopa and came here in 2014" another verb takes the date,
# which no pattern sees, so a birth claims only the first date after it.
_BIRTH_BEFORE = re.compile(
    r"\b(?:born|birth|dob|birthda(?:y|te)|naci|nacio|nacid[oa]s?|nacimos|nacieron|nacimiento|"
    r"f ?nac|parto|gave birth|dio a luz|di a luz|cumpleanos|cumpli(?:o|mos)? \w+ anos)\b"
    r"[^\d]{0,70}$"
)
_BIRTH_WITHIN = re.compile(r"\b(?:born|birth\w*|naci\w*|dob|cumpleanos)\b")
_BIRTH_AFTER = re.compile(
    r"^(?:the )?(?:year|day|ano|dia)?(?: in)?(?: which)?(?: (?:en )?que)?(?: i| he| she| we)?"
    r"(?: was| were)? (?:born|naci|nacio)\b"
)
# "On 15 September" may be anybody's day; the day of every year counts with its event beside it.
_EVENT = re.compile(
    r"\b(?:independ\w+|anivers\w+|annivers\w+|conmemora\w*|commemorat\w*|internacional|mundial|"
    r"international|world|day|dia (?:de|del|internacional|mundial)|attacks?|atentados?|9 11|"
    r"revolu\w+|acuerdos de paz|peace accords?|desfile|parade|marcha)\b"
)
# "Two-month time-limit", "four hours a day": how long, not when.
_COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|"
    r"thirty|forty|fifty|sixty|ninety|half|several|few|many|un[ao]?|dos|tres|cuatro|cinco|seis|siete|"
    r"ocho|nueve|diez|doce|quince|veinte|treinta|sesenta|noventa|medi[oa]|vari[oa]s|poc[oa]s)"
)
_COUNTED = re.compile(
    r"(?:(?:the|a|about|around|nearly|over|more|less|than|at least|almost|some|up to|un|unos|"
    r"unas|casi|mas de|menos de|plazo de|period of) )*"
    rf"{_COUNT}(?: and a half| y medi[oa])?[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|"
    r"years?|decades?|segundos?|minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?|decadas?)\b"
)
_ANCHORED = re.compile(
    r"\b(?:ago|after|later|before|earlier|since|until|last|next|of the (?:year|month)|hace|despues|"
    r"antes|desde|hasta|pasad[oa]s?|siguientes?|proxim[oa]s?|old|age)\b"
)
_CENTURY = re.compile(r"\b(?:century|centuries|siglos?)\b|^(?:the )?(?:\w+ )?world war$")
# Reasons that a birth makes telling; "three days" or "Monday" stay what they are.
_DATED = frozenset(
    {
        Reason.YEAR,
        Reason.MONTH_AND_YEAR,
        Reason.MONTH,
        Reason.FEAST_DAY,
        Reason.FULL_DATE,
        Reason.DAY_AND_MONTH,
        Reason.DAY_OF_MONTH,
        Reason.FEAST_DAY_AND_YEAR,
        Reason.LOCAL_FEAST_DAY,
        Reason.PUBLIC_DATE,
        Reason.UNKNOWN_DATE,
    }
)


def date_reason(document: Document, mention: Mention) -> Reason:
    """Why a date is kept or not.

    Args:
        document: for the words around, which tell a birth.
        mention: a date or time; its language says whether 3/4 begins with the day.
    """
    text = surface(document, mention)
    reason = classify(text, mention.language)
    words, following = before(document, mention), fold(after(document, mention))
    birth = (
        ends_with(_BIRTH_BEFORE, words)
        or _BIRTH_WITHIN.search(fold(text))
        or _BIRTH_AFTER.match(following)
    )
    beside = f"{words[-8:]} | {following[:24]}"
    if reason is Reason.FEAST_DAY and re.search(r"\b(?:19|20)\d\d\b", beside):
        reason = Reason.FEAST_DAY_AND_YEAR  # "14 April 2022, Holy Thursday" tells the day again
    if reason is Reason.PUBLIC_DATE and not _tells_year(text):
        around = f"{fold(words)} {fold(text)} {following}"
        reason = reason if _EVENT.search(around) else Reason.DAY_AND_MONTH
    return Reason.BIRTH_DATE if birth and reason in _DATED else reason


def _tells_year(text: str) -> bool:
    return bool(re.search(r"\d{4}", text) or read(text).years)


def classify(text: str, language: str) -> Reason:  # noqa: PLR0911 - a ladder of forms
    """How exact a date is, by itself.

    Args:
        text: one date or time, in digits or words, English, Spanish or mixed.
        language: ``"es"`` reads 3/4 as 3 April; otherwise both readings must be public for a
            numeric date to count as one.
    """
    plain = text.strip().casefold()
    if _NINE_ELEVEN.fullmatch(plain):
        return Reason.PUBLIC_DATE
    if match := _FULL.search(plain):
        return _numeric(match.groups(), language)
    if match := _COMPACT.search(plain):
        return _public_or(Reason.FULL_DATE, [(int(match[1]), int(match[2]), int(match[3]))])
    if _MONTH_YEAR.fullmatch(plain):
        return Reason.MONTH_AND_YEAR
    if _YEARS.fullmatch(plain):
        return Reason.YEAR
    if _DAY_MONTH.search(plain) and not re.search(r"\d\s?[ap]\.?\s?m", plain):
        return Reason.DAY_AND_MONTH
    reason = _worded(read(text))
    folded = fold(text)
    if _CENTURY.search(folded):
        return Reason.YEAR if reason is Reason.YEAR else Reason.DURATION
    if reason is Reason.UNKNOWN_DATE and _COUNTED.match(folded) and not _ANCHORED.search(folded):
        return Reason.DURATION
    return reason


def _worded(found: DateParts) -> Reason:  # noqa: PLR0911 - a ladder of forms
    """The reason for a date in words, the most exact part first."""
    days, months, years, parts = found.days, found.months, found.years, found.parts
    # "The first week of May", "a Monday in May" say more than the month.
    if (days and (months or years)) or (months and parts & {Part.DAY_UNIT, Part.WEEKDAY}):
        exact = Reason.FULL_DATE if years else Reason.DAY_AND_MONTH
        single = len(days) == len(months) == 1 and len(years) <= 1
        when = [(years[0] if years else None, months[0], days[0])] if single else []
        return _public_or(exact, when)
    if days and parts & {Part.FEAST, Part.LOCAL_FEAST}:
        return Reason.DAY_AND_MONTH
    if Part.LOCAL_FEAST in parts:
        return Reason.FEAST_DAY_AND_YEAR if years else Reason.LOCAL_FEAST_DAY
    if Part.FEAST in parts:
        return Reason.FEAST_DAY_AND_YEAR if years else Reason.FEAST_DAY
    if days:
        return Reason.DAY_OF_MONTH
    if Part.UNKNOWN in parts:
        return Reason.UNKNOWN_DATE
    if months:
        return Reason.MONTH_AND_YEAR if years else Reason.MONTH
    if years or Part.DECADE in parts:
        return Reason.YEAR
    if parts & {Part.RELATIVE, Part.UNIT, Part.DAY_UNIT, Part.SEASON}:
        return Reason.RELATIVE_DATE
    if Part.WEEKDAY in parts:
        return Reason.WEEKDAY
    return Reason.TIME_OF_DAY if Part.TIME in parts else Reason.UNKNOWN_DATE


def _numeric(groups: tuple[str, ...], language: str) -> Reason:
    first, middle, last = groups
    month = _ROMAN.get(middle) or (int(middle) if middle.isdigit() else 0)
    if not month:
        return _worded(read(f"{first} {middle} {last}"))
    if len(first) == 4:
        return _public_or(Reason.FULL_DATE, [(int(first), month, int(last))])
    if len(last) != 4:
        return Reason.FULL_DATE
    readings = [(int(last), month, int(first))]
    if language != "es" and middle.isdigit():
        readings.append((int(last), int(first), month))
    return _public_or(Reason.FULL_DATE, [r for r in readings if _exists(r)])


def _exists(when: tuple[int, int, int]) -> bool:
    try:
        date(*when)
    except ValueError:
        return False
    return True


def _public_or(reason: Reason, readings: list[tuple[int | None, int, int]]) -> Reason:
    """``PUBLIC_DATE`` where every reading (year, month, day) is listed, else ``reason``."""
    public = readings and all(is_public(month, day, year) for year, month, day in readings)
    return Reason.PUBLIC_DATE if public else reason
