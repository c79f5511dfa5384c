"""Some corpora mark a title as part of the name, others don't: only the name is measured."""

from __future__ import annotations

import re

PERSONS = frozenset({"PER", "PERSON"})
"""What corpora call a person."""
_TITLES = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|dra|sr|sra|srta|señora?|don|doña|d|dña|prof|capt|sir|lady|madame?)"
    r"\b\.?\s+)+",
    re.I,
)


def name_start(text: str, start: int, end: int, label: str) -> int:
    """Where the name of a span begins: after the titles, where it is a person's."""
    title = _TITLES.match(text, start, end) if label in PERSONS else None
    return title.end() if title and title.end() < end else start
