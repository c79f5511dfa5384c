"""The state of a review: mentions, subjects and remarks, as decided so far. Frozen and pure."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.model import Decision, Entity, Mention, Resolution, Sex
from anonymizer.resolve import surfaces

LIKE_WORDS = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "NRP", "ROLE", "DATE_TIME", "AGE"})
"""Types whose spelling is compared word by word; numbers are compared without separators."""


class Status(enum.StrEnum):
    """What became of a mention."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    KEPT = "kept"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Item:
    """A mention under review.

    Attributes:
        id: stable, ``"m12"``.
        mention: span, type, score and flags.
        subject: id of the subject it means.
        status: what became of it.
        decision: the policy's word as the review began; ``None`` where it must be asked anew.
        choice: the reviewer's word, which goes before the policy's.
        reason: why it is kept, in the reviewer's words.
    """

    id: str
    mention: Mention
    subject: str
    status: Status = Status.OPEN
    decision: Decision | None = None
    choice: Decision | None = None
    reason: str = field(default="", repr=False)

    @property
    def stands(self) -> bool:
        """Whether it is a mention at all."""
        return self.status is not Status.REJECTED

    @property
    def order(self) -> tuple[int, int]:
        """Sorts by place in the text."""
        return self.mention.start, self.mention.end


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or thing under review.

    Attributes:
        id: stable, ``"s3"``.
        sex: of a person, as far as the text shows it.
        known: id in the vault, if it is known there from the beginning.
        starred: a pseudonym already in the input.
        distinct: must not be taken for a known subject of the same name.
        official: titles show an official, and nothing else.
        facts: what tells namesakes apart; original text.
        shape: within a series, of its names; original text in pieces.
        maybe: known subjects that it may be: id in the vault and why, one word.
        alike: subjects of the story that it may be: id and why, one word.
        joined: the known subject that the reviewer found it to be.
    """

    id: str
    sex: Sex = Sex.UNKNOWN
    known: str | None = None
    starred: bool = False
    distinct: bool = False
    official: bool = False
    facts: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    shape: frozenset[str] = field(default=frozenset(), repr=False)
    maybe: tuple[tuple[str, str], ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    joined: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment for the other person."""

    id: str
    text: str = field(repr=False)
    mention: str | None
    by: str
    at: str
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Everything decided so far.

    Attributes:
        text: of the original.
        items: by id, in the order in which they came up.
        subjects: by id, likewise.
        remarks: by id.
        apart: pairs of subjects that the reviewer said are two.
        together: pairs that the reviewer said are one.
    """

    text: str = field(repr=False)
    items: Mapping[str, Item]
    subjects: Mapping[str, Subject]
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    together: frozenset[tuple[str, str]] = frozenset()

    def of_subject(self, subject: str) -> tuple[Item, ...]:
        """The standing mentions of a subject, in text order."""
        found = (i for i in self.items.values() if i.subject == subject and i.stands)
        return tuple(sorted(found, key=lambda item: item.order))

    def standing(self) -> tuple[Item, ...]:
        """All mentions that stand, in text order; none overlaps another."""
        return tuple(sorted((i for i in self.items.values() if i.stands), key=lambda i: i.order))

    def surface(self, item: Item) -> str:
        """The mention as written."""
        return self.text[item.mention.start : item.mention.end]

    def spelling(self, item: Item) -> tuple[str, str]:
        """What two mentions have in common that are written alike."""
        kind = item.mention.entity_type
        return kind, spelling(kind, self.surface(item))


def spelling(entity_type: str, surface: str) -> str:
    """The form by which surfaces are compared."""
    return (fold if entity_type in LIKE_WORDS else squeeze)(surface) or surface


def resolution(state: State, items: Iterable[Item], bound: Mapping[str, str]) -> Resolution:
    """The state as the stages of the pipeline take it.

    Args:
        state: of the review.
        items: its standing mentions, in text order.
        bound: subject of the review -> subject of the vault.

    Returns:
        One entity for each subject, under the subject's id, in order of first mention.
    """
    members: dict[str, list[int]] = {}
    mentions = []
    for position, item in enumerate(items):
        members.setdefault(item.subject, []).append(position)
        mentions.append(item.mention)
    entities = []
    for name, positions in members.items():
        subject = state.subjects[name]
        entities.append(
            Entity(
                name,
                mentions[positions[0]].entity_type,
                tuple(positions),
                surfaces(state.text, [mentions[p] for p in positions]),
                subject.sex,
                subject.joined or bound.get(name, subject.known),
                subject.starred,
                subject.distinct,
                subject.official,
                subject.facts,
                subject.shape,
            )
        )
    return Resolution(tuple(mentions), tuple(entities))
