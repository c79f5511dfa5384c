"""Coreference of personal names in one document.

Full names come first, the fullest before the shorter; then every single name in the order of the
text is given to the person whom it fits best: by the part it equals, by title, and by who was
spoken of last. What fits nobody is somebody new. Two names that merely share a part stay two:
a person split in two costs a click, two people under one pseudonym may cost more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention, Sex
from anonymizer.resolve.aliases import introduced
from anonymizer.resolve.letters import readable
from anonymizer.resolve.names import Name, contradict, fits, parse, same_part
from anonymizer.resolve.titles import (
    Rank,
    Station,
    is_family,
    rank_around,
    sex_before,
    station,
    without_rank,
    without_title,
)

LATER = 0.8
"""Weight of a second given name, a mother's or husband's surname: people go by the first."""
_ANOTHER = re.compile(
    r"\b(?:otr[oa]|another|(?:the|el|la)\s+(?:other|otr[oa])|a\s+different|a\s+second|tambi[eé]n\s+se"
    r"\s+llama(?:ba)?|also\s+(?:called|named))\s+[«“\"'‘]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person, understood."""

    position: int
    start: int
    name: Name = field(repr=False)
    key: str = field(repr=False)
    sex: Sex
    station: Station
    rank: Rank
    another: bool


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in the making: the mentions gathered so far, and what they tell together."""

    members: list[Named] = field(default_factory=list, repr=False)
    names: set[Name] = field(default_factory=set, repr=False)
    keys: set[str] = field(default_factory=set, repr=False)
    stations: set[Station] = field(default_factory=set)
    ranks: set[Rank] = field(default_factory=set)
    told: set[Sex] = field(default_factory=set)
    borne: set[Sex] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)

    def add(self, named: Named) -> None:
        """Count one more mention to this person."""
        self.members.append(named)
        self.names.add(named.name)
        self.keys.add(named.key)
        insort(self.starts, named.start)
        self.stations |= {named.station} - {Station.NONE}
        self.ranks |= {named.rank} - {Rank.NONE}
        self.told |= {named.sex} - {Sex.UNKNOWN}
        self.borne |= {named.name.sex} - {Sex.UNKNOWN}

    @property
    def sex(self) -> Sex:
        """As titles and kinship words show it, else the given names; unknown where they differ."""
        known = self.told or self.borne
        return next(iter(known)) if len(known) == 1 else Sex.UNKNOWN

    @property
    def official(self) -> bool:
        """Whether every title shows an official."""
        return self.stations == {Station.OFFICIAL}

    @property
    def full(self) -> bool:
        """Whether some name has two parts or more."""
        return any(len(name.parts) >= 2 for name in self.names)

    def distance(self, start: int) -> int:
        """Code points to the nearest mention; those still to come count double."""
        at = bisect_left(self.starts, start)
        before = start - self.starts[at - 1] if at else None
        after = 2 * (self.starts[at] - start) if at < len(self.starts) else None
        return min(gap for gap in (before, after) if gap is not None)


Fit = Callable[[Person, Named], float]


def understand(text: str, position: int, mention: Mention) -> Named:
    """What one mention tells of its person."""
    surface, title = without_title(readable(text[mention.start : mention.end]))
    surface, rank = without_rank(surface)
    shown = sex_before(title, len(title)) if title else sex_before(text, mention.start)
    return Named(
        position,
        mention.start,
        parse(surface),
        fold(surface),
        shown,
        station(title, len(title)) if title else station(text, mention.start),
        rank if rank is not Rank.NONE else rank_around(text, mention.start, mention.end),
        bool(_ANOTHER.search(text, max(0, mention.start - 30), mention.start)),
    )


def cluster(text: str, mentions: Sequence[tuple[int, Mention]]) -> list[Person]:
    """Persons of a document.

    Args:
        text: the document's text.
        mentions: (position in the resolution, mention) of every PERSON, in text order.

    Returns:
        Persons that partition the mentions, in order of first mention.
    """
    families: dict[str, Person] = {}
    single: list[tuple[Named, Mention]] = []
    for position, mention in mentions:
        named = understand(text, position, mention)
        if is_family(text, mention.start, mention.end):
            families.setdefault(named.key.removesuffix("s"), Person()).add(named)
        else:
            single.append((named, mention))
    declared = [
        (single[a][0].position, single[b][0].position)
        for a, b in introduced(text, [mention for _, mention in single])
    ]
    people = _singular([named for named, _ in single], declared)
    return sorted([*people, *families.values()], key=lambda person: person.starts[0])


def _singular(named: Sequence[Named], declared: Sequence[tuple[int, int]]) -> list[Person]:
    people: list[Person] = []
    full = [n for n in named if len(n.name.parts) >= 2 and not _initials(n)]
    for each in sorted(full, key=lambda n: (-len(n.name.parts), n.start)):
        _place(each, people, _full_fit)
    partners: dict[int, set[int]] = {}
    for a, b in declared:
        partners.setdefault(a, set()).add(b)
        partners.setdefault(b, set()).add(a)
    whose = {n.position: person for person in people for n in person.members}
    chosen = set(whose)
    for each in named:
        if each.position in chosen:
            continue
        fitting = [person for person in people if _single_fit(person, each) > 0]
        told = [whose[p] for p in sorted(partners.get(each.position, ())) if p in whose]
        if told and not fitting and len(each.name.parts) == 1:
            told[0].add(each)
            whose[each.position] = told[0]
        else:
            whose[each.position] = _place(each, people, _single_fit)
    return _joined(people, declared)


def _place(named: Named, people: list[Person], fit: Fit) -> Person:
    """Add to the best-fitting person, or to a new one."""
    scored = [(fit(person, named), -person.distance(named.start), person) for person in people]
    best = max(scored, key=lambda s: s[:2], default=None)
    person = best[2] if best is not None and best[0] > 0 else Person()
    if not person.members:
        people.append(person)
    person.add(named)
    return person


def _differ(person: Person, named: Named) -> bool:
    """Whether an attribute speaks against it: rank, "another", or sex."""
    if named.rank is not Rank.NONE and person.ranks and named.rank not in person.ranks:
        return True
    if named.another and person.starts[0] < named.start and named.key in person.keys:
        return True
    return contradict(person.sex, named.sex)


def _full_fit(person: Person, named: Named) -> float:
    """How well a name of several parts fits a person; 0 where something contradicts."""
    if _differ(person, named):
        return 0.0
    if named.key in person.keys:
        return 10.0
    if contradict(person.sex, named.name.sex):
        return 0.0
    return max(
        (
            _fits(named.name, name) or _surnames_fit(named.name, name)
            for name in person.names
            if len(name.parts) >= 2
        ),
        default=0.0,
    )


def _surnames_fit(a: Name, b: Name) -> float:
    """How well "Paz Rugama" can be "Nubia Paz": the same first surname, nothing against it."""
    bare, whole = (a, b) if not a.given else (b, a)
    if bare.given or not bare.surnames or not whole.given or not whole.surnames:
        return 0.0
    seconds = (*bare.surnames[1:2], *whole.surnames[1:2])
    if len(seconds) == 2 and not same_part(*seconds):
        return 0.0
    return same_part(bare.surnames[0], whole.surnames[0])


def _single_fit(person: Person, named: Named) -> float:
    """How well one word, or initials, fits a person; 0 where something contradicts."""
    known = named.key in person.keys
    if _differ(person, named) or _strangers(person, named, known):
        return 0.0
    if _initials(named) and len(named.name.parts) > 1:
        return _initials_fit(person, named)
    if known:
        return 5.0
    part = named.name.parts[0]
    return max((_part_fit(part, name, named.station) for name in person.names), default=0.0)


def _strangers(person: Person, named: Named, known: bool) -> bool:
    """Whether titles tell an official from a civilian who shares the name."""
    if named.station is Station.OFFICIAL:
        civil = bool(person.stations) and not person.official
        return civil or (not person.stations and not (known and len(person.members) == 1))
    return person.official and not known


@lru_cache(maxsize=100_000)
def _fits(a: Name, b: Name) -> float:
    return fits(a, b)


@lru_cache(maxsize=100_000)
def _part_fit(part: str, name: Name, title: Station) -> float:
    """How well one word is a part of a name; a title asks for a surname."""
    if len(part) == 1:
        return float(bool(name.given) and name.given[0].startswith(part))
    if len(part) < 3:
        return 0.0
    given, surname, loose = (
        max(
            (same_part(part, p) * (LATER if i else 1.0) for i, p in enumerate(parts) if len(p) > 1),
            default=0.0,
        )
        for parts in (name.given, (*name.surnames, *name.married), name.loose)
    )
    if title is Station.NONE:
        return max(4 * given + 0.5 * (name.given[:1] == (part,)), 3.5 * surname, 4 * loose)
    return max(3.5 * given, 4 * surname, 4 * loose)


def _initials(named: Named) -> bool:
    return all(len(part) == 1 for part in named.name.parts)


def _initials_fit(person: Person, named: Named) -> float:
    letters = "".join(named.name.parts)
    for name in person.names:
        firsts = "".join(p[0] for p in name.parts)
        if len(firsts) >= 2 and (firsts == letters or _subsequence(letters, firsts)):
            return 2.0 + (firsts == letters)
    return 5.0 if named.key in person.keys else 0.0


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return len(short) >= 2 and short[0] == long[0] and all(c in letters for c in short)


def _joined(people: list[Person], declared: Sequence[tuple[int, int]]) -> list[Person]:
    """Persons whom the text declares to be one joined, unless their names contradict."""
    whose = {n.position: person for person in people for n in person.members}
    for a, b in declared:
        left, right = whose[a], whose[b]
        if left is right or (left.full and right.full) or contradict(left.sex, right.sex):
            continue
        for each in right.members:
            left.add(each)
            whose[each.position] = left
        people.remove(right)
    return people
