"""Court cases so often cited that their names mean the law they made."""

from __future__ import annotations

import re
from functools import cache

from anonymizer.lexicon.tables import lines

_FOLLOWING = (
    r"(?= (?:issues?|objections?|arguments?|claims?|standards?|tests?|factors?|defects?|"
    r"framework)\b)"
)
"""What makes a citation of the first name alone: "the Pereira issue"."""
_RARE = frozenset({"Pereira", "Zadvydas", "Thuraissigiam"})
"""Of one word; most parties are called like many people, and their hearing is no precedent."""


def found(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the precedents that ``text`` names, in text order."""
    return [match.span() for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    whole, short = [], set()
    for line in lines("precedents.txt"):
        parties = re.split(r" v\.? ", line)
        whole.append(r" vs?\.? ".join(map(re.escape, parties)))
        short |= {party for party in parties if "-" in party or party in _RARE}
    names = "|".join(sorted(map(re.escape, short), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(whole)}|(?:{names}){_FOLLOWING})(?!\w)")
