"""Keeping something that the policy acts on: warned when it would tell who somebody is."""

from __future__ import annotations

from anonymizer.errors import CommandRefused
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action
from anonymizer.policy.rules import QUASI_TYPES
from anonymizer.ports import Alias, SubjectIndex
from anonymizer.review.commands import Keep
from anonymizer.review.draft import Draft, Setting
from anonymizer.review.lookup import items_of, members_of
from anonymizer.review.state import Item, State

PERSON = "PERSON"
BULK = 2
"""How often keeping several mentions at once must be confirmed."""


def check_keeping(
    command: Keep, state: State, draft: Draft, setting: Setting, index: SubjectIndex
) -> None:
    """Whether the mentions may stay, as far as it was confirmed.

    Raises:
        CommandRefused: code ``"confirm"``, with what would go wrong and how often to confirm.
    """
    subject = command.subject
    items = members_of(state, subject) if subject else items_of(state, command.mentions)
    reason = leak_of(items, state, draft, index)
    needed = BULK if len(items) > 1 else int(reason is not None)
    if command.confirmed < needed:
        raise CommandRefused(
            "confirm",
            "keeping this tells something about a person: confirm it",
            reason=reason or "bulk",
            needed=needed,
        )


def leak_of(items: tuple[Item, ...], state: State, draft: Draft, index: SubjectIndex) -> str | None:
    """What goes wrong if these mentions stay.

    Returns:
        ``"elsewhere"``: the same words are hidden elsewhere in the story; ``"sealed"``: the name
        of somebody in the vault; ``"name"``: a person's name; ``"identifier"``: a number or
        address that identifies by itself; ``"small-place"``: few people live there; ``None``: it
        is a detail that says little by itself.
    """
    chosen = {item.id for item in items}
    hidden = {
        state.spelling(item)
        for item, decision in zip(draft.items, draft.decisions, strict=True)
        if decision.action is not Action.KEEP and item.id not in chosen
    }
    if any(state.spelling(item) in hidden for item in items):
        return "elsewhere"
    if any(_is_sealed(state.surface(item), index) for item in items):
        return "sealed"
    kinds = {item.mention.entity_type for item in items}
    if PERSON in kinds:
        return "name"
    if kinds - QUASI_TYPES:
        return "identifier"
    reasons = {item.decision.reason for item in items if item.decision is not None}
    return "small-place" if reasons & {"small-place", "unknown-place"} else None


def _is_sealed(surface: str, index: SubjectIndex) -> bool:
    return " " in fold(surface) and bool(index.find(Alias("name", surface)))
