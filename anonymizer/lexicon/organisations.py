"""Organisations so well known that their names point at nobody."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache

from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.lexicon.tables import alternatives, lines, rows

# Words that a name goes with or without; "UN Security Council" is listed without them.
_ARTICLES = ("the ", "la ", "el ", "los ", "las ", "del ", "de la ", "un ", "u s ", "us ", "u n ")


class OrganisationKind(enum.StrEnum):
    """What an organisation is."""

    AGENCY = "agency"
    COURT = "court"
    NGO = "ngo"
    GANG = "gang"
    PARTY = "party"
    MEDIA = "media"
    COMPANY = "company"
    PRISON = "prison"
    INTERNATIONAL = "international"
    ARMED = "armed"
    UNIVERSITY = "university"
    CHURCH = "church"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One line of the table.

    Attributes:
        name: in its own language.
        aliases: other names, acronyms, web hosts and handles.
        kind: see :class:`OrganisationKind`.
        country: ISO 3166-1 alpha-2, ``""`` where it has no one country.
    """

    name: str
    aliases: tuple[str, ...]
    kind: OrganisationKind
    country: str


def find(name: str) -> Organisation | None:
    """The listed organisation of that name or acronym.

    Args:
        name: as written; case, accents, a leading article and a possessive don't matter.
    """
    key = fold(name)
    for form in (key, key.removesuffix(" s")):
        if found := _index().get(form):
            return found
        for article in _ARTICLES:
            if form.startswith(article) and (found := _index().get(form.removeprefix(article))):
                return found
    return None


def find_handle(handle: str) -> Organisation | None:
    """The listed organisation that a social handle spells, as a whole: ``@HRW``, ``@elfaro``.

    Args:
        handle: with or without ``@``; three letters at least.
    """
    key = squeeze(handle)
    return _squeezed().get(key) if len(key) >= 3 else None


def is_prison_town(name: str) -> bool:
    """Whether the name of a town also means the prison there ("they moved him to Izalco")."""
    return fold(name) in _prison_towns()


@cache
def _prison_towns() -> frozenset[str]:
    return frozenset(map(fold, lines("prison_towns.txt")))


@cache
def organisations() -> tuple[Organisation, ...]:
    """The whole table."""
    return tuple(
        Organisation(name, tuple(alternatives(aliases)), OrganisationKind(kind), country)
        for name, aliases, kind, country in rows("organisations.tsv", 4)
    )


@cache
def _index() -> dict[str, Organisation]:
    index: dict[str, Organisation] = {}
    for organisation in organisations():
        for form in (organisation.name, *organisation.aliases):
            index.setdefault(fold(form), organisation)
    return index


@cache
def _squeezed() -> dict[str, Organisation]:
    return {key.replace(" ", ""): organisation for key, organisation in _index().items()}
