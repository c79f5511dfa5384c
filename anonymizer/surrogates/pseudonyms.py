"""Candidates for a pseudonym: random, fitting, and nobody's name.

Each stream is lazy: a candidate is checked (:mod:`anonymizer.surrogates.rules`) when it is asked
for. First come :data:`TRIES` simple names, then longer ones ("Ana Lucía"; "Ovidio Umanzor Ticas"),
then the rest of the simple ones: so the first free one is found as fast in a vault of a million
subjects as in an empty one. A stream that ends has offered every name that the style has.
"""

from __future__ import annotations

import enum
import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, permutations
from math import gcd
from secrets import SystemRandom

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import sex_of
from anonymizer.model import Entity, Sex
from anonymizer.surrogates.generations import Generation, of_name
from anonymizer.surrogates.origins import Origin, given_names, origin_of, surnames
from anonymizer.surrogates.rules import Rules, Taken, is_public

TRIES, FAMILY_TRIES = 6, 2
"""Simple names that are tried before longer ones. A large vault knows nearly every surname."""
_SEXES = (Sex.FEMALE, Sex.MALE)
# Second given names that go well after any other.
_SECOND = {
    Sex.FEMALE: "Adriana Alejandra Antonia Aracely Argentina Beatriz Carolina Concepción Cristina "
    "Elena Elizabeth Emilia Estela Eugenia Gabriela Guadalupe Inés Isabel Judith Leticia Lorena "
    "Lucía Luisa Marcela Margarita Maribel Marina Mercedes Noemí Patricia Raquel Rebeca Roxana "
    "Silvia Sofía Susana Teresa Vanessa Verónica Victoria Yamileth",
    Sex.MALE: "Adalberto Alberto Alexander Alfonso Alfredo Antonio Armando Arturo Augusto Benjamín "
    "Bladimir Daniel David Eduardo Enrique Ernesto Esteban Eugenio Felipe Fernando Francisco "
    "Gabriel Gerardo Guillermo Heriberto Humberto Ignacio Isaac Ismael Javier Joaquín Leonel "
    "Manuel Mauricio Miguel Neftalí Orlando Ovidio Rafael Ramón René Roberto Samuel Ulises",
}
_LETTERS = "ABCDEFGHIJLMNOPRSTV"


class Style(enum.StrEnum):
    """How a person is shown.

    ``GIVEN`` Óscar · ``FULL`` Óscar Umanzor, shorter where the text is · ``INITIAL`` O. U. ·
    ``ROLE`` "the mother of Óscar", where the text tells whose mother somebody is, else a given
    name.
    """

    GIVEN = "given"
    FULL = "full"
    INITIAL = "initial"
    ROLE = "role"


def candidates(
    entity: Entity,
    taken: Taken,
    style: Style = Style.GIVEN,
    *,
    generation: Generation | None = None,
    surname: str | None = None,
    preferred: str | None = None,
    chance: random.Random | None = None,
) -> Iterator[str]:
    """Pseudonyms for a person in random order.

    Args:
        entity: the person; its names are original text.
        taken: what is not free.
        style: ``ROLE`` gets given names, too.
        generation: of the person; by default that of the names.
        surname: the surname to bear in style ``FULL``, where the family has one already.
        preferred: the pseudonym in another style; its given name is offered first.
        chance: the source of randomness; the system's, unless a test asks for another.
    """
    chance = chance or SystemRandom()
    if style is Style.INITIAL:
        return _initials(entity, chance)
    rules = Rules(entity.names, taken)
    tiers = [preferred.split()[:1] if preferred else [], *_firsts(entity, generation, chance)]
    if style is Style.FULL:
        return _full(tiers, [surname] if surname else _lasts(entity), rules, chance)
    return _given(tiers, _seconds(entity), rules, taken, chance)


def family_names(
    entity: Entity, taken: Taken, chance: random.Random | None = None
) -> Iterator[str]:
    """Surnames for a family in random order, under the same rules; double ones follow.

    None ends in a sibilant, so that "the Montoyas" is its plural in English.

    Args:
        entity: a member of the family, with the real names.
        taken: what is not free.
        chance: the source of randomness.
    """
    chance = chance or SystemRandom()
    rules = Rules(entity.names, taken)
    listed = [name for name in _lasts(entity) if name[-1] not in "szx"]
    simple = (name for name in chance.sample(listed, len(listed)) if rules.allow(name))
    pairs = (f"{a} {b}" for a, b in _paired(listed, listed, chance) if rules.allow(a, b))
    return (name for name in _interleaved(simple, pairs, FAMILY_TRIES) if not taken.knows(name))


