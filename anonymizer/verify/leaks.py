"""Check: nothing that was acted on is still to be read in the output."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.lexicon.particles import PARTICLES
from anonymizer.model import Finding
from anonymizer.ports import Evidence

_WORD = re.compile(r"[^\W_]+")
SHORTEST = 4
"""Letters and digits that a surface must have to be looked for when it is no name: the age 17 says
nothing when another 17 stands elsewhere."""


class Leaks:
    """Looks for each original surface, with case and accents folded and separators stripped."""

    name = "leaks"

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for every place where an original is still to be read."""
        if evidence.original is None or evidence.resolution is None:
            return
        words = [(m.start(), m.end(), _folded(m[0])) for m in _WORD.finditer(evidence.output.text)]
        places: dict[str, list[int]] = defaultdict(list)
        for at, (_, _, key) in enumerate(words):
            places[key].append(at)
        squeezed = squeeze(evidence.output.text)
        found: dict[tuple[int, int], bool] = {}
        for sequence, compact, name in _surfaces(evidence):
            spans = list(_sequences(words, places, sequence))
            if compact and compact in squeezed:
                spans += _substrings(evidence.output.text, compact)
            for start, end in spans:
                if not evidence.keeps(start, end):
                    found[start, end] = found.get((start, end), False) or name
        reached = 0
        for (start, end), name in sorted(found.items(), key=lambda f: (f[0][0], -f[0][1])):
            if end > reached:  # a part inside of a whole name is no finding of its own
                kind = "a name" if name else "a detail"
                yield Finding(self.name, f"{kind} of the original is still there", start, end)
                reached = end


def _surfaces(evidence: Evidence) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """Folded words, squeezed form (empty: do not look for it) of each acted-on surface, once."""
    assert evidence.original is not None  # noqa: S101 - for the type checker
    assert evidence.resolution is not None  # noqa: S101
    assert evidence.replacements is not None  # noqa: S101
    seen = set()
    for position in {r.mention for r in evidence.replacements}:
        mention = evidence.resolution.mentions[position]
        surface = evidence.original.text[mention.start : mention.end]
        words = tuple(_folded(surface).split())
        person = mention.entity_type == "PERSON"
        sequences = [words, *([w] for w in words)] if person else [words]
        for sequence in map(tuple, sequences):
            if sequence in seen or not _telling(sequence, person):
                continue
            seen.add(sequence)
            digits = any(c.isdigit() for c in surface)
            compact = squeeze(surface) if sequence == words and (digits or len(words) > 1) else ""
            yield sequence, compact if len(compact) > SHORTEST + 1 else "", person


def _telling(sequence: tuple[str, ...], person: bool) -> bool:
    """Whether these words say anything when found by themselves."""
    letters = "".join(sequence)
    if len(sequence) == 1 and (is_common(letters) or letters in PARTICLES or len(letters) < 3):
        return False
    return person or len(letters) >= SHORTEST


def _sequences(
    words: list[tuple[int, int, str]], places: Mapping[str, list[int]], wanted: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    for at in places.get(wanted[0], ()):
        span = words[at : at + len(wanted)]
        if tuple(w[2] for w in span) == wanted and all(b[0] - a[1] <= 3 for a, b in pairwise(span)):
            yield span[0][0], span[-1][1]


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without separators, and the offset each of its characters comes from."""
    letters, origin = [], []
    for offset, char in enumerate(text):
        for plain in _squeezed_letter(char):
            letters.append(plain)
            origin.append(offset)
    return "".join(letters), origin


# A text has few different characters and words, and many of each.
_squeezed_letter = lru_cache(maxsize=4096)(squeeze)
_folded = lru_cache(maxsize=65536)(fold)


def _substrings(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    squeezed, origin = _squeezed(text)
    at = squeezed.find(wanted)
    while at >= 0:
        yield origin[at], origin[at + len(wanted) - 1] + 1
        at = squeezed.find(wanted, at + 1)
