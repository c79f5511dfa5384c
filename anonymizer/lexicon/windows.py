"""Stretches of words that may be somebody's full name, for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 5
"""Words of the longest window."""
_WORD = re.compile(r"[^\W\d_]+")
_GAP = 3
"""Code points that may stand between two words of a name."""


def windows(text: str) -> Iterator[list[tuple[int, int]]]:
    """For each capitalised word, the windows of five down to two words that begin with it.

    Args:
        text: any text.

    Yields:
        Half-open code-point spans, the longest first.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for at, (start, _) in enumerate(words):
        if not text[start].isupper():
            continue
        spans = []
        for (_, before), (after, end) in pairwise(words[at : at + LONGEST]):
            if after - before > _GAP:
                break
            spans.append((start, end))
        if spans:
            yield spans[::-1]


def capitalised(text: str) -> Iterator[tuple[int, int]]:
    """The words that begin with a capital, as half-open code-point spans."""
    return ((m.start(), m.end()) for m in _WORD.finditer(text) if m[0][0].isupper())
