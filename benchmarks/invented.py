"""Invented people with two given names and two surnames, drawn from the package's lexicon."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count

from anonymizer.lexicon.tables import lines
from anonymizer.model import Entity, Sex


def people(chance: random.Random) -> Iterator[Entity]:
    """Persons without end; a third of the surnames are those of a hundred large families."""
    given = {
        Sex.FEMALE: [n.title() for n in lines("given_female.txt")],
        Sex.MALE: [n.title() for n in lines("given_male.txt")],
    }
    surnames = [n.title() for n in lines("surnames.txt")]
    large = chance.sample(surnames, 100)

    def surname() -> str:
        return chance.choice(large if chance.random() < 1 / 3 else surnames)

    for number in count(1):
        sex = chance.choice([Sex.FEMALE, Sex.MALE])
        name = f"{' '.join(chance.sample(given[sex], 2))} {surname()} {surname()}"
        yield Entity(f"e{number}", "PERSON", (0,), (name,), sex)
