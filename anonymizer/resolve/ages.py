"""Which of two namesakes is the elder, where a text gives the births or the ages of both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from anonymizer.resolve.named import Person
from anonymizer.resolve.titles import Rank


def compare(people: Sequence[Person]) -> None:
    """Let each of two namesakes know whether it is the elder, for "the older Paz" later on.

    Args:
        people: of one document; those with the same name part whose years the text tells change.
    """
    dated = [(person, years) for person in people if (years := _years(person))]
    for (one, own), (other, theirs) in combinations(dated, 2):
        kinds = own.keys() & theirs.keys()
        if _first(one) & _first(other) and kinds:
            kind = min(kinds)
            if own[kind] != theirs[kind]:
                one.aged.add(Rank.ELDER if own[kind] > theirs[kind] else Rank.YOUNGER)
                other.aged.add(Rank.YOUNGER if own[kind] > theirs[kind] else Rank.ELDER)


def _years(person: Person) -> dict[str, int]:
    """Ages, and births as years before our era, so that more is always older."""
    return {
        kind: int(value) if kind == "age" else -int(value)
        for kind, value in person.facts
        if kind in {"age", "born"}
    }


def _first(person: Person) -> set[str]:
    return {part for name in person.names for part in (*name.given[:1], *name.loose)}
