"""Check: no pseudonym stands for two people."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Finding, Replacement
from anonymizer.ports import Evidence


class Collisions:
    """Two subjects under one pseudonym would become one person to the reader."""

    name = "collisions"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for each subject that another one cannot be told from.

        Of a subject the longest surrogate counts: Ovidio Pineda and Marta Pineda may both be
        "Pineda" later on.
        """
        whole: dict[str, Replacement] = {}
        for replacement in evidence.replacements or ():
            if replacement.action is Action.PSEUDONYM:
                longest = whole.get(replacement.subject)
                if longest is None or len(longest.surrogate) < len(replacement.surrogate):
                    whole[replacement.subject] = replacement
        bearers: set[str] = set()
        for replacement in whole.values():
            if (name := fold(replacement.surrogate)) in bearers:
                yield Finding(
                    self.name,
                    "two subjects of this document have one pseudonym",
                    replacement.start,
                    replacement.end,
                )
            bearers.add(name)
