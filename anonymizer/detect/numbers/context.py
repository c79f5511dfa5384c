"""Whether the words around a number announce it, or show that it is something else."""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from anonymizer.detect.numbers.reading import fold

# Code points behind a number within which a context word counts: a short clause.
AFTER = 25

# Context words tried as a label, the nearest first; characters of the longest number, and between
# the words of a phrase.
_TRIED = 6
_LONGEST = 60
_GAP = 3

_WORD = re.compile(r"[^\W\d_]+|\d+|#")
_FILLER = re.compile(
    r"(?:[\s:#=.,()\[\]\"'*_/<>|º°-]|(?<![^\W_])(?:n[o°º]?|nos|nro|num|numbers?|n[uú]meros?|nbr"
    r"|id|is|are|was|were|it|es|era|eran|fue|son|de|del|of|the|el|la|los|las|su|sus|mi|my|his|her"
    r"|s|con|with|for|para|en|in|on|at|al|a|dice|lee|lleva|says|said|reads)(?![^\W_])){0,16}",
    re.I,
)
_CLAUSE_END = re.compile(r"[,;.\n\d]")
_MONEY_BEFORE = re.compile(
    r"(?:[$€£¥₡¢]|\b(?:US|USD|MXN|GTQ|HNL|Q|Lps?|L|Bs|BZ|RD|C|B/|S/)\.?) ?(?:\d{1,3}[.,])*\Z"
)
_UNIT_AFTER = re.compile(
    r"(?:[.,]\d{1,3})* ?-?(?:[%‰]|[°º] ?[CF]\b"
    r"|(?:mil(?:es)?|milli?on(?:es|s)?|thousand|billion)\b"
    r"|(?:de )?(?:dollar|dolar|peso|quetzal|lempira|colon|cordoba|balboa|euro|bolivar|sol|usd|mxn"
    r"|mg|mcg|ug|g|kg|ml|cc|cm|mm|km|mts?|metro|meter|mile|milla|hectarea|hectare|manzana|acre"
    r"|libra|lb|litro|liter|gallon|galon|persona|people|person|habitante|inhabitant|victima|victim"
    r"|muerto|death|homicidio|homicide|detenido|detainee|migrante|migrant|ano|year|mes|month|dia"
    r"|day|semana|week|hora|hour|minuto|minute|vez|veces|time|voto|vote|familia|family|families"
    r"|paginas?|pages?)(?:e?s)?\b)",
    re.I,
)
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"{_YEAR}(?: ?[-/] ?(?:{_YEAR}|\d{{2}}))?"
    rf"|{_YEAR}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    rf"|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:{_YEAR}|\d{{2}})"
)
_SYMBOL = re.compile(
    r"(?:(?:A|E|S|ST|CAT|CCPR|CED|CEDAW|CERD|CRC|CESCR|OEA|OAS)/|(?:OC|COVID|SARS|ISO|DD)-)[A-Z0-9]"
)
_CITATION_BEFORE = re.compile(
    r"(?:\b(?:decretos?|ley(?:es)?|acuerdos?|articulos?|articles?|arts?|sections?|seccion(?:es)?|sec"
    r"|u ?\.?s ?\.?c|c ?\.?f ?\.?r|forms?|formularios?|resolucion(?:es)?|resolutions?|convenios?"
    r"|convention|exhibits?|anexos?|annex|paginas?|pags?|pages?|pp?|serie [a-z]|parrafos?|parr"
    r"|paragraphs?|capitulos?|chapters?|titles?|titulos?|tomos?|vuelos?|flights?|rutas?|routes?"
    r"|fed ?\. ?reg|stat|dec|f ?\. ?[23]d|statutes?|public law|opinion consultiva|advisory opinion"
    r"|isbn|issn|doi|version(?:es|s)?|v)\b|§)"
    r"(?: (?:legislativo|ejecutivo|gubernativo|ministerial|supremo|law)s?)?"
    r"[\s.:#§]{0,4}(?:n(?:\.? ?o|um|umero|umber|ro)?\b)?[\s.:#]{0,3}\Z",
    re.I,
)


class Announced(enum.IntEnum):
    """How clearly a number is announced."""

    NO = 0
    NEARBY = 1
    LABEL = 2


