"""The verdict on a draft: cheap checks after every step, all of them with a detector when asked."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace

from anonymizer import formats, pipeline
from anonymizer.model import Action, Decision, Finding, IdentifierType, Mention, Verdict
from anonymizer.ports import Detector, Evidence, PseudonymStore
from anonymizer.render import to_output
from anonymizer.review.draft import Draft, Setting
from anonymizer.review.state import Item, State, Status
from anonymizer.verify import checks, verify

_KEEP = Decision(Action.KEEP, IdentifierType.NO_MASK, "reviewer")


class Banner(enum.StrEnum):
    """What the verdict comes down to."""

    CLEAN = "clean"
    REVIEW = "review"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say of a draft.

    Attributes:
        verdict: of the checks alone.
        thorough: whether the draft was read again with a detector.
    """

    verdict: Verdict
    thorough: bool = False

    def findings(self, state: State, draft: Draft) -> tuple[Finding, ...]:
        """Those that nobody has answered for."""
        answers = _answers(state, draft)
        return tuple(f for f in self.verdict.findings if not _is_answered(f, answers))

    def accepted(self, state: State, draft: Draft) -> tuple[Finding, ...]:
        """Those about what a reviewer kept, or said to be no identifier."""
        answers = _answers(state, draft)
        return tuple(f for f in self.verdict.findings if _is_answered(f, answers))


def banner(findings: Sequence[Finding], thorough: bool, open_items: int) -> Banner:
    """The verdict in one word.

    Args:
        findings: that nobody has answered for.
        thorough: whether all checks were put to this very draft.
        open_items: how many mentions wait for a decision.
    """
    if findings:
        return Banner.BLOCKED
    return Banner.CLEAN if thorough and not open_items else Banner.REVIEW


def glance(draft: Draft, setting: Setting, store: PseudonymStore) -> Judgement:
    """What the checks find that need no detector; what the policy keeps counts as kept."""
    output = replace(setting.document, text=draft.rendering.text)
    kept = tuple(
        _moved(item, draft)
        for item, decision in zip(draft.items, draft.decisions, strict=True)
        if decision.action is Action.KEEP and item.choice is None
    )
    evidence = Evidence(output, kept, (_KEEP,) * len(kept))
    return Judgement(verify(_with_original(evidence, draft, setting), checks(store)))


def examine(draft: Draft, setting: Setting, store: PseudonymStore, detector: Detector) -> Judgement:
    """What all checks find in the draft as it would be read from its file.

    Raises:
        DetectionError: a detector failed, so nothing is known.
    """
    data = formats.write(setting.document, draft.rendering)
    read = formats.read(data, setting.document.name)
    output = replace(read, language=setting.document.language)
    evidence = pipeline.examine(output, detector, setting.policy, store)
    verdict = verify(_with_original(evidence, draft, setting), checks(store))
    return Judgement(verdict, thorough=True)


def _with_original(evidence: Evidence, draft: Draft, setting: Setting) -> Evidence:
    return replace(
        evidence,
        original=setting.document,
        resolution=draft.resolution,
        replacements=draft.replacements,
        pseudonyms=frozenset(
            r.surrogate for r in draft.replacements if r.action is Action.PSEUDONYM
        ),
    )


def _moved(item: Item, draft: Draft) -> Mention:
    """A mention that stays, where it stands in the output."""
    start = to_output(draft.rendering, item.mention.start)
    length = item.mention.end - item.mention.start
    return replace(item.mention, start=start, end=start + length)


def _answers(state: State, draft: Draft) -> Sequence[tuple[int, int, bool]]:
    """Spans of the output that a person said may stay, and whether that took a reason."""
    kept = [
        item
        for item, decision in zip(draft.items, draft.decisions, strict=True)
        if decision.action is Action.KEEP and item.status is not Status.OPEN
    ]
    kept += [item for item in state.items.values() if not item.stands]
    spans = ((_moved(item, draft), item.status is Status.KEPT) for item in kept)
    return [(mention.start, mention.end, reasoned) for mention, reasoned in spans]


def _is_answered(finding: Finding, answers: Sequence[tuple[int, int, bool]]) -> bool:
    if finding.start is None or finding.end is None:
        return False
    # What is hidden elsewhere in the story stays for a reason, or not at all.
    return any(
        start <= finding.start and finding.end <= end
        for start, end, reasoned in answers
        if reasoned or finding.check != "leaks"
    )
