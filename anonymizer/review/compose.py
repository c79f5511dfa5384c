"""Builds the view of a review from its state, its draft and its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from anonymizer.formats.blocks import blocks
from anonymizer.model import Action, Decision, Document, Placed, Rendering
from anonymizer.render import to_output
from anonymizer.review.draft import Draft, Setting
from anonymizer.review.exposing import exposures
from anonymizer.review.history import History
from anonymizer.review.judge import Judgement, banner
from anonymizer.review.risk import risk
from anonymizer.review.spans import rungs
from anonymizer.review.state import Item, State, Status
from anonymizer.review.view import (
    Check,
    CommentView,
    ExposureView,
    MentionView,
    Offer,
    Sheet,
    Signature,
    SubjectView,
    Suggestion,
    View,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft tells, as long as its text is the same.

    Attributes:
        rendering: of the draft.
        sheet: its text with its structure.
        exposures: by subject.
    """

    rendering: Rendering = field(repr=False)
    sheet: Sheet
    exposures: Mapping[str, ExposureView]

    @classmethod
    def by(cls, state: State, draft: Draft, setting: Setting) -> Told:
        """What is told by a draft."""
        written = draft.rendering
        shown = sheet(written.text, setting.document, written.note_start)
        return cls(written, shown, exposures(state, draft))


def sheet(text: str, document: Document, note_start: int | None = None) -> Sheet:
    """A text in the format of a document, with its structure."""
    return Sheet(text, blocks(text, document.media_type), note_start)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the view shows beside the mentions, by subject where that makes sense."""

    original: Sheet
    told: Told
    suggestions: Mapping[str, tuple[Suggestion, ...]]
    offers: tuple[Offer, ...]
    checklist: tuple[Check, ...]
    signed: Signature | None


def compose(
    review_id: str,
    history: History,
    state: State,
    draft: Draft,
    setting: Setting,
    judgement: Judgement,
    around: Surroundings,
    device: str,
    maker: str,
) -> View:
    """The view of one moment."""
    document = setting.document
    mentions = _mentions(state, draft)
    todo = sorted((m for m in mentions if m.state == Status.OPEN), key=lambda m: (-m.risk, m.start))
    findings = judgement.findings(state, draft)
    return View(
        id=review_id,
        name=document.name,
        language=document.language,
        version=history.version,
        original=around.original,
        draft=around.told.sheet,
        mentions=mentions,
        subjects=_subjects(history.start, state, draft, around),
        todo=tuple(m.id for m in todo),
        verdict=banner(findings, judgement.thorough, len(todo)).value,
        thorough=judgement.thorough,
        findings=findings,
        comments=tuple(
            CommentView(r.id, r.mention, r.text, r.by, r.at, r.resolved)
            for r in state.remarks.values()
        ),
        offers=around.offers,
        checklist=around.checklist,
        signed=around.signed,
        can_undo=bool(history.done),
        can_redo=bool(history.undone),
        editor=device,
        editors=tuple(sorted(history.editors(maker))),
    )


def _mentions(state: State, draft: Draft) -> tuple[MentionView, ...]:
    remarks = Counter(r.mention for r in state.remarks.values() if not r.resolved)
    positions = {item.id: number for number, item in enumerate(draft.items)}
    surrogates = {r.mention: r.surrogate for r in draft.replacements}
    actions = {r.mention: r.action for r in draft.replacements}
    placed = {p.mention: p for p in draft.rendering.placed}
    rows = []
    for item in sorted(state.items.values(), key=lambda i: i.order):
        at = positions.get(item.id)
        decision = draft.decisions[at] if at is not None else None
        shown = item if decision in (None, item.decision) else replace(item, decision=decision)
        start, end = _in_output(item, draft, placed.get(at) if at is not None else None)
        rows.append(
            MentionView(
                id=item.id,
                start=item.mention.start,
                end=item.mention.end,
                output_start=start,
                output_end=end,
                type=item.mention.entity_type,
                identifier_type=decision.identifier_type.value if decision else "NO_MASK",
                action=_action(decision, actions.get(at) if at is not None else None),
                rung=_rung(item, decision),
                rungs=rungs(item.mention.entity_type),
                subject=item.subject,
                surrogate=surrogates.get(at) if at is not None else None,
                state=item.status.value,
                risk=risk(shown) if item.stands else 0.0,
                reason=decision.reason if decision else "rejected",
                kept_because=item.reason,
                flags=tuple(sorted(item.mention.flags)),
                score=round(item.mention.score, 4),
                comment_count=remarks[item.id],
            )
        )
    return tuple(rows)


def _in_output(item: Item, draft: Draft, place: Placed | None) -> tuple[int, int]:
    """Where a mention, or what stands instead, lies in the draft."""
    if place is not None:
        return place.output_start, place.output_end
    start = to_output(draft.rendering, item.mention.start)
    return start, start + item.mention.end - item.mention.start


def _action(decision: Decision | None, done: Action | None) -> str:
    """What was done, which may be less than asked: what cannot be generalised is redacted."""
    if decision is None:
        return Action.KEEP.value
    return (done if done is Action.REDACT else decision.action).value


def _rung(item: Item, decision: Decision | None) -> str:
    if decision is None or decision.action is not Action.GENERALISE:
        return ""
    return decision.rung or next(iter(rungs(item.mention.entity_type)), "")


def _subjects(
    start: State, state: State, draft: Draft, around: Surroundings
) -> tuple[SubjectView, ...]:
    numbers = {name: number for number, name in enumerate(start.subjects, 1)}
    numbers |= {
        name: len(numbers) + number
        for number, name in enumerate((s for s in state.subjects if s not in numbers), 1)
    }
    members: dict[str, list[Item]] = {}
    for item in draft.items:
        members.setdefault(item.subject, []).append(item)
    return tuple(
        SubjectView(
            id=name,
            label=numbers[name],
            type=items[0].mention.entity_type,
            pseudonym=draft.pseudonyms.get(name),
            mentions=tuple(item.id for item in items),
            sex=state.subjects[name].sex.value,
            exposure=around.told.exposures.get(name, ExposureView()),
            suggestions=around.suggestions.get(name, ()),
        )
        for name, items in members.items()
    )
