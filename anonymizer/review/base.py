"""What a review begins with: the document, what was found in it, who it is and what to do.

It is kept with the review, so that opening it again needs no second detection and changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from anonymizer.model import Action, Decision, Document, IdentifierType, Mention, Sex
from anonymizer.pipeline import Reading
from anonymizer.review.state import Item, State, Subject

VERSION = 1


@dataclass(frozen=True, slots=True)
class Base:
    """The beginning of a review.

    Attributes:
        document: the original.
        state: what detection, resolution and policy made of it.
        policy: name or path of the policy; ``None`` for the project's own.
        scope: where the pseudonyms hold.
        style: how people are shown; ``None`` for the project's own.
        by: id of the device that began it.
        at: UTC time, ISO 8601.
    """

    document: Document
    state: State
    policy: str | None
    scope: str
    style: str | None
    by: str
    at: str
    bound: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The first entry of a review's log."""
        return {
            "version": VERSION,
            "document": asdict(self.document),
            "items": [_item_json(item) for item in self.state.items.values()],
            "subjects": [_subject_json(subject) for subject in self.state.subjects.values()],
            "policy": self.policy,
            "scope": self.scope,
            "style": self.style,
            "by": self.by,
            "at": self.at,
            "bound": dict(self.bound),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Base:
        """The reverse of :meth:`to_json`."""
        document = Document(**data["document"])
        items = {row["id"]: _item(row) for row in data["items"]}
        subjects = {row["id"]: _subject(row) for row in data["subjects"]}
        return cls(
            document,
            State(document.text, items, subjects),
            data["policy"],
            data["scope"],
            data["style"],
            data["by"],
            data["at"],
            data["bound"],
        )


def state_of(reading: Reading) -> State:
    """The state in which a review of ``reading`` begins."""
    entities = reading.resolution.entity_by_mention()
    names = {e.id: f"s{number}" for number, e in enumerate(reading.resolution.entities, 1)}
    items = {}
    for number, (mention, decision) in enumerate(
        zip(reading.resolution.mentions, reading.decisions, strict=True)
    ):
        name = f"m{number + 1}"
        items[name] = Item(name, mention, names[entities[number].id], decision=decision)
    subjects = {
        names[e.id]: Subject(
            names[e.id],
            e.sex,
            e.subject,
            e.starred,
            e.distinct,
            e.official,
            e.facts,
            e.shape,
            tuple((maybe.subject, maybe.reason) for maybe in e.maybe),
            tuple((names[a.other], a.reason) for a in reading.resolution.alike if a.entity == e.id),
        )
        for e in reading.resolution.entities
    }
    return State(reading.document.text, items, subjects)


def _subject_json(subject: Subject) -> dict[str, Any]:
    return {**asdict(subject), "facts": sorted(subject.facts), "shape": sorted(subject.shape)}


def _subject(row: Mapping[str, Any]) -> Subject:
    facts = frozenset((kind, value) for kind, value in row["facts"])
    maybe, alike = (
        tuple((subject, reason) for subject, reason in row.get(asked, ()))
        for asked in ("maybe", "alike")
    )
    read = {"sex": Sex(row["sex"]), "facts": facts, "shape": frozenset(row["shape"])}
    return Subject(**{**row, **read, "maybe": maybe, "alike": alike})


def _item_json(item: Item) -> dict[str, Any]:
    mention = {**asdict(item.mention), "flags": sorted(item.mention.flags)}
    decision = asdict(item.decision) if item.decision is not None else None
    return {"id": item.id, "mention": mention, "subject": item.subject, "decision": decision}


def _item(row: Mapping[str, Any]) -> Item:
    mention = Mention(**{**row["mention"], "flags": frozenset(row["mention"]["flags"])})
    given = row["decision"]
    decision = None
    if given is not None:
        decision = Decision(
            Action(given["action"]),
            IdentifierType(given["identifier_type"]),
            given["reason"],
            given["rung"],
        )
    return Item(row["id"], mention, row["subject"], decision=decision)
