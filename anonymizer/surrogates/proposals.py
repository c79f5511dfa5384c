"""A pseudonym that the person chose: it keeps the rules of those that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.surrogates.origins import is_usable
from anonymizer.surrogates.rules import Rule, Rules, Taken, is_public

MOST_WORDS = 3


def objection(name: str, own: Sequence[str], taken: Taken) -> Rule | None:
    """The first rule that a proposed pseudonym breaks, or ``None``.

    Args:
        name: the proposal.
        own: the person's real names, as far as they are at hand.
        taken: what document and vault forbid.
    """
    words = name.split()
    if not 1 <= len(words) <= MOST_WORDS or not all(map(is_usable, words)):
        return Rule.SHAPE
    rules = Rules(own, taken)
    if (broken := next(filter(None, map(rules.broken, words)), None)) is not None:
        return broken
    if taken.knows(name):
        return Rule.VAULT
    return Rule.PUBLIC if is_public(name) else None
