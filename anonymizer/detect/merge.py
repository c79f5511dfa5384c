"""Many overlapping finds -> mentions without overlap. A covered character is never uncovered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from anonymizer.model import Mention

UNSPECIFIC = {"CASE_NUMBER": 1, "NRP": 1, "ROLE": 1, "IDENTIFIER": 2}
"""How readily a type gives way to another one for the same characters."""

YIELDING = frozenset({"MONEY"})
"""Types that a policy may keep, so they take only what nothing else covers."""

_EDGE = " \t\r\n\u00a0,;:!?¿¡«»“”\"'‘’*_|`<>-–—/"
_QUOTES = {'"': '"', "”": "“", "»": "«"}
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]$")
"""The end of initials such as J.M.R., whose last full stop belongs to them."""


def merge(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in text order, without overlap, that cover every letter and digit of ``mentions``.

    Longer spans come first; of the same span the more specific type, then the higher score. What
    a chosen span leaves over of another stays as a mention of its own, if it has a letter or digit.

    Args:
        text: the document's text.
        mentions: any spans in it.
    """
    whole = [trimmed for m in mentions if (trimmed := _trimmed(text, m)) is not None]
    ranked = sorted(
        whole,
        key=lambda m: (
            m.entity_type in YIELDING,
            m.start - m.end,
            UNSPECIFIC.get(m.entity_type, 0),
            -m.score,
            m.start,
        ),
    )
    taken = bytearray(len(text))
    chosen: list[Mention] = []
    for mention in ranked:
        for start, end in _free(taken, mention):
            rest = _trimmed(text, _cut(mention, start, end))
            if rest is not None:
                chosen.append(rest)
                taken[rest.start : rest.end] = b"\1" * (rest.end - rest.start)
    return tuple(sorted(chosen, key=lambda m: m.start))


def _free(taken: bytearray, mention: Mention) -> list[tuple[int, int]]:
    """The runs of ``mention`` that no chosen span covers."""
    runs, end = [], mention.start
    while (start := taken.find(0, end, mention.end)) >= 0:
        after = taken.find(1, start, mention.end)
        end = after if after >= 0 else mention.end
        runs.append((start, end))
        if end == mention.end:
            break
    return runs


def _trimmed(text: str, mention: Mention) -> Mention | None:
    """Without white space and punctuation at the ends, or nothing if nothing else is there."""
    covered = text[mention.start : mention.end]
    start = mention.start + len(covered) - len(covered.lstrip(_EDGE))
    end = mention.end - (len(covered) - len(covered.rstrip(_EDGE + ".")))
    if text[start : start + 1] == "(" and ")" not in text[start:end]:
        start += 1
    while end > start and text[end - 1] == "(":
        end = start + len(text[start : end - 1].rstrip(_EDGE))  # what it opens lies outside
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end = start + len(text[start : end - 1].rstrip(_EDGE))
    if not any(char.isalnum() for char in text[start:end]):
        return None
    if (opening := _QUOTES.get(_lonely(text[start:end]))) and text[start - 1 : start] == opening:
        start -= 1
    if text[end : end + 1] == "." and end < mention.end and _INITIAL.search(text, start, end):
        end += 1
    return _cut(mention, start, end)


def _lonely(surface: str) -> str:
    """The closing quote of which the opening one is missing, as in ``Chele" Paz``; else nothing."""
    return next(
        (
            closing
            for closing, opening in _QUOTES.items()
            if surface.count(closing) % 2 and (closing == opening or opening not in surface)
        ),
        "",
    )


def _cut(mention: Mention, start: int, end: int) -> Mention:
    if (start, end) == (mention.start, mention.end):
        return mention  # most are: a copy costs more than all the rest
    return replace(mention, start=start, end=end)
