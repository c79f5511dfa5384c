"""Names the people of one document: one entity, one subject, one pseudonym."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.model import Entity, Sex
from anonymizer.ports import Alias, PseudonymStore
from anonymizer.surrogates.generations import Generation
from anonymizer.surrogates.kinship import Kin
from anonymizer.surrogates.name_parts import (
    FAMILY_AFTER,
    aliases_of,
    family_key,
    in_case_of,
    is_family,
    part_of,
    surname_of,
)
from anonymizer.surrogates.nicknames import is_nickname, nicknames
from anonymizer.surrogates.pseudonyms import Style, candidates, family_names
from anonymizer.surrogates.rules import Rules, Taken
from anonymizer.surrogates.site import Site

FAMILY = "FAMILY"
"""Entity type, and kind of alias, under which the vault keeps the surrogate of a surname."""
_EXHAUSTED = (
    "no pseudonym of this style is left that breaks no rule, and none is given twice: use style "
    '"full", which has room for more (--style full, or [house] people in anonymizer.toml)',
    "no pseudonym is left that breaks no rule, and none is given twice: begin a new project",
)


@dataclass(frozen=True, slots=True)
class Role:
    """A person told by another one: "the mother of Óscar".

    Attributes:
        text: what is written.
        kin: the relation.
        bearer: the subject whose pseudonym is in it.
    """

    text: str = field(repr=False)
    kin: Kin
    bearer: str


@dataclass(frozen=True, slots=True)
class Named:
    """A subject under its pseudonym.

    Attributes:
        subject: id in the vault.
        pseudonym: what is written for the name.
        nickname: what is written for a nickname that the text uses beside the name.
        role: what is written in style ``role``, such as "the mother of Óscar", if anything.
    """

    subject: str
    pseudonym: str = field(repr=False)
    nickname: str | None = field(default=None, repr=False)
    role: Role | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class People:
    """Who is who in one document.

    Attributes:
        by_entity: entity id -> its subject.
        families: folded surname -> the family under its surname.
        style: how people are shown.
    """

    by_entity: Mapping[str, Named] = field(repr=False)
    families: Mapping[str, Named] = field(repr=False)
    style: Style

    def name(self, site: Site, entity: Entity) -> tuple[Named, str]:
        """Who is meant by a mention, and the name to write for it, in the case it has."""
        surface = site.surface
        family = self.families.get(family_key(surface)) if is_family(site) else None
        owner = re.search(r"['’]s?$", surface)
        if family is not None:
            name, english = family.pseudonym, site.language != "es"
            plural = english and re.search(r"\bthe\s+$", site.before, re.I)
            named = family
            name += "s" if plural and not FAMILY_AFTER.match(site.after) else ""
        else:
            named = self.by_entity[entity.id]
            owned = owner or re.match(r"['’]s\b", site.after)
            name = self._of_person(named, surface, entity, owned is not None)
        return named, in_case_of(surface, name) + (f"{owner[0][0]}s" if owner else "")

    def _of_person(self, named: Named, surface: str, entity: Entity, owned: bool) -> str:
        if named.role is not None:
            # "Óscar's mother's bread", not "the mother of Óscar's bread"
            return (
                re.sub(r"^the (\S+) of (.+)$", r"\2's \1", named.role.text)
                if owned
                else (named.role.text)
            )
        if named.nickname is not None and is_nickname(surface, entity):
            article = re.match(r"(?:el|la)\s", surface, re.I)
            return (article[0] if article else "") + named.nickname
        part = part_of(named.pseudonym, surface, entity) if self.style is Style.FULL else ""
        return part if part and self._is_clear(part, named) else named.pseudonym

    def _is_clear(self, part: str, named: Named) -> bool:
        """Whether a given name alone is not that of somebody else in the document, too."""
        others = (n.pseudonym for n in self.by_entity.values() if n is not named)
        return all(part != other.split()[0] for other in others)


@dataclass(frozen=True, slots=True)
class Census:
    """What is known of the people of a document before they are named.

    Attributes:
        people: to name, in order of first mention; none that is only a family.
        families: the mentions that mean a family, with their entities.
        aliases: by entity id, what the names are worth; without it, two words make a strong name.
        generations: by entity id.
        kin: by entity id, for the style ``role``.
        language: of the document.
    """

    people: Collection[Entity]
    families: Collection[tuple[Site, Entity]] = ()
    aliases: Mapping[str, Collection[Alias]] = field(default_factory=dict, repr=False)
    generations: Mapping[str, Generation] = field(default_factory=dict)
    kin: Mapping[str, Kin] = field(default_factory=dict)
    language: str = "en"


def name_people(
    census: Census,
    taken: Taken,
    store: PseudonymStore,
    scope: str,
    *,
    style: Style = Style.GIVEN,
    chance: random.Random | None = None,
) -> People:
    """Adopt the known, enrol the new.

    Known subjects come first, so that no new pseudonym sounds like one of theirs.

    Args:
        census: who there is.
        taken: what no pseudonym may be.
        store: the vault.
        scope: where a pseudonym holds.
        style: how people are shown; each keeps its pseudonyms in a scope of its own.
        chance: source of randomness.

    Raises:
        PseudonymsExhausted: nobody is left to be named after.
    """
    desk = _Desk(census, taken, store, scope, style, chance)
    for entity in sorted(census.people, key=lambda e: e.subject is None):
        desk.name(entity)
    families: dict[str, Named] = {}
    for site, entity in census.families:
        key = family_key(site.surface)
        families[key] = families.get(key) or desk.family(site.surface, entity)
    return People(desk.with_roles(), families, style)


class _Desk:
    """Where one person after another gets a name."""

    def __init__(
        self,
        census: Census,
        taken: Taken,
        store: PseudonymStore,
        scope: str,
        style: Style,
        chance: random.Random | None,
    ) -> None:
        self.named: dict[str, Named] = {}
        self._census = census
        self._taken = self._taken_before = taken
        self._store = store
        self._base = scope
        self._style = style
        self._chance = chance
        self._claimed: set[str] = set()

    def name(self, entity: Entity) -> None:
        """Give one person the lasting pseudonym."""
        store, scope = self._store, scope_of(self._base, self._style)
        known = self._census.aliases.get(entity.id) or aliases_of(entity)
        lasting = store.pseudonym(entity.subject, scope) if entity.subject else None
        options = () if lasting else self._options(entity)
        try:
            if entity.subject is None:
                strong = _unclaimed(known, self._claimed)
                kind, apart = entity.entity_type, entity.distinct
                subject, pseudonym = store.enrol(kind, strong, scope, options, distinct=apart)
            else:
                store.learn(entity.subject, known)
                subject = entity.subject
                pseudonym = lasting or store.adopt(subject, scope, options)
        except PseudonymsExhausted:
            raise PseudonymsExhausted(_EXHAUSTED[self._style is Style.FULL]) from None
        self._claimed |= {fold(alias.text) for alias in known if alias.kind == "name"}
        self._use(pseudonym)
        nickname = self._nickname(entity, subject, pseudonym)
        self.named[entity.id] = Named(subject, pseudonym, nickname)

    def family(self, surface: str, entity: Entity) -> Named:
        """The subject that stands for everybody of a surname, and the surname's surrogate."""
        key = family_key(surface)
        whole = replace(entity, names=(surface,), sex=Sex.UNKNOWN)
        options = family_names(whole, self._taken, self._chance)
        alias = (Alias(FAMILY, key),)
        named = Named(*self._store.enrol(FAMILY, alias, self._base, options))
        self._use(named.pseudonym)
        return named

    def with_roles(self) -> Mapping[str, Named]:
        """Everybody, with the role where the style shows roles and the text tells one."""
        if self._style is not Style.ROLE:
            return self.named
        language = self._census.language
        scope = f"{self._base}, role {language}"
        for entity, kin in self._census.kin.items():
            named = self.named[entity]
            anchor = self.named[kin.anchor]
            phrase = kin.phrase(anchor.pseudonym, language)
            # the brother of Óscar is one person: another brother keeps his own pseudonym
            told = self._store.adopt(named.subject, scope, (phrase, named.pseudonym))
            if told != named.pseudonym:
                role = Role(told, kin, anchor.subject)
                self.named[entity] = replace(named, role=role)
        return self.named

    def _options(self, entity: Entity) -> Iterable[str]:
        surname = None
        if self._style is Style.FULL and (real := surname_of(entity)):
            surname = self.family(real, entity).pseudonym
        other = Style.GIVEN if self._style is Style.FULL else Style.FULL
        preferred = None
        if entity.subject is not None and self._style is not Style.INITIAL:
            preferred = self._store.pseudonym(entity.subject, scope_of(self._base, other))
        return candidates(
            entity,
            self._taken,
            self._style,
            generation=self._census.generations.get(entity.id),
            surname=surname,
            preferred=preferred,
            chance=self._chance,
        )

    def _nickname(self, entity: Entity, subject: str, pseudonym: str) -> str | None:
        if self._style is Style.INITIAL or not any(is_nickname(n, entity) for n in entity.names):
            return None
        scope = f"{scope_of(self._base, self._style)}, nickname"
        if (lasting := self._store.pseudonym(subject, scope)) is not None:
            return lasting
        rules, more = Rules(entity.names, self._taken_before), self._options(entity)
        options = nicknames(pseudonym, entity.sex, rules, more)
        return self._store.adopt(subject, scope, options)

    def _use(self, pseudonym: str) -> None:
        self._taken_before = self._taken
        self._taken = replace(self._taken, pseudonyms=(*self._taken.pseudonyms, pseudonym))


def scope_of(scope: str, style: Style) -> str:
    """Where the pseudonyms of a style hold: styles ``given`` and ``role`` share theirs."""
    return scope if style in (Style.GIVEN, Style.ROLE) else f"{scope}, {style}"


def _unclaimed(known: Collection[Alias], claimed: Collection[str]) -> tuple[Alias, ...]:
    """A second person of the same full name in one document must not join the first."""
    return tuple(
        Alias("weak", alias.text) if alias.kind == "name" and fold(alias.text) in claimed else alias
        for alias in known
    )
