"""Nicknames and spellings: Chepe is José, Lupita is Guadalupe, Jessenia is Yesenia."""

from __future__ import annotations

import re
from functools import cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given
from anonymizer.lexicon.sound import sound
from anonymizer.lexicon.tables import alternatives, lines, rows

__all__ = ["are_variants", "formals_of", "forms_of", "sound"]

_DIMINUTIVE = re.compile(r"(\w{2,})(?:c?it[oa]|it[oa]s)")
# Formal names that only look like diminutives.
_NOT_DIMINUTIVE = frozenset({"benito", "margarita", "agapito", "rita", "vito", "tito", "judita"})


def formals_of(nick: str) -> frozenset[str]:
    """The formal given names that a nickname may stand for, folded; empty for none.

    Besides the list, Spanish diminutives are undone: Rosita -> rosa, Carlitos -> carlos.

    Args:
        nick: a nickname; case and accents don't matter.
    """
    key = fold(nick)
    return _table().get(key, frozenset()) | _undo_diminutive(key)


def forms_of(name: str) -> frozenset[str]:
    """The given names and nicknames that one person of this name may go by, folded.

    What is looked up by equality alone, in an index of digests, must be asked for form by form.

    Args:
        name: a given name or a nickname; case and accents don't matter.

    Returns:
        The name itself, the formal names of a nickname, the nicknames of a formal name (those of
        the list and the regular diminutives), and other spellings.
    """
    key = fold(name)
    found = {key} | formals_of(key) | _nicks().get(key, frozenset())
    for number in _spellings().get(key, ()):
        found |= {other for other, own in _spellings().items() if number in own}
    if is_given(key) and key[-1:] in {"a", "o"}:
        found.add(f"{key[:-1]}it{key[-1]}")
    return frozenset(found - {""})


def are_variants(a: str, b: str) -> bool:
    """Whether two given names may be one person's.

    True for the same name, a nickname and its formal name in either order, and two spellings of
    one name. Two nicknames of one formal name (Chepe, Pepe) are not: too many people are José.

    Args:
        a, b: given names; case and accents don't matter.
    """
    first, second = fold(a), fold(b)
    if not first or not second:
        return False
    return (
        first == second
        or second in formals_of(first)
        or first in formals_of(second)
        or sound(first) == sound(second)
        or not _spellings().get(first, frozenset()).isdisjoint(_spellings().get(second, ()))
    )


def _undo_diminutive(key: str) -> frozenset[str]:
    match = _DIMINUTIVE.fullmatch(key)
    if match is None or key in _NOT_DIMINUTIVE:
        return frozenset()
    stem = match[1]
    ending = "a" if key.rstrip("s").endswith("a") else "o"
    # Miguel-ito, Ros-ita, Carl-itos, Lup-ita (e), Franqu-ito has a rule of its own.
    candidates = {stem, stem + ending, f"{stem}{ending}s", f"{stem}e"}
    candidates |= {re.sub("qu$", "c", stem) + ending, re.sub("gu$", "g", stem) + ending}
    return frozenset(name for name in candidates - {key} if is_given(name))


@cache
def _table() -> dict[str, frozenset[str]]:
    return {nick: frozenset(alternatives(cell)) for nick, cell in rows("hypocorisms.tsv", 2)}


@cache
def _nicks() -> dict[str, frozenset[str]]:
    """Folded formal name -> its nicknames."""
    found: dict[str, set[str]] = {}
    for nick, formals in _table().items():
        for formal in formals:
            found.setdefault(formal, set()).add(nick)
    return {formal: frozenset(nicks) for formal, nicks in found.items()}


@cache
def _spellings() -> dict[str, frozenset[int]]:
    """Folded name -> the lines of ``spelling_variants.txt`` that hold it."""
    index: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("spelling_variants.txt")):
        for name in line.split():
            index[name] = index.get(name, frozenset()) | {number}
    return index
