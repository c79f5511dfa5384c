"""Check: no identifier is left."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.model import Action, Finding
from anonymizer.ports import Evidence


class Identifiers:
    """Numbers, addresses, phones, handles and the like, found again in the output."""

    name = "identifiers"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for every mention that the policy would redact."""
        for mention, decision in zip(evidence.mentions, evidence.decisions, strict=True):
            if decision.action is Action.REDACT:
                yield Finding(
                    self.name,
                    f"{mention.entity_type} that the policy redacts is still there",
                    mention.start,
                    mention.end,
                )
