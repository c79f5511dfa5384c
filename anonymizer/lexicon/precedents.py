"""Court cases so often cited that their names mean the law they made."""

from __future__ import annotations

import re
from functools import cache

from anonymizer.lexicon.tables import lines

_FOLLOWING = (
    r"(?= (?:issues?|objections?|arguments?|claims?|standards?|tests?|factors?|motions?|hearings?|"
    r"defects?|problems?|framework|line|analysis)\b)"
)
"""What makes a citation of the first name alone: "the Pereira issue"."""


def found(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the precedents that ``text`` names, in text order."""
    return [match.span() for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    whole, short = [], set()
    for line in lines("precedents.txt"):
        parties = re.split(r" v\.? ", line)
        whole.append(r" vs?\.? ".join(map(re.escape, parties)))
        short |= {p for p in parties if " " not in p and len(p) > 5 and p not in _STATES}
    names = "|".join(sorted(map(re.escape, short), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(whole)}|(?:{names}){_FOLLOWING})(?!\w)")


_STATES = frozenset({"Honduras", "Guatemala", "Mexico", "México", "Uruguay", "Belgium", "Greece"})
