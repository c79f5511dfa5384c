"""Terms that hold a name and name nobody: scales, diseases, prayers, brands."""

from __future__ import annotations

import re
from functools import cache

from anonymizer.lexicon.tables import lines


def found(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the terms in ``text``, in text order."""
    return [match.span() for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    terms = sorted(lines("named_terms.txt"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)")
