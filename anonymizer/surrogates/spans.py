"""Which span a surrogate takes, where a detector took in too little or too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.model import Decision, Document, Mention, Replacement, Resolution
from anonymizer.surrogates.site import Site

_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)\s+$")
_LANGUAGE_OF = {
    **dict.fromkeys("en de del al el los las por para con desde hasta hacia una".split(), "es"),
    **dict.fromkeys("in of the at to from near on with by for and".split(), "en"),
}
_WHOLE = frozenset({"PERSON", "DATE_TIME"})
"""Types whose mentions are never written as one: two names are two people, and a year that is acted
on would come back as part of the month beside it."""
_SMALL = frozenset("s and of the in at to y e de del el la los las en al a".split())


def site_of(
    document: Document, resolution: Resolution, index: int, floor: int = 0, last: int | None = None
) -> Site:
    """The surroundings of a mention, or of those from ``index`` to ``last``."""
    mentions = resolution.mentions
    mention, last = mentions[index], index if last is None else last
    before = index - 1
    while before >= 0 and says_nothing(document, mentions[before]):
        before -= 1
    if before >= 0:
        floor = max(floor, mentions[before].end)
    ceiling = mentions[last + 1].start if last + 1 < len(mentions) else len(document.text)
    # The word before tells better than a guess for the sentence: "vive en {Ilobasco}" is Spanish.
    word = _WORD_BEFORE.search(document.text[max(floor, mention.start - 12) : mention.start])
    language = _LANGUAGE_OF.get(word[1].lower(), mention.language) if word else mention.language
    end = _end(document.text, mentions[last])
    return Site(document.text, mention.start, end, language, floor, ceiling)


def runs(
    document: Document, resolution: Resolution, acted: Sequence[int], decisions: Sequence[Decision]
) -> list[list[int]]:
    """Mentions that are written as one: neighbours of one type that a detector tore apart.

    "an {8}-{year}-{old}" is one age, and two withheld numbers side by side need one mark.
    """
    runs: list[list[int]] = []
    for index in acted:
        last = runs[-1][-1] if runs else None
        if last is not None and _is_torn(document, resolution, last, index, decisions):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def shared(
    found: Replacement, mentions: Sequence[Mention], run: Sequence[int]
) -> Iterator[Replacement]:
    """One replacement for each mention of a run: the first holds the words, the rest nothing."""
    start = found.start
    for position, (mention, index) in enumerate(zip(mentions, run, strict=True)):
        end = found.end if position == len(run) - 1 else mention.end
        text = found.surrogate if position == 0 else ""
        yield replace(found, start=start, end=end, surrogate=text, mention=index)
        start = end


def says_nothing(document: Document, mention: Mention) -> bool:
    """Whether a mention is nothing but small words, which a detector took for a name."""
    words = fold(document.text[mention.start : mention.end]).split()
    return bool(words) and all(word in _SMALL for word in words)


def _is_torn(
    document: Document,
    resolution: Resolution,
    left: int,
    right: int,
    decisions: Sequence[Decision],
) -> bool:
    a, b = resolution.mentions[left], resolution.mentions[right]
    alike = a.entity_type == b.entity_type and decisions[left].action is decisions[right].action
    between = document.text[a.end : b.start]
    return (
        right == left + 1
        and alike
        and a.entity_type not in _WHOLE
        and re.fullmatch(r"[ \t]?|-", between) is not None
    )


def _end(text: str, mention: Mention) -> int:
    """Where a mention ends; a detector may have run on into the next paragraph's "I"."""
    surface = text[mention.start : mention.end]
    gap = re.search(r"\s*\n[ \t]*\n", surface)
    if gap and all(len(w) == 1 or is_common(w) for w in fold(surface[gap.end() :]).split()):
        return mention.start + gap.start()
    return mention.end