def _given(
    tiers: Sequence[Sequence[str]],
    seconds: Sequence[str],
    rules: Rules,
    taken: Taken,
    chance: random.Random,
) -> Iterator[str]:
    firsts = [name for tier in tiers for name in tier]
    simple = (name for name in firsts if rules.allow(name))
    longer = (
        f"{a} {b}"
        for a, b in _paired(firsts, seconds, chance)
        if rules.allow(a, b) and _is_of_one_sex(a, b)
    )
    return (name for name in _interleaved(simple, longer) if not taken.knows(name))


def _full(
    tiers: Sequence[Sequence[str]], lasts: Sequence[str], rules: Rules, chance: random.Random
) -> Iterator[str]:
    """Given name and surname. Only the two together must be unknown to the vault."""
    firsts = [name for tier in tiers for name in tier]
    one = len(lasts) == 1
    simple = (
        f"{a} {b}"
        for tier in tiers
        for a, b in _paired(tier, lasts, chance)
        if rules.allow(a) and (one or rules.allow(b))
    )
    if one:  # the surname is the family's, so the given name becomes a double one
        longer = (
            f"{a} {b} {lasts[0]}"
            for a, b in _paired(firsts, firsts, chance)
            if rules.allow(a, b) and _is_of_one_sex(a, b)
        )
    else:
        longer = (
            f"{a} {b} {c}"
            for a, b in _paired(firsts, lasts, chance)
            if b != (c := chance.choice(lasts)) and rules.allow(a, b, c)
        )
    return _interleaved(simple, longer)


def _interleaved(simple: Iterator[str], longer: Iterator[str], tries: int = TRIES) -> Iterator[str]:
    """Some of the simple names, then the longer ones, then the other simple ones.

    Public figures are left out first, so that they don't count as tries.
    """
    simple = (name for name in simple if not is_public(name))
    yield from islice(simple, tries)
    yield from (name for name in longer if not is_public(name))
    yield from simple


def _paired(
    left: Sequence[str], right: Sequence[str], chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Every pair of two different names once, from a random place on in random strides."""
    size = len(left) * len(right)
    if not size:
        return
    at, stride = chance.randrange(size), chance.randrange(1, size + 1)
    while gcd(stride, size) != 1:
        stride = chance.randrange(1, size + 1)
    for _ in range(size):
        a, b = left[at // len(right)], right[at % len(right)]
        if a != b:
            yield a, b
        at = (at + stride) % size


def _firsts(
    entity: Entity, generation: Generation | None, chance: random.Random
) -> list[list[str]]:
    """Given names that fit sex, origin and generation, shuffled; the best tier first."""
    origin, sex = origin_of(entity.names), _sex(entity)
    born = of_name(entity.names) if generation in (None, Generation.UNKNOWN) else generation
    # Where the text doesn't tell the sex, a name that both bear fits whatever turns out.
    order = [sex] if sex is not Sex.UNKNOWN else [Sex.UNKNOWN, *chance.sample(_SEXES, 2)]
    found = []
    for each in order:
        for tier in _tiers(born or Generation.UNKNOWN):
            fitting = _of_generations(origin, each, tier)
            found.append(chance.sample(fitting, len(fitting)))
    return found


@cache
def _of_generations(origin: Origin, sex: Sex, tier: tuple[Generation, ...]) -> tuple[str, ...]:
    return tuple(name for name in given_names(origin, sex) if of_name((name,)) in tier)


def _tiers(born: Generation) -> Sequence[tuple[Generation, ...]]:
    """Which names in which turn: a child never gets a name of old people, nor the reverse."""
    old, young, anyone = Generation.OLD, Generation.YOUNG, Generation.UNKNOWN
    return {
        old: ((old,), (anyone,)),
        young: ((young,), (anyone,)),
        Generation.MIDDLE: ((anyone,),),
        anyone: ((anyone,), (old, young)),
    }[born]


def _lasts(entity: Entity) -> Sequence[str]:
    return surnames(origin_of(entity.names))


def _seconds(entity: Entity) -> list[str]:
    sex = _sex(entity)
    if (origin := origin_of(entity.names)) is not Origin.LATIN:
        return list(given_names(origin, sex))
    return [name for each in _SEXES if sex in (each, Sex.UNKNOWN) for name in _SECOND[each].split()]


def _initials(entity: Entity, chance: random.Random) -> Iterator[str]:
    """Two or three letters, none of them one of the person's own."""
    own = {part[0].upper() for name in entity.names for part in fold(name).split()}
    letters = [letter for letter in _LETTERS if letter not in own]
    for length in (2, 3):
        listed = ["".join(f"{letter}." for letter in p) for p in permutations(letters, length)]
        yield from (name for name in chance.sample(listed, len(listed)) if not is_public(name))


def _is_of_one_sex(*names: str) -> bool:
    return len({sex_of(name) for name in names} - {Sex.UNKNOWN}) < 2


def _sex(entity: Entity) -> Sex:
    if entity.sex is not Sex.UNKNOWN:
        return entity.sex
    return next((s for s in map(sex_of, entity.names) if s is not Sex.UNKNOWN), Sex.UNKNOWN)
