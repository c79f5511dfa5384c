"""Who is who: merging and splitting subjects, and changing what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from anonymizer.errors import CommandRefused
from anonymizer.model import Sex
from anonymizer.review.commands import Retype
from anonymizer.review.lookup import Stamp, items_of, meant, members_of, reopened, with_items
from anonymizer.review.spans import check_type
from anonymizer.review.state import Item, State, Status, Subject

VAULT = "vault"


def merge(state: State, names: Sequence[str]) -> State:
    """The state in which all these are the first one."""
    if len(set(names)) < 2:
        raise CommandRefused("nothing-named", "name at least two subjects")
    first, *others = dict.fromkeys(names)
    groups = [members_of(state, name) for name in (first, *others)]
    if len({item.mention.entity_type for group in groups for item in group}) > 1:
        raise CommandRefused("types-differ", "these are not of one type: change the type first")
    joined = [replace(item, subject=first) for group in groups for item in group]
    sexes = {state.subjects[name].sex for name in (first, *others)} - {Sex.UNKNOWN}
    sex = sexes.pop() if len(sexes) == 1 else state.subjects[first].sex
    several = [state.subjects[name] for name in (first, *others)]
    facts = frozenset(fact for each in several for fact in each.facts)
    shape = frozenset(piece for each in several for piece in each.shape)
    subject = replace(several[0], sex=sex, facts=facts, shape=shape)
    subjects = {**state.subjects, first: subject}
    pairs = {pair(first, other) for other in others}
    state = replace(
        state, subjects=subjects, together=state.together | pairs, apart=state.apart - pairs
    )
    return with_items(state, reopened(joined))


def same(state: State, names: Sequence[str]) -> State:
    """The state in which two subjects that were suggested are one.

    Raises:
        CommandRefused: not two subjects, or no such suggestion.
    """
    known = [name for name in names if name.startswith(VAULT)]
    if not known:
        return merge(state, names)
    mine, found = suggested(state, names)
    subject = replace(state.subjects[mine], joined=found)
    state = replace(
        state,
        subjects={**state.subjects, mine: subject},
        together=state.together | {(mine, known[0])},
        apart=state.apart - {(mine, known[0])},
    )
    return with_items(state, reopened(members_of(state, mine)))


def suggested(state: State, names: Sequence[str]) -> tuple[str, str]:
    """A subject of the story, and the known one that it was suggested to be.

    Args:
        state: of the review.
        names: a subject and, in whatever order, ``"vault"``, or ``"vault2"`` for the second
            suggestion that it has.

    Raises:
        CommandRefused: there is no such suggestion.
    """
    (mine, *others), (known, *more) = (
        [n for n in names if n.startswith(VAULT) is wanted] or [""] for wanted in (False, True)
    )
    members_of(state, mine)
    offered = {token(n): s for n, (s, _) in enumerate(state.subjects[mine].maybe)}
    if others or more or known not in offered:
        raise CommandRefused("no-suggestion", "nobody known was suggested for this subject")
    return mine, offered[known]


def token(number: int) -> str:
    """How the known subject of a suggestion is called, counted from 0."""
    return f"{VAULT}{number + 1}" if number else VAULT


def split(state: State, names: Sequence[str], stamp: Stamp) -> State:
    """The state in which these mentions are a subject of their own."""
    items = items_of(state, names)
    old = items[0].subject
    if any(item.subject != old for item in items):
        raise CommandRefused("subjects-differ", "these mentions are not of one subject")
    if len(items) == len(state.of_subject(old)):
        raise CommandRefused("nothing-left", "these are all mentions of the subject already")
    new = Subject(f"s{stamp.seq}.1", state.subjects[old].sex, distinct=True)
    state = replace(
        state,
        subjects={**state.subjects, new.id: new},
        apart=state.apart | {pair(old, new.id)},
    )
    moved = [replace(item, subject=new.id) for item in items]
    return with_items(state, reopened((*state.of_subject(old), *moved)))


def retype(state: State, command: Retype, stamp: Stamp) -> State:
    """The state in which a mention, or a subject, is of another type."""
    check_type(command.entity_type)
    items = meant(state, command.mention, command.subject)
    kind, old = command.entity_type, items[0].subject
    if all(item.mention.entity_type == kind for item in items):
        raise CommandRefused("no-change", "it is of that type already")
    subjects, name = dict(state.subjects), old
    if len(items) < len(state.of_subject(old)):
        # one mention is of another type, so it means somebody or something else
        name = f"s{stamp.seq}.1"
        subjects[name] = Subject(name)
    else:
        subjects[old] = Subject(old)
    state = replace(state, subjects=subjects)
    return with_items(state, _retyped(items, kind, name))


def set_apart(state: State, names: Sequence[str]) -> State:
    """The state in which two subjects are known to be two."""
    first, second = names if len(names) == 2 else ("", "")
    if first == second:
        raise CommandRefused("nothing-named", "name two subjects")
    if VAULT in first + second:
        mine, _ = suggested(state, names)
        return replace(state, apart=state.apart | {(mine, first if second == mine else second)})
    for name in (first, second):
        members_of(state, name)
    return replace(state, apart=state.apart | {pair(first, second)})


def pair(a: str, b: str) -> tuple[str, str]:
    """Two subjects in whatever order."""
    return (a, b) if a < b else (b, a)


def _retyped(items: Iterable[Item], kind: str, subject: str) -> Iterable[Item]:
    for item in items:
        mention = replace(item.mention, entity_type=kind, flags=frozenset())
        yield Item(item.id, mention, subject, Status.CHANGED)
