"""What is said around the names of a person: it tells namesakes apart across documents.

A bag of words from the sentences that name somebody, after Bagga and Baldwin, "Entity-Based
Cross-Document Coreferencing Using the Vector Space Model", COLING-ACL 1998; here it only decides
between people whom the names fit alike.
"""

from __future__ import annotations

import re

from anonymizer.lexicon.fold import fold
from anonymizer.resolve.named import Person

REACH = 240
"""Code points to either side of a name that are looked at, within its paragraph."""
_STEM = 5
"""Letters that words are cut to, so that "sells" and "selling" (and most endings) are one."""
_SHORTEST = 4
_STOP = re.compile(r"[.!?;]\s|\n")
_COMMON = frozenset(
    "about after again also aquel asked asking because been before cada casa come como "
    "cuand cuando decia desde dice dicen dijer dijo donde durin ella ellos else entre era "
    "eran esos esta estab estan estas este esto every from found fue fuero habia haber hace "
    "hacia hasta have hemos here into just know left like llama made many mas mejor menos "
    "mucho muy name named names nada never nombr nunca only other otra otras otro otros "
    "over para people perso person pero poco porqu puede qued quien said same sobre solo "
    "still such tambi tamb than that their them then there these they thing this those "
    "tiene tien todo todos took told under until very were what when where which while whom "
    "with would year years your".split()
)


def surroundings(text: str, person: Person) -> frozenset[str]:
    """Beginnings of the longer words, and numbers, where a person is named; names left out.

    Only the sentence itself counts: the next one is often about a namesake.

    Args:
        text: the document.
        person: somebody in it.
    """
    own = {part[:_STEM] for name in person.names for part in name.parts}
    found: set[str] = set()
    for named in person.members:
        before = text[max(0, named.start - REACH) : named.start]
        begin = max((m.end() for m in _STOP.finditer(before)), default=0)
        after = text[named.start : named.start + REACH]
        stop = _STOP.search(after)
        sentence = before[begin:] + after[: stop.start() if stop else None]
        found.update(
            word if word.isdigit() else word[:_STEM]
            for word in fold(sentence).split()
            if len(word) >= _SHORTEST
        )
    return frozenset(found - own - _COMMON)
