"""Places: the name gives way to what kind of place it is, and where that is, if that is not small.

A word that announces the kind ("el cantón Las Brisas", "the village of ...") decides; without one
the gazetteer does. Below a town nothing is told but the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.places import Place, PlaceKind, country_name, lookup
from anonymizer.surrogates.grammar import Noun, indefinite
from anonymizer.surrogates.site import Site, Wording


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place in both languages.

    Attributes:
        en, es: nouns.
        feminine: gender of ``es``.
        listed: whether places of this kind can be those of the gazetteer.
    """

    en: str
    es: str
    feminine: bool = False
    listed: bool = False

    def noun(self, language: str, rest: str) -> Noun:
        """The noun in one language."""
        return Noun(self.es if language == "es" else self.en, self.feminine, rest)


PLACE = Kind("place", "lugar", listed=True)
_BY_GAZETTEER = {
    PlaceKind.CITY: Kind("city", "ciudad", True),
    PlaceKind.MUNICIPALITY: Kind("town", "municipio"),
    PlaceKind.PLACE: Kind("village", "aldea", True),
    PlaceKind.FIRST_LEVEL: Kind("region", "región", True),
    PlaceKind.COUNTRY: Kind("country", "país"),
    PlaceKind.REGION: Kind("region", "región", True),
}
_DEPARTMENT, _STATE = Kind("department", "departamento"), Kind("state", "estado")
_PROVINCE = Kind("province", "provincia", True)
_FIRST_LEVELS = {
    **dict.fromkeys("SV GT HN NI CO PY UY BO PE".split(), _DEPARTMENT),
    **dict.fromkeys("MX US VE BR".split(), _STATE),
    **dict.fromkeys("CR PA EC AR CU DO".split(), _PROVINCE),
}
_KINDS: dict[str, Kind] = {
    word: kind
    for words, kind in {
        "canton cton": Kind("canton", "cantón"),
        "caserio crio hamlet": Kind("hamlet", "caserío"),
        "colonia col residencial res reparto lotificacion urbanizacion urb fraccionamiento "
        "neighborhood neighbourhood subdivision": Kind("neighbourhood", "colonia", True),
        "barrio bo": Kind("neighbourhood", "barrio"),
        "aldea village": Kind("village", "aldea", True, True),
        "pueblo": Kind("village", "pueblo", False, True),
        "vereda": Kind("village", "vereda", True),
        "comunidad community": Kind("community", "comunidad", True),
        "ejido": Kind("village", "ejido"),
        "town municipio municipality mpio villa": Kind("town", "municipio", False, True),
        "ciudad city": Kind("city", "ciudad", True, True),
        "distrito district": Kind("district", "distrito"),
        "zona zone sector": Kind("area", "zona", True),
        "finca hacienda farm ranch rancho": Kind("farm", "finca", True),
        "calle street": Kind("street", "calle", True),
        "avenida avenue ave boulevard bulevar": Kind("avenue", "avenida", True),
        "pasaje callejon alley": Kind("alley", "pasaje"),
        "carretera road highway": Kind("road", "carretera", True),
        "parque park": Kind("park", "parque"),
        "rio river quebrada": Kind("river", "río"),
        "lago laguna lake": Kind("lake", "lago"),
        "cerro hill loma": Kind("hill", "cerro"),
        "volcan volcano": Kind("volcano", "volcán"),
        "playa beach": Kind("beach", "playa", True),
        "isla island": Kind("island", "isla", True),
        "puente bridge": Kind("bridge", "puente"),
        "campamento camp": Kind("camp", "campamento"),
        "mercado market": Kind("market", "mercado"),
    }.items()
    for word in words.split()
}
_BEFORE = re.compile(
    r"(?<!\w)([^\W\d_]+)\.?\s+"
    r"(?:(?:(?:de|del|of|called|named|llamad[oa]|conocid[oa]\s+como)\s+)(?:(?:la|los|las|el)\s+)?)?$"
)
_BEGINS = re.compile(r"([^\W\d_]+)\.?\s+(?:(?:de|del|of)\s+)?(?=\S)")
_AFTER = re.compile(r"\s+([a-z]+)\b")
_ENDS = re.compile(r"\s([^\W\d_]+)$")
_AREA_FOLLOWS = re.compile(r",[ \t]+(?=$|\w)")
_WITH_THE = re.compile(r"(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives)|.*\bRepublic\b")


def kind_of(sites: Iterable[Site]) -> Kind | None:
    """The kind of a place as one of its mentions announces it."""
    return next((kind for kind, _, _ in map(_announced, sites) if kind is not None), None)


def is_announced(site: Site) -> bool:
    """Whether the word before a name says that it is a place: "another hamlet called {X}"."""
    match = _BEFORE.search(site.before)
    return match is not None and fold(match[1]) in _KINDS


