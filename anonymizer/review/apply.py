"""A command applied to a state gives the next state: pure, and the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from anonymizer.errors import CommandRefused
from anonymizer.model import Action, Decision, IdentifierType
from anonymizer.policy.rules import identifier_type
from anonymizer.review import commands, joining, spans
from anonymizer.review.lookup import (
    Stamp,
    item_of,
    items_of,
    meant,
    members_of,
    with_items,
)
from anonymizer.review.risk import is_safe
from anonymizer.review.state import Item, Remark, State, Status

REVIEWER = "reviewer"
"""The reason of a decision that a person took."""


def apply(state: State, command: commands.Command, stamp: Stamp) -> State:  # noqa: PLR0911, PLR0912
    """The state after a command.

    Pseudonyms are no part of the state (the vault keeps them), so renaming changes nothing here.

    Raises:
        CommandRefused: the command makes no sense in this state.
    """
    match command:
        case commands.Accept(names):
            return _accepted(state, items_of(state, names))
        case commands.AcceptSubject(subject):
            return _accepted(state, members_of(state, subject))
        case commands.AcceptSpelling(mention):
            wanted = state.spelling(item_of(state, mention))
            return _accepted(state, (i for i in state.standing() if state.spelling(i) == wanted))
        case commands.AcceptSafe():
            return _accepted(state, (i for i in state.standing() if is_safe(i)))
        case commands.Reject(mention):
            return with_items(
                state, [replace(item_of(state, mention), status=Status.REJECTED, choice=None)]
            )
        case commands.Add():
            return spans.add(state, command, stamp)
        case commands.Resize():
            return spans.resize(state, command)
        case commands.Retype():
            return joining.retype(state, command, stamp)
        case commands.Merge(names):
            return joining.merge(state, names)
        case commands.Same(names):
            return joining.same(state, names)
        case commands.Different(names):
            return joining.set_apart(state, names)
        case commands.Split(names):
            return joining.split(state, names, stamp)
        case commands.Rename(subject) | commands.Another(subject):
            return _person(state, subject)
        case commands.Act():
            return _acted(state, command)
        case commands.Keep():
            return _kept(state, command)
        case commands.Comment():
            return _remarked(state, command, stamp)
        case commands.ResolveComment(name):
            return _resolved(state, name)
    raise CommandRefused("malformed", "no such command")


def _accepted(state: State, items: Iterable[Item]) -> State:
    still = [item for item in items if item.status is Status.OPEN]
    if not still:
        raise CommandRefused("nothing-open", "all of it is decided already")
    return with_items(state, [replace(item, status=Status.ACCEPTED) for item in still])


def _person(state: State, subject: str) -> State:
    if members_of(state, subject)[0].mention.entity_type != "PERSON":
        raise CommandRefused("no-person", "only people have pseudonyms")
    return state


def _acted(state: State, command: commands.Act) -> State:
    items = meant(state, command.mention, command.subject)
    kind = items[0].mention.entity_type
    if command.action not in set(Action):
        raise CommandRefused("unknown-action", f"an action is one of {', '.join(Action)}")
    action = Action(command.action)
    ladder = spans.rungs(kind)
    if action is Action.KEEP:
        raise CommandRefused("needs-reason", "to keep something needs a reason")
    if action is Action.PSEUDONYM and kind != "PERSON":
        raise CommandRefused("no-person", "only people have pseudonyms")
    if action is Action.GENERALISE and not ladder and kind != "PERSON":
        raise CommandRefused("no-ladder", "for this type there is nothing more general")
    if command.rung and (action is not Action.GENERALISE or command.rung not in ladder):
        raise CommandRefused("unknown-rung", f"a rung is one of {', '.join(ladder) or 'none'}")
    choice = Decision(action, identifier_type(kind), REVIEWER, command.rung)
    changed = (replace(i, choice=choice, status=Status.CHANGED, reason="") for i in items)
    return with_items(state, changed)


def _kept(state: State, command: commands.Keep) -> State:
    if bool(command.mentions) == (command.subject is not None):
        raise CommandRefused("malformed", "name either mentions or a subject")
    if not command.reason.strip():
        raise CommandRefused("needs-reason", "to keep something needs a reason")
    subject = command.subject
    items = members_of(state, subject) if subject else items_of(state, command.mentions)
    choice = Decision(Action.KEEP, IdentifierType.NO_MASK, REVIEWER)
    reason = command.reason.strip()
    kept = (replace(i, choice=choice, status=Status.KEPT, reason=reason) for i in items)
    return with_items(state, kept)


def _remarked(state: State, command: commands.Comment, stamp: Stamp) -> State:
    if not command.text.strip():
        raise CommandRefused("empty", "a comment needs words")
    if command.mention is not None and command.mention not in state.items:
        raise CommandRefused("unknown-mention", "there is no such mention in this review")
    name = f"c{stamp.seq}"
    remark = Remark(name, command.text.strip(), command.mention, stamp.by, stamp.at)
    return replace(state, remarks={**state.remarks, name: remark})


def _resolved(state: State, name: str) -> State:
    remark = state.remarks.get(name)
    if remark is None or remark.resolved:
        raise CommandRefused("unknown-comment", "there is no such open comment")
    return replace(state, remarks={**state.remarks, name: replace(remark, resolved=True)})
