"""Law that is cited by a name, terms that hold one: they are no mentions of people.

US immigration precedents are called after the respondent ("Matter of Rosales-Ortiz"), statutes and
protocols after people and places ("the Istanbul Protocol", "Ley Helena"), books of the Bible after
people ("Mateo 25:35"). Such a name may stay, but only where nothing else in the document bears it:
a party of the case at hand has a life outside of the citation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from anonymizer.lexicon import named_terms, precedents
from anonymizer.model import Mention

_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’.-]{0,40}"  # bounded, or a row of initials takes quadratic time
_CITATIONS = (
    re.compile(rf"\b(?:Matter|Matters) of ((?![A-Z]-)(?:{_NAME}[ ]?){{1,3}})"),
    re.compile(r"\b(?:Matter|Matters) of ((?:[A-Z]-){2,6})"),
    re.compile(rf"\b((?:{_NAME} ){{1,3}}v\.? (?:{_NAME} ?){{1,4}})(?=,? (?:\d|No\.|\(|\[))"),
    re.compile(
        rf"\b(?:the )?((?:{_NAME} ){{1,2}})"
        r"(?=(?:Protocol|Convention|Declaration|Amendment|Act|Doctrine)\b)"
    ),
    re.compile(
        rf"\b(?:Protocolo|Convenci[oó]n|Convenio|Declaraci[oó]n|Ley) (?:de )?((?:{_NAME} ?){{1,2}})"
    ),
    re.compile(r"\b(Miranda)(?= (?:rights?|warnings?|waivers?|advisements?|cards?)\b)"),
    re.compile(
        r"\b[Rr]ead(?:ing)? (?:him|her|them|me|us|you)(?: (?:his|her|their|my|our|your))? (Miranda)"
    ),
)
_STATUTES = re.compile(
    r"\b\d+ (?:C\.?F\.?R|U\.?S\.?C|Fed\.? ?Reg|F\.[23]d|I&N Dec|U\.S)\.?(?:A\.)?"
    r"(?: ?(?:§+|Parts?|Sec\.?|Section))? ?\d[\w.()-]*(?:\(\w+\))*"
    r"|\b(?:INA|I\.N\.A\.) ?(?:§+ ?|[Ss]ection )?\d+\w*(?:\(\w+\))*"
    r"|\b(?:Decretos?|Acuerdos?|Decrees?|Public Law|Ley|Law)(?: \w+){0,2}"
    r" (?:[Nn][o.º°]+ ?)?\d[\d./-]*"
    r"|\b(?:[Aa]rt(?:[íi]culos?|icles?|s?\.)|§+|[Ss]ections?|[Ss]ec\.) ?\d+[\w.()-]*"
    r"(?:(?:,| y| and) \d+)*"
    r"|\((?:BIA|A\.G\.|[\w. ]{1,12}Cir\.|D\.C\. Cir\.) ?\d{4}\)"
    r"|\b(?:[Ss]tate of (?:Exception|Emergency|Siege)|"
    r"(?:[Ee]stado|[Rr][ée]gimen) de (?:Excepci[oó]n|Emergencia|Sitio))\b"
    r"|\b(?:Form|Formulario|forma) [A-Z]{1,4}-?\d+\w*"
)
"""Statutes, decrees, articles, forms: their numbers name no one. And what the law calls a state."""
_BOOKS = (
    "genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles "
    "ezra nehemiah esther job psalms? proverbs ecclesiastes isaiah jeremiah ezekiel daniel "
    "hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah malachi "
    "matthew mark luke john acts romans corinthians galatians ephesians philippians "
    "colossians thessalonians timothy titus philemon hebrews james peter jude revelation "
    "g[eé]nesis [eé]xodo lev[ií]tico n[uú]meros deuteronomio josu[eé] jueces rut reyes "
    "cr[oó]nicas esdras nehem[ií]as ester salmos? proverbios eclesiast[eé]s isa[ií]as "
    "jerem[ií]as ezequiel oseas abd[ií]as jon[aá]s miqueas nah[uú]m habacuc sofon[ií]as hageo "
    "zacar[ií]as malaqu[ií]as mateo marcos lucas juan hechos romanos corintios g[aá]latas "
    "efesios filipenses colosenses tesalonicenses timoteo tito filem[oó]n hebreos santiago "
    "pedro judas apocalipsis"
)
_SCRIPTURE = re.compile(
    rf"\b(?:[123I] ?|I{{2,3}} )?(?:{_BOOKS.replace(' ', '|')}) "
    r"\d{1,3}:\d{1,3}(?:[-–]\d{1,3})?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    rf"\b(?:{_BOOKS.replace(' ', '|')}) \d{{1,3}}(?![\d:])(?! ?(?:a[nñ]os?|years?))", re.IGNORECASE
)
"""A chapter alone may be a child and its age, so a verse must stand near it."""
_NEAR = 200
_WORD = re.compile(r"[^\W\d_]{3,}|(?:[A-Z]-){2,6}")


def cited(text: str) -> list[tuple[int, int]]:
    """Spans of names that stand only in citations of law, in text order."""
    found = (match for pattern in _CITATIONS for match in pattern.finditer(text))
    spans = [(m.start(1), m.start(1) + len(m[1].rstrip(" .,"))) for m in found]
    spans = sorted({*spans, *precedents.found(text), *_scripture(text)})
    if not spans:
        return []
    inside = bytearray(len(text))
    for start, end in spans:
        inside[start:end] = b"\1" * (end - start)
    elsewhere = {m[0].lower() for m in _WORD.finditer(text) if not inside[m.start()]}
    return [
        (start, end)
        for start, end in spans
        if not any(m[0].lower() in elsewhere for m in _WORD.finditer(text, start, end))
    ]


def _scripture(text: str) -> Iterator[tuple[int, int]]:
    """Books of the Bible with chapter and verse; with a chapter alone, where a verse is near."""
    verses = [match.span() for match in _SCRIPTURE.finditer(text)]
    starts = [start for start, _ in verses]
    yield from verses
    for match in _CHAPTER.finditer(text) if verses else ():
        after = bisect_right(starts, match.start() + _NEAR)
        if after and match.start() - starts[after - 1] < _NEAR:
            yield match.span()


def without_citations(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that do not lie inside a citation of law."""
    laws = (match.span() for match in _STATUTES.finditer(text))
    spans = sorted([*cited(text), *laws, *named_terms.found(text)])
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max, initial=0))
    return [m for m in mentions if m.end > reach[bisect_right(starts, m.start)]]
