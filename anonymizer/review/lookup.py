"""Finding in a state what a command names, and changing some of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from anonymizer.errors import CommandRefused
from anonymizer.review.state import Item, State


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a command was given.

    Attributes:
        seq: number of the entry in the review's log; new ids are made of it, so none comes twice.
        by: id of the device.
        at: UTC time, ISO 8601.
    """

    seq: int
    by: str
    at: str


def item_of(state: State, name: str) -> Item:
    """The standing mention of that id.

    Raises:
        CommandRefused: there is none, or it was rejected.
    """
    item = state.items.get(name)
    if item is None or not item.stands:
        raise CommandRefused("unknown-mention", f"there is no mention {name} in this review")
    return item


def items_of(state: State, names: Iterable[str]) -> tuple[Item, ...]:
    """The standing mentions of those ids, each once.

    Raises:
        CommandRefused: one is unknown, or none was named.
    """
    found = tuple(item_of(state, name) for name in dict.fromkeys(names))
    if not found:
        raise CommandRefused("nothing-named", "name at least one mention")
    return found


def members_of(state: State, subject: str) -> tuple[Item, ...]:
    """The standing mentions of a subject.

    Raises:
        CommandRefused: there is no such subject.
    """
    found = state.of_subject(subject)
    if not found:
        raise CommandRefused("unknown-subject", f"there is no subject {subject} in this review")
    return found


def meant(state: State, mention: str | None, subject: str | None) -> tuple[Item, ...]:
    """One mention, or all of a subject.

    Raises:
        CommandRefused: both are named, or neither.
    """
    if (mention is None) == (subject is None):
        raise CommandRefused("malformed", "name either a mention or a subject")
    if mention is not None:
        return (item_of(state, mention),)
    return members_of(state, str(subject))


def with_items(state: State, items: Iterable[Item], gone: Iterable[str] = ()) -> State:
    """The state with some mentions changed, added or gone."""
    out = set(gone)
    kept = {name: item for name, item in state.items.items() if name not in out}
    return replace(state, items={**kept, **{item.id: item for item in items}})


def reopened(items: Iterable[Item]) -> tuple[Item, ...]:
    """The mentions, about which the policy is to be asked anew unless the reviewer chose."""
    return tuple(replace(item, decision=None) for item in items)
