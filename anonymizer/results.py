"""What the library gives back, field for field what the command prints as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from anonymizer.model import Suggestion, Verdict
from anonymizer.pipeline import Draft, Reading


@dataclass(frozen=True, slots=True)
class FoundMention:
    """One mention with what is done about it.

    Attributes:
        start, end: half-open code points of the text as read.
        entity_type: ``PERSON``, ``LOCATION``, ``SV_DUI`` ...
        identifier_type: ``DIRECT``, ``QUASI`` or ``NO_MASK``.
        action: ``keep``, ``pseudonym``, ``generalise`` or ``redact``.
        subject: the same for all mentions of one person, place or organisation.
        score: 0..1. detector: who found it. reason: the policy's word for the decision.
        flags: remarks, such as a failed check digit.
        surrogate: what stands instead, in a story; ``None`` where nothing was replaced.
        output_start, output_end: half-open code points in the story.
    """

    start: int
    end: int
    entity_type: str
    identifier_type: str
    action: str
    subject: str
    score: float
    detector: str
    reason: str
    flags: tuple[str, ...] = ()
    surrogate: str | None = None
    output_start: int | None = None
    output_end: int | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """What would be done with a document."""

    document: str
    language: str
    mentions: tuple[FoundMention, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An anonymised document.

    Attributes:
        source: name of the input.
        text: the whole story with stars and note.
        mentions: of the original, with what stands instead.
        verdict: what the checks say of ``text``.
        output: the file to write.
        suggestions: pairs of subjects that may be one person; a reviewer decides.
    """

    source: str
    text: str = field(repr=False)
    language: str
    mentions: tuple[FoundMention, ...]
    verdict: Verdict
    output: bytes = field(repr=False)
    suggestions: tuple[Suggestion, ...] = ()


def scanned(reading: Reading) -> Scan:
    """A reading as a result."""
    return Scan(reading.document.name, reading.document.language, _mentions(reading))


def drafted(draft: Draft) -> Story:
    """A draft as a result; persons carry the vault's lasting subject ids."""
    rows = list(_mentions(draft.reading))
    placed = {p.mention: p for p in draft.rendering.placed}
    for replacement in draft.replacements:
        at = replacement.mention
        place = placed.get(at)
        rows[at] = replace(
            rows[at],
            subject=replacement.subject,
            surrogate=replacement.surrogate,
            output_start=place.output_start if place else None,
            output_end=place.output_end if place else None,
        )
    document = draft.reading.document
    return Story(
        document.name,
        draft.rendering.text,
        document.language,
        tuple(rows),
        draft.verdict,
        draft.output,
        draft.suggestions,
    )


def _mentions(reading: Reading) -> tuple[FoundMention, ...]:
    entities = reading.resolution.entity_by_mention()
    return tuple(
        FoundMention(
            mention.start,
            mention.end,
            mention.entity_type,
            decision.identifier_type.value,
            decision.action.value,
            entities[position].subject or entities[position].id,
            round(mention.score, 4),
            mention.detector,
            decision.reason,
            tuple(sorted(mention.flags)),
        )
        for position, (mention, decision) in enumerate(
            zip(reading.resolution.mentions, reading.decisions, strict=True)
        )
    )


def scan_json(result: Scan) -> dict[str, Any]:
    """The object that ``scan --json`` prints for one document."""
    return {
        "document": result.document,
        "language": result.language,
        "mentions": [_row(m, story=False) for m in result.mentions],
    }


def story_json(result: Story, output: str | None) -> dict[str, Any]:
    """The object that ``run --report`` writes for one document."""
    return {
        "source": result.source,
        "output": output,
        "language": result.language,
        "mentions": [_row(m, story=True) for m in result.mentions],
        "suggestions": [asdict(suggestion) for suggestion in result.suggestions],
        "verdict": verdict_json(result.verdict),
    }


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict with its findings."""
    return {
        "passed": verdict.passed,
        "checks_run": list(verdict.checks_run),
        "findings": [asdict(finding) for finding in verdict.findings],
    }


def _row(mention: FoundMention, story: bool) -> dict[str, Any]:
    row = asdict(mention)
    if not mention.flags:
        del row["flags"]
    if not story:
        for key in ("surrogate", "output_start", "output_end"):
            del row[key]
    return row
