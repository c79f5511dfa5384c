"""Names cut off, pet forms and slips of the pen: Kimi, Franquito, Telvi of Etelvina."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonymizer.lexicon.given_names import is_given, is_surname

# What pet names end in: Spanish and Portuguese, then Slavic.
PET = re.compile(r"(\w{3,}?)(?:(?:e?cit|it|ill|inh)[oae]s?|in|ina|chka|zka|enka|ka|ko|kha|sha|ik)")
_CLIPPED = re.compile(r"(\w{3,}?)(?:s|i|y|o|e|a|ie|ey|is|ys|us)?")
WHOLE = frozenset(
    "angel elena emilia jose juan julia julio luis luisa maria mario marta rosa silvia "
    "victor".split()
)
"""Given names that longer ones begin with and that are nobody's short form: Rosa, Rosario."""
TAIL = 3
"""Letters that the end of a name must have to stand for it."""
VOWELS = frozenset("aeiou")
_KUNYAS = frozenset({"abu", "umm", "um", "bin", "ibn", "bint", "maman", "mama"})
"""Abu Yaman is Yaman's father."""


def is_clipped(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` cut off, with a pet ending or a closing vowel or without."""
    if long in {f"{short}y", f"{short}ie"}:
        return True
    if len(long) >= len(short) + 2:
        pet = PET.fullmatch(long)
        if pet and short.startswith(pet[1]) and len(short) - len(pet[1]) < 3:
            return True
        if is_given(short) and is_given(long):
            return long.startswith(short)  # Petronila is her mother Petrona's daughter
        return long.startswith(tuple(stems(short)))
    return long.startswith(tuple(_pet_stems(short)))


def stems(short: str) -> set[str]:
    """What a name may begin with that is longer by two letters or more and cut off to ``short``.

    Kimi: kim, kimi. Franquito: franqu, frank, franquito.
    """
    cut = _CLIPPED.fullmatch(short)
    return {short, *_pet_stems(short)} | ({cut[1]} if cut else set())


def _pet_stems(short: str) -> set[str]:
    """What a pet form was made of: Franquito of franqu or frank."""
    pet = PET.fullmatch(short)
    return {pet[1], softened(pet[1])} if pet else set()


def tails(long: str) -> Iterator[str]:
    """The ends of a name that may stand for it: Nilo of Petronilo, but not Yaman of Abu Yaman."""
    for begin in range(2, len(long) - TAIL + 1):
        if long[:begin].strip() not in _KUNYAS:
            yield long[begin:]


def names_nobody(word: str) -> bool:
    """Whether a word, no name by itself, may be the end of one."""
    return len(word) >= TAIL and not (is_given(word) or is_surname(word))


def is_tail(short: str, long: str) -> bool:
    """Whether a name is the end of another, or its middle after a vowel: Telvi of Etelvina."""
    inside = len(short) > TAIL and long[0] in VOWELS and long.find(short) in {1, 2}
    return names_nobody(short) and (inside or (long.endswith(short) and short in tails(long)))


def softened(stem: str) -> str:
    """Franqu-ito from Franco, Luc-ita from Luz."""
    if stem.endswith("qu"):
        return stem[:-2] + "k"
    return stem[:-1] + "z" if stem.endswith("c") else stem


def one_slip(a: str, b: str) -> bool:
    """Whether one letter dropped, added or changed, or two swapped, turns a into b."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4 or max(len(a), len(b)) < 4:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (
            len(a) == len(b)
            and sum(x != y for x, y in zip(a, b, strict=True)) == 2
            and sorted(a) == sorted(b)
        )
    )
