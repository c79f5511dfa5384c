"""Ages: the decade of life stays, in the form that the sentence asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anonymizer.lexicon.numerals import tokens, words
from anonymizer.model import Sex
from anonymizer.surrogates.grammar import a, like
from anonymizer.surrogates.site import Site, Wording

_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_DECADES = words("twenties thirties forties fifties sixties seventies eighties nineties")
_SPANISH_TENS = words("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_SPANISH = ["veintitantos", *(f"{ten} y tantos" for ten in _SPANISH_TENS)]
_POSSESSIVE = {Sex.FEMALE: "her", Sex.MALE: "his", Sex.UNKNOWN: "their"}
_WOMEN = words(
    "she she's mother mom aunt sister daughter wife woman girl grandmother niece girlfriend widow"
)
_MEN = words("he he's father dad uncle brother son husband man boy grandfather nephew boyfriend")
_OF_OWNER = {
    **dict.fromkeys(_WOMEN, "her"),
    **dict.fromkeys(_MEN, "his"),
    **dict.fromkeys(words("i i'm"), "my"),
    **dict.fromkeys(words("we we're"), "our"),
    **dict.fromkeys(words("you you're"), "your"),
    **dict.fromkeys(words("they they're"), "their"),
}
_CELL = re.compile(r"(?:^|[|\t:;,(\n])[ \t]*$")
_CELL_END = re.compile(r"[ \t]*(?:$|[|\t;,)\r\n.])")
_AT = re.compile(r"(?<!\w)(?:at\s+(?:the\s+)?(?:age\s+(?:of\s+)?)?|aged\s+|age\s+)$", re.I)
_TURNED = re.compile(r"(?<!\w)(turn(?:ed|ing|s)?)\s+$", re.I)
_VERBS = {
    "turned": ("became", "reached"),
    "turning": ("becoming", "reaching"),
    "turns": ("becomes", "reaches"),
    "turn": ("become", "reach"),
}
_HAD = {"turned": "had", "turning": "having", "turns": "has", "turn": "have"}
_HEDGE = re.compile(r"(?<!\w)(?:about|around|nearly|almost|over|only|just|exactly)\s+$", re.I)
_YEARS = re.compile(r"[ \t]*(?:-?year-?s?\b(?:[ -]old\b|\s+of\s+age\b)?|y/?o\b)", re.I)
_ADJECTIVE = re.compile(r"year[s]?[- ]old|-year|yo\b", re.I)
_NOUN_NEXT = re.compile(
    r"[ \t]+(?!(?:who|was|is|were|are|and|or|from|with|in|at|on|of|to|for|had|has|that|told|said|"
    r"when|as|but|by|could|did|would|went|came|lived|living|named|called)\b)[a-z]"
)
_MONTHS = re.compile(r"\b(?:months?|weeks?|days?|mes(?:es)?|semanas?|d[ií]as?)\b", re.I)
_A_LOS = re.compile(r"(?<!\w)a\s+(?:los|sus|mis|tus)\s+$", re.I)
_SPANISH_YEARS = re.compile(
    r"\s+(?:años|anos|añitos)\b(?:\s+(?:de\s+edad|de\s+vida|cumplidos)\b)?", re.I
)
"""Kept after the decade; whatever else a mention has after it may be another age."""


def write(site: Site, owner: Sex = Sex.UNKNOWN, rung: str = "") -> Wording:
    """What is written instead of an age.

    Args:
        site: the mention: a number, with or without the words around it.
        owner: whose age it is, as far as known; decides between "her", "his" and "their".
        rung: ``"decade"`` (the default) or ``"stage"``: under forty, over forty, over sixty-five.
    """
    number = next((n for n in tokens(site.surface) if isinstance(n, int)), None)
    if number is None:
        spoken = "de edad reservada" if site.language == "es" else "of an age withheld"
        return Wording(site.start, site.end, spoken)
    if _MONTHS.search(site.surface):
        number = 0
    stage = _stage(number) if rung == "stage" and number >= 20 else None
    if site.language == "es":
        return _spanish(site, number, stage)
    return _english(site, number, owner, stage)


@dataclass(frozen=True, slots=True)
class _Stage:
    """A part of life, told by the age that it lies under or over."""

    phrase: str
    adjective: str
    at: str
    turned: str
    spanish: str
    a_los: str


_STAGES = (
    (40, _Stage("under forty", "young", "before the age of forty", "became an adult",
                "menos de cuarenta", "antes de los cuarenta")),
    (65, _Stage("over forty", "middle-aged", "after the age of forty", "passed forty",
                "más de cuarenta", "pasados los cuarenta")),
    (200, _Stage("over sixty-five", "elderly", "after the age of sixty-five",
                 "passed sixty-five", "más de sesenta y cinco", "pasados los sesenta y cinco")),
)  # fmt: skip


def _stage(number: int) -> _Stage:
    return next(stage for limit, stage in _STAGES if number < limit or limit == 200)


def _english(site: Site, number: int, owner: Sex, stage: _Stage | None) -> Wording:
    adjective = _adjective(site, number, stage)
    if adjective is not None:
        return adjective
    at = _AT.search(site.before)
    inside = re.match(r"(?:at\s+)?(?:the\s+)?(?:aged?|age)\s+(?:of\s+)?", site.surface, re.I)
    is_cell = _CELL.search(site.before) and _CELL_END.match(site.after)
    if is_cell and site.surface.isdigit() and "," not in site.before[-3:]:
        return Wording(site.start, site.end, stage.phrase if stage else _cell(number))
    start = site.back(len(at[0])) if at else site.start
    replaced = at[0] if at else ""
    years = _YEARS.match(site.after) if site.surface.strip().isalnum() else None
    end = site.end + (years.end() if years else 0)
    whole = (at[0] if at else inside[0] if inside else "").lower()
    turned = _TURNED.search(site.before)
    if turned and number < 13:
        return Wording(site.back(len(turned[0])), end, f"{_HAD[turned[1].lower()]} a birthday")
    if number < 13:
        limit = "one" if number == 0 else "ten" if number < 10 else "thirteen"
        phrase = f"before the age of {limit}" if whole.startswith("at") else f"under {limit}"
        return Wording(start, end, like(replaced, phrase))
    if turned:
        become, reach = _VERBS[turned[1].lower()]
        aim = f"{reach} {_whose(site, owner)} {_decade(number)}"
        phrase = f"{become} a teenager" if number < 20 else stage.turned if stage else aim
        return Wording(site.back(len(turned[0])), end, phrase)
    hedge = _HEDGE.search(site.before) if not at else None
    if hedge:
        start, replaced = site.back(len(hedge[0])), hedge[0]
    phrase = f"in {_whose(site, owner)} {_decade(number)}"
    if stage:
        phrase = stage.at if whole.startswith("at") else stage.phrase
    return Wording(start, end, like(replaced, phrase))


def _adjective(site: Site, number: int, stage: _Stage | None) -> Wording | None:
    """An age before a noun or as one ("a 41-year-old man"), with the article before it."""
    years = _YEARS.match(site.after) if site.surface.strip().isdigit() else None
    end = site.end + (years.end() if years else 0)
    written = site.text[site.start : end]
    article = re.search(r"(?<!\w)(an?|the|this|that|my|his|her|our|their)\s+$", site.before, re.I)
    hyphened = re.search(r"-\s?years?-\s?old|-year", written, re.I)
    if not hyphened and not (article and _ADJECTIVE.search(written)):
        return None
    followed = _NOUN_NEXT.match(site.text[end : end + 40]) is not None
    if number < 13:
        word = "young" if followed else "young child"
    elif number < 20:
        word = "teenage" if followed else "teenager"
    else:
        word = stage.adjective if stage else _something(number)
    if article and article[1].lower() in ("a", "an"):
        return Wording(site.back(len(article[0])), end, like(article[0], a(word)))
    return Wording(site.start, end, word)


def _something(number: int) -> str:
    return f"{_TENS[(number - 20) // 10]}-something" if number < 100 else "ninety-something"


def _decade(number: int) -> str:
    return "teens" if number < 20 else _DECADES[min(number // 10, 9) - 2]


def _cell(number: int) -> str:
    if number >= 13:
        return _decade(number)
    return f"under {'one' if number == 0 else 'ten' if number < 10 else 'thirteen'}"


def _whose(site: Site, owner: Sex) -> str:
    """The possessive, by the pronoun or kinship word of the clause, else by the person."""
    clause = re.split(r"[.;!?\n]", site.text[max(0, site.start - 80) : site.start])[-1]
    spoken = re.findall(r"[a-z]+(?:'[a-z]+)?", clause.lower().replace("’", "'"))
    possessives = [_OF_OWNER[word] for word in spoken if word in _OF_OWNER]
    return possessives[-1] if possessives else _POSSESSIVE[owner]


def _spanish(site: Site, number: int, stage: _Stage | None) -> Wording:
    if number < 20:
        limit = "un año" if number == 0 else _limit(number)
        rest = _SPANISH_YEARS.search(site.surface) or _SPANISH_YEARS.match(site.after)
        years = " años" if number and rest else ""
        has_years = _SPANISH_YEARS.search(site.surface) is not None
        at = _A_LOS.search(site.before)
        tail = re.search(r"\s+de\s+edad$", site.surface, re.I)
        if at:
            named = f"antes {'del año' if number == 0 else f'de los {limit}'}"
            spoken = f"{named}{years if has_years else ''}"
            return Wording(site.back(len(at[0])), site.end, like(at[0], spoken))
        spoken = f"menos de {limit}{years if has_years else ''}{tail[0] if tail else ''}"
        return Wording(site.start, site.end, spoken)
    rest = _SPANISH_YEARS.search(site.surface)
    if stage and (at := _A_LOS.search(site.before)):
        spoken = like(at[0], stage.a_los)
        return Wording(site.back(len(at[0])), site.end, spoken + (rest[0] if rest else ""))
    spoken = stage.spanish if stage else _SPANISH[min(number // 10, 9) - 2]
    return Wording(site.start, site.end, spoken + (rest[0] if rest else ""))


def _limit(number: int) -> str:
    return "diez" if number < 10 else "trece" if number < 13 else "veinte"
