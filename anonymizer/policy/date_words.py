"""Reads the parts of a date out of its words, in English, Spanish or a mix of both."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from anonymizer.lexicon.fold import fold


class Part(enum.Enum):
    """What a word of a date can be, besides a number."""

    WEEKDAY = enum.auto()
    FEAST = enum.auto()
    LOCAL_FEAST = enum.auto()
    UNIT = enum.auto()
    DAY_UNIT = enum.auto()
    RELATIVE = enum.auto()
    TIME = enum.auto()
    SEASON = enum.auto()
    DECADE = enum.auto()
    UNKNOWN = enum.auto()


@dataclass(frozen=True, slots=True)
class DateParts:
    """The parts that a date names.

    Attributes:
        days: 1 to 31; those that count a unit ("3 days") are left out.
        months: 1 to 12.
        years: four digits.
        parts: kinds of the other words.
    """

    days: tuple[int, ...]
    months: tuple[int, ...]
    years: tuple[int, ...]
    parts: frozenset[Part]


def _numbered(words: str) -> dict[str, int]:
    """``"a|b c"`` -> a: 1, b: 1, c: 2."""
    return {w: n for n, group in enumerate(words.split(), 1) for w in group.split("|")}


_MONTHS = _numbered(
    "january|enero|jan|ene february|febrero|feb march|marzo|mar april|abril|apr|abr may|mayo "
    "june|junio|jun july|julio|jul august|agosto|aug|ago september|septiembre|setiembre|sep|sept|"
    "set october|octubre|oct november|noviembre|nov december|diciembre|dec|dic"
)
_NUMBERS = _numbered(
    "one|first|uno|un|una|primero|primer|primera|1st|1ro|1o two|second|dos|segundo|2nd "
    "three|third|tres|tercero|3rd four|fourth|cuatro five|fifth|cinco six|sixth|seis "
    "seven|seventh|siete eight|eighth|ocho nine|ninth|nueve ten|tenth|diez eleven|eleventh|once "
    "twelve|twelfth|doce thirteen|thirteenth|trece fourteen|fourteenth|catorce "
    "fifteen|fifteenth|quince sixteen|sixteenth|dieciseis seventeen|seventeenth|diecisiete "
    "eighteen|eighteenth|dieciocho nineteen|nineteenth|diecinueve twenty|twentieth|veinte "
    "veintiuno|veintiun veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve thirty|thirtieth|treinta"
)
_TENS = {
    "twenty|veinte": 20,
    "thirty|treinta": 30,
    "forty|cuarenta": 40,
    "fifty|cincuenta": 50,
    "sixty|sesenta": 60,
    "seventy|setenta": 70,
    "eighty|ochenta": 80,
    "ninety|noventa": 90,
}
_TENS_BY_WORD = {word: value for words, value in _TENS.items() for word in words.split("|")}

_KINDS: dict[str, Part] = {
    word: part
    for part, words in {
        Part.WEEKDAY: "monday tuesday wednesday thursday friday saturday sunday lunes martes "
        "miercoles jueves viernes sabado domingo mondays tuesdays wednesdays thursdays fridays "
        "saturdays sundays sabados domingos mon tue tues wed thu thurs fri sat sun weekend "
        "weekends weekday weekdays",
        Part.FEAST: "christmas easter navidad nochebuena pascua pascuas thanksgiving halloween "
        "carnival carnaval holy saints souls eve epiphany epifania pentecost pentecostes ramos "
        "palm muertos difuntos santos "
        "independence independencia mothers madre fathers padre valentine valentines birthday "
        "cumpleanos ramadan hanukkah lent cuaresma",
        Part.LOCAL_FEAST: "feast fiesta fiestas san santa santo saint patron patronal patronales "
        "candelaria asuncion concepcion corpus guadalupe virgen cruz inmaculada novena feria",
        Part.UNIT: "month months year years hour hours minute minutes decade decades century mes "
        "meses ano anos hora horas minuto minutos decada decadas siglo",
        Part.DAY_UNIT: "day days week weeks dia dias semana semanas fortnight quincena nights "
        "noches tardes mananas",
        Part.RELATIVE: "last next ago later earlier before after previous previously past "
        "following same today yesterday tomorrow tonight now recently current currently ever "
        "every each several few many couple ayer hoy anteayer antier anoche pasado pasada "
        "pasados pasadas proximo proxima siguiente siguientes hace antes despues mismo misma "
        "ahora actualmente recien todos todas cada varios varias pocos pocas cuantos unos unas "
        "otro otra another other whole entire todo toda half medio media ones nowadays "
        "lately soon temprano tarde luego que viene coming upcoming",
        Part.TIME: "morning afternoon evening night dawn dusk noon midday midnight manana tarde "
        "noche madrugada mediodia medianoche am pm a.m p.m oclock clock sunrise sunset amanecer "
        "anochecer",
        Part.SEASON: "spring summer autumn fall winter primavera verano otono invierno rainy dry "
        "season estacion lluviosa seca harvest cosecha",
        Part.DECADE: "twenties thirties forties fifties sixties seventies eighties nineties "
        "veintes treintas cuarentas cincuentas sesentas setentas ochentas noventas "
        "20s 30s 40s 50s 60s 70s 80s 90s",
    }.items()
    for word in words.split()
}
_FILLER_WORDS = (
    "the of in on at by a an al el la lo los las de del en y e and to from until till hasta desde "
    "since between entre through thru or o early mid late beginning middle end start around about "
    "approximately circa nearly almost hacia alrededor principios mediados finales fines "
    "comienzos inicios inicio fin first half mitad primera segunda this that these those este "
    "esta estos estas ese esa aquel aquella for por para during durante within como casi about "
    "sometime some alguno algun ya s st nd rd th quarter trimestre semestre"
)
_FILLERS = frozenset(_FILLER_WORDS.split())

_YEAR_WORDS = re.compile(
    r"\b(?:mil novecientos|nineteen(?: hundred)?(?: and)?|dos mil|two thousand(?: and)?|"
    r"twenty(?= (?:oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty)))((?: (?:y|oh|and|[a-z]+))*)"
)
_TIME = re.compile(
    r"\b\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?\s?m\b\.?|"
    r"\ba las? (?:\d{1,2}|[a-z]+)(?: y (?:media|cuarto))?\b|\bat (?:\d{1,2}|[a-z]+) o'?clock\b"
)
_SHORT_YEAR = re.compile(r"(?<!\w)['’](\d\d)(s?)\b")


def read(text: str) -> DateParts:
    """The parts of a date that is written with words or bare years.

    Dates in digits alone (14/04/2022) are not read here.

    Args:
        text: one date; folding and word order don't matter.
    """
    text = _SHORT_YEAR.sub(lambda match: f" {_century(int(match[1]))}{match[2]} ", text)
    plain = re.sub(r"\s+", " ", text.casefold())
    without_time = _TIME.sub(" noon ", plain)
    without_time = without_time.replace("semana santa", "easter")
    tokens = _YEAR_WORDS.sub(_year_from_words, fold(without_time)).split()
    # Spanish "ago" is August, English "ago" follows a unit: "two years ago".
    tokens = [
        "before" if word == "ago" and position and tokens[position - 1] in _KINDS else word
        for position, word in enumerate(tokens)
    ]
    dated = not _MONTHS.keys().isdisjoint(tokens)
    days: list[int] = []
    months: list[int] = []
    years: list[int] = []
    parts: set[Part] = set()
    for position, token in enumerate(tokens):
        number = _number(token)
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if token in _MONTHS:
            months.append(_MONTHS[token])
        elif re.fullmatch(r"(?:19|20)\d\ds|ochenta|noventa|setenta|sesenta", token):
            parts.add(Part.DECADE)
        elif number is not None and 1900 <= number <= 2099:
            years.append(number)
        elif number is not None and _counts(following, dated):
            parts.add(Part.RELATIVE)
        elif number is not None and 1 <= number <= 31:
            days.append(number)
        elif number is not None and 32 <= number <= 99:
            years.append(_century(number))
        elif token in _KINDS:
            parts.add(_KINDS[token])
        elif token not in _FILLERS:
            parts.add(Part.UNKNOWN)
    return DateParts(tuple(days), tuple(months), tuple(years), frozenset(parts))


def _number(token: str) -> int | None:
    if match := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|ro|o|a)?", token):
        return int(match[1])
    return _NUMBERS.get(token) or _TENS_BY_WORD.get(token)


def _counts(following: str, dated: bool) -> bool:
    """Whether the next word is a unit, so that the number before it counts ("3 days").

    Beside a month it is the day after all: "a los 14 días del mes de junio".
    """
    if _KINDS.get(following) is Part.DAY_UNIT:
        return not dated
    return _KINDS.get(following) is Part.UNIT or following in ("veces", "times")


def _century(two_digits: int) -> int:
    """The year that two digits mean: 98 is 1998, 19 is 2019."""
    return (1900 if two_digits > 40 else 2000) + two_digits


def _year_from_words(match: re.Match[str]) -> str:
    """Digits for a year in words; words that belong to no year stay."""
    base = 1900 if match[0].startswith(("mil", "nineteen")) else 2000
    words = match[1].split()
    value = used = 0
    for position, word in enumerate(words):
        number = _TENS_BY_WORD.get(word) or _NUMBERS.get(word)
        if number is None and word not in ("y", "oh", "and"):
            break
        if number is not None:
            if value and not (value % 10 == 0 and number < 10):
                break
            value += number
            used = position + 1
    rest = " ".join(words[used:])
    if base == 1900 and not value and match[0].startswith("nineteen"):
        return f"19 {rest}"
    return f"{base + value} {rest}"
