"""What a detail in a text tells: a place, a time, an age, or words that few people go by.

Two details fit if both can be true of one person or event: "April 2022" fits "14 April 2022", "a
village in Chalatenango" fits a village there, "in her fifties" fits 52.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.places import Place, PlaceKind, inhabitants, lookup
from anonymizer.model import Mention

UNLISTED, UNLISTED_TOWN = 1000, 10_000
"""Inhabitants that a named place, or the seat of a municipality, counts as whose size no list
tells. Orders of magnitude of our own."""
_ONE_YEAR = 1
_MONTHS = {
    name: number % 12 + 1
    for number, name in enumerate(
        (
            "january february march april may june july august september october november "
            "december enero febrero marzo abril mayo junio julio agosto septiembre octubre "
            "noviembre diciembre"
        ).split()
    )
}
_YEAR = re.compile(r"\b((?:19|20)\d\d)(s?)\b")
_NUMBER = re.compile(r"\b(\d{1,2})\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_TENS = {
    stem: 10 * number
    for stems in (
        "twent thirt fort fift sixt sevent eight ninet",
        "veint treint cuarent cincuent sesent setent ochent novent",
    )
    for number, stem in enumerate(stems.split(), 2)
}
_TEN = re.compile(rf"\b({'|'.join(_TENS)})(?:y|a|e|i)")
_UNDER_TEN = re.compile(r"\bunder ten\b|\bmenos de diez\b|\bmenor de diez\b")
_OF = re.compile(r"\b(?:in|of|de|del|en)\s+((?:(?:el|la|los|las|the)\s+)?[A-ZÁÉÍÓÚÑ].*)$", re.S)


@dataclass(frozen=True, slots=True)
class Fact:
    """A detail with its place in the text (half-open code points).

    Attributes:
        entity_type: of the mention. general: it was made more general already.
        places: what it may mean, if it is a place, the likeliest first; none that no list has.
        year, month, day: as far as a date tells them; 0 where it does not.
        ages: first age and the first one above, of an age; ``None`` otherwise.
        words: folded, of any other type; and of a place.
    """

    start: int
    end: int
    entity_type: str
    general: bool = False
    places: tuple[Place, ...] = ()
    year: int = 0
    month: int = 0
    day: int = 0
    ages: tuple[int, int] | None = None
    words: str = field(default="", repr=False)

    def common(self, other: Fact) -> Fact | None:
        """What both tell, if both can be true of one person or event: the less exact of the two."""
        if self.entity_type != other.entity_type:
            return None
        if self.ages and other.ages:
            meet = self.ages[0] < other.ages[1] and other.ages[0] < self.ages[1]
            wider = self.ages[1] - self.ages[0] >= other.ages[1] - other.ages[0]
            return (self if wider else other) if meet else None
        if self.year and other.year:
            mine, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
            meet = all(a == b or not a or not b for a, b in zip(mine, theirs, strict=True))
            return (self if mine.count(0) >= theirs.count(0) else other) if meet else None
        if self.places and other.places:
            return _common_place(self, other)
        same = bool(self.words) and self.words == other.words and not self.general
        return self if same else None

    @property
    def people(self) -> int | None:
        """How many live in the place, as far as it is one."""
        if self.entity_type != "LOCATION":
            return None
        if not self.places:
            return None if self.general else UNLISTED
        return _people(self.places[0])


def fact(entity_type: str, text: str, start: int, end: int, *, general: bool = False) -> Fact:
    """What a detail tells that reads ``text``."""
    found = Fact(start, end, entity_type, general, words=fold(text))
    match entity_type:
        case "LOCATION":
            return replace(found, places=_places(text))
        case "DATE_TIME":
            return _dated(found, text)
        case "AGE":
            return replace(found, ages=_ages(found.words))
    return found


def facts(text: str, mentions: Iterable[Mention]) -> tuple[Fact, ...]:
    """What the mentions of a text tell, but for persons."""
    return tuple(
        fact(m.entity_type, text[m.start : m.end], m.start, m.end)
        for m in mentions
        if m.entity_type != "PERSON"
    )


def _places(text: str) -> tuple[Place, ...]:
    """The place that is told: by its name, or as the area in which something lies."""
    inner = _OF.search(text)
    for name in (text, *([inner[1]] if inner else ())):
        if found := lookup(name):
            return found
    return ()


def _people(place: Place) -> int:
    town = place.kind in (PlaceKind.CITY, PlaceKind.MUNICIPALITY)
    return inhabitants(place) or (UNLISTED_TOWN if town else UNLISTED)


def _common_place(one: Fact, other: Fact) -> Fact | None:
    """The larger of two places of which one lies in the other, as they are read then."""
    for mine in one.places:
        for theirs in other.places:
            if _lies_in(mine, theirs):
                return replace(other, places=(theirs,))
            if _lies_in(theirs, mine):
                return replace(one, places=(mine,))
    return None


def _dated(found: Fact, text: str) -> Fact:
    if iso := _ISO.search(text):
        year, month, day = map(int, iso.groups())
        return replace(found, year=year, month=month, day=day)
    told = _YEAR.search(text)
    if told is None or told[2]:  # "the 1980s" is no year
        return found
    month = next((_MONTHS[word] for word in fold(text).split() if word in _MONTHS), 0)
    days = [int(n) for n in _NUMBER.findall(text) if 1 <= int(n) <= 31] if month else []
    return replace(found, year=int(told[1]), month=month, day=days[0] if days else 0)


def _ages(words: str) -> tuple[int, int] | None:
    if number := _NUMBER.search(words):
        return int(number[1]), int(number[1]) + _ONE_YEAR
    if _UNDER_TEN.search(words):
        return 0, 10
    if ten := _TEN.search(words):
        return _TENS[ten[1]], _TENS[ten[1]] + 10
    return None


def _lies_in(inner: Place, outer: Place) -> bool:
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country
    if outer.kind is PlaceKind.FIRST_LEVEL:
        return (inner.country, inner.first_level) == (outer.country, outer.first_level)
    return inner == outer
