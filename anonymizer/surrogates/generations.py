"""The generation of a person, so that a grandmother is not called Kimberly nor a child Eulalia.

What the text says comes first: an age or a year of birth close by, then a word of kinship that
tells it ("my grandson", "la abuela"), then the name itself, where it is one that only an older or a
younger generation bears.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.numerals import tokens
from anonymizer.model import Document, Entity, Resolution


class Generation(enum.StrEnum):
    """When somebody was born: before about 1960, after about 1990, or between."""

    OLD = "old"
    MIDDLE = "middle"
    YOUNG = "young"
    UNKNOWN = "unknown"


OLD_FROM, YOUNG_TO = 62, 32
"""Ages in years; today's testimonies are of the 2010s and 2020s."""
_OLD_BEFORE, _YOUNG_AFTER = 1960, 1990
_NEAR = 60
"""Code points after a name within which an age belongs to it."""
_KIN = {
    **dict.fromkeys(
        "grandson granddaughter grandchild nieto nieta bisnieto bisnieta son daughter hijo hija "
        "hijito hijita child kid baby bebe boy girl cipote cipota patojo patoja nephew "
        "niece sobrino sobrina toddler newborn adolescente teenager".split(),
        Generation.YOUNG,
    ),
    **dict.fromkeys(
        "mother father mom mum dad madre padre mama papa mami papi aunt uncle tia tio suegra "
        "suegro stepmother stepfather madrastra padrastro".split(),
        Generation.MIDDLE,
    ),
    **dict.fromkeys(
        "grandmother grandfather grandma grandpa abuela abuelo abuelita abuelito bisabuela "
        "bisabuelo".split(),
        Generation.OLD,
    ),
}
# "la niña Chepita" is no child: in El Salvador that is how one addresses a lady.
_BEFORE = re.compile(
    r"\b(?:my|his|her|our|their|your|the|a|mi|su|tu|nuestr[oa]|el|la|un|una|['’]s)\s+"
    r"(?:[^\W\d_]+\s+)?([^\W\d_]+)[,:]?\s+[\"“«*_]*$",
    re.I,
)
_AFTER = re.compile(r"['’*_\"”»]*,?\s+(?:(?:my|his|her|our|the|mi|su)\s+)?([^\W\d_]+)\b", re.I)


def generation_of(document: Document, resolution: Resolution, entity: Entity) -> Generation:
    """The generation of a person, as far as the document tells it.

    Args:
        document: the text.
        resolution: its mentions.
        entity: a person of it.
    """
    told = _by_age(document, resolution, entity)
    if told is Generation.UNKNOWN:
        told = _by_kin(document, resolution, entity)
    if told is Generation.UNKNOWN:
        told = of_name(entity.names)
    return told


def of_name(names: Iterable[str]) -> Generation:
    """The generation that alone bears one of the given names, if there is such a name."""
    for name in names:
        for part in fold(name).split()[:2]:
            if part in _listed():
                return _listed()[part]
    return Generation.UNKNOWN


def _by_age(document: Document, resolution: Resolution, entity: Entity) -> Generation:
    """By the age or birth date that follows one of the mentions before anybody else is named."""
    mentions = resolution.mentions
    for at in entity.mentions:
        for following in mentions[at + 1 : at + 4]:
            between = document.text[mentions[at].end : following.start]
            if following.entity_type == "PERSON" or len(between) > _NEAR or "." in between:
                break
            surface = document.text[following.start : following.end]
            number = next((n for n in tokens(surface) if isinstance(n, int) and n < 120), None)
            if following.entity_type == "AGE" and number is not None:
                return _aged(number)
            year = next((n for n in tokens(surface) if isinstance(n, int) and n > 1900), None)
            if year and re.search(r"\b(?:born|naci)", between, re.I):
                return _born(year)
    return Generation.UNKNOWN


def _aged(years: int) -> Generation:
    if years >= OLD_FROM:
        return Generation.OLD
    return Generation.YOUNG if years <= YOUNG_TO else Generation.MIDDLE


def _born(year: int) -> Generation:
    if year < _OLD_BEFORE:
        return Generation.OLD
    return Generation.YOUNG if year > _YOUNG_AFTER else Generation.MIDDLE


def _by_kin(document: Document, resolution: Resolution, entity: Entity) -> Generation:
    for at in entity.mentions:
        mention = resolution.mentions[at]
        before = document.text[max(0, mention.start - 40) : mention.start]
        after = document.text[mention.end : mention.end + 30]
        for match in (_BEFORE.search(before), _AFTER.match(after) if after[:1] == "," else None):
            if match and (kin := _KIN.get(fold(match[1]))):
                return kin
    return Generation.UNKNOWN


@cache
def _listed() -> dict[str, Generation]:
    found: dict[str, Generation] = {}
    for sex in ("female", "male"):
        for name, generation in named_lines(f"latin_{sex}"):
            if generation:
                found[fold(name)] = Generation(generation)
    return found


def named_lines(file: str) -> Iterable[tuple[str, str]]:
    """The names of one of our own lists, each with the generation that stands behind it, or ""."""
    path = files("anonymizer.surrogates").joinpath("data", f"{file}.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, generation = line.partition("\t")
            yield name, generation
