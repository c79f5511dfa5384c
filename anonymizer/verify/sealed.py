"""Check: no name that the vault holds is to be read."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.lexicon.windows import windows
from anonymizer.model import Finding
from anonymizer.ports import Alias, Evidence, SubjectIndex


class SealedNames:
    """Looks up every window of two to five words that begins with a capital.

    Args:
        index: the vault's blind index. Full names only: a single given name is no evidence.
    """

    name = "sealed-names"

    def __init__(self, index: SubjectIndex) -> None:
        self._index = index

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for every name found, the longest window of each place."""
        text = evidence.output.text
        covered = 0
        for spans in windows(text):
            for start, end in spans:
                if start < covered or not self._index.find(Alias("name", text[start:end])):
                    continue
                if not evidence.keeps(start, end):
                    yield Finding(self.name, "a sealed name is to be read here", start, end)
                    covered = end
