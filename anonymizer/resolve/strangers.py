"""Where a text itself says that two names, even the same name, are two people's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention
from anonymizer.resolve import cues
from anonymizer.resolve.kin import KIN
from anonymizer.resolve.titles import STATIONS

_TOGETHER = re.compile(rf"['’]?s?\s*[»”\"]?\s*,?\s*{cues.TOGETHER}\s+", re.I)
_ANOTHER = re.compile(rf"\b{cues.ANOTHER}\s+{cues.QUOTE}?$", re.I)
_NO_KIN = re.compile(rf"\s*[,(—–-]*\s*{cues.NO_KIN}\b", re.I)
_SENTENCE_END = re.compile(r"[.;!?\n]\s*\S")
_LINK_WORDS = frozenset(
    "of de del la el the a an un una su sus his her my mi our nuestro nuestra their tu your s "
    "called named llamado llamada nombre also tambien se llamaba llama don dona is was es era "
    "little big young old mayor menor older younger eldest and y to".split()
)
_OWNING = frozenset("s of de del su sus his her my mi our nuestro nuestra their tu your".split())
REACH = 44
"""Code points before a name in which "another" and the like are looked for."""


def parted(text: str, people: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of neighbouring positions in ``people`` that are two persons.

    "X and Y", "X's wife, Y", "Y, hija de X", "X not Y".
    """
    return [
        (left, right)
        for left, right in pairwise(range(len(people)))
        if _two(text[people[left].end : people[right].start])
    ]


def another(text: str, mention: Mention) -> bool:
    """Whether a name is announced as somebody else's than before: "otro X", "named after X"."""
    before = _ANOTHER.search(text, max(0, mention.start - REACH), mention.start)
    return bool(before or _NO_KIN.match(text, mention.end))


def _two(between: str) -> bool:
    if len(between) > 60 or _SENTENCE_END.search(between):
        return False
    match = _TOGETHER.match(between)
    words = fold(between[match.end() :] if match else between).split()
    # "X, la niña Y" has a title in it; "X, su niña Y" a child.
    kin = any(word in KIN for word in words) and any(word in _OWNING for word in words)
    loose = [w for w in words if w not in KIN and w not in _LINK_WORDS and w not in STATIONS]
    return not loose and (bool(match) or (kin and len(words) <= 6))