Marks = Mapping[str, Sequence[tuple[int, int]]]
"""Per scheme, the spans of its context words in one text, ascending."""


class ContextWords:
    """The announcing words of many schemes, looked for in one pass over a text.

    Args:
        words: per scheme, words or phrases; accents, case, signs between the words of a phrase
            and a plural ending do not matter.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        # First word of a phrase -> the words that follow, and the schemes it announces.
        self._phrases: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for scheme, phrases in words.items():
            for phrase in phrases:
                *head, last = _WORD.findall(fold(phrase).lower())
                for form in (last, last + "s", last + "es"):
                    first, *rest = [*head, form]
                    schemes = self._phrases.setdefault(first, {}).setdefault(tuple(rest), set())
                    schemes.add(scheme)

    def find(self, text: str) -> Marks:
        """Where each scheme's words stand in ``text``."""
        tokens = [(m.group().lower(), *m.span()) for m in _WORD.finditer(fold(text))]
        marks: dict[str, list[tuple[int, int]]] = {}
        for index, (token, start, _) in enumerate(tokens):
            for rest, schemes in self._phrases.get(token, {}).items():
                end = _phrase_end(tokens, index, rest)
                if end is not None:
                    for scheme in schemes:
                        marks.setdefault(scheme, []).append((start, end))
        return marks


def announce(
    text: str, spans: Sequence[tuple[int, int]], start: int, end: int, reach: int
) -> Announced:
    """How clearly the words at ``spans`` announce the number ``text[start:end]``.

    A word before it counts within ``reach`` code points, one behind it up to the end of the
    clause, unless it is the label of the next number.
    """
    nearby = False
    first = bisect_left(spans, (start - reach, 0))
    last = bisect_left(spans, (start, 0))
    for _, stop in reversed(spans[max(first, last - _TRIED) : last]):
        if stop <= start:
            nearby = True
            if _FILLER.fullmatch(text, stop, start):
                return Announced.LABEL
    if nearby:
        return Announced.NEARBY
    behind = bisect_left(spans, (end, 0))
    if behind < len(spans) and spans[behind][1] <= end + AFTER:
        begin, stop = spans[behind]
        label = _FILLER.match(text, stop)
        labels_next = label is not None and text[label.end() : label.end() + 1].isdigit()
        if not labels_next and not _CLAUSE_END.search(text, end, begin):
            return Announced.NEARBY
    return Announced.NO


def around(
    spans: Sequence[tuple[int, int]], length: int, reach: int
) -> tuple[tuple[int, int], ...]:
    """Where numbers can stand that the words at ``spans`` announce, in a text of ``length``.

    Wide enough that none that counts is cut off: one that begins within the window may be as long
    again.
    """
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        lo, hi = max(0, start - AFTER - _LONGEST), min(length, end + reach + _LONGEST)
        if merged and lo <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(hi, merged[-1][1]))
        else:
            merged.append((lo, hi))
    return tuple(merged)


def _phrase_end(
    tokens: Sequence[tuple[str, int, int]], index: int, rest: Sequence[str]
) -> int | None:
    """Where the phrase that begins at ``index`` ends, if its other words follow closely."""
    end = tokens[index][2]
    for offset, word in enumerate(rest, index + 1):
        if offset == len(tokens) or tokens[offset][0] != word or tokens[offset][1] - end > _GAP:
            return None
        end = tokens[offset][2]
    return end


def is_quantity(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` counts money, people, time, doses or distance."""
    return bool(
        _MONEY_BEFORE.search(text[max(0, start - 16) : start])
        or _UNIT_AFTER.match(fold(text[end : end + 24]))
    )


def is_date(number: str) -> bool:
    """Whether it is a year, a range of years or a date, whatever announces it."""
    return bool(_DATE.fullmatch(number))


def is_symbol(number: str) -> bool:
    """Whether it is the symbol of a document of the United Nations, the OAS or ISO."""
    return bool(_SYMBOL.match(number))


def is_citation(text: str, start: int) -> bool:
    """Whether the number at ``start`` belongs to a statute, a form, a page or a flight."""
    return bool(_CITATION_BEFORE.search(fold(text[max(0, start - 40) : start])))
