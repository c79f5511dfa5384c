"""Check: the note and the stars belong together."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.model import Finding
from anonymizer.ports import Evidence
from anonymizer.typography import has_note, starred_names


class Note:
    """A story with changed names says so, once, at its end."""

    name = "note"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """A finding where stars stand without the note."""
        if starred_names(evidence.output) and not has_note(evidence.output):
            yield Finding(self.name, "names are starred, but the note at the end is missing")
