"""What lists know better than the reader.

Agencies and prisons that sound like people, towns that were taken for people. Nothing is dropped
here but words that name nothing: a mention may change its type, or lose such words at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from anonymizer.detect.cuts import by_place, by_sentence
from anonymizer.detect.ends import CIVIL_TITLES, bare, with_particle
from anonymizer.detect.gangs import is_gang
from anonymizer.detect.reader import STRONG
from anonymizer.detect.times import timed
from anonymizer.lexicon import organisations, public_figures
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.places import PlaceKind, lookup
from anonymizer.model import Mention

_NAMED = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
_DOCUMENTS = frozenset(
    "DUI NIT NUP DPI CUI DNI RTN CURP RFC INE NSS SSN ITIN NTA MRN EAD I94".split()
)
"""Kinds of papers; they stand before a number and are nobody's name."""
_ABBREVIATIONS = frozenset("mun mpio dpto depto dto col cton bo flia".split())
"""Short for words that announce a name."""
_CITIZEN = re.compile(r" (?:nationals?|citizens?|nationality)\b")
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
    r"intern[oa]s?|custodios?|jail|cell|inmates?|transferred|moved|held|"
    r"sent (?:him|her|them|us|me) to|released from|sali[oó] de|"
    r"(?:lo|la|los|las) (?:tuvieron|tienen|ten[ií]an|mantienen)|bartolinas|"
    r"detenid[oa]s? desde|"
    r"mariona|cecot|apanteos|zacatraz)\b",
    re.IGNORECASE,
)
_REACH = 120
"""Code points before a town in which a prison must be spoken of for the town to mean its prison."""
_TITLED = re.compile(
    rf"\b(?:(?:{CIVIL_TITLES}|miss|se[nñ]orita|ni[nñ]a)\.?|(?-i:[Pp]astora?)) $", re.IGNORECASE
)
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñü]+){0,2}")
_ASKED = frozenset("PRQA")
_HOLDER = re.compile(
    r"(?:(?:the|el|la) )?(?:keeper|owner|head|member|guard|caretaker|manager|director|treasurer|"
    r"leader|president|encargad[oa]|dueñ[oa]|guardián|cuidador[a]?|presidente|presidenta|director[a]?|"
    r"tesorer[oa]) (?:of|at|de|del) "
)
"""Somebody who holds a post at an institution, which the words after it name."""


def corrected(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions with better types and ends."""
    sentences = chain.from_iterable(by_sentence(text, whole) for whole in mentions)
    for mention in chain.from_iterable(by_place(text, whole) for whole in sentences):
        if is_gang(text, mention):
            yield replace(mention, entity_type="ORGANIZATION")
            continue
        if mention.entity_type in {"DATE_TIME", "AGE"}:
            yield from timed(text, mention)
            continue
        if mention.entity_type == "NRP" and (more := _CITIZEN.match(text, mention.end)):
            yield replace(mention, end=more.end())
            continue
        if mention.entity_type not in _NAMED:
            yield mention
            continue
        trimmed = bare(text, mention)
        if trimmed is None or _is_generic(text, trimmed):
            continue
        yield with_particle(text, replace(trimmed, entity_type=_entity_type(text, trimmed)))


def _is_full_name(surface: str) -> bool:
    """Whether a given name and surnames stand there, and no known place is called so."""
    first, *rest = surface.split()
    named = bool(rest) and is_given(first) and all(map(is_surname, rest))
    return named and not is_common(first) and not lookup(surface)


def _is_generic(text: str, mention: Mention) -> bool:
    """Whether a mention names nothing: a document's acronym, a common word for an organisation.

    "P:" and "R:" before a line are question and answer.
    """
    surface = text[mention.start : mention.end]
    if mention.entity_type == "LOCATION" and surface in {"Municipality", "Municipalidad"}:
        return True
    asked = surface in _ASKED and text[mention.end : mention.end + 1] == ":"
    if asked or surface in _DOCUMENTS or surface in {"I", "Yo"}:
        return True
    if mention.entity_type != "PERSON" and surface.casefold() in _ABBREVIATIONS:
        return True
    return mention.entity_type == "ORGANIZATION" and surface.islower() and is_common(surface)


def _entity_type(text: str, mention: Mention) -> str:  # noqa: PLR0911 - a ladder of questions
    """The type that the lists give the surface, where they are sure; else the reader's."""
    surface = text[mention.start : mention.end]
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _TITLED.search(before) and _NAME.fullmatch(surface):
        return "PERSON"  # a prison or a town of that name has no title: "Ms. Pavón"
    borne = mention.entity_type == "PERSON" and (is_given(surface) or is_surname(surface))
    if (
        not borne
        and organisations.is_prison_town(surface)
        and (_IMPRISONED.search(before) or before.endswith((" el ", " El ")))
    ):
        return "ORGANIZATION"  # a town takes no article, its prison may: "en el Izalco"
    if mention.entity_type == "ORGANIZATION" and _HOLDER.match(surface):
        return "ROLE"
    if len(surface) <= 2:  # initials of a person as soon as those of an organisation
        doubtful = mention.score < STRONG and organisations.find(surface)
        return "ORGANIZATION" if doubtful else mention.entity_type
    if mention.entity_type != "PERSON" and _ANNOUNCED.search(before):
        return "LOCATION"
    if mention.entity_type != "ORGANIZATION" and organisations.find(surface):
        return mention.entity_type if is_given(surface) else "ORGANIZATION"
    if mention.entity_type != "PERSON" and public_figures.find(surface) and not lookup(surface):
        return "PERSON"  # "ni en Bukele ni en los santos", "the Biden administration"
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
