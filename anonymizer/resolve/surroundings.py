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
_STOP = re.compile(r"[.!?;]\s|\n")
_COMMON = frozenset(
    "about after again aquel because before cuando desde donde durin entre estab estas every "
    "found fuero haber habia hasta hemos never other otras otros people perso porqu puede since "
    "siemp sobre still tambi their there these thing those tiene under until where which while "
    "would years asked asking decia dicen dijer nombr names called llama said".split()
)


def surroundings(text: str, person: Person) -> frozenset[str]:
    """Beginnings of the longer words in the sentences that name a person, names left out.

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
        found.update(word[:_STEM] for word in fold(sentence).split() if len(word) >= _STEM)
    return frozenset(found - own - _COMMON)
