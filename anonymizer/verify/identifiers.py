"""Check: no identifier is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonymizer.model import Action, Finding, Mention
from anonymizer.ports import Evidence

_MARK = re.compile(r"\[[^\[\]\d]{1,40} (?:withheld|omitid[oa]s?)\]")
"""What stands where something was withheld; it holds no digit."""


class Identifiers:
    """Numbers, addresses, phones, handles and the like, found again in the output."""

    name = "identifiers"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for every mention that the policy would redact."""
        marks = [match.span() for match in _MARK.finditer(evidence.output.text)]
        for mention, decision in zip(evidence.mentions, evidence.decisions, strict=True):
            if decision.action is Action.REDACT and not _lies_in(mention, marks):
                yield Finding(
                    self.name,
                    f"{mention.entity_type} that the policy redacts is still there",
                    mention.start,
                    mention.end,
                )


def _lies_in(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)
