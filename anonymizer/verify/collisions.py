"""Check: no pseudonym stands for two people."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Finding
from anonymizer.ports import Evidence


class Collisions:
    """Two subjects under one pseudonym would become one person to the reader."""

    name = "collisions"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for each subject whose pseudonym another one bears."""
        bearers: dict[str, str] = {}
        for replacement in evidence.replacements or ():
            if replacement.action is Action.PSEUDONYM:
                bearer = bearers.setdefault(fold(replacement.surrogate), replacement.subject)
                if bearer != replacement.subject:
                    yield Finding(
                        self.name,
                        "two subjects of this document have one pseudonym",
                        replacement.start,
                        replacement.end,
                    )
