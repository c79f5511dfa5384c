"""Check: every person who is still named is starred, or stays by policy."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Finding
from anonymizer.ports import Evidence
from anonymizer.typography import starred_names


class UnstarredPeople:
    """A name without star that no policy keeps is a visible leak."""

    name = "people"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for every name that is neither a pseudonym nor kept."""
        text = evidence.output.text
        approved = {
            word
            for name in (*starred_names(evidence.output), *evidence.pseudonyms)
            for word in fold(name).split()
        }
        for mention, decision in zip(evidence.mentions, evidence.decisions, strict=True):
            if mention.entity_type != "PERSON" or decision.action is Action.KEEP:
                continue
            parts = fold(text[mention.start : mention.end]).split()
            if not all(part in approved or part == "s" for part in parts):
                yield Finding(
                    self.name,
                    "a person is named who is neither starred nor kept by the policy",
                    mention.start,
                    mention.end,
                )
