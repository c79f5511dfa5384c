"""Which of two namesakes is the elder, where a text gives births, ages or relations of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from anonymizer.resolve.kin import OFFSPRING, PARENTS
from anonymizer.resolve.named import Person
from anonymizer.resolve.titles import Rank


def compare(people: Sequence[Person]) -> None:
    """Let namesakes know who is the elder, for "the older Paz" later on.

    Args:
        people: of one document; those with the same first name whose years the text tells change.
    """
    namesakes: defaultdict[tuple[str, str], list[tuple[Person, int]]] = defaultdict(list)
    for person in people:
        for kind, years in (*_years(person).items(), *_generation(person)):
            for first in _first(person):
                namesakes[first, kind].append((person, years))
    for dated in namesakes.values():
        eldest, youngest = (pick(years for _, years in dated) for pick in (max, min))
        for person, years in dated:
            person.aged |= {Rank.ELDER} if years > youngest else set()
            person.aged |= {Rank.YOUNGER} if years < eldest else set()


def _years(person: Person) -> dict[str, int]:
    """Ages, and births as years before our era, so that more is always older."""
    return {
        kind: int(value) if kind == "age" else -int(value)
        for kind, value in person.facts
        if kind in {"age", "born"}
    }


def _generation(person: Person) -> Iterator[tuple[str, int]]:
    """2 for somebody's father or husband, 1 for somebody's son."""
    elder, younger = bool(person.kin & PARENTS), bool(person.kin & OFFSPRING)
    if elder != younger:
        yield "generation", 1 + elder


def _first(person: Person) -> set[str]:
    return {part for name in person.names for part in (*name.given[:1], *name.loose)}
