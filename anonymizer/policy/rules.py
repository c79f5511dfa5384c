"""The types of a policy."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from anonymizer.lexicon.places import BIG_POPULATION
from anonymizer.model import Action, IdentifierType


class Reason(enum.StrEnum):
    """What a mention turned out to be; the words that ``keep`` lists of a policy are made of."""

    # persons
    PUBLIC_FIGURE = "public-figure"
    PRIVATE_PERSON = "private-person"
    ALREADY_PSEUDONYM = "already-pseudonym"
    # places
    COUNTRY = "country"
    HOME_COUNTRY = "home-country"
    REGION = "region"
    FIRST_LEVEL = "first-level"
    CAPITAL = "capital"
    BIG_PLACE = "big-place"
    NAMED_PRISON = "named-prison"
    SMALL_PLACE = "small-place"
    UNKNOWN_PLACE = "unknown-place"
    # organisations
    WELL_KNOWN_ORGANISATION = "well-known-organisation"
    PUBLIC_BODY = "public-body"
    STATE_AGENCY = "state-agency"
    COURT = "court"
    LOCAL_COURT = "local-court"
    LOCAL_ORGANISATION = "local-organisation"
    UNNAMED = "unnamed"
    # dates
    YEAR = "year"
    MONTH_AND_YEAR = "month-and-year"
    MONTH = "month"
    FEAST_DAY = "feast-day"
    WEEKDAY = "weekday"
    TIME_OF_DAY = "time-of-day"
    RELATIVE_DATE = "relative-date"
    DURATION = "duration"
    PUBLIC_DATE = "public-date"
    FULL_DATE = "full-date"
    DAY_AND_MONTH = "day-and-month"
    DAY_OF_MONTH = "day-of-month"
    FEAST_DAY_AND_YEAR = "feast-day-and-year"
    LOCAL_FEAST_DAY = "local-feast-day"
    BIRTH_DATE = "birth-date"
    UNKNOWN_DATE = "unknown-date"
    # the rest
    NATIONALITY = "nationality"
    HOME_NATIONALITY = "home-nationality"
    GROUP = "group"
    AGE = "age"
    ROLE = "role"
    INSTITUTIONAL_ADDRESS = "institutional-address"
    IDENTIFIER = "identifier"
    KEPT_BY_PROJECT = "kept-by-project"


ALWAYS_KEPT = frozenset({Reason.ALREADY_PSEUDONYM, Reason.KEPT_BY_PROJECT})
"""Reasons that no policy acts on: a pseudonym is nobody's name, a person answers for the other."""

_BROADER = {Reason.HOME_COUNTRY: Reason.COUNTRY, Reason.HOME_NATIONALITY: Reason.NATIONALITY}
"""A policy that keeps the broader reason keeps the narrower."""

QUASI_TYPES = frozenset(
    {"LOCATION", "ORGANIZATION", "DATE_TIME", "AGE", "NRP", "ROLE", "MONEY", "PRISON_CELL"}
)
"""Types that identify only together with others; every other type identifies by itself."""


def identifier_type(entity_type: str) -> IdentifierType:
    """How an acted-on mention of this type identifies."""
    return IdentifierType.QUASI if entity_type in QUASI_TYPES else IdentifierType.DIRECT


LADDERS: Mapping[str, tuple[str, ...]] = {
    "LOCATION": ("department", "country", "kind", "place"),
    "DATE_TIME": ("month", "season", "year", "decade"),
    "AGE": ("decade", "stage"),
    "ORGANIZATION": ("kind", "sector"),
    "ROLE": ("field", "person"),
}
"""The rungs of each type that generalises, from the most to the least that is told.

=============  ==================================================================================
LOCATION       "a village in Chalatenango" · "a village in El Salvador" · "a village" · "a place"
DATE_TIME      "in April 2022" · "in early 2022" · "in 2022" · "in the early 2020s"
AGE            "in her fifties" · "middle-aged"
ORGANIZATION   "a bakery" · "a business"
ROLE           "a health worker" · "a person of the community"
=============  ==================================================================================
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """What happens to mentions of one entity type.

    Attributes:
        action: for every mention that is not kept.
        keep: reasons for which one is kept.
        rung: how general a mention becomes, see :data:`LADDERS`; empty for the first rung.
    """

    action: Action
    keep: frozenset[Reason] = frozenset()
    rung: str = ""

    def act(self, reason: Reason) -> Action:
        """The action for a mention that is there for ``reason``."""
        kept = self.keep | ALWAYS_KEPT
        return Action.KEEP if reason in kept or _BROADER.get(reason) in kept else self.action


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules from entity type and reason to action.

    Attributes:
        name: of the policy file.
        rules: by entity type.
        other: action for a type without a rule; never ``KEEP``.
        big_place_population: inhabitants from which a town is big.
        kept_persons, kept_organisations, kept_places: folded names that the project keeps.
    """

    name: str
    rules: Mapping[str, Rule]
    other: Action = Action.REDACT
    big_place_population: int = BIG_POPULATION
    kept_persons: frozenset[str] = field(default=frozenset(), repr=False)
    kept_organisations: frozenset[str] = field(default=frozenset(), repr=False)
    kept_places: frozenset[str] = field(default=frozenset(), repr=False)

    def rule(self, entity_type: str) -> Rule:
        """The rule for a type; one that keeps nothing where the policy names none."""
        return self.rules.get(entity_type, Rule(self.other))
