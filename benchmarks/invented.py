"""Invented people with two given names and two surnames, drawn from the package's lexicon."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import count

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.tables import lines
from anonymizer.model import Entity, Sex
from anonymizer.surrogates.origins import Origin, given_names, surnames


def people(chance: random.Random) -> Iterator[Entity]:
    """Persons without end; a third of the surnames are those of a hundred large families."""
    for number in count(1):
        yield _drawn(number, chance)


def person(number: int) -> Entity:
    """Always the same person for a number; very few share their whole name with another one."""
    return _drawn(number, random.Random(number))


def short(name: str) -> str:
    """The first given name and the first surname of a person."""
    first, _, last, _ = name.split(" ", 3)
    return f"{first} {last}"


def pseudonym(number: int) -> str:
    """A full pseudonym; another number gives another one, up to a million at least."""
    given, family = _pseudonyms()
    rest, first = divmod(number, len(given))
    rest, last = divmod(rest, len(family))
    return f"{given[first]} {family[last]} {family[(rest + number) % len(family)]}"


def _drawn(number: int, chance: random.Random) -> Entity:
    given, all_families, large = _names()

    def surname() -> str:
        return chance.choice(large if chance.random() < 1 / 3 else all_families)

    sex = chance.choice([Sex.FEMALE, Sex.MALE])
    name = f"{' '.join(chance.sample(given[sex], 2))} {surname()} {surname()}"
    return Entity(f"e{number}", "PERSON", (0,), (name,), sex)


@cache
def _names() -> tuple[dict[Sex, list[str]], list[str], list[str]]:
    given = {
        Sex.FEMALE: [n.title() for n in lines("given_female.txt")],
        Sex.MALE: [n.title() for n in lines("given_male.txt")],
    }
    families = [n.title() for n in lines("surnames.txt")]
    return given, families, random.Random(0).sample(families, 100)


@cache
def _pseudonyms() -> list[list[str]]:
    given = [n for sex in (Sex.FEMALE, Sex.MALE) for n in given_names(Origin.LATIN, sex)]
    # Names that differ in an accent are one to the vault.
    return [list({fold(n): n for n in names}.values()) for names in (given, surnames(Origin.LATIN))]
