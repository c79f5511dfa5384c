"""One mention that is several: cut at the end of a sentence, of a line, between two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from anonymizer.lexicon import organisations
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.places import is_area, lookup
from anonymizer.model import Mention, Sex

_NEAR = 4_000
"""Code points around a name in which another of its bearers is looked for."""
_COMMA = re.compile(r"(?<=\w),\s+(?=\w)")
_SENTENCE_END = re.compile(
    r"(?<=[a-záéíóúñ]{4})[.!?;:]\s+(?=[^\W\d_])|\n\s*\n|\n(?=(?:El|La|Los|Las|The)\s)"
    r"|(?<=[”»\"])\.\s+|\n[ \t]*(?=[A-ZÁÉÍÓÚÑ]\Z|(?:Lic|Licda|Dra?|Sra?|Ing|Mrs?|Ms)\b)"
    r"|(?P<signed>\n)(?=[A-ZÁÉÍÓÚÑ]\. )"
)
"""Four letters before it, so that "Gpe. Luna" and "Fco. Javier" stay whole. A letter alone in its
line is the next speaker."""
_THE_ONE = re.compile(r" (?:la|el|las|los) (?:de|del|que)\b(?! la | los )")
"""What tells namesakes apart and is no part of the name: "Ana la de Apopa"."""
_HEADS_LINE = re.compile(r":|[ \t]*\|")
"""After who speaks in a line, and after the first cell of a row."""
_INITIAL = re.compile(r"[A-ZÁÉÍÓÚÑ]\.")
_CAPITALISED = re.compile(r"[A-ZÁÉÍÓÚÑ][^\W\d_]+")
_WHOLE = rf"{_CAPITALISED.pattern}(?: (?:de )?(?:la )?{_CAPITALISED.pattern}){{0,3}}"
_ENUMERATED = re.compile(
    rf"{_CAPITALISED.pattern}(?:, {_CAPITALISED.pattern})+,? (?:y|e|and) {_CAPITALISED.pattern}"
    rf"|{_WHOLE}(?:, {_WHOLE}){{2,}}(?:,? (?:y|e|and) {_WHOLE})?"
)
"""Names in a row: "Lesbia, Rigo y Dunia", "Amparo Leyva, Tere Castro, Ludivina"."""
_NEXT = re.compile(r",? (?:y|e|and) |, ")
_AND = re.compile(r" y (?P<last>[^\W\d_]+)$")
_LIST = re.compile(r", | (?:and|y|e|or|o|u) | \(")


def by_sentence(text: str, mention: Mention) -> Iterator[Mention]:
    """A name that runs over the end of a sentence or into another whole name, cut there."""
    for piece in _lines(text, mention):
        if piece.entity_type == "PERSON":
            yield from _people(text, piece)
        elif piece.entity_type == "ORGANIZATION":
            yield from _organisations(text, piece)
        else:
            yield piece


def _lines(text: str, mention: Mention) -> Iterator[Mention]:
    """A mention that runs into the label of the next line: "tell Ibarra / Abi Paz: ..."."""
    line = text.rfind("\n", mention.start, mention.end)
    label = text[line + 1 : mention.end]
    if line > 0 and _HEADS_LINE.match(text, mention.end):
        again = text.count(f"\n{label}:") > 1
        if again or (mention.entity_type == "PERSON" and " " in label):
            yield replace(mention, end=line)
            mention = replace(mention, start=line + 1, entity_type="PERSON")
    yield mention


def _organisations(text: str, mention: Mention) -> Iterator[Mention]:
    """The head of a letter: the agency, then its branch."""
    line = text.find("\n", mention.start, mention.end)
    if line > 0 and organisations.find(text[mention.start : line]):
        yield replace(mention, end=line)
        mention = replace(mention, start=line + 1)
    if mention.start < mention.end:
        yield mention


def _people(text: str, mention: Mention) -> Iterator[Mention]:
    if _ENUMERATED.fullmatch(text, mention.start, mention.end):
        yield from _enumerated(text, mention)
        return
    start = mention.start
    for end in _SENTENCE_END.finditer(text, mention.start, mention.end):
        if end["signed"] and " " not in text[start : end.start()]:
            continue  # "Nelson / R. Pineda" is one name, broken over two lines
        if end.start() > start:
            yield replace(mention, start=start, end=end.start())
        start = end.end()
    if told_apart := _THE_ONE.search(text, start + 1, mention.end):
        mention = replace(mention, end=told_apart.start())
    link = _AND.search(text, start, mention.end)
    if link and _ends_another(text, mention, link["last"]):
        yield replace(mention, start=start, end=link.start())
        start = link.start("last")
    for comma in _COMMA.finditer(text, start, mention.end):
        if _are_two(text[start : comma.start()], text[comma.end() : mention.end]):
            yield replace(mention, start=start, end=comma.start())
            start = comma.end()
    if start < mention.end:
        yield replace(mention, start=start)


def _enumerated(text: str, mention: Mention) -> Iterator[Mention]:
    start = mention.start
    for link in _NEXT.finditer(text, mention.start, mention.end):
        yield replace(mention, start=start, end=link.start())
        start = link.end()
    yield replace(mention, start=start)


def _ends_another(text: str, mention: Mention, last: str) -> bool:
    """Whether a word ends a name nearby as well: those who paid are "Paz Serrano y Guardado"."""
    begin, end = max(0, mention.start - _NEAR), mention.end + _NEAR
    name = re.compile(rf"\b[A-ZÁÉÍÓÚÑ][^\W\d_]+ {re.escape(last)}\b")
    return any(found.end() != mention.end for found in name.finditer(text, begin, end))


def _are_two(left: str, right: str) -> bool:
    """Whether two names stand there, and not "SURNAMES, Given names"."""
    if fold(left) == fold(right):
        return True  # a name that is shouted twice
    given, *own = left.split()
    first, *more = right.split()
    if not more:
        return not own and sex_of(given) is not Sex.UNKNOWN  # "Reina, Chevo y yo"
    if own and not left.isupper() and _begins_with_given(left) and _begins_with_given(right):
        return True  # "Ana Ramos Paz, Juana Matías", not "Ramos Paz, Ana Lucía"
    if own and _INITIAL.fullmatch(given):
        return True  # who signs: "C. Arriaza, Brígida P."
    surname = is_surname(more[-1]) and sex_of(more[-1]) is Sex.UNKNOWN
    return surname and is_given(first) and is_given(given)


def _begins_with_given(name: str) -> bool:
    """Whether a name begins with a given name that is no surname, and ends with a surname."""
    first, *_, last = name.split()
    return is_given(first) and not is_surname(first) and is_surname(last)


def by_place(text: str, mention: Mention) -> Iterator[Mention]:
    """Places that were read as one: "Guatemala and Mexico", "Las Minas, Chalatenango"."""
    links = list(_LIST.finditer(text, mention.start, mention.end))
    if mention.entity_type == "LOCATION" and len(links) == 1:
        first = text[mention.start : links[0].start()]
        second = lookup(text[links[0].end() : mention.end].rstrip(")"))
        listed = bool(second) and (
            is_area(second[0]) if links[0][0] in {", ", " ("} else bool(lookup(first))
        )
        if listed:
            yield replace(mention, end=links[0].start())
            mention = replace(mention, start=links[0].end())
    yield mention
