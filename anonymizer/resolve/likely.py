"""People of one story who may be one, where the text does not say so: for a reviewer to answer.

Nobody is joined by it. The reasons, one word each:

- ``short-for``: the one is only called by a word that can be short for the other's name;
- ``few-letters``: one letter parts their names;
- ``shared-name``: the same given name and a surname in common, the rest differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from anonymizer.lexicon.given_names import is_surname
from anonymizer.resolve.clipped import one_slip
from anonymizer.resolve.facts import at_odds
from anonymizer.resolve.likeness import Likeness
from anonymizer.resolve.named import Person
from anonymizer.resolve.names import Name, contradict

MOST = 3
"""People that are suggested for one; a name that more may bear says nothing."""
_CROWD = 20
"""People who share a piece of a name; what more share brings nobody together."""
_SHORT_FOR, _SAME = 0.6, 0.8
"""How well a word must fit a part of a name to be short for it; to be the same name."""


def likely(people: Sequence[Person]) -> Iterator[tuple[int, int, str]]:
    """Pairs of people who may be one.

    Args:
        people: of one document, none of them a whole family.

    Yields:
        Position of whoever has the shorter name, position of the other, and the reason.
    """
    like = Likeness()
    found: dict[int, list[tuple[int, str]]] = {}
    for a, b in _near(people, like):
        if reason := _reason(people[a], people[b], like):
            short, long = sorted((a, b), key=lambda at: (_longest(people[at]), -at))
            found.setdefault(short, []).append((long, reason))
    for short, several in sorted(found.items()):
        if len(several) <= MOST:
            yield from ((short, other, reason) for other, reason in several)


def _near(people: Sequence[Person], like: Likeness) -> list[tuple[int, int]]:
    """Pairs with names that may be alike, without looking at every pair of a long list."""
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    for at, person in enumerate(people):
        for part in {part for name in person.names for part in name.parts}:
            for key in like.keys(part):
                bearers[key].add(at)
    few = (sorted(found) for found in bearers.values() if len(found) <= _CROWD)
    return sorted({pair for found in few for pair in combinations(found, 2)})


def _longest(person: Person) -> int:
    return max(len(name.parts) for name in person.names)


def _reason(a: Person, b: Person, like: Likeness) -> str:
    """Why two people may be one; empty if nothing says so, or something speaks against it."""
    if _are_two(a, b):
        return ""
    pairs = [(x, y) for x in a.names for y in b.names]
    if a.full and b.full:
        whole = [(x, y) for x, y in pairs if x.full and y.full]
        if any(_few_letters(x, y, like) for x, y in whole):
            return "few-letters"
        return "shared-name" if any(_shared(x, y, like) for x, y in whole) else ""
    short = any(
        like.parts(part, other) >= _SHORT_FOR
        for x, y in pairs
        for part in x.parts
        for other in y.parts
        if min(len(part), len(other)) > 1
    )
    return "short-for" if short else ""


def _are_two(a: Person, b: Person) -> bool:
    """Whether the text tells them apart."""
    return (
        not a.apart.isdisjoint(b.at)
        or contradict(a.sex, b.sex)
        or bool(a.ranks and b.ranks and a.ranks.isdisjoint(b.ranks))
        or bool(a.rows and b.rows and a.rows.isdisjoint(b.rows))
        or bool(a.facts and b.facts and at_odds(a.facts, frozenset(b.facts)))
        or a.public != b.public
        or a.official != b.official
        or a.other != b.other
    )


def _few_letters(a: Name, b: Name, like: Likeness) -> bool:
    """Whether one slip of the pen turns one name into the other."""
    short, long = sorted((a.parts, b.parts), key=len)
    slips = [x for x in short if not any(like.parts(x, y) >= _SAME for y in long)]
    return len(slips) == 1 and any(one_slip(slips[0], y) for y in long)


def _shared(a: Name, b: Name, like: Likeness) -> bool:
    last_a, last_b = ({p for p in name.parts[1:] if is_surname(p)} for name in (a, b))
    return like.parts(a.parts[0], b.parts[0]) >= _SAME and not last_a.isdisjoint(last_b)
