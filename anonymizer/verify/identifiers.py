"""Check: no identifier is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonymizer.model import Action, Finding, Mention
from anonymizer.ports import Evidence

_MARK = re.compile(r"\[[^\[\]\d]{1,40} (?:withheld|omitid[oa]s?)\]")
"""What stands where something was withheld; it holds no digit."""
_LABEL = 20
"""Code points before a mark in which words without a digit are its label."""


class Identifiers:
    """Numbers, addresses, phones, handles and the like, found again in the output."""

    name = "identifiers"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for every mention that the policy would redact."""
        text = evidence.output.text
        marks = [match.span() for match in _MARK.finditer(text)]
        for mention, decision in zip(evidence.mentions, evidence.decisions, strict=True):
            if decision.action is Action.REDACT and not _is_of_mark(text, mention, marks):
                yield Finding(
                    self.name,
                    f"{mention.entity_type} that the policy redacts is still there",
                    mention.start,
                    mention.end,
                )


def _is_of_mark(text: str, mention: Mention, marks: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention is such a mark, or the words before it: "package no. [number withheld]"."""
    words = not any(map(str.isdigit, text[mention.start : mention.end]))
    return any(
        start - (_LABEL if words else 0) <= mention.start and mention.end <= end
        for start, end in marks
    )
