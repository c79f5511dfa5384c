"""Adding a mention that was missed, and making one longer or shorter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from anonymizer.errors import CommandRefused
from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention
from anonymizer.policy.rules import LADDERS
from anonymizer.review.commands import Add, Resize
from anonymizer.review.lookup import Stamp, item_of, members_of, reopened, with_items
from anonymizer.review.state import Item, State, Status, Subject, spelling

TYPE = re.compile(r"[A-Z][A-Z0-9_]{1,40}")
_EDGES = ' \t\r\n.,;:!?¡¿"“”„«»()[]{}*_—–'
_WORD = re.compile(r"[^\W_]+")
_GAP = 3
"""Code points that may stand between two words that are one name."""


def add(state: State, command: Add, stamp: Stamp) -> State:
    """The state with the mention, and with every other occurrence where that was asked."""
    check_type(command.entity_type)
    start, end = trimmed(state.text, command.start, command.end)
    swallowed = _swallowed(state, start, end)
    kind, language = command.entity_type, _language_at(state, start)
    first = _added(kind, (start, end), language, f"m{stamp.seq}.1")
    state = with_items(state, (), (item.id for item in swallowed))
    spans = [(start, end)]
    if command.everywhere:
        spans += occurrences(state, start, end)
    within = (
        i.subject for i in swallowed if i.stands and i.mention.entity_type == command.entity_type
    )
    subject = command.subject or next(within, None) or _named_alike(state, first)
    if command.subject is not None:
        others = members_of(state, command.subject)
        if others[0].mention.entity_type != kind:
            raise CommandRefused("types-differ", "the subject is of another type")
    if subject is None:
        subject = f"s{stamp.seq}.1"
        state = replace(state, subjects={**state.subjects, subject: Subject(subject)})
    return with_items(
        state,
        (
            replace(_added(kind, span, language, f"m{stamp.seq}.{n}"), subject=subject)
            for n, span in enumerate(spans, 1)
        ),
    )


def resize(state: State, command: Resize) -> State:
    """The state with the mention where the reviewer put it."""
    item = item_of(state, command.mention)
    start, end = trimmed(state.text, command.start, command.end)
    swallowed = _swallowed(state, start, end, item)
    mention = replace(item.mention, start=start, end=end)
    moved = replace(item, mention=mention, status=Status.CHANGED)
    state = with_items(state, (moved,), (other.id for other in swallowed))
    return with_items(state, reopened(state.of_subject(item.subject)))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection without the blanks and punctuation at its ends.

    Raises:
        CommandRefused: it lies outside of the text, or nothing is left of it.
    """
    if not 0 <= start < end <= len(text):
        raise CommandRefused("no-span", "the selection lies outside of the text")
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if start == end:
        raise CommandRefused("no-span", "the selection holds no word")
    return start, end


def occurrences(state: State, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where else the words between ``start`` and ``end`` stand, free of any mention."""
    taken = bytearray(len(state.text))
    for item in state.standing():
        taken[item.mention.start : item.mention.end] = b"\1" * len(state.surface(item))
    taken[start:end] = b"\1" * (end - start)
    wanted = fold(state.text[start:end]).split()
    if not wanted:
        return
    words = [(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(state.text)]
    for at in range(len(words) - len(wanted) + 1):
        span = words[at : at + len(wanted)]
        a, b = span[0][0], span[-1][1]
        alike = span[0][2] == wanted[0] and [w[2] for w in span] == wanted
        if alike and not any(taken[a:b]) and _is_together(state.text, span):
            taken[a:b] = b"\1" * (b - a)
            yield a, b


def check_type(entity_type: str) -> None:
    """Whether this is written like an entity type.

    Raises:
        CommandRefused: it is not.
    """
    if not TYPE.fullmatch(entity_type):
        raise CommandRefused("unknown-type", "an entity type is written like PERSON or SV_DUI")


def _is_together(text: str, span: Sequence[tuple[int, int, str]]) -> bool:
    gaps = (text[a[1] : b[0]] for a, b in pairwise(span))
    return all(len(gap) <= _GAP and "\n\n" not in gap for gap in gaps)


def _swallowed(state: State, start: int, end: int, but: Item | None = None) -> tuple[Item, ...]:
    """The mentions that a span holds.

    Raises:
        CommandRefused: it cuts one in two, or is one already.
    """
    found = []
    for item in state.items.values():
        mention = item.mention
        if (but is not None and item.id == but.id) or mention.end <= start or end <= mention.start:
            continue
        if not item.stands:
            found.append(item)  # what is no mention makes room for one
        elif (
            start <= mention.start
            and mention.end <= end
            and (start, end)
            != (
                mention.start,
                mention.end,
            )
        ):
            found.append(item)
        else:
            raise CommandRefused("overlap", f"the selection overlaps the mention {item.id}")
    return tuple(found)


def _added(entity_type: str, span: tuple[int, int], language: str, name: str) -> Item:
    mention = Mention(*span, entity_type, 1.0, "reviewer", language)
    return Item(name, mention, "", Status.ADDED)


def _language_at(state: State, start: int) -> str:
    """The language of the mention before, else of the next one."""
    standing = state.standing()
    before = [item for item in standing if item.mention.start <= start]
    near = before[-1:] or standing[:1]
    return near[0].mention.language if near else "en"


def _named_alike(state: State, item: Item) -> str | None:
    """The subject of a mention that is written alike, if there is one."""
    kind = item.mention.entity_type
    wanted = spelling(kind, state.surface(item))
    for other in state.standing():
        same = other.mention.entity_type == kind and other.id != item.id
        if same and spelling(kind, state.surface(other)) == wanted:
            return other.subject
    return None


def rungs(entity_type: str) -> tuple[str, ...]:
    """The steps on the ladder of a type; none for a type that has no ladder."""
    return LADDERS.get(entity_type, ())
