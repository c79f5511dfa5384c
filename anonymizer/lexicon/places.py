"""The gazetteer: Central America and Mexico to the village, the rest of the world to the city."""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.tables import alternatives, lines, rows

BIG_POPULATION = 200_000
"""Inhabitants from which a place identifies nobody by itself (the shipped policies' default)."""

_ARTICLES = ("the ", "la ", "el ", "los ", "las ")
# "Idlib Governorate", "gobernación de Alepo": words that make a name that of a division.
_DIVISION = re.compile(
    r"(.+?) (?:governorate|oblast|region|krai|voivodeship|prefecture|emirate)|"
    r"(?:gobern(?:acion|orato)|oblast|region|voivodato|prefectura|emirato) (?:del?|of) (.+)"
)


class PlaceKind(enum.StrEnum):
    """What a place is. ``REGION`` is anything larger than a first-level division of a country."""

    COUNTRY = "country"
    REGION = "region"
    FIRST_LEVEL = "first_level"
    CITY = "city"
    MUNICIPALITY = "municipality"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """One place; several may share a name.

    Attributes:
        name: as usually written.
        kind: see :class:`PlaceKind`.
        country: ISO 3166-1 alpha-2, ``""`` for a region.
        first_level: the state, department or province it is or lies in, where known.
        population: inhabitants, where known (GeoNames).
        capital: of its country.
    """

    name: str
    kind: PlaceKind
    country: str
    first_level: str | None = None
    population: int | None = None
    capital: bool = False


def is_area(place: Place) -> bool:
    """Whether it is a country, something larger, or a first-level division."""
    return place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.FIRST_LEVEL)


def is_big(place: Place, population: int = BIG_POPULATION) -> bool:
    """Whether so many people live there that the name alone points at nobody.

    Args:
        place: any place.
        population: inhabitants from which a town counts as big.
    """
    return is_area(place) or place.capital or (place.population or 0) >= population


def inhabitants(place: Place) -> int | None:
    """How many people live in a place: as listed, or the sum of the listed places that lie in it.

    Such a sum is too small, since villages are missing from the list or have no number there: half
    of the people of El Salvador, nearly all of those of Mexico. ``None`` where nothing is listed.
    """
    if place.population is not None:
        return place.population
    if place.kind is PlaceKind.COUNTRY:
        return _sums().get((place.country, None))
    if place.kind is PlaceKind.FIRST_LEVEL:
        return _sums().get((place.country, place.first_level))
    return None


def lookup(name: str) -> tuple[Place, ...]:
    """All places of that name, the largest kind first; case, accents and an article don't matter.

    Args:
        name: without words such as "department of", though those of far countries
            ("governorate", "oblast") may stand; commas end nothing here.

    Returns:
        Countries, regions, first-level divisions, then towns by falling population.
    """
    key = fold(name)
    if found := _without_article(key):
        return found
    if match := _DIVISION.fullmatch(key):
        named = _without_article(match[1] or match[2])
        return tuple(place for place in named if place.kind is PlaceKind.FIRST_LEVEL)
    return ()


def _without_article(key: str) -> tuple[Place, ...]:
    if found := _lookup(key):
        return found
    return next(
        (_lookup(key.removeprefix(article)) for article in _ARTICLES if key.startswith(article)), ()
    )


def postal(code: str) -> Place | None:
    """The US state of a postal abbreviation in capitals ("CA"), or ``None``."""
    name = _postal().get(code)
    return Place(name, PlaceKind.FIRST_LEVEL, "US", name) if name else None


@cache
def _postal() -> dict[str, str]:
    return dict(rows("us_postal.tsv", 2))


@cache
def country_name(code: str, language: str) -> str | None:
    """The name of a country in ``"en"`` or ``"es"``; ``None`` for an unknown code."""
    names = _country_names().get(code)
    return names[min(int(language == "es"), len(names) - 1)] if names else None


@lru_cache(maxsize=4096)
def _lookup(key: str) -> tuple[Place, ...]:
    towns = [_town(*record) for record in _towns().get(key, ())]
    towns.sort(key=lambda town: town.population or 0, reverse=True)
    for country, name in _capitals().get(key, ()):
        same = (i for i, town in enumerate(towns) if town.country == country)
        position = next(same, None)
        if position is None:
            towns.insert(0, Place(name, PlaceKind.CITY, country, capital=True))
        else:
            towns[position] = replace(towns[position], kind=PlaceKind.CITY, capital=True)
    return _areas().get(key, ()) + tuple(towns)


def _town(names: str, population: str, kind: str, country: str, first_level: str) -> Place:
    return Place(
        names.partition("|")[0],
        {"c": PlaceKind.CITY, "m": PlaceKind.MUNICIPALITY, "p": PlaceKind.PLACE}[kind],
        country,
        first_level or None,
        int(population) if population else None,
    )


@cache
def _country_names() -> dict[str, list[str]]:
    return {code: alternatives(names) for code, names, *_ in rows("countries.tsv", 5)}


@cache
def _capitals() -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, _, capitals, *_ in rows("countries.tsv", 5):
        for name in alternatives(capitals):
            index[fold(name)].append((code, name))
    return dict(index)


@cache
def _areas() -> dict[str, tuple[Place, ...]]:
    """Countries, regions and first-level divisions by folded name."""
    index: dict[str, tuple[Place, ...]] = defaultdict(tuple)

    def add(place: Place, names: list[str]) -> None:
        for key in {fold(name) for name in names}:
            index[key] += (place,)

    for code, names in _country_names().items():
        add(Place(names[0], PlaceKind.COUNTRY, code), names)
    for (cell,) in rows("regions.tsv", 1):
        names = alternatives(cell)
        add(Place(names[0], PlaceKind.REGION, ""), names)
    for line in lines("places.tsv"):
        if line.startswith("="):
            country, _, cell = line[1:].partition("\t")
            if names := alternatives(cell):
                add(Place(names[0], PlaceKind.FIRST_LEVEL, country, names[0]), names)
    return dict(index)


@cache
def _sums() -> dict[tuple[str, str | None], int]:
    """Listed inhabitants of each country and of each of its divisions."""
    sums: dict[tuple[str, str | None], int] = defaultdict(int)
    country = first_level = ""
    for line in lines("places.tsv"):
        if line.startswith("="):
            country, _, cell = line[1:].partition("\t")
            first_level = cell.partition("|")[0]
        elif population := line.split("\t")[1]:
            sums[country, None] += int(population)
            if first_level:
                sums[country, first_level] += int(population)
    return dict(sums)


@cache
def _towns() -> dict[str, list[tuple[str, str, str, str, str]]]:
    """Raw records by folded name; a record becomes a :class:`Place` only when asked for."""
    index: dict[str, list[tuple[str, str, str, str, str]]] = defaultdict(list)
    country = first_level = ""
    for line in lines("places.tsv"):
        if line.startswith("="):
            country, _, cell = line[1:].partition("\t")
            first_level = cell.partition("|")[0]
            continue
        names, population, kind = line.split("\t")
        record = (names, population, kind, country, first_level)
        for name in names.split("|"):
            index[fold(name)].append(record)
    return dict(index)
