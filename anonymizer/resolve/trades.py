"""By what trade a text introduces somebody: "the cook, X", "X, de 41 años, costurera"."""

from __future__ import annotations

import re

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.trades import TRADES

REACH = 60
"""Code points to either side of a name that are looked at."""
_BEFORE = re.compile(
    r"\b(?:the|an?|la|el|al|una?|mi|my|our|su|his|her)\s+(?P<trade>[^\W\d_]+),?\s+"
    r"(?:(?:is|was|es|era|fue|called|named|llamad[oa]|de\s+nombre|tambi[eé]n|also)\s+)?"
    r"(?:(?:don|doña|niña)\s+)?[«“\"'‘]?$",
    re.I,
)
_AFTER = re.compile(
    r"[»”\"'’]?(?:,?\s+(?:de\s+|aged?\s+)?\d{1,2}(?:\s+(?:años|years\s+old))?)?"
    r"(?:\s*[,(—–]\s*(?:(?:who|que|quien)\s+)?|\s+)"
    r"(?:(?:is|was|es|era|fue|trabaja(?:ba)?\s+(?:de|como)|work(?:s|ed)\s+as)\s+)?"
    r"(?:(?:the|an?|la|el|una?)\s+)?(?P<trade>[^\W\d_]+)",
    re.I,
)


def introduced(text: str, start: int) -> bool:
    """Whether a trade stands before a name, as where somebody is told of first."""
    match = _BEFORE.search(text, max(0, start - REACH), start)
    return bool(match and fold(match["trade"]) in TRADES)


def trades_around(text: str, start: int, end: int) -> frozenset[str]:
    """The trades that stand just before and after a name, in English."""
    found = (
        _BEFORE.search(text, max(0, start - REACH), start),
        _AFTER.match(text, end, end + REACH),
    )
    words = (fold(match["trade"]) for match in found if match)
    return frozenset(TRADES[word] for word in words if word in TRADES)
