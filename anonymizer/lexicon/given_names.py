"""Which words are given names, of which sex, and which are surnames."""

from __future__ import annotations

from functools import cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.tables import lines
from anonymizer.model import Sex

_PARTICLES = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "san", "van", "von", "da"})


def sex_of(given: str) -> Sex:
    """The sex that a given name shows; of a double name ("José María") the first part decides.

    Args:
        given: one or more given names, without surnames; case and accents don't matter.

    Returns:
        ``UNKNOWN`` for an unknown name and for one that both sexes bear.
    """
    for word in _words(given):
        if word in _names("given_female.txt"):
            return Sex.FEMALE
        if word in _names("given_male.txt"):
            return Sex.MALE
        if word in _names("given_both.txt"):
            return Sex.UNKNOWN
    return Sex.UNKNOWN


def is_given(name: str) -> bool:
    """Whether every word of ``name`` (but "de", "los" ...) is a known given name."""
    words = _words(name)
    return bool(words) and all(word in _given() for word in words)


def is_surname(name: str) -> bool:
    """Whether every word of ``name`` (but "de", "la" ...) is a known surname."""
    words = _words(name)
    return bool(words) and all(word in _names("surnames.txt") for word in words)


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in _PARTICLES]


@cache
def _given() -> frozenset[str]:
    return frozenset().union(*(_names(f"given_{sex}.txt") for sex in ("female", "male", "both")))


@cache
def _names(file: str) -> frozenset[str]:
    return frozenset(lines(file))
