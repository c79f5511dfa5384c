"""How exposed each person of a story remains: what is still told, and how many people that fits.

The group that still fits is estimated as::

    people of the smallest place told x share of the age x share of the sex x share of the role

The shares are taken as independent, which they are not, and the inhabitants of a division or a
country are the sum of its listed places, which is too small (:func:`anonymizer.lexicon.places.
inhabitants`). So a figure is right to about a power of ten and no better; the levels leave room for
that.

Sources: inhabitants from GeoNames. Ages: The World Factbook, El Salvador, 2020 estimates (0-14
25.83 %, 15-24 18.82 %, 25-54 40.51 %, 55-64 7.23 %, 65 and over 7.60 %), spread evenly over the
years of each band, those over 65 up to 95. Shares of roles are orders of magnitude of our own.
``high`` begins where fewer than 11 people may fit: a risk of 0.09, the threshold for publishing of
the European Medicines Agency (policy 0070) and of Health Canada (PRCI); times ten for the error of
the estimate. ``medium`` begins at 20,000 people, the smallest area that may be named under the US
HIPAA rule (45 CFR 164.514(b)(2)(i)(B)).
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anonymizer.verify.facts import Fact

HIGH, MEDIUM = 11 * 10, 20_000
"""People that fit; below it a person is exposed that much."""
_AGES = ((0, 15, 0.2583), (15, 25, 0.1882), (25, 55, 0.4051), (55, 65, 0.0723), (65, 95, 0.0760))
_SEX = 0.5
_ROLE, _FIELD = 1 / 1000, 1 / 30
"""Share of those in a role that is told exactly ("the town's only midwife" is fewer, "a farmer" is
more), and in a field of work."""
_WORKPLACE, _WORK = 200, 1 / 100
"""People of a workplace, school or church that is named; share of those in one of its kind."""
_SENTENCE = re.compile(r"[.!?…][\"”»']?\s+|\n\s*\n")


class Level(enum.StrEnum):
    """How exposed somebody is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What is still told about one person.

    Attributes:
        group_size: how many people that fits, to a power of ten; ``None`` where no place is told.
        facts: what is told.
    """

    group_size: int | None
    facts: tuple[Fact, ...] = ()

    @property
    def level(self) -> Level:
        """See the module."""
        if self.group_size is None or self.group_size >= MEDIUM:
            return Level.LOW
        return Level.HIGH if self.group_size < HIGH else Level.MEDIUM


def exposure(
    facts: Sequence[Fact], *, sex_told: bool = True, elsewhere: int | None = None
) -> Exposure:
    """How exposed somebody is about whom this is told.

    Args:
        facts: about this person.
        sex_told: whether the text tells the sex; a pseudonym does.
        elsewhere: people of the smallest country or division that the story is set in.
    """
    places = [people for fact in facts if (people := fact.people) is not None]
    if elsewhere is not None:
        places.append(elsewhere)
    if not places:
        return Exposure(None, tuple(facts))
    size = float(min(places))
    ages = [share_of_ages(fact.ages) for fact in facts if fact.ages]
    if ages:
        size *= min(ages)
    for kind, named, general in (("ROLE", _ROLE, _FIELD), ("ORGANIZATION", None, _WORK)):
        told = [fact for fact in facts if fact.entity_type == kind]
        if any(not fact.general for fact in told):
            size = size * named if named is not None else min(size, _WORKPLACE)
        elif told:
            size *= general
    if sex_told:
        size *= _SEX
    return Exposure(max(1, round(size)), tuple(facts))


def share_of_ages(ages: tuple[int, int]) -> float:
    """The share of a population that is of these ages: the first, and the first one above."""
    return sum(
        share * max(0, min(ages[1], high) - max(ages[0], low)) / (high - low)
        for low, high, share in _AGES
    )


def told_of(
    text: str, facts: Iterable[Fact], people: Sequence[tuple[int, str]]
) -> dict[str, list[Fact]]:
    """Which facts are told of whom.

    A fact is told of everybody who is named in its sentence; where nobody is, of whoever was named
    last before it.

    Args:
        text: in which facts and people have their offsets.
        facts: in any order.
        people: offset of each mention of a person, and who it is, in text order.
    """
    sentences = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    offsets = [offset for offset, _ in people]
    told: dict[str, list[Fact]] = {who: [] for _, who in people}
    for fact in facts:
        at = bisect_right(sentences, fact.start)
        start, end = sentences[at - 1], sentences[min(at, len(sentences) - 1)]
        here = {who for _, who in people[bisect_left(offsets, start) : bisect_left(offsets, end)]}
        before = bisect_right(offsets, fact.start) - 1
        if not here and before >= 0:
            here = {people[before][1]}
        for who in here:
            told[who].append(fact)
    return told
