"""Who writes in an exported chat: what stands between the time and the colon, line after line.

It is the name under which the owner of the telephone keeps the other one, whatever it looks like.
"""

from __future__ import annotations

import re
from collections import Counter

from anonymizer.detect.spans import SpanRecognizer, typed
from anonymizer.lexicon.fold import fold

SCORE = 0.7
_LINE = re.compile(
    r"^[ \t]*(?:\[[^\]\n]{0,24}\d:\d\d[^\]\n]{0,12}\]|"
    r"\d[\d/., ]{0,20}\d:\d\d(?::\d\d)?(?:[ \u202f]?[ap]\.?[ \u202f]?m\.?)?(?:[ \t]*[-–])?)[ \t]*"
    r"(?P<who>[^\W\d_][^\n:<>\d]{0,30}?)[^\w\n:)]{0,4}:(?=[ \t])",
    re.MULTILINE,
)
_NOBODY = frozenset(
    "mom mum mommy mama mami papa papi dad daddy tia tio aunt auntie uncle abuela abuelo grandma "
    "grandpa hermana hermano sister brother esposa esposo husband wife hija hijo you tu yo me i "
    "client cliente interviewer entrevistador entrevistadora caseworker interpreter interprete "
    "lawyer abogada abogado admin system group grupo q a p r".split()
)
"""Labels that tell what somebody is."""


def writers(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the labels of those who write more than once."""
    found = [m for m in _LINE.finditer(text) if fold(m["who"]) not in _NOBODY]
    times = Counter(fold(match["who"]) for match in found)
    return [match.span("who") for match in found if times[fold(match["who"])] > 1]


def recognizer(language: str) -> SpanRecognizer:
    """People who write in a chat."""
    return SpanRecognizer("chats", typed(writers, "PERSON"), ["PERSON"], SCORE, language)
