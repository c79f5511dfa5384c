"""How well two persons of different documents can be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from anonymizer.resolve.fitting import FIRST, Fitting
from anonymizer.resolve.named import Person
from anonymizer.resolve.names import Name

MARGIN = 0.4
"""By how much the best-fitting person must fit better than the next one."""
WORD = 0.3
"""For a word that stands around both names, and around nobody else whom the name fits."""
FEWEST_WORDS, MOST_WORDS = 2, 4
"""One word is chance; many are one sentence copied."""
SET_APART = 0.45
"""Taken off where one text sets somebody against a namesake, and the other does not."""
RELATED = 0.6
"""For two people who are both somebody's son, both an aunt, both teachers."""


def abroad(person: Person) -> Person:
    """The person without what means something in its document only."""
    moved = Person()
    for named in {
        (n.key, n.sex, n.station, n.rank, n.kin, n.trades): n for n in person.members
    }.values():
        moved.add(replace(named, at=-1, row=-1, mine=""))
    return moved


def fit(fitting: Fitting, known: Person, person: Person) -> float:
    """How well two persons of different documents can be one: 0 where something contradicts."""
    if any(fitting.differs(known, named) for named in person.members):
        return 0.0
    if known.full and person.full:
        score = max(
            (
                fitting.alike(a, b) + (a.parts == b.surnames or b.parts == a.surnames)
                for a in _fullest(fitting, known)
                for b in _fullest(fitting, person)
                if fitting.alike(a, b)
            ),
            default=0.0,
        )
        if known.official != person.official and known.stations and person.stations:
            score = 0.0
    else:
        score = max(_singly(fitting, known, person), _singly(fitting, person, known))
    if score and known.other != person.other and not known.facts & person.facts:
        # Who is "the other X" in one text is rather not plain X in the next.
        score = max(0.0, score - SET_APART)
    return score and score + RELATED * bool(known.place_in_life & person.place_in_life)


def _singly(fitting: Fitting, known: Person, person: Person) -> float:
    found = {named.key: named for named in person.members if not named.name.full}
    scores = [score for named in found.values() if (score := fitting.single(known, named))]
    # Across documents a name that was used before says no more than the given name itself.
    return min(max(scores, default=0.0), FIRST) + (RELATED if len(scores) > 1 else 0.0)


def _fullest(fitting: Fitting, person: Person) -> Iterator[Name]:
    """Whole names without those that only abbreviate another of them."""
    whole = sorted((n for n in person.names if n.full), key=lambda n: -len(n.parts))
    kept: list[Name] = []
    for name in whole:
        longer = (other for other in kept if len(other.parts) > len(name.parts))
        if not any(fitting.whole(name, other) for other in longer):
            kept.append(name)
            yield name
