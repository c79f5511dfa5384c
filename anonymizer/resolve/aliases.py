"""Where a text itself says that two names are one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from anonymizer.model import Mention

NEAR = 70
"""Code points between two names that a cue may bridge."""
_OPENING = r"[\s,;:(«“\"'‘*_-]*"
_ARTICLE = r"(?:(?:el|la|the|los|las)\s+)?[«“\"'‘*_]*"
_CUE = (
    r"alias|a\.?\s?k\.?\s?a\.?|apodad[oa]|(?:también\s+|mejor\s+|better\s+|also\s+)?(?:known|conocid[oa])"
    r"\s+(?:as|como|por)|hereafter|hereinafter|en\s+adelante|nicknamed|goes\s+by|went\s+by|called"
    r"|(?:a\s+)?(?:quien|que|whom)\s+(?:\w+\s+){0,3}(?:le\s+)?(?:dicen|decían|decimos|llaman|llamaban|call|called)"
    r"|(?:le|lo|la)\s+(?:dicen|decían|decíamos|decimos|llaman|llamábamos|apodan)"
    r"|que\s+se\s+llama(?:ba)?|cuyo\s+nombre\s+(?:real\s+)?(?:es|era)|whose\s+(?:real\s+)?name\s+(?:is|was)"
    r"|[’']s\s+(?:real\s+|full\s+)?name\s+(?:is|was)"
    r"|(?:el|su)\s+nombre\s+(?:real\s+)?(?:es|era)|(?:his|her)\s+(?:real\s+)?name\s+(?:is|was)|or|o"
)
_BRIDGE = re.compile(
    rf"{_OPENING}(?:{_CUE}){_OPENING}{_ARTICLE}(?:niña\s+|don\s+|doña\s+|tía\s+|tío\s+)?", re.I
)
_QUOTED = re.compile(r"\s*,?\s*[(«“\"‘']+(?:(?:el|la|the)\s+)?", re.I)
_APPOSED = re.compile(r",\s+(?:alias\s+)?(?:el|la)\s+[«“\"']?", re.I)
_CLOSED = re.compile(r"[)»”\"’']|[,.;]")
_SELF = re.compile(
    r"\b(?:me\s+llamo|mi\s+nombre\s+(?:completo\s+)?es|my\s+(?:full\s+)?name\s+is|i\s+am|i[’']m|yo\s+soy"
    r"|yo,|i,)\s*$",
    re.I,
)
_SELF_ALIAS = re.compile(
    r"\b(?:me\s+(?:dicen|decían|llaman|llamaban|conocen\s+(?:como|por))|(?:they|everybody|everyone|people)"
    r"\s+(?:calls?|called|says?|said)(?:\s+me)?|i\s+go\s+by|(?:call|called)\s+me)\W*(?:(?:la|el|the|don|doña|niña|tía|tío)\s+)?\W*$",
    re.I,
)


def introduced(text: str, people: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of positions in ``people`` (in text order) that the text declares to be one person."""
    pairs = []
    for left, right in pairwise(range(len(people))):
        a, b = people[left], people[right]
        between = text[a.end : b.start]
        if len(between) > NEAR or "\n\n" in between:
            continue
        apart = text[b.end : b.end + 1]
        if _BRIDGE.fullmatch(between) or (
            (_QUOTED.fullmatch(between) or _APPOSED.fullmatch(between))
            and (not apart or _CLOSED.match(apart))
        ):
            pairs.append((left, right))
    return pairs + _narrator(text, people)


def _narrator(text: str, people: Sequence[Mention]) -> list[tuple[int, int]]:
    """Names that the narrator gives to herself, tied to each other."""
    own = [i for i, m in enumerate(people) if _SELF.search(text, max(0, m.start - 30), m.start)]
    called = [
        i for i, m in enumerate(people) if _SELF_ALIAS.search(text, max(0, m.start - 45), m.start)
    ]
    pairs = []
    for alias in called:
        nearest = min(own, key=lambda i: abs(people[i].start - people[alias].start), default=None)
        if nearest is not None and nearest != alias:
            pairs.append((min(nearest, alias), max(nearest, alias)))
    return pairs
