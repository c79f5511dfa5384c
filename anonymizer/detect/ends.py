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
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.language import function_words
from anonymizer.lexicon.places import is_area, is_big, lookup
from anonymizer.model import Mention

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
_REACH = 60
"""Code points before a surname in which its title and particle stand."""
_ADDRESSED = frozenset("You He She They We Who And But When Y Pero Cuando Usted Vos Tú Él".split())
"""What begins a sentence before a name: "You Mancía?"."""
_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
_WORD = re.compile(r"\S+")
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday "
    "lunes martes miercoles jueves viernes sabado domingo ahorita".split()
)
"""Some are given names, too, but not in small letters after one."""
_NOUN_BEFORE = re.compile(r"(?<![^\W\d_])([a-zà-ÿ]{3,}) $")
_TITLED_NOUN = re.compile(
    rf"{_TITLES}|ni[nñ]a|viuda|vda|familia|la|las|los|nacida|apellidos?", re.I
)
_BORN_WITH_DE = frozenset("leon paz jesus dios cristo la los las".split())
"""What "de" makes a surname of its own: de León."""


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
