"""What keeps a mention from being a person though the names fit: trade, generation, station."""

from __future__ import annotations

from anonymizer.model import Sex
from anonymizer.resolve.kin import OFFSPRING, PARENTS, RELATION
from anonymizer.resolve.named import Named, Person
from anonymizer.resolve.titles import Station


def otherwise_introduced(person: Person, named: Named) -> bool:
    """Whether a given name comes with another trade, or with a trade instead of a relation.

    "Her mom, Rosa" is not "the cook, Rosa".
    """
    if not named.trades or not named.trades.isdisjoint(person.trades):
        return False
    by_kin = any(member.kin and member.name.loose for member in person.members)
    return bool(person.trades) or (by_kin and named.introduced and not named.kin)


def is_his_boy(person: Person, named: Named) -> bool:
    """Whether "Herminito" would be who is called don Herminio: rather a boy named after him."""
    pet = named.name.loose[:1]
    return (
        bool(pet)
        and pet[0].endswith("ito")
        and not named.intimate
        and any(each.intimate and each.name.sex is Sex.MALE for each in person.members)
        and not any(pet[0] in each.name.parts for each in person.members)
    )


def is_grown_up(named: Named) -> bool:
    """Whether a title or a relation shows that a mention means no child."""
    return named.formal or RELATION.get(named.kin) in PARENTS


def of_another_generation(person: Person, named: Named) -> bool:
    """Whether one is introduced as a son and the other as a husband or father: "su esposo, X"."""
    own, kin = RELATION.get(named.kin, ""), person.kin
    return bool((own in PARENTS and kin & OFFSPRING) or (own in OFFSPRING and kin & PARENTS))


def strangers(person: Person, named: Named, known: bool) -> bool:
    """Whether titles tell an official from a civilian who shares the name."""
    if named.station is Station.OFFICIAL:
        civil = bool(person.stations) and not person.official
        return civil or (not person.stations and not (known and len(person.members) == 1))
    # a prosecutor is "Ms. Paz" as well
    return person.official and named.station is Station.CIVIL and not named.formal
