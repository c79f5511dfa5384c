"""What lists and grammar know better than the reader.

Agencies and prisons that sound like people, towns that were taken for people, articles, titles and
prepositions that are no part of a name. Nothing is dropped here but words that name nothing: a
mention may change its type or lose such words at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from anonymizer.lexicon import organisations
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.language import function_words
from anonymizer.lexicon.places import PlaceKind, is_big, lookup
from anonymizer.model import Mention

_NAMED = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
_TITLE = re.compile(
    r"(?:(?:I|Yo),\s+)?(?:(?:mr|mrs|ms|miss|dr|dra|doctora?|sr|sra|srta|lic|licda|licenciad[oa]|"
    r"ing|ingenier[oa]|se[nñ]ora?|se[nñ]orita|don|do[nñ]a|officer|agent|agente|detective|sergeant|"
    r"sargento|cabo|comisario|inspector|judge|juez|jueza|attorney|abogad[oa]|profesora?|nurse)"
    r"\b\.?\s+)*(?=\S)",
    re.IGNORECASE,
)
_TITLED_PARTICLE = re.compile(
    r"\b(?:se[nñ]ora?|sra?|srta|don|do[nñ]a|ni[nñ]a|licenciad[oa]|licda?|doctora?|dra?|mrs?|ms|juez|jueza|"
    r"profesora?|maestr[oa]|agente|officer)\.? ((?:de (?:la |los |las )?|del ))$",
    re.IGNORECASE,
)
_DOCUMENTS = frozenset(
    "DUI NIT NUP DPI CUI DNI RTN CURP RFC INE NSS SSN ITIN NTA MRN EAD I94".split()
)
"""Kinds of papers; they stand before a number and are nobody's name."""
_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"(?<=[a-záéíóúñ]{4})[.!?;:]\s+(?=[^\W\d_])|\n\s*\n")
"""Four letters before it, so that "Gpe. Luna" and "Fco. Javier" stay whole."""
_CITIZEN = re.compile(r" (?:nationals?|citizens?|nationality)\b")
_GANG = re.compile(r"(?:(?:Barrio|Mara|mara|pandilla|la|the) )?(?:18|MS(?:[- ]?(?:13|X3))?)")
_GANG_BEFORE = re.compile(r"\b(?:la|las|los|the|barrio|mara|pandillas?|gangs?|was|era)\s+$", re.I)
"""Gangs are written like dates, people and addresses; an article before 18 or MS tells them."""
_LEADS_TO = re.compile(
    r"\b(?:in|en|at|to|from|de|del|a|al|of|near|cantón|canton|caserío|colonia|barrio|aldea|calle|"
    r"avenida|pasaje|residencial|street|avenue|park|parque|village|hamlet)\s+$",
    re.IGNORECASE,
)
"""What stands before places, also those that are called after people."""
_ANNOUNCED = re.compile(
    r"\b(?:cant[oó]n|caser[ií]o|colonia|barrio|aldea|vereda|hamlet|village)(?: (?:de|of))?\s+$",
    re.IGNORECASE,
)
"""What makes a small place of a name, even of one that a border crossing is called by."""
_IMPRISONED = re.compile(
    r"\b(?:penal(?:es)?|pris[io]+n(?:s|ero|era|er)?|c[aá]rcel|pres[oa]s?|traslad\w+|reclu\w+|celda|"
    r"intern[oa]s?|custodios?|jail|cell|inmates?|transferred|moved|held|released from|sali[oó] de|"
    r"mariona|cecot|apanteos|zacatraz)\b",
    re.IGNORECASE,
)
_REACH = 60
"""Code points before a town in which a prison must be spoken of for the town to mean its prison."""


