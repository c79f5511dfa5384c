"""Check: no name that the vault holds is to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from anonymizer.model import Action, Finding
from anonymizer.ports import Alias, Evidence, SubjectIndex

_WORD = re.compile(r"[^\W\d_]+")
LONGEST = 5
"""Words of the longest window that is looked up."""


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
        kept = [
            (m.start, m.end)
            for m, d in zip(evidence.mentions, evidence.decisions, strict=True)
            if d.action is Action.KEEP
        ]
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        covered = 0
        for at, (start, _) in enumerate(words):
            if start < covered or not text[start].isupper():
                continue
            for length in range(LONGEST, 1, -1):
                window = words[at : at + length]
                if len(window) < length or any(b[0] - a[1] > 3 for a, b in pairwise(window)):
                    continue
                end = window[-1][1]
                if self._index.find(Alias("name", text[start:end])) and not any(
                    a <= start and end <= b for a, b in kept
                ):
                    yield Finding(self.name, "a sealed name is to be read here", start, end)
                    covered = end
                    break
