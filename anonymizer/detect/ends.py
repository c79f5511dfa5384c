"""Where a name begins and ends: not over the end of a sentence, without titles and articles.

A mention loses words at its ends that name nothing, and a surname gains the particle it is borne
with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from anonymizer.lexicon import organisations
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.language import function_words
from anonymizer.lexicon.places import is_area, is_big, lookup
from anonymizer.model import Mention, Sex

CIVIL_TITLES = r"se[nñ]ora?|sra?|srta|don|do[nñ]a|lic|licda|licenciad[oa]|doctora?|dra?|mrs?|ms"
"""What no place and no organisation is called."""
_TITLES = rf"{CIVIL_TITLES}|juez|jueza|profesora?|agente|officer"
"""What stands before a full name and before a surname with its particle."""
_TITLE = re.compile(
    rf"(?:(?:I|Yo),\s+)?(?:(?:{_TITLES}|miss|ing|ingenier[oa]|se[nñ]orita|agent|detective|sergeant|"
    r"deputy|dep|agte|subinspector|subinsp|insp|"
    r"sargento|cabo|comisario|inspector|judge|attorney|abogad[oa]|nurse|sister|brother|father|"
    r"pastora?|reverend|rev|t[ií][oa]|uncle|aunt|auntie|captain|commander|commissioner)\b\.?\s+)*"
    r"(?=\S)",
    re.IGNORECASE,
)
_TITLED_PARTICLE = re.compile(
    rf"\b(?:{_TITLES}|ni[nñ]a|maestr[oa])\.? ((?:de (?:la |los |las )?|del ))$",
    re.IGNORECASE,
)
_NEAR = 4_000
"""Code points around a name in which another of its bearers is looked for."""
_REACH = 60
"""Code points before a surname in which its title and particle stand."""
_ADDRESSED = frozenset("You He She They We Who And But When Y Pero Cuando Usted Vos Tú Él".split())
"""What begins a sentence before a name: "You Mancía?"."""
_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
_WORD = re.compile(r"\S+")
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes "
    "sabado domingo ahorita".split()
)
"""Some are given names, too, but not in small letters after one."""
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
_CAPITALISED = re.compile(r"[A-ZÁÉÍÓÚÑ][^\W\d_]+")
_ENUMERATED = re.compile(
    rf"{_CAPITALISED.pattern}(?:, {_CAPITALISED.pattern})+,? (?:y|e|and) {_CAPITALISED.pattern}"
)
"""Single names in a row: "Lesbia, Rigo y Dunia"."""
_AND = re.compile(r" y (?P<last>[^\W\d_]+)$")
_HEADS_LINE = re.compile(r":|[ \t]*\|")
"""After who speaks in a line, and after the first cell of a row."""
_INITIAL = re.compile(r"[A-ZÁÉÍÓÚÑ]\.")
_NOUN_BEFORE = re.compile(r"(?<![^\W\d_])([a-zà-ÿ]{3,}) $")
_TITLED_NOUN = re.compile(
    rf"{_TITLES}|ni[nñ]a|viuda|vda|familia|la|las|los|nacida|apellidos?", re.I
)
_BORN_WITH_DE = frozenset("leon paz jesus dios cristo la los las".split())
"""What "de" makes a surname of its own: de León."""
_LIST = re.compile(r", | (?:and|y|e|or|o|u) | \(")


def by_sentence(text: str, mention: Mention) -> Iterator[Mention]:
    """A name that runs over the end of a sentence or into another whole name, cut there."""
    start = mention.start
    label = text.rfind("\n", mention.start, mention.end)
    if label > 0 and _HEADS_LINE.match(text, mention.end):
        yield from by_sentence(text, replace(mention, end=label))
        start = label + 1  # who speaks in the next line: "tell Ibarra / Abi Paz: ..."
        mention = replace(mention, start=start, entity_type="PERSON")
    if mention.entity_type == "PERSON":
        if names := _ENUMERATED.fullmatch(text, start, mention.end):
            for name in _CAPITALISED.finditer(text, *names.span()):
                yield replace(mention, start=name.start(), end=name.end())
            return
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
    if mention.entity_type == "ORGANIZATION":
        line = text.find("\n", mention.start, mention.end)
        if line > 0 and organisations.find(text[start:line]):
            yield replace(mention, end=line)  # the head of a letter: the agency, then its branch
            start = line + 1
    if start < mention.end:
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


def with_particle(text: str, mention: Mention) -> Mention:
    """A surname that follows a title with its particle: "la señora de León", "Mr. de la Rosa"."""
    if mention.entity_type not in {"PERSON", "LOCATION"}:
        return mention
    before = _TITLED_PARTICLE.search(text, max(0, mention.start - _REACH), mention.start)
    surface = text[mention.start : mention.end]
    if not before or not all(map(is_surname, surface.split())):
        return mention
    if mention.entity_type == "LOCATION" and len(surface.split()) == 1:
        return mention
    return replace(mention, start=before.start(1), entity_type="PERSON")


def bare(text: str, mention: Mention) -> Mention | None:
    """Without titles, articles and prepositions at its ends that are no part of a name.

    A particle at the head of a surname stays ("de la Cruz"); of "the gate of Mariona" nothing does
    but the name that the lists know.
    """
    person = mention.entity_type == "PERSON"
    title = _TITLE.match(text, mention.start, mention.end)
    start = title.end() if title and person else mention.start
    words = [m.span() for m in _WORD.finditer(text, start, mention.end)]
    while words and _is_function_word(text[slice(*words[-1])]):
        words.pop()
    leading = _ARTICLES if person else None
    while words and _is_function_word(text[slice(*words[0])], leading):
        words.pop(0)
    if person and _is_of_a_thing(text, words):
        words.pop(0)
    if person and len(words) > 1 and text[slice(*words[0])] in _ADDRESSED:
        words.pop(0)
    if person and len(words) > 1 and _is_family(*(text[a:b] for a, b in words[:2])):
        words.pop(0)
    while person and len(words) > 1 and _is_plain_word(text[slice(*words[-1])]):
        words.pop()
    while person and len(words) > 2 and _is_shouted_word(text[slice(*words[-1])]):
        words.pop()
    while person and len(words) > 1 and _is_shouted_word(text[slice(*words[0])]):
        words.pop(0)
    if person and len(words) == 2 and _is_verb_before(text, words[0], words[1]):
        words.pop(0)
    if person and len(words) > 2 and _is_from(*(text[a:b] for a, b in words[-2:])):
        words[-2:] = []
    if not words:
        return None
    first, last = (0, len(words)) if person else _listed(text, words)
    return replace(mention, start=words[first][0], end=words[last - 1][1])


def _is_of_a_thing(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether "de" before a name belongs to a noun ("el caso de Rivas") and not to the name."""
    if len(words) < 2 or text[slice(*words[0])] != "de":
        return False
    noun = _NOUN_BEFORE.search(text, max(0, words[0][0] - _REACH), words[0][0])
    return (
        noun is not None
        and _TITLED_NOUN.fullmatch(noun[1]) is None
        and fold(text[slice(*words[1])]) not in _BORN_WITH_DE
    )


