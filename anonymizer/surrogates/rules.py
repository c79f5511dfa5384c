"""The rules that every pseudonym keeps, a person's own proposal as well as one that is drawn.

1. it fits the person's sex, generation and cultural origin (for those that are drawn);
2. none of its words is a word of the document, so neither anybody's name in it nor part of an
   address;
3. it is no name of anybody in the vault;
4. it begins with another letter than any of the person's names;
   (a surname's surrogate, which a whole family shares, than that surname);
5. it does not sound like the person's names, nor like a pseudonym of the same document;
6. it is no public figure.

That no other subject bears or ever bore it, the vault itself sees to.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from anonymizer.lexicon import public_figures
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.hypocorisms import are_variants, sound


class Rule(enum.StrEnum):
    """What a pseudonym may break; the value completes "the pseudonym ..."."""

    DOCUMENT = "is a word of the document"
    VAULT = "is a name of somebody in the vault"
    INITIAL = "begins with the same letter as one of the person's own names"
    SOUND = "sounds like one of the person's own names"
    OTHERS = "sounds like another pseudonym of the document"
    PUBLIC = "is the name of a public figure"
    SHAPE = "is not one to three capitalised words that are neither ordinary words nor places"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a pseudonym of this document must not be.

    Attributes:
        words: folded words of the document.
        knows: whether anybody in the vault is called that.
        pseudonyms: those already used in the document.
    """

    words: frozenset[str] = field(repr=False)
    knows: Callable[[str], bool] = field(repr=False)
    pseudonyms: tuple[str, ...] = field(default=(), repr=False)


class Rules:
    """The rules for one person.

    Args:
        own: the person's real names.
        taken: what the document and the vault forbid.
    """

    def __init__(self, own: Sequence[str], taken: Taken) -> None:
        parts = {part for name in own for part in fold(name).split()}
        self._taken = taken
        self._initials = {part[0] for part in parts}
        self._own = [part for part in parts if len(part) > 2]
        self._others = [part for name in taken.pseudonyms for part in fold(name).split()]
        self._seen: dict[str, bool] = {}

    def broken(self, word: str) -> Rule | None:
        """The first rule that a single word of a pseudonym breaks; the vault is not asked."""
        key = fold(word)
        if key[0] in self._initials:
            return Rule.INITIAL
        if key in self._taken.words:
            return Rule.DOCUMENT
        if any(is_close(key, other) for other in self._own):
            return Rule.SOUND
        if any(is_close(key, other) for other in self._others if len(other) > 1):
            return Rule.OTHERS
        return None

    def allow(self, *words: str) -> bool:
        """Whether none of the words breaks a rule; each is looked into once."""
        for word in words:
            if word not in self._seen:
                self._seen[word] = self.broken(word) is None
        return all(self._seen[word] for word in words)


def is_close(a: str, b: str) -> bool:
    """Whether two names sound so much alike that a listener could take one for the other.

    Variants and nicknames of one name are; so are names whose phonetic keys differ by one sound.
    """
    return _one_apart(_key(a), _key(b)) or are_variants(a, b)


def sounds_like(a: str, b: str) -> bool:
    """Whether two names are spellings of one, or nearly; nicknames are not."""
    return _one_apart(_key(a), _key(b))


@cache
def _key(name: str) -> str:
    return sound(name)


def _one_apart(a: str, b: str) -> bool:
    """Whether one letter changed, added or left out turns a into b."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] if len(a) < len(b) else a[at + 1 :] == b[at + 1 :]


def is_public(name: str) -> bool:
    """Whether a whole pseudonym is, or could be read as, a public figure."""
    if public_figures.find(name):
        return True
    words = fold(name).split()
    return (words[0], words[-1]) in _public_pairs()


@cache
def _public_pairs() -> frozenset[tuple[str, str]]:
    """Every given name of a public figure with every later part: "Armando Ortez", too."""
    return frozenset(
        pair
        for figure in public_figures.figures()
        for form in (figure.name, *figure.short_forms)
        for pair in combinations(fold(form).split(), 2)
    )
