"""What a page shows of a review: one frozen object, and the JSON of it.

Offsets are half-open code points, of the original or of the draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from anonymizer.formats.blocks import Block
from anonymizer.model import Finding


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text with its structure; ``note_start`` is where the note begins in a draft."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...]
    note_start: int | None = None


@dataclass(frozen=True, slots=True)
class MentionView:
    """A mention, what is done with it, and where that stands in the draft."""

    id: str
    start: int
    end: int
    output_start: int
    output_end: int
    type: str
    identifier_type: str
    action: str
    rung: str
    rungs: tuple[str, ...]
    subject: str
    surrogate: str | None = field(repr=False)
    state: str
    risk: float
    reason: str
    kept_because: str = field(repr=False)
    flags: tuple[str, ...]
    score: float
    comment_count: int


@dataclass(frozen=True, slots=True)
class Remaining:
    """A detail about somebody that the draft still tells; ``kind`` says how exactly."""

    type: str
    kind: str


@dataclass(frozen=True, slots=True)
class ExposureView:
    """How exposed somebody remains: ``low``, ``medium`` or ``high``."""

    level: str = "low"
    group_size: int | None = None
    remaining: tuple[Remaining, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who may be the same.

    Attributes:
        other: a subject of the story; or ``"vault"``, ``"vault2"`` ... for one known from another.
        reason: why it is not certain, one word.
        pseudonym: that the other bears.
    """

    other: str
    reason: str
    pseudonym: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A person or thing of the story; ``label`` is a number that stays."""

    id: str
    label: int
    type: str
    pseudonym: str | None = field(repr=False)
    mentions: tuple[str, ...]
    sex: str
    exposure: ExposureView
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentView:
    """A remark for the other person."""

    id: str
    mention: str | None
    text: str = field(repr=False)
    by: str
    at: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A decision of this review that can become a rule of the project.

    Attributes:
        id: for :meth:`~anonymizer.review.review.Review.learn`.
        kind: ``name`` (a missed name), ``place`` ("this is a place"), ``no-name`` ("this
            identifies nobody"), ``same`` and ``different`` (two subjects), ``keep`` (an
            organisation).
        subject: whom or what it is about.
        other: the second subject, for ``same`` and ``different``.
        mention: the word, for ``no-name``: its subject is none any more.
        message_code: which sentence says it.
        text_needed: whether the reviewer has to write anything; never so far.
    """

    id: str
    kind: str
    subject: str
    message_code: str
    other: str | None = None
    mention: str | None = None
    text_needed: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the checklist, in the languages that the project has it in."""

    id: str
    text: Mapping[str, str]
    done: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed the story off; ``valid`` until the draft changes."""

    by: str
    at: str
    valid: bool


@dataclass(frozen=True, slots=True)
class View:
    """A review as it stands."""

    id: str
    name: str
    language: str
    version: int
    original: Sheet
    draft: Sheet
    mentions: tuple[MentionView, ...]
    subjects: tuple[SubjectView, ...]
    todo: tuple[str, ...]
    verdict: str
    thorough: bool
    findings: tuple[Finding, ...]
    comments: tuple[CommentView, ...]
    offers: tuple[Offer, ...]
    checklist: tuple[Check, ...]
    signed: Signature | None
    can_undo: bool
    can_redo: bool
    editor: str
    editors: tuple[str, ...]

    @property
    def decided(self) -> int:
        """How many mentions are decided."""
        return self.total - len(self.todo)

    @property
    def total(self) -> int:
        """How many mentions there are to decide about."""
        return len(self.mentions)


def view_json(view: View) -> dict[str, Any]:
    """The view as the page gets it."""
    original = {"text": view.original.text, "blocks": _rows(view.original.blocks)}
    draft = {
        "text": view.draft.text,
        "note_start": view.draft.note_start,
        "blocks": _rows(view.draft.blocks),
    }
    return {
        "id": view.id,
        "name": view.name,
        "language": view.language,
        "version": view.version,
        "original": original,
        "draft": draft,
        "mentions": _rows(view.mentions),
        "subjects": _rows(view.subjects),
        "todo": list(view.todo),
        "progress": {"decided": view.decided, "total": view.total},
        "verdict": {
            "state": view.verdict,
            "verified": view.thorough,
            "findings": [_finding(finding) for finding in view.findings],
        },
        "comments": _rows(view.comments),
        "offers": _rows(view.offers),
        "checklist": _rows(view.checklist),
        "signed": _plain(view.signed),
        "can_undo": view.can_undo,
        "can_redo": view.can_redo,
        "editor": view.editor,
        "editors": list(view.editors),
    }


def _rows(rows: Sequence[Any]) -> list[Any]:
    return [_plain(row) for row in rows]


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a row holds
    """A row of the view as JSON. Nothing in it changes, so nothing is copied deep."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return dict(value)
    return {name: _plain(getattr(value, name)) for name in _names(type(value))}


_PLAIN = frozenset({str, int, float, bool, type(None)})


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(kind.__dataclass_fields__)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "code": finding.check,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
    }
