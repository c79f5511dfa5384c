"""What stands after a name and tells namesakes apart: birth, age, the number of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anonymizer.lexicon.fold import squeeze
from anonymizer.lexicon.numerals import tokens

REACH = 110
"""Code points after a name in which its bearer's facts stand."""
_STOP = re.compile(r"\n[ \t]*\n|[.;!?](?=\s+[A-ZÁÉÍÓÚ¿¡«“\"])")
_BORN = re.compile(
    r"\b(?:born|d\.?o\.?b\.?|date\s+of\s+birth|nacid[oa]|naci[oó]|nacimiento|f\.?\s?n\.?)\b"
    r"[^\n]{0,30}?\b(?P<year>(?:18|19|20)\d\d)\b",
    re.I,
)
_AGE = re.compile(
    r"^[»”\"']?\s*[,(|]\s*(?:de\s+|aged?\s+|(?:quien\s+|que\s+)?(?:tiene|ten[ií]a|acaba(?:ba)?\s+de\s+cumplir)\s+|"
    r"who\s+(?:is|was)\s+)?"
    r"(?:(?P<age>\d{1,2})(?=\s*(?:[,.)|]|a[ñn]os|years|yo\b|y/o))"
    r"|(?P<written>[^\W\d_]+(?:[ -](?:y\s+)?[^\W\d_]+)?)(?=\s+(?:a[ñn]os|years)\b))"
    r"(?!\s*(?:a[ñn]os|years)?\s+(?:despu[eé]s|antes|m[aá]s\s+tarde|later|earlier|before|after|ago)\b)",
    re.I,
)
_DEAD = re.compile(
    r"^[»”\"']?\s*[,(]?\s*(?:who\s+|que\s+|quien\s+)?"
    r"(?:(?:(?:was|had\s+been|fue|hab[ií]a\s+sido)\s+|(?<=[,(]\s)|(?<=[,(]))"
    r"(?:deceased|fallecid[oa]|difunt[oa]|asesinad[oa]|murdered|killed|shot\s+(?:dead|outside|at|by))"
    r"|(?:had\s+)?died|muri[oó]|falleci[oó])\b",
    re.I,
)
_PAPER = re.compile(
    r"\b(?P<kind>dui|nit|dni|dpi|cui|curp|c[eé]dula|identidad|pasaporte|passport|ssn|"
    r"a-?number|a\s?#|licen[cs]e)\b[^\d\n]{0,24}(?P<number>[A-Z]{0,6}\d[\dA-Z .-]{5,20}\d)",
    re.I,
)
_FEW_YEARS = 5
CHILD = 14
"""Years below which nobody is called Mr. or señora."""


def facts(text: str, end: int, limit: int) -> frozenset[tuple[str, str]]:
    """Kind and value of what is said of the bearer of a name.

    Args:
        text: the document.
        end: where the name ends.
        limit: where the next name starts; what follows it is about somebody else.
    """
    after = text[end : min(end + REACH, limit)]
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after
    found = set()
    if born := _BORN.search(after):
        found.add(("born", born["year"]))
    if (age := _AGE.match(after)) and (years := age["age"] or _number(age["written"])):
        found.add(("age", years))
    if _DEAD.match(after):
        found.add(("dead", ""))
    if paper := _PAPER.search(after):
        found.add((squeeze(paper["kind"]), squeeze(paper["number"])))
    return frozenset(found)


def _number(written: str) -> str:
    """A number in words as digits; empty for other words."""
    read = tokens(written)
    return str(read[0]) if len(read) == 1 and isinstance(read[0], int) else ""


def is_child(told: Iterable[tuple[str, str]]) -> bool:
    """Whether an age tells that somebody is a child."""
    return any(kind == "age" and int(value) < CHILD for kind, value in told)


def at_odds(
    first: frozenset[tuple[str, str]] | set[tuple[str, str]], second: frozenset[tuple[str, str]]
) -> bool:
    """Whether two sets of facts cannot be one person's. Ages may be some years apart."""
    for kind, value in second:
        others = [v for k, v in first if k == kind]
        if kind == "age":
            if any(abs(int(value) - int(other)) > _FEW_YEARS for other in others):
                return True
        elif others and value not in others:
            return True
    return False