def corrected(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions with better types and ends."""
    for mention in (part for whole in mentions for part in _sentences(text, whole)):
        if _is_gang(text, mention):
            yield replace(mention, entity_type="ORGANIZATION")
            continue
        if _is_minute(text, mention):
            continue
        if mention.entity_type == "NRP" and (more := _CITIZEN.match(text, mention.end)):
            yield replace(mention, end=more.end())
            continue
        if mention.entity_type not in _NAMED:
            yield mention
            continue
        trimmed = _without_function_words(text, mention)
        if trimmed is None or _is_generic(text, trimmed):
            continue
        yield _with_particle(text, replace(trimmed, entity_type=_entity_type(text, trimmed)))


def _sentences(text: str, mention: Mention) -> Iterator[Mention]:
    """A name that runs over the end of a sentence, cut there."""
    start = mention.start
    if mention.entity_type == "PERSON":
        for end in _SENTENCE_END.finditer(text, mention.start, mention.end):
            yield replace(mention, start=start, end=end.start())
            start = end.end()
    yield replace(mention, start=start)


def _with_particle(text: str, mention: Mention) -> Mention:
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


def _is_minute(text: str, mention: Mention) -> bool:
    """Whether a "date" is what stands after the colon of a time of day."""
    digits = text[mention.start : mention.end].isdigit()
    return mention.entity_type == "DATE_TIME" and digits and text[mention.start - 1] == ":"


def _is_gang(text: str, mention: Mention) -> bool:
    surface = text[mention.start : mention.end]
    if not _GANG.fullmatch(surface):
        return False
    before = text[max(0, mention.start - 10) : mention.start]
    return " " in surface or "-" in surface or bool(_GANG_BEFORE.search(before))


def _without_function_words(text: str, mention: Mention) -> Mention | None:
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
    if person and len(words) > 1 and _is_family(*(text[a:b] for a, b in words[:2])):
        words.pop(0)
    while person and len(words) > 2 and _is_shouted_word(text[slice(*words[-1])]):
        words.pop()
    if not words:
        return None
    first, last = (0, len(words)) if person else _listed(text, words)
    return replace(mention, start=words[first][0], end=words[last - 1][1])


def _is_family(article: str, name: str) -> bool:
    """Whether a capital article stands before a family's name: "The Riveras", "Los Rivera"."""
    if article == "The":
        return name.endswith("s") and is_surname(name.removesuffix("s").removesuffix("e"))
    return article in {"Los", "Las"} and is_surname(name) and not is_common(name)


def _is_shouted_word(word: str) -> bool:
    """Whether a word in capitals is an ordinary one ("ANA PAZ MANIFESTO") and nobody's name."""
    return word.isupper() and is_common(word) and not is_given(word) and not is_surname(word)


def _listed(text: str, words: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest run of words that lists know as public, if only ordinary words stand around.

    A small place or unknown name keeps all of its words: "parroquia San Isidro" tells more.
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


def _is_full_name(surface: str) -> bool:
    """Whether a given name and surnames stand there, and no known place is called so."""
    first, *rest = surface.split()
    named = bool(rest) and is_given(first) and all(map(is_surname, rest))
    return named and not is_common(first) and not lookup(surface)


def _is_generic(text: str, mention: Mention) -> bool:
    """Whether a mention names nothing: a document's acronym, a common word for an organisation."""
    surface = text[mention.start : mention.end]
    if surface in _DOCUMENTS or surface in {"I", "Yo"}:
        return True
    return mention.entity_type == "ORGANIZATION" and surface.islower() and is_common(surface)


def _entity_type(text: str, mention: Mention) -> str:  # noqa: PLR0911 - a ladder of questions
    """The type that the lists give the surface, where they are sure; else the reader's."""
    surface = text[mention.start : mention.end]
    before = text[max(0, mention.start - _REACH) : mention.start]
    if organisations.is_prison_town(surface) and _IMPRISONED.search(before):
        return "ORGANIZATION"
    if len(surface) <= 2:  # initials of a person as soon as those of an organisation
        return mention.entity_type
    if mention.entity_type != "PERSON" and _ANNOUNCED.search(before):
        return "LOCATION"
    if mention.entity_type != "ORGANIZATION" and organisations.find(surface):
        return mention.entity_type if is_given(surface) else "ORGANIZATION"
    if (
        mention.entity_type == "LOCATION"
        and _is_full_name(surface)
        and not _LEADS_TO.search(before)
    ):
        return "PERSON"
    places = [place for place in lookup(surface) if place.kind is not PlaceKind.PLACE]
    if mention.entity_type == "PERSON" and places:
        if " " in surface and places[0].kind is PlaceKind.COUNTRY:
            return "LOCATION"
        return "PERSON" if is_given(surface) or is_surname(surface) else "LOCATION"
    if mention.entity_type == "ORGANIZATION" and places and not organisations.find(surface):
        return "LOCATION"
    return mention.entity_type