def write(site: Site, kind: Kind | None = None, rung: str = "") -> Wording:
    """What is written instead of a place.

    Args:
        site: one mention of it.
        kind: as another mention of the place announces it, see :func:`kind_of`.
        rung: how much is told of where it is: ``"department"`` (the default), ``"country"``,
            ``"kind"`` (nothing) or ``"place"`` (not even the kind).
    """
    here, site, name = _announced(site)
    kind = here or kind or PLACE
    rest = ""
    if kind.listed and (place := _known(name, site.text)) is not None:
        kind = _kind_of(place) if kind is PLACE else kind
        rest = "" if rung in ("kind", "place") else _where(place, name, site, rung)
    if not rest and (comma := _AREA_FOLLOWS.match(site.after)) and _is_area(site):
        rest = " de " if site.language == "es" else " in "
        site = replace(site, end=site.end + comma.end())
    return indefinite(site, (PLACE if rung == "place" else kind).noun(site.language, rest))


def _is_area(site: Site) -> bool:
    """Whether a country or first level follows the comma: "Tacuba, Ahuachapán"."""
    words = re.match(r",\s+((?:[^\W\d_]+\s?){1,4})", site.text[site.end : site.end + 60])
    name = words[1].split() if words else []
    return any(
        place.kind in (PlaceKind.FIRST_LEVEL, PlaceKind.COUNTRY)
        for length in range(len(name), 0, -1)
        for place in lookup(" ".join(name[:length]))
    )


def _kind_of(place: Place) -> Kind:
    if place.kind is PlaceKind.FIRST_LEVEL:
        return _FIRST_LEVELS.get(place.country, _BY_GAZETTEER[place.kind])
    return _BY_GAZETTEER[place.kind]


def _announced(site: Site) -> tuple[Kind | None, Site, str]:
    """Kind, the span with the word that announces it, and the name without that word."""
    surface = site.surface
    match = _BEGINS.match(surface)
    if match and (kind := _KINDS.get(fold(match[1]))):
        return kind, site, surface[match.end() :]
    match = _BEFORE.search(site.before)
    if match and (kind := _KINDS.get(fold(match[1]))):
        wider = replace(site, start=site.back(len(site.before) - match.start()))
        return kind, wider, surface
    match = _ENDS.search(surface)
    if match and (kind := _KINDS.get(fold(match[1]))):
        return kind, site, surface[: match.start()]
    match = _AFTER.match(site.after) if site.language == "en" else None
    if match and (kind := _KINDS.get(fold(match[1]))):
        return kind, replace(site, end=site.end + match.end()), surface
    return None, site, surface


def _known(name: str, text: str) -> Place | None:
    """The place of the gazetteer, if the document leaves no doubt which of that name it is.

    The gazetteer has few of the villages there are: one counts only where the text speaks of its
    country or department, or a hamlet of El Salvador would be moved to Panama.
    """
    told = _told(text)
    found = [p for p in lookup(name) if p.kind is not PlaceKind.PLACE or _attested(p, name, told)]
    if not found:
        return None
    if len(found) == 1 or found[0].kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
        return found[0]
    towns = [p for p in found if p.kind is not PlaceKind.FIRST_LEVEL] or list(found)
    for here in (
        [p for p in towns if p.first_level and _other(p.first_level, name, told)],
        [p for p in towns if _other(country_name(p.country, "es") or "", name, told)],
        towns,
    ):
        if here and len({(p.country, p.first_level) for p in here}) == 1:
            return here[0]
    return None


@lru_cache(maxsize=2)
def _told(text: str) -> str:
    """All words of a document, between spaces; asked for once for each of its places."""
    return f" {fold(text)} "


def _attested(place: Place, name: str, told: str) -> bool:
    areas = [place.first_level, *(country_name(place.country, code) for code in ("en", "es"))]
    return any(_other(area or "", name, told) for area in areas)


def _other(area: str, name: str, told: str) -> bool:
    """Whether the text names the area, which is not called like the place itself."""
    key = fold(area)
    return bool(key) and key != fold(name) and f" {key} " in told


def _where(place: Place, name: str, site: Site, rung: str = "") -> str:
    """In what larger area a place lies, unless the text goes on to say so itself."""
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
        return ""
    areas = [place.first_level, country_name(place.country, site.language)]
    if place.kind is PlaceKind.FIRST_LEVEL or rung == "country":
        areas = areas[1:]
    following = " ".join(fold(site.text[site.end : site.end + 60]).split()[:5])
    for area in areas:
        if not area or set(fold(area).split()) & set(fold(name).split()):
            continue
        if f" {fold(area)} " in f" {following} ":
            return ""
        if site.language == "es":
            return f" de {area}"
        return f" in the {area}" if _WITH_THE.match(area) else f" in {area}"
    return ""
