"""Who is who in a series: people of several documents, resolved together.

Two passes, so that the order of the documents changes nothing: every document is read by itself,
then all its people are placed, whole names by length before single ones. Among documents that
belong together a given name or a nickname is evidence: it joins if exactly one person fits. They
belong together because somebody says so (``--series``), or because they share a number (a
telephone, a paper, a case) or somebody's whole name; that of an official or a public figure, who
stands in many stories, is not enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from anonymizer.resolve.abroad import FEWEST_WORDS, MARGIN, MOST_WORDS, RELATED, WORD, abroad, fit
from anonymizer.resolve.fitting import Fitting
from anonymizer.resolve.named import Person
from anonymizer.resolve.surroundings import surroundings
from anonymizer.resolve.titles import Station


def together(
    cast: Sequence[Sequence[Person]],
    numbers: Sequence[Collection[Hashable]] | None = None,
    texts: Sequence[str] = (),
) -> list[list[int]]:
    """Numbers for the people of several documents; the same number is the same person.

    Args:
        cast: the persons of each document.
        numbers: what identifies in each document beside names: telephones, papers, cases. Without
            it all the documents belong together.
        texts: the documents themselves; what they say around a name tells namesakes apart.

    Returns:
        For each document one number a person, in the same order.
    """
    circles = _Circles(len(cast), numbers)
    crowd = _Crowd(circles)
    guests = [
        _Guest(document, place, person, texts[document] if texts else "")
        for document, people in enumerate(cast)
        for place, person in enumerate(people)
    ]
    found = [[0] * len(people) for people in cast]
    for guest, number in crowd.seat(sorted(guests, key=_turn)):
        found[guest.document][guest.place] = number
    return found


class _Circles:
    """Which documents belong together, as far as is known."""

    def __init__(self, count: int, numbers: Sequence[Collection[Hashable]] | None) -> None:
        self._head = [0] * count if numbers is None else list(range(count))
        seen: dict[Hashable, int] = {}
        for document, own in enumerate(numbers or ()):
            for number in own:
                self.join(seen.setdefault(number, document), document)

    def join(self, a: int, b: int) -> None:
        """Two documents share something that belongs to one story."""
        old, new = self._head[a], self._head[b]
        self._head = [new if head == old else head for head in self._head]

    def one(self, a: int, b: int) -> bool:
        """Whether two documents belong together."""
        return self._head[a] == self._head[b]


@dataclass(frozen=True, slots=True)
class _Guest:
    """A person of one document, to be placed."""

    document: int
    place: int
    person: Person = field(repr=False)
    text: str = field(default="", repr=False)


def _turn(guest: _Guest) -> tuple[int, int, list[str]]:
    """Whole names by length, then single ones; never by the order of the documents."""
    longest = max(len(name.parts) for name in guest.person.names)
    return (not guest.person.full, -longest, sorted(guest.person.keys))


@dataclass(slots=True)
class _Crowd:
    """The persons of the series so far."""

    circles: _Circles
    fitting: Fitting = field(default_factory=Fitting)
    people: list[Person] = field(default_factory=list, repr=False)
    guests: list[list[_Guest]] = field(default_factory=list, repr=False)
    _index: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set), repr=False)

    def seat(self, guests: Sequence[_Guest]) -> Iterator[tuple[_Guest, int]]:
        """The guests with their numbers.

        Of several with one whole name, who fits best goes first; of those with a single name, who
        fits one person only goes before who fits several.
        """
        unclear = list[_Guest]()
        for _, namesakes in groupby((g for g in guests if g.person.full), key=_turn):
            waiting = list(namesakes)
            while waiting:
                guest = max(waiting, key=self._precedence) if waiting[1:] else waiting[0]
                waiting.remove(guest)
                number, score = self._find(guest)
                if score or not self._ranked(guest):
                    yield guest, self._place(guest, number)
                else:
                    unclear.append(guest)
        waiting = unclear + [guest for guest in guests if not guest.person.full]
        count = 0
        while len(waiting) != count:
            count, unsure = len(waiting), []
            for guest in waiting:
                number, score = self._find(guest)
                if score:
                    yield guest, self._place(guest, number)
                else:
                    unsure.append(guest)
            waiting = unsure
        for guest in waiting:
            yield guest, self._place(guest, self._find(guest)[0])

    def _find(self, guest: _Guest) -> tuple[int, float]:
        """The number of the person that the guest is, and how well it fits; 0 for a new one."""
        scores = self._ranked(guest)
        clear = len(scores) == 1 or (len(scores) > 1 and scores[0][0] - scores[1][0] >= MARGIN)
        return (scores[0][1], scores[0][0]) if clear else (len(self.people), 0.0)

    def _precedence(self, guest: _Guest) -> tuple[bool, float]:
        """Of namesakes those go first who can be nobody so far, then who fits best."""
        scores = self._ranked(guest)
        return not scores, scores[0][0] if scores else 0.0

    def _ranked(self, guest: _Guest) -> list[tuple[float, int]]:
        """The persons that the guest may be, with how well they fit, the best first."""
        person = abroad(guest.person)
        if guest.person.of_several:
            return []
        scores = sorted(
            (
                (score, number)
                for number in self._candidates(person)
                if self._may_be(guest, number) and (score := self._score(guest, person, number))
            ),
            reverse=True,
        )
        scores = [
            (score, n)
            for score, n in scores
            if self._at_home(guest, n) or self._by_whole_name(person, n)
        ]
        return self._told_apart(guest, scores) if len(scores) > 1 else scores

    def _told_apart(
        self, guest: _Guest, scores: Sequence[tuple[float, int]]
    ) -> list[tuple[float, int]]:
        """The scores, higher for whoever is spoken of in the words that stand around the guest."""
        own = surroundings(guest.text, guest.person)
        around = {
            number: frozenset().union(
                *(
                    surroundings(met.text, met.person)
                    for met in self.guests[number]
                    if met.document != guest.document
                )
            )
            for _, number in scores
        }
        found = []
        for score, number in scores:
            others = frozenset().union(*(around[n] for n in around if n != number))
            shared = len(own & around[number] - others)
            counted = min(shared, MOST_WORDS) if shared >= FEWEST_WORDS else 0
            found.append((score + WORD * counted, number))
        return sorted(found, reverse=True)

    def _score(self, guest: _Guest, person: Person, number: int) -> float:
        score = fit(self.fitting, self.people[number], person)
        # Whoever the document names already is rather not named anew.
        met = any(other.document == guest.document for other in self.guests[number])
        return max(0.0, score - RELATED * met)

    def _place(self, guest: _Guest, number: int) -> int:
        person = abroad(guest.person)
        if number == len(self.people):
            self.people.append(Person())
            self.guests.append([])
        self._acquaint(guest, number)
        self.guests[number].append(guest)
        for named in person.members:
            self.people[number].add(named)
        for key in () if guest.person.unclear else self._keys(person):
            self._index[key].add(number)
        return number

    def _acquaint(self, guest: _Guest, number: int) -> None:
        """Documents that share somebody's whole name belong together."""
        person = guest.person
        if person.full and not person.public and Station.OFFICIAL not in person.stations:
            for other in self.guests[number]:
                if other.person.full:
                    self.circles.join(guest.document, other.document)

    def _by_whole_name(self, person: Person, number: int) -> bool:
        """Whether more than one surname is the same: "Nubia Paz" abroad is no "Paz Rugama"."""
        like = self.fitting.like.names
        wholes = [name for name in self.people[number].names if name.full]
        return any(like(a, b) for a in person.names if a.full for b in wholes)

    def _at_home(self, guest: _Guest, number: int) -> bool:
        """Whether the person was met in a document that belongs to the guest's."""
        return any(
            self.circles.one(guest.document, other.document) for other in self.guests[number]
        )

    def _may_be(self, guest: _Guest, number: int) -> bool:
        """Whether nothing in the guest's own document tells the two apart.

        "Nubia" and "Mrs Paz" of one text may turn out to be one when another has "Nubia Paz".
        """
        for other in self.guests[number]:
            if other.document != guest.document:
                continue
            if not guest.person.apart.isdisjoint(other.person.at):
                return False
            if not self._may_meet(guest, other, number):
                return False
        return True

    def _may_meet(self, guest: _Guest, other: _Guest, number: int) -> bool:
        """Whether two of one document can be one whom other documents know by the names of both.

        By different given names or parts of one whole name, or by a nickname told elsewhere.
        """
        own, theirs = guest.person, other.person
        if not (own.full and theirs.full) and not _given(own).isdisjoint(_given(theirs)):
            return False
        elsewhere = [met.person for met in self.guests[number] if met.document != guest.document]
        if any(own.keys <= met.keys and _given(met) & _given(theirs) for met in elsewhere):
            return True  # "Rosa Paz, called Nita" of another text is both "Nita" and "Rosa" of this
        names = {name for person in elsewhere for name in person.names}
        wholes = [name for name in names if name.full]
        parts = {part for name in wholes for part in name.parts}
        if set(own.names) <= names and parts.isdisjoint(_parts(own)):
            return True
        like = self.fitting.whole
        written = [
            name
            for person in (own, theirs)
            for name in ([n for n in person.names if n.full] or person.names)
        ]
        return any(all(like(name, whole) for name in written) for whole in wholes)

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


def _given(person: Person) -> set[str]:
    return {part for name in person.names for part in (*name.given, *name.loose)}
