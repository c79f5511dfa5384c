"""Dates: the day goes, month and year stay; of a birth only the part of a decade stays.

A policy may ask for less: the part of the year ("early 2022"; Central America has no four seasons),
the year, the part of the decade. What tells a month or year only goes a rung higher. All steps keep
the order of any two dates, or make them equal. "Before 14 April" does not become "before April",
which would be another claim, but "before a day in April".
"""

from __future__ import annotations

import re

from anonymizer.lexicon.numerals import words as split
from anonymizer.surrogates.grammar import like
from anonymizer.surrogates.site import REACH, Site, Wording
from anonymizer.surrogates.written_dates import MONTHS, TIME, Partial, parse

_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bado|domingo"
)
_BIRTH = re.compile(
    r"\b(?:born|birth\w*|d\.?\s?o\.?\s?b|nac(?:í|i|ió|io|imos|ido|ida|er)|nacimiento|f\.?\s?n)\b"
    r"[^.;\n]{0,40}$",
    re.I,
)
_LEAD = re.compile(
    r"(?:(?:on|the|between|from|el|del|al|entre|desde|hasta|día|dia|en|fecha)\s+"
    rf"|(?:{_WEEKDAY}),?\s+)+",
    re.I,
)
# Words before a date, the first rule that fits. {x} is the month; {day} "a day in {x}".
_OF_DAY = r"(?:mañana|noche|tarde|madrugada|amanecer|día|dia|horas?|hechos)"
_PART_OF_DAY = r"(?:morning|afternoon|evening|night|day|events|hours|dawn)"
_ES_DAY = rf"(?:(?:día|dia|pasado|mismo|{_WEEKDAY}),?\s+)*"
_RULES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    language: tuple((re.compile(rf"(?<!\w)(?:{rule})$", re.I), by) for rule, by in rules)
    for language, rules in {
        "en": (
            (rf"(?P<p>before|after|by|prior to|{_PART_OF_DAY} of)\s+(?:the\s+)?"
             rf"(?:(?:{_WEEKDAY}),?\s+)?(?:the\s+)?", "{p} {day}"),
            (rf"on\s+(?:or about\s+)?(?:the\s+)?(?:(?:{_WEEKDAY}),?\s+)?(?:the\s+)?", "in {x}"),
            (rf"(?P<p>since|until|till|from|to)\s+(?:the\s+)?(?:(?:{_WEEKDAY}),?\s+)?", "{p} {x}"),
            (r"between\s+(?:the\s+)?", "{within}"),
            (r"(?:in\s+)?(?:early|mid|late)[- ]", "in {x}"),
            (r"the\s+", "{x}"),
            (rf"(?:{_WEEKDAY}),?\s+(?:the\s+)?", "{x}"),
        ),
        "es": (
            (rf"(?P<p>antes|despu[eé]s|{_OF_DAY})\s+del\s+{_ES_DAY}", "{p} de {day}"),
            (rf"(?P<p>desde|hasta|para|sobre)\s+el\s+{_ES_DAY}", "{p} {x}"),
            (rf"a\s+partir\s+del\s+{_ES_DAY}", "a partir de {x}"),
            (rf"entre\s+el\s+{_ES_DAY}", "{within}"),
            (r"(?P<p>durante|desde|hasta)\s+la\s+", "{p} {x}"),
            (r"(?P<p>antes|después|despues)\s+de\s+la\s+", "{p} de {day}"),
            (r"en\s+la\s+", "en {x}"),
            (r"(?P<p>de)\s+la\s+", "{p} {x}"),
            (r"la\s+", "{day}"),
            (r"a\s+(?:principios|mediados|finales|fines)\s+de\s+", "en {x}"),
            (r"con\s+fecha\s+", "con fecha de {x}"),
            (rf"al\s+{_ES_DAY}", "a {x}"),
            (rf"del\s+{_ES_DAY}", "{of}"),
            (rf"(?:en\s+(?:la\s+)?fecha|en\s+el|el)\s+{_ES_DAY}", "en {x}"),
            (rf"un\s+{_ES_DAY}", "{day}"),
            (rf"(?P<p>aquel|este|ese|cada)\s+{_ES_DAY}", "{p} {x}"),
            (rf"(?:{_WEEKDAY}),?\s+", "{x}"),
        ),
    }.items()
}  # fmt: skip
# The second date of "entre el 14 de abril y el 3 de mayo" takes no preposition.
_SECOND = re.compile(r"\bentre\b[^.;\n]*\sy\s+(?P<el>el\s+)$", re.I)
_BIRTH_RULES = {
    "en": re.compile(r"(?<!\w)(?P<p>on|in|of|since|from|by|before|after)\s+(?:the\s+)?$", re.I),
    "es": re.compile(
        rf"(?<!\w)(?P<p>en\s+el\s+año|en|el|del\s+año|del|de|desde)\s+(?:el\s+)?{_ES_DAY}$", re.I
    ),
}
_DECADES = split("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_NOUN_FOLLOWS = re.compile(r"[ \t]+(?!and\b|at\b|when\b|in\b|to\b|he\b|she\b|I\b|by\b|we\b)[a-z]")


def write(site: Site, *, day_first: bool, birth: bool = False, rung: str = "") -> Wording:
    """What is written instead of a date.

    Args:
        site: the mention.
        day_first: how the document writes dates in figures.
        birth: whether it is known to be a date of birth; the words before may say so, too.
        rung: ``"month"`` (the default), ``"season"``, ``"year"`` or ``"decade"``.
    """
    dates = parse(site.surface, day_first)
    if not any(date.day is not None for date in dates):
        rung = "year" if any(date.month for date in dates) and rung != "decade" else "decade"
    if rung in ("year", "decade"):
        dates = tuple(Partial(date.year, None, date.year and date.day) for date in dates)
    birth = birth or rung == "decade"
    lead = _LEAD.match(site.surface)
    inside = lead.end() if lead and lead.end() < len(site.surface) else 0
    context = site.before + site.surface[:inside]
    if birth or _BIRTH.search(site.before):
        band = next((_band(date.year, site.language) for date in dates if date.year), None)
        if band is not None:
            return _fit(site, inside, *_born(context, band, site.language))
    months = list(dict.fromkeys((date.year, date.month) for date in dates))
    x, within = _name(months, site.language, rung == "season")
    day = _some_day(dates, x, site.language)
    if not x:
        x = within = day
    is_range = re.search(r"\s(?:al|y|and|to)\s|[-–]", site.surface) is not None
    if not is_range:
        within = f"{'entre' if site.language == 'es' else 'between'} {x}"
    of = within if is_range else f"de {x}"
    told = site.text[max(0, site.start - REACH) : site.start]
    if site.language == "es" and (second := _SECOND.search(told)) and not inside:
        return _fit(site, 0, len(context) - len(second["el"]), x)
    for rule, by in _RULES["es" if site.language == "es" else "en"]:
        match = rule.search(context)
        if match is None:
            continue
        prefix = match.groupdict().get("p") or ""
        if by == "{x}" and match[0].lower().startswith("the") and _NOUN_FOLLOWS.match(site.after):
            break
        words = by.format(p=prefix, x=x, day=day, within=within, of=of)
        words = like(match[0], _undoubled(words, x, day, match[0]))
        words = re.sub(r"^(en) (?=(?:principios|mediados|finales) )", "a ", words, flags=re.I)
        return _fit(site, inside, match.start(), words + _time(site.surface))
    return _fit(site, inside, len(context), x + _time(site.surface))


def _fit(site: Site, inside: int, cut: int, words: str) -> Wording:
    """Replace from ``cut`` (an offset in the context) on, and all of the mention."""
    start = site.start - len(site.before) + cut
    kept = site.text[site.start : max(start, site.start)]
    return Wording(min(start, site.start), site.end, kept + words)


def _undoubled(words: str, x: str, day: str, matched: str) -> str:
    """Without a month at hand ``x`` is a phrase of its own; English keeps "on" before a date."""
    if x != day:
        return words
    if x.startswith("a date"):
        return words.replace(f"in {x}", f"on {x}")
    if matched.lower().startswith(("on", "el ", "en ")) and not x.startswith("una fecha"):
        return x
    return words


def _name(
    months: list[tuple[int | None, int | None]], language: str, season: bool
) -> tuple[str, str]:
    """The month, or both months of a range: bare, and as a phrase that says "within"."""
    name = _part_of_year if season else _label
    labels = list(dict.fromkeys(name(year, month, language) for year, month in months))
    if len(labels) < 2:
        label = labels[0] if labels else ""
        return label, f"{'en' if language == 'es' else 'in'} {label}"
    (first_year, _), (last_year, _) = months[0], months[-1]
    first, last = labels[0], labels[-1]
    if first_year == last_year and not season:
        first = _label(None, months[0][1], language)
    if language == "es":
        return f"{first} a {last}", f"entre {first} y {last}"
    return f"{first} to {last}", f"between {first} and {last}"


def _label(year: int | None, month: int | None, language: str) -> str:
    if month is None:
        return "" if year is None else str(year)
    name = MONTHS["es" if language == "es" else "en"][month - 1]
    if year is None:
        return name
    return f"{name} de {year}" if language == "es" else f"{name} {year}"


def _part_of_year(year: int | None, month: int | None, language: str) -> str:
    """The third of the year that a month lies in: "early 2022", "a principios de 2022"."""
    if month is None:
        return _label(year, month, language)
    part = (month - 1) // 4
    if language == "es":
        of = "ese año" if year is None else str(year)
        return f"{('principios', 'mediados', 'finales')[part]} de {of}"
    if year is None:
        return f"{('early', 'midway through', 'late')[part]} that year"
    return f"{('early ', 'mid-', 'late ')[part]}{year}"


def _some_day(dates: tuple[Partial, ...], label: str, language: str) -> str:
    if label:
        return f"un día de {label}" if language == "es" else f"a day in {label}"
    if dates:
        if dates[0].day is None:
            return "ese año" if language == "es" else "that year"
        return "un día de ese mes" if language == "es" else "one day that month"
    return "una fecha reservada" if language == "es" else "a date withheld"


def _time(surface: str) -> str:
    """The time of day that a timestamp carries is kept: without the day it tells little."""
    match = TIME.search(surface)
    if match is None:
        return ""
    return f" {match[1]}{match[2]}" if match[1] else f", {match[2]}"


def _band(year: int, language: str) -> str:
    """The part of a decade that a year of birth lies in: years end in 0-3, 4-6 or 7-9."""
    decade, part = year // 10 * 10, year % 10
    step = 0 if part < 4 else 1 if part < 7 else 2
    if language != "es":
        return f"{('early ', 'mid-', 'late ')[step]}{decade}s"
    named = 1920 <= decade <= 1990
    years = _DECADES[(decade - 1920) // 10] if named else str(decade)
    return f"{('principios', 'mediados', 'finales')[step]} de los años {years}"


def _born(context: str, band: str, language: str) -> tuple[int, str]:
    """Where the phrase for a birth begins in the context, and the phrase."""
    match = _BIRTH_RULES["es" if language == "es" else "en"].search(context)
    if match is None:
        return len(context), band
    preposition = match["p"].lower()
    if language == "es":
        before = {"d": "de", "e": "a"}[preposition[0]] if preposition != "desde" else "desde"
        return match.start(), like(match[0], f"{before} {band}")
    before = "in" if preposition == "on" else preposition
    return match.start(), like(match[0], f"{before} the {band}")
