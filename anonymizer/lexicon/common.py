"""Common words: what English and Spanish texts write in lower case outside of names."""

from __future__ import annotations

from functools import cache

from anonymizer.lexicon import tables
from anonymizer.lexicon.fold import fold


def is_common(word: str) -> bool:
    """Whether ``word`` is an ordinary word of English or Spanish, or a name that is one too.

    The list is counted from news, courts, web and literature (see ``training/common_words.py``)
    and completed by hand with words that people in Latin America also bear as names.
    """
    return fold(word) in _words()


@cache
def _words() -> frozenset[str]:
    listed = (*tables.lines("common_words.txt"), *tables.lines("names_that_are_words.txt"))
    return frozenset(map(fold, listed))
