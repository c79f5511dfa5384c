"""Which place is meant, and does its name point at few people?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from anonymizer.lexicon import nationality, organisations
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.organisations import OrganisationKind
from anonymizer.lexicon.places import Place, PlaceKind, is_big, lookup, postal
from anonymizer.model import Document, Mention, Resolution
from anonymizer.policy.context import after, before, surface
from anonymizer.policy.rules import Policy, Reason

# A city above this, or a capital, is meant by its name, unless several small places where our
# texts come from bear it too: Paris is Paris, Santiago may be a village.
_UNMISTAKABLE_POPULATION = 1_000_000
_FEW_NAMESAKES = 3
# Where a text speaks of the city's country: Los Angeles, but not San Antonio.
_MORE_NAMESAKES = 15
_HOME = frozenset({"BZ", "CR", "GT", "HN", "MX", "NI", "PA", "SV"})

_OFTEN = 3
"""Mentions from which a country can be the one that a text is about."""

_AREAS = {
    PlaceKind.COUNTRY: Reason.COUNTRY,
    PlaceKind.REGION: Reason.REGION,
    PlaceKind.FIRST_LEVEL: Reason.FIRST_LEVEL,
}
_SMALL = (
    r"cantones|canton|caserios?|colonia|col|barrio|bo|aldea|vereda|comunidad|residencial|reparto|"
    r"urbanizacion|lotificacion|finca|hacienda|ejido|rancho|parcela|predio|pasaje|calle|avenida|"
    r"zona|sector|lote|poligono|parque|mercado|cerro|volcan|playa|quebrada|hamlet|village|"
    r"neighbou?rhood|community|settlement|farm|ranch|street|avenue|distrito"
)
_TOWN = r"municipio|ciudad|pueblo|villa|puerto|municipality|city|town"
_DIVISION = r"departamento|depto|dpto|estado|provincia|department|state|province"
_LINK = r"(?: (?:de|del|of|called|named|llamad[oa]|conocid[oa] como))?(?: (?:la|el|los|las|the))?"

_SMALL_BEFORE = re.compile(rf"\b(?:{_SMALL}){_LINK}$")
_TOWN_BEFORE = re.compile(rf"\b(?:{_TOWN}){_LINK}$")
_DIVISION_BEFORE = re.compile(rf"\b(?:{_DIVISION}){_LINK}$")
_SMALL_WITHIN = re.compile(rf"^(?:(?:el|la|the) )?(?:{_SMALL})\b|\b(?:village|neighbou?rhood)$")
_TOWN_WITHIN = re.compile(rf"^(?:(?:el|la|the) )?(?:{_TOWN}) (?:de|del|of) | (?:city|town)$")
_DIVISION_WITHIN = re.compile(
    rf"^(?:(?:el|la|the) )?(?:{_DIVISION}) (?:de|del|of) | (?:department|state|province)$"
)
_SMALL_AFTER = re.compile(r"^(?:village|hamlet|neighbou?rhood|canton|barrio|community|street)\b")
_PRISON_AFTER = re.compile(r"^(?:prison|penitentiary|jail|detention cent(?:er|re))\b")
_DIVISION_AFTER = re.compile(r"^(?:department|state|province)\b")
_STATE_STYLE = re.compile(
    r"^(?:(?:the|la|el) )?"
    r"(?:(?:islamic |bolivarian |federal |people s |united )?(?:republic|state|kingdom)|"
    r"republica(?: bolivariana)?|reino(?: unido)?|estado) (?:of|de|del) (?:(?:the|la|el) )?"
)
_STATE_OF = (
    r"(?:(?:in|en)\s+)?(?:(?:the|el|la)\s+(?:\w+\s+)?"
    r"(?:state|province|department|estado|provincia|departamento)\s+(?:of|de)\s+)?"
)
"""What may stand before a division: ", in the Mexican state of"."""
_DIRECTION = re.compile(
    r"^(?:(?:el|la|the) )?(?:(?:north|south|east|west)(?:ern)?|central|downtown|greater|"
    r"(?:(?:north|south|east|west|norte|sur|oriente|occidente|este|oeste|centro) (?:de|del|of)))"
    r"(?: (?:el|la|the))? "
)


def home_country(document: Document, resolution: Resolution, attested: Iterable[str]) -> str | None:
    """ISO code of the country that a document speaks of most, where that is clear.

    Its name and its nationality say little: the agencies and courts in the text, which stay, tell
    them too.

    Args:
        document, resolution: for the agencies.
        attested: see :func:`attested_countries`.
    """
    counted = Counter((*attested, *_states(document, resolution))).most_common(2)
    if not counted or counted[0][1] < _OFTEN:
        return None
    return counted[0][0] if len(counted) == 1 or counted[0][1] > counted[1][1] else None


def country_named(name: str) -> str | None:
    """ISO code of the country that ``name`` names, long name and demonym included."""
    found = lookup(_STATE_STYLE.sub("", fold(name)))
    if found and found[0].kind is PlaceKind.COUNTRY:
        return found[0].country
    return nationality.country_of(name)


def _states(document: Document, resolution: Resolution) -> Iterator[str]:
    """The country whose agencies and courts are named: "Turkish Government"."""
    for mention in resolution.mentions:
        text = surface(document, mention)
        state = mention.entity_type == "LOCATION" and _STATE_STYLE.search(fold(text))
        for word in (
            re.findall(r"\w+", text) if state or mention.entity_type == "ORGANIZATION" else ()
        ):
            if code := country_named(word):
                yield code


def attested_countries(document: Document, resolution: Resolution) -> Iterator[str]:
    """ISO codes of the countries that a document speaks of, one for each mention that tells one.

    By name, demonym or division.
    """
    for mention in resolution.mentions:
        text = surface(document, mention)
        if mention.entity_type == "LOCATION":
            found = lookup(text)
            areas = [place for place in found if place.kind is PlaceKind.COUNTRY]
            if areas or len({place.country for place in found}) == 1:
                yield (areas or list(found))[0].country
        elif mention.entity_type == "NRP" and (code := nationality.country_of(text)):
            yield code


def named_divisions(document: Document, resolution: Resolution) -> frozenset[Place]:
    """The states and departments that a document names and that no town shares a name with."""
    found = (
        lookup(surface(document, mention))
        for mention in resolution.mentions
        if mention.entity_type == "LOCATION"
    )
    return frozenset(
        places[0]
        for places in found
        if places and places[0].kind is PlaceKind.FIRST_LEVEL and places[0].country not in _HOME
    )


def place_reason(
    document: Document,
    mention: Mention,
    attested: frozenset[str],
    divisions: frozenset[Place],
    policy: Policy,
) -> Reason:
    """Why a place is kept or not.

    Where several places share a name the text decides: words that announce ("cantón San Miguel",
    "department of Usulután"), what follows ("La Libertad, Petén"), the countries and far states it
    speaks of (Richmond is in Virginia where that is named).
    A department that is also a town reads as the department. What stays open takes the smaller
    reading; what no list knows is small.

    Args:
        document: for the words around the mention.
        mention: a place.
        attested: what :func:`attested_countries` gives.
        divisions: what :func:`named_divisions` gives.
        policy: says which towns are big, and which places the project keeps.
    """
    text = surface(document, mention)
    if fold(text) in policy.kept_places:
        return Reason.KEPT_BY_PROJECT
    name, *rest = (part for part in re.split(r"[,(]", text) if fold(part)) if fold(text) else ("",)
    key, words = fold(name), fold(before(document, mention))
    following = after(document, mention)
    if organisations.is_prison_town(key) and _PRISON_AFTER.match(fold(following)):
        return Reason.NAMED_PRISON
    if _announces_small(key, words, fold(following)):
        return Reason.SMALL_PLACE
    only_town = bool(_TOWN_BEFORE.search(words))
    only_division = bool(_DIVISION_BEFORE.search(words) or _DIVISION_AFTER.match(fold(following)))
    found = lookup(key) or lookup(_DIRECTION.sub("", key))
    if not found:
        only_town |= bool(_TOWN_WITHIN.search(key))
        only_division |= bool(_DIVISION_WITHIN.search(key))
        found = lookup(_DIVISION_WITHIN.sub("", _TOWN_WITHIN.sub("", key)))
    state = lookup(_STATE_STYLE.sub("", key)) if _STATE_STYLE.search(key) else ()
    if state and state[0].kind is PlaceKind.COUNTRY:
        return Reason.WELL_KNOWN_ORGANISATION  # "the Republic of X" is the state, not the land
    if not found and (abbreviated := _postal(document, mention)):
        found = (abbreviated,)
    if not found:
        return _organisation_reason(name)
    if only_division:
        # "El Estado de Honduras" is the country.
        land = (PlaceKind.COUNTRY, PlaceKind.FIRST_LEVEL)
        found = tuple(place for place in found if place.kind in land)
    elif only_town:
        found = tuple(place for place in found if place.kind not in _AREAS)
    qualifiers = _qualifiers(rest, following)
    if not qualifiers and _lies_in_one(found, divisions, policy.big_place_population):
        qualifiers = tuple(divisions)
    return _read(found, qualifiers, attested, policy.big_place_population)


def _postal(document: Document, mention: Mention) -> Place | None:
    """The state that two capitals after a comma stand for: "Tule Hollow, CA"."""
    after_comma = document.text[: mention.start].endswith(", ")
    return postal(surface(document, mention)) if after_comma else None


def _lies_in_one(found: tuple[Place, ...], divisions: frozenset[Place], big: int) -> bool:
    """Whether a big place of that name lies in a state that is named, and few at home bear it."""
    at_home = sum(place.country in _HOME for place in found)
    return at_home < _FEW_NAMESAKES and any(
        is_big(place, big) and _inside(place, area) for place in found for area in divisions
    )


def _announces_small(key: str, words: str, following: str) -> bool:
    return bool(
        _SMALL_BEFORE.search(words) or _SMALL_WITHIN.search(key) or _SMALL_AFTER.match(following)
    )


def _organisation_reason(name: str) -> Reason:
    """A prison or institution may be found as a place."""
    organisation = organisations.find(name)
    if organisation is None:
        return Reason.UNKNOWN_PLACE
    if organisation.kind is OrganisationKind.PRISON:
        return Reason.NAMED_PRISON
    return Reason.WELL_KNOWN_ORGANISATION


def _qualifiers(rest: Iterable[str], following: str) -> tuple[Place, ...]:
    """Countries and divisions named right after a place: "La Libertad, Petén"."""
    parts = list(rest)
    if match := re.match(
        r"\s*(?:,|\(|in\b|en\b)\s*" + _STATE_OF + r"((?:[\w'.]+\s?){1,4})", following
    ):
        words = match[1].split()
        parts += [" ".join(words[:length]) for length in range(len(words), 0, -1)]
    for part in parts:
        if areas := tuple(place for place in lookup(part) if place.kind in _AREAS):
            return areas
        if state := postal(part):
            return (state,)
    return ()


def _inside(place: Place, area: Place) -> bool:
    if place.country != area.country:
        return False
    return area.kind is PlaceKind.COUNTRY or place.first_level == area.first_level


def _read(
    found: tuple[Place, ...], qualifiers: tuple[Place, ...], attested: frozenset[str], big: int
) -> Reason:
    qualified = tuple(p for p in found if any(_inside(p, area) for area in qualifiers))
    areas = [place for place in found if place.kind in _AREAS]
    if areas and areas[0].kind is not PlaceKind.FIRST_LEVEL:
        # "Armenia, Sonsonate" is the town; "Guatemala, Mexico" is a list.
        divided = all(area.kind is PlaceKind.FIRST_LEVEL for area in qualifiers)
        if not (qualified and divided):
            return _AREAS[areas[0].kind]
    if qualified:
        found = qualified
    elif qualifiers and _contradicts(found, qualifiers):
        return Reason.SMALL_PLACE
    elif any(place.country in attested for place in found):
        found = tuple(p for p in found if p.country in attested or _unmistakable(p))
    large = [place for place in found if is_big(place, big)]
    namesakes = [place for place in found if place not in large]
    at_home = sum(place.country in _HOME for place in namesakes)
    if any(_means_division(place, attested, at_home) for place in found):
        return Reason.FIRST_LEVEL
    told = any(_unmistakable(place) and place.country in attested for place in large)
    town = any(_is_town_there(place, attested) for place in namesakes)
    # "de Berlín" beside Usulután is not Germany's.
    if not large or (town and not told and not qualified):
        return Reason.SMALL_PLACE
    few = _MORE_NAMESAKES if told else _FEW_NAMESAKES if any(map(_unmistakable, large)) else 1
    if qualified or at_home < few:
        return Reason.CAPITAL if large[0].capital else Reason.BIG_PLACE
    return Reason.SMALL_PLACE


def _is_town_there(place: Place, attested: frozenset[str]) -> bool:
    """Whether a municipality at home lies in a country that the text speaks of."""
    at_home = place.country in attested & _HOME
    return at_home and place.kind is PlaceKind.MUNICIPALITY


def _unmistakable(place: Place) -> bool:
    """Whether a name means this place whatever countries a text speaks of."""
    if place.kind is PlaceKind.FIRST_LEVEL:
        return place.country not in _HOME
    return place.capital or (place.population or 0) >= _UNMISTAKABLE_POPULATION


def _means_division(place: Place, attested: frozenset[str], at_home: int) -> bool:
    """Whether a department or state is meant rather than one of ``at_home`` small namesakes."""
    if place.kind is not PlaceKind.FIRST_LEVEL:
        return False
    return place.country in attested | _HOME or at_home < _FEW_NAMESAKES


def _contradicts(found: tuple[Place, ...], qualifiers: tuple[Place, ...]) -> bool:
    """Whether what follows names an area where only an unlisted namesake can lie.

    In a list ("Usulután, La Paz") both are divisions of one country; and a name that no small
    place bears means the large one whatever follows.
    """
    same_country = {p.country for p in found} & {area.country for area in qualifiers}
    return not same_country and any(place.kind not in _AREAS for place in found)