def _is_family(article: str, name: str) -> bool:
    """Whether a capital article stands before a family's name: "The Riveras", "Los Rivera"."""
    if article == "The":
        return name.endswith("s") and is_surname(name.removesuffix("s").removesuffix("e"))
    return article in {"Los", "Las"} and is_surname(name) and not is_common(name)


def _is_verb_before(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether a common word begins the sentence and a given name follows: "Estaban Nubia y ..."."""
    begins = first[0] == 0 or text[: first[0]].rstrip(" ").endswith((".", "\n", ":", "!", "?"))
    word, name = text[slice(*first)], text[slice(*second)]
    return begins and is_common(word) and not is_surname(word) and is_given(name)


def _is_from(link: str, place: str) -> bool:
    """Whether a name ends in where its bearer is from, and in no surname: "Paz de Sonsonate"."""
    found = lookup(place)
    return link == "de" and bool(found) and is_area(found[0]) and not is_surname(place)


def _is_plain_word(word: str) -> bool:
    """Whether a word in small letters is an ordinary one: "tell glenda friday is today"."""
    ordinary = is_common(word) and not is_given(word) and not is_surname(word)
    return word.islower() and (ordinary or fold(word) in _WEEKDAYS)


def _is_shouted_word(word: str) -> bool:
    """Whether a word in capitals is an ordinary one ("ANA PAZ MANIFESTO") and nobody's name."""
    return word.isupper() and is_common(word) and not is_given(word) and not is_surname(word)


def _listed(text: str, words: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest run of words that lists know as public, if only ordinary words stand around.

    A small place or unknown name keeps all of its words: "parroquia San Roque" tells more.
    """
    surfaces = [text[start:end] for start, end in words]
    for first, last in _runs(len(words)):
        outside = surfaces[:first] + surfaces[last:]
        name = text[words[first][0] : words[last - 1][1]].strip(",.;:()")
        if name.islower() or any("," in word for word in outside):
            continue
        # "First Mariona, then ..." begins a sentence; "Nueva Concepción" is one name
        opening = first > 0 and is_common(surfaces[0])
        if all(map(str.islower, outside[opening:])) and organisations.find(name):
            return first, last
        if all(map(str.islower, outside)) and any(map(is_big, lookup(name)[:1])):
            return first, last
    return 0, len(words)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Half-open runs of ``count`` words, the longest first; only the whole of a very long span."""
    for length in range(count, 0, -1) if count <= 12 else ():
        yield from ((first, first + length) for first in range(count - length + 1))


def _is_function_word(word: str, among: frozenset[str] | None = None) -> bool:
    english, spanish = function_words()
    if among is not None:
        return word in among
    return word.islower() and (word in english or word in spanish)
