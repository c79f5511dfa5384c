"""Who is who in a series: people of several documents, resolved together.

Two passes, so that the order of the documents changes nothing: every document is read by itself,
then all its people are placed, whole names by length before single ones. Within a series a given
name or a nickname is evidence: it joins if exactly one person fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from anonymizer.resolve.fitting import FIRST, Fitting
from anonymizer.resolve.kin import RELATION
from anonymizer.resolve.named import Person
from anonymizer.resolve.names import Name

MARGIN = 0.45
"""By how much the best-fitting person must fit better than the next one."""
RELATED = 0.6
"""For two people who are both somebody's son, both an aunt."""


def together(cast: Sequence[Sequence[Person]]) -> list[list[int]]:
    """Numbers for the people of several documents; the same number is the same person.

    Args:
        cast: the persons of each document.

    Returns:
        For each document one number a person, in the same order.
    """
    crowd = _Crowd()
    guests = [
        _Guest(document, place, person)
        for document, people in enumerate(cast)
        for place, person in enumerate(people)
    ]
    numbers = [[0] * len(people) for people in cast]
    for guest in sorted(guests, key=_turn):
        numbers[guest.document][guest.place] = crowd.place(guest)
    return numbers


@dataclass(frozen=True, slots=True)
class _Guest:
    """A person of one document, to be placed."""

    document: int
    place: int
    person: Person = field(repr=False)


def _turn(guest: _Guest) -> tuple[int, int, list[str]]:
    """Whole names by length, then single ones; never by the order of the documents."""
    longest = max(len(name.parts) for name in guest.person.names)
    return (not guest.person.full, -longest, sorted(guest.person.keys))


@dataclass(slots=True)
class _Crowd:
    """The persons of the series so far."""

    fitting: Fitting = field(default_factory=Fitting)
    people: list[Person] = field(default_factory=list, repr=False)
    guests: list[list[_Guest]] = field(default_factory=list, repr=False)
    _index: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set), repr=False)

    def place(self, guest: _Guest) -> int:
        """The number of the person that the guest is, old or new."""
        person = _abroad(guest.person)
        scores = sorted(
            (
                (score, number)
                for number in self._candidates(person)
                if self._may_be(guest, number)
                and (score := fit(self.fitting, self.people[number], person))
            ),
            reverse=True,
        )
        clear = len(scores) == 1 or (len(scores) > 1 and scores[0][0] - scores[1][0] >= MARGIN)
        number = scores[0][1] if clear else len(self.people)
        if number == len(self.people):
            self.people.append(Person())
            self.guests.append([])
        self.guests[number].append(guest)
        for named in person.members:
            self.people[number].add(named)
        for key in self._keys(person):
            self._index[key].add(number)
        return number

    def _may_be(self, guest: _Guest, number: int) -> bool:
        """Whether nothing in the guest's own document tells the two apart.

        "Nubia" and "Mrs Paz" of one text may turn out to be one when another has "Nubia Paz".
        """
        for other in self.guests[number]:
            if other.document != guest.document:
                continue
            if guest.person.full or not guest.person.apart.isdisjoint(other.person.at):
                return False
            if _parts(guest.person) & _parts(other.person):
                return False
        return True

    def _candidates(self, person: Person) -> list[int]:
        if all(name.initials for name in person.names):
            return list(range(len(self.people)))
        return sorted({n for key in self._keys(person) for n in self._index.get(key, ())})

    def _keys(self, person: Person) -> set[str]:
        words = {
            word
            for name in person.names
            for word in (*name.parts, name.nick, name.patronymic)
            if word
        }
        return {key for word in words | person.keys for key in self.fitting.like.keys(word)}


def _parts(person: Person) -> set[str]:
    return {part for name in person.names for part in name.parts}


def _abroad(person: Person) -> Person:
    """The person without what means something in its document only."""
    moved = Person()
    for named in {(n.key, n.sex, n.station, n.rank, n.kin): n for n in person.members}.values():
        moved.add(replace(named, at=-1, row=-1, mine=""))
    return moved


def fit(fitting: Fitting, known: Person, person: Person) -> float:
    """How well two persons of different documents can be one: 0 where something contradicts."""
    if any(fitting.differs(known, named) for named in person.members):
        return 0.0
    if known.full and person.full:
        score = max(
            (
                fitting.whole(a, b) + (a.parts == b.surnames or b.parts == a.surnames)
                for a in _fullest(fitting, known)
                for b in _fullest(fitting, person)
                if fitting.whole(a, b)
            ),
            default=0.0,
        )
        if known.official != person.official and known.stations and person.stations:
            score = 0.0
    else:
        score = max(_singly(fitting, known, person), _singly(fitting, person, known))
    if score and known.other != person.other and not known.facts & person.facts:
        # Who is "the other X" in one text is not plain X in the next, unless facts say so.
        score = 0.0 if known.full and person.full else score - RELATED
    return score and score + RELATED * bool(_relations(known) & _relations(person))


def _singly(fitting: Fitting, known: Person, person: Person) -> float:
    found = {named.key: named for named in person.members if not named.name.full}
    # Across documents a name that was used before says no more than the given name itself.
    return min(max((fitting.single(known, named) for named in found.values()), default=0.0), FIRST)


def _relations(person: Person) -> set[str]:
    return {RELATION[named.kin] for named in person.members if named.kin in RELATION}


def _fullest(fitting: Fitting, person: Person) -> Iterator[Name]:
    """Whole names without those that only abbreviate another of them."""
    whole = sorted((n for n in person.names if n.full), key=lambda n: -len(n.parts))
    kept: list[Name] = []
    for name in whole:
        if not any(fitting.whole(name, longer) for longer in kept):
            kept.append(name)
            yield name
