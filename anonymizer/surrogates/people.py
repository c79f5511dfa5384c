"""Names the people of one document: one entity, one subject, one pseudonym."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.hypocorisms import are_variants
from anonymizer.model import Entity, Sex
from anonymizer.ports import Alias, PseudonymStore
from anonymizer.surrogates.pseudonyms import Style, Taken, candidates, family_names
from anonymizer.surrogates.site import Site

_PARTICLES = frozenset(
    ["de", "del", "la", "las", "los", "y", "san", "santa", "da", "dos", "van", "von"]
)
_FAMILY_BEFORE = re.compile(r"(?<!\w)(?:(los|las)|(the)|(?:la\s+)?familia|flia\.?)\s+$", re.I)
_FAMILY_AFTER = re.compile(r"\s+(?:family|household|brothers|sisters|siblings)\b", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A subject under its pseudonym."""

    subject: str
    pseudonym: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class People:
    """Who is who in one document.

    Attributes:
        by_entity: entity id -> its subject.
        families: folded surname -> the family under its surname.
        style: how much of a name is shown.
    """

    by_entity: Mapping[str, Named] = field(repr=False)
    families: Mapping[str, Named] = field(repr=False)
    style: Style

    def write(self, site: Site, entity: Entity) -> tuple[Named, str]:
        """Who is meant by a mention, and the name to write for it, in the case it has."""
        surface = site.surface
        family = self.families.get(_family_key(surface)) if is_family(site) else None
        owner = re.search(r"['’]s?$", surface)
        if family is not None:
            name, english = family.pseudonym, site.language != "es"
            plural = english and re.search(r"\bthe\s+$", site.before, re.I)
            named = family
            name += "s" if plural and not _FAMILY_AFTER.match(site.after) else ""
        else:
            named = self.by_entity[entity.id]
            name = _part(named.pseudonym, surface, entity) if self.style is Style.FULL else ""
            name = name or named.pseudonym
        return named, in_case_of(surface, name) + (owner[0] if owner else "")


def name_people(
    entities: Collection[Entity],
    family_sites: Iterable[tuple[Site, Entity]],
    taken: Taken,
    store: PseudonymStore,
    scope: str,
    *,
    aliases: Mapping[str, Collection[Alias]] | None = None,
    style: Style = Style.GIVEN,
    chance: random.Random | None = None,
) -> People:
    """Adopt the known, enrol the new.

    Known subjects come first, so that no new pseudonym sounds like one of theirs.

    Args:
        entities: the persons to name, in order of first mention; none that is only a family.
        family_sites: the mentions that mean a family, with their entities.
        taken: what no pseudonym may be.
        store: the vault.
        scope: where a pseudonym holds.
        aliases: by entity id, what its names are worth; without it, two words make a strong name.
        style: given name alone or with a surname.
        chance: source of randomness.

    Raises:
        PseudonymsExhausted: nobody is left to be named after.
    """
    by_entity: dict[str, Named] = {}
    surnames: dict[str, str] = {}
    claimed: set[str] = set()
    for entity in sorted(entities, key=lambda e: e.subject is None):
        known = (aliases or {}).get(entity.id) or aliases_of(entity)
        lasting = store.pseudonym(entity.subject, scope) if entity.subject else None
        surname = _family_key(surname_of(entity) or "") if style is Style.FULL else ""
        options = candidates(entity, taken, style, surnames.get(surname), chance)
        if entity.subject is None:
            strong = _unclaimed(known, claimed)
            kind, apart = entity.entity_type, entity.distinct
            named = Named(*store.enrol(kind, strong, scope, options, distinct=apart))
        else:
            store.learn(entity.subject, known)
            named = Named(entity.subject, lasting or store.adopt(entity.subject, scope, options))
        claimed |= {fold(alias.text) for alias in known if alias.kind != "weak"}
        if surname and " " in named.pseudonym:
            surnames.setdefault(surname, named.pseudonym.split()[-1])
        by_entity[entity.id] = named
        taken = replace(taken, pseudonyms=(*taken.pseudonyms, named.pseudonym))
    families: dict[str, Named] = {}
    for site, entity in family_sites:
        key = _family_key(site.surface)
        if key in families:
            continue
        if key in surnames:
            families[key] = Named(f"{entity.id}.family", surnames[key])
            continue
        whole = replace(entity, names=(site.surface,), sex=Sex.UNKNOWN)
        options = family_names(whole, taken, chance)
        options = (name for name in options if name[-1] not in "szx")  # "the Montoyas", always
        alias = (Alias("weak", site.surface),)
        families[key] = Named(*store.enrol(entity.entity_type, alias, scope, options))
        taken = replace(taken, pseudonyms=(*taken.pseudonyms, families[key].pseudonym))
    return People(by_entity, families, style)


def is_family(site: Site) -> bool:
    """Whether a name means a family: "los Alvarado", "the Riveras", "la familia Rivera"."""
    if len(_parts(site.surface)) != 1:
        return False
    if _FAMILY_AFTER.match(site.after):
        return True
    match = _FAMILY_BEFORE.search(site.before)
    if match is None:
        return False
    return not match[2] or site.surface.rstrip("'’").endswith("s")


def aliases_of(entity: Entity) -> tuple[Alias, ...]:
    """The names of an entity as aliases: strong from two parts on that are more than initials."""
    return tuple(
        Alias("name" if sum(len(p) > 1 for p in _parts(name)) >= 2 else "weak", name)
        for name in entity.names
    )


def surname_of(entity: Entity) -> str | None:
    """The folded first surname of a person, from the fullest name."""
    parts = _parts(entity.names[0])
    if len(parts) < 2:
        return None
    return parts[1] if len(parts) == 2 or not is_given(parts[1]) else parts[2]


def in_case_of(surface: str, name: str) -> str:
    """The name in capitals or lower case, if what it replaces is written so throughout.

    Initials alone ("J.M.R.") are no reason for capitals.
    """
    if surface.islower():
        return name.lower()
    spelt = any(
        len(word) > 3 or re.search("[AEIOUÁÉÍÓÚ]", word)
        for word in re.findall(r"[^\W\d_]{2,}", surface)
    )
    return name.upper() if surface.isupper() and spelt else name


def _unclaimed(known: Collection[Alias], claimed: Collection[str]) -> tuple[Alias, ...]:
    """A second person of the same full name in one document must not join the first."""
    return tuple(
        Alias("weak", alias.text) if fold(alias.text) in claimed else alias for alias in known
    )


def _part(pseudonym: str, surface: str, entity: Entity) -> str:
    """The part of a full pseudonym that fits a mention of one word."""
    parts, whole = _parts(surface), _parts(entity.names[0])
    first, _, last = pseudonym.partition(" ")
    if len(parts) != 1 or not last or len(parts[0]) == 1:
        return pseudonym
    surname = surname_of(entity)
    later = whole[whole.index(surname) :] if surname else ()
    is_last = parts[0] in later and not are_variants(parts[0], whole[0])
    return last if is_last else first


def _parts(name: str) -> list[str]:
    bare = re.sub(r"['’]s?$", "", name)
    return [word for word in fold(bare).split() if word not in _PARTICLES]


def _family_key(surface: str) -> str:
    """A surname folded and in the singular, so that "Riveras" and "Rivera" are one family."""
    key = "".join(_parts(surface))
    for ending in ("es", "s"):
        if key.endswith(ending) and is_surname(key.removesuffix(ending)):
            return key.removesuffix(ending)
    return key
