"""Candidates for a pseudonym: random, fitting, and nobody's name.

The rules, each of which a candidate must pass with all of its parts:

1. it fits the person's sex and cultural origin (:mod:`anonymizer.surrogates.origins`);
2. it is no word of the document, so neither anybody's name in it nor part of an address;
3. it is no name of anybody in the vault;
4. it begins with another letter than any of the person's names;
5. it does not sound like the person's names, nor like a pseudonym of the same document;
6. it is no public figure.

That no other subject bears or ever bore it, the vault itself sees to.
"""

from __future__ import annotations

import enum
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from secrets import SystemRandom

from anonymizer.lexicon import public_figures
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import sex_of
from anonymizer.lexicon.hypocorisms import are_variants, sound
from anonymizer.model import Entity, Sex
from anonymizer.surrogates.origins import given_names, origin_of, surnames

_SEXES = (Sex.FEMALE, Sex.MALE)


class Style(enum.StrEnum):
    """How much of a name a pseudonym shows."""

    GIVEN = "given"
    FULL = "full"


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


def candidates(
    entity: Entity,
    taken: Taken,
    style: Style = Style.GIVEN,
    surname: str | None = None,
    chance: random.Random | None = None,
) -> Iterator[str]:
    """Pseudonyms for a person in random order, checked one by one as they are asked for.

    When every single given name is used up, double ones follow ("Ana Lucía").

    Args:
        entity: the person; its names are original text.
        taken: what is not free.
        style: given name alone, or with a surname.
        surname: the surname to bear, where the family has one already.
        chance: the source of randomness; the system's, unless a test asks for another.
    """
    chance = chance or SystemRandom()
    origin = origin_of(entity.names)
    sex = _sex(entity)
    # Where the text doesn't tell the sex, a name that both bear fits whatever turns out.
    order = [sex] if sex is not Sex.UNKNOWN else [Sex.UNKNOWN, *chance.sample(_SEXES, 2)]
    firsts = [name for each in order for name in shuffled(given_names(origin, each), chance)]
    allowed = _checked(firsts, entity.names, taken)
    if style is Style.FULL:
        lasts: Iterable[str] = (surname,) if surname else family_names(entity, taken, chance)
        yield from (name for name in _pairs(allowed, lasts) if not _is_public(name))
        return
    singles = []
    for name in allowed:
        singles.append(name)
        yield name
    for shift in range(1, len(singles)):
        for i, name in enumerate(singles):
            double = f"{name} {singles[(i + shift) % len(singles)]}"
            if _are_of_one_sex(double) and not _is_public(double):
                yield double


def family_names(
    entity: Entity, taken: Taken, chance: random.Random | None = None
) -> Iterator[str]:
    """Surnames for a family or a person, in random order, under the same rules."""
    listed = surnames(origin_of(entity.names))
    return _checked(shuffled(listed, chance or SystemRandom()), entity.names, taken)


def shuffled(names: Sequence[str], chance: random.Random) -> list[str]:
    """The names in random order."""
    return chance.sample(names, len(names))


def is_close(a: str, b: str) -> bool:
    """Whether two names sound so much alike that a listener could take one for the other.

    Variants and nicknames of one name are; so are names whose phonetic keys differ by one sound.
    """
    return are_variants(a, b) or _one_apart(_key(a), _key(b))


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


def _are_of_one_sex(double: str) -> bool:
    return len({sex_of(name) for name in double.split()} - {Sex.UNKNOWN}) < 2


def _sex(entity: Entity) -> Sex:
    if entity.sex is not Sex.UNKNOWN:
        return entity.sex
    return next((s for s in map(sex_of, entity.names) if s is not Sex.UNKNOWN), Sex.UNKNOWN)


def _checked(names: Iterable[str], own: Sequence[str], taken: Taken) -> Iterator[str]:
    parts = {part for name in own for part in fold(name).split()}
    initials = {part[0] for part in parts}
    near = [part for part in parts if len(part) > 2]
    near += [part for name in taken.pseudonyms for part in name.split()]
    for name in names:
        key = fold(name)
        if (
            key[0] not in initials
            and key not in taken.words
            and not any(is_close(name, other) for other in near)
            and not taken.knows(name)
        ):
            yield name


def _pairs(firsts: Iterable[str], lasts: Iterable[str]) -> Iterator[str]:
    """Every given name with every surname, changing both as long as there are fresh ones."""
    seen_first: list[str] = []
    seen_last: list[str] = []
    first, last = iter(firsts), iter(lasts)
    while True:
        new_first, new_last = next(first, None), next(last, None)
        if new_first is None and new_last is None:
            return
        if new_last is not None:
            seen_last.append(new_last)
        if new_first is not None:
            seen_first.append(new_first)
            yield from (f"{new_first} {name}" for name in reversed(seen_last))
        if new_last is not None:
            earlier = seen_first[:-1] if new_first is not None else seen_first
            yield from (f"{name} {new_last}" for name in earlier)


def _is_public(name: str) -> bool:
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
