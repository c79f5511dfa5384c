"""From decisions to replacements."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import sex_of
from anonymizer.model import (
    Action,
    Decision,
    Document,
    Entity,
    Replacement,
    Resolution,
    Sex,
)
from anonymizer.ports import Alias, PseudonymStore
from anonymizer.surrogates import ages, dates, organisations, places, redaction, roles
from anonymizer.surrogates.address import in_place
from anonymizer.surrogates.generations import generation_of
from anonymizer.surrogates.grammar import Noun, indefinite
from anonymizer.surrogates.kinship import before_relation, relations, without_name
from anonymizer.surrogates.name_parts import is_family
from anonymizer.surrogates.people import FAMILY, Census, People, name_people
from anonymizer.surrogates.pseudonyms import Style
from anonymizer.surrogates.rules import Taken
from anonymizer.surrogates.site import Site, Wording
from anonymizer.surrogates.spans import runs, says_nothing, shared, site_of
from anonymizer.surrogates.written_dates import day_comes_first

PERSON = "PERSON"
_SOMEBODY = (Noun("person"), Noun("persona", True))
_TAIL = re.compile(r"(?<=\w)\s+(?:and|of|in|to|y|e|de|del|en|al?)$", re.I)
_NEAR = 200
"""Code points between a person and an age that may be theirs."""


def assign(
    document: Document,
    resolution: Resolution,
    decisions: Sequence[Decision],
    store: PseudonymStore,
    scope: str,
    aliases: Mapping[str, Collection[Alias]] | None = None,
    *,
    style: Style = Style.GIVEN,
    chance: random.Random | None = None,
) -> tuple[Replacement, ...]:
    """A surrogate for every mention that does not stay.

    Args:
        document: the text.
        resolution: its mentions and entities; those with a star are left alone.
        decisions: one for each mention.
        store: the vault, where people get their lasting pseudonyms.
        scope: where one pseudonym holds.
        aliases: by entity id, the names of persons as evidence; by default every name of two or
            more parts is a strong one.
        style: how people are shown.
        chance: source of randomness; the system's by default.

    Returns:
        Replacements in text order, without overlap.

    Raises:
        PseudonymsExhausted: no pseudonym is left that breaks no rule.
    """
    entities = resolution.entity_by_mention()
    acted = [
        index
        for index, decision in enumerate(decisions)
        if decision.action is not Action.KEEP
        and not entities[index].starred
        and not says_nothing(document, resolution.mentions[index])
    ]
    named = [i for i in acted if _is_named(entities[i], decisions[i])]
    sites = {index: site_of(document, resolution, index) for index in named}
    single = {entities[i].id: entities[i] for i in named if not is_family(sites[i])}
    persons = list(single.values())
    census = Census(
        persons,
        [(sites[i], entities[i]) for i in named if is_family(sites[i])],
        aliases or {},
        {person.id: generation_of(document, resolution, person) for person in persons},
        relations(document, resolution, persons) if style is Style.ROLE else {},
        document.language,
    )
    words = frozenset(fold(document.text).split())
    taken = Taken(words, lambda name: store.knows(name) or bool(store.find(Alias(FAMILY, name))))
    people = name_people(census, taken, store, scope, style=style, chance=chance)
    write = _Writer(document, resolution, people)
    replacements: list[Replacement] = []
    for run in runs(document, resolution, acted, decisions):
        floor = replacements[-1].end if replacements else 0
        site = site_of(document, resolution, run[0], floor, run[-1])
        found = write(site, run[0], entities[run[0]], decisions[run[0]])
        replacements += shared(found, [resolution.mentions[i] for i in run], run)
    return tuple(replacements)


class _Writer:
    """Writes the replacement of one mention; knows what the document as a whole tells."""

    def __init__(self, document: Document, resolution: Resolution, people: People) -> None:
        self._resolution = resolution
        self._people = people
        self._text = document.text
        mentions = resolution.mentions
        self._day_first = day_comes_first(
            (document.text[m.start : m.end] for m in mentions if m.entity_type == "DATE_TIME"),
            document.language,
        )
        self._persons = sorted(
            ((i, e) for e in resolution.entities if e.entity_type == PERSON for i in e.mentions),
            key=lambda person: person[0],
        )
        self._kinds = {
            entity.id: places.kind_of(site_of(document, resolution, i) for i in entity.mentions)
            for entity in resolution.entities
            if entity.entity_type == "LOCATION"
        }

    def __call__(self, site: Site, index: int, entity: Entity, decision: Decision) -> Replacement:
        language = site.language
        if _is_named(entity, decision):
            return self._person(site, index, entity)
        if tail := _TAIL.search(site.surface):
            # a detector took in the word that leads on: "cell 31 of"
            inner = self(replace(site, end=site.end - len(tail[0])), index, entity, decision)
            if inner.end <= site.end:
                return replace(inner, end=site.end, surrogate=inner.surrogate + tail[0])
        general = None
        if decision.action is not Action.REDACT:
            general = self._general(site, index, entity, decision)
        if general is None:
            mark = redaction.write(site, entity.entity_type)
            return Replacement(
                mark.start, mark.end, mark.text, Action.REDACT, index, entity.id, language
            )
        text = general.text.upper() if _in_capitals(site) else general.text
        return Replacement(
            general.start, general.end, text, Action.GENERALISE, index, entity.id, language
        )

    def _person(self, site: Site, index: int, entity: Entity) -> Replacement:
        named, text = self._people.name(site, entity)
        role = named.role
        words = self._apart_from_kin(site, entity) if role is not None else None
        action = Action.PSEUDONYM if words is None else Action.GENERALISE  # carries no mark
        words = words or in_place(site, text, self._people.style)
        bearer = role.bearer if role is not None else ""
        return Replacement(
            words.start, words.end, words.text, action, index, named.subject, site.language, bearer
        )

    def _apart_from_kin(self, site: Site, entity: Entity) -> Wording | None:
        """What is written where the text itself says whose kin somebody is."""
        if (somebody := before_relation(site, entity.sex)) is not None:
            return Wording(site.start, site.end, somebody)
        return without_name(site)

    def _general(
        self, site: Site, index: int, entity: Entity, decision: Decision
    ) -> Wording | None:
        """General words, or ``None`` for a type that has none."""
        rung = decision.rung
        match entity.entity_type:
            case "LOCATION":
                found = places.write(site, self._kinds[entity.id], rung)
            case "DATE_TIME":
                birth = decision.reason == "birth-date"
                found = dates.write(site, day_first=self._day_first, birth=birth, rung=rung)
            case "AGE":
                found = ages.write(site, self._owner(index), rung)
            case "ORGANIZATION" if places.is_announced(site):
                found = places.write(site, None, "")
            case "ORGANIZATION":
                found = organisations.write(site, rung)
            case "ROLE":
                found = roles.write(site, rung)
            case "PERSON":
                found = indefinite(site, _SOMEBODY[site.language == "es"])
            case _:
                return None
        return found

    def _owner(self, index: int) -> Sex:
        """The sex of the person last spoken of before a mention, if that is close."""
        start = self._resolution.mentions[index].start
        number = bisect_left(self._persons, index, key=lambda person: person[0]) - 1
        position, entity = self._persons[number] if number >= 0 else (0, None)
        at = self._resolution.mentions[position].start
        if entity is None or start - at > _NEAR:
            return Sex.UNKNOWN
        return entity.sex if entity.sex is not Sex.UNKNOWN else sex_of(entity.names[0])


def _is_named(entity: Entity, decision: Decision) -> bool:
    return entity.entity_type == PERSON and decision.action is Action.PSEUDONYM


def _in_capitals(site: Site) -> bool:
    """Whether the whole line is in capitals, as headings of affidavits are."""
    start = site.text.rfind("\n", 0, site.start) + 1
    end = site.text.find("\n", site.end)
    line = site.text[start : end if end >= 0 else None]
    return line.isupper() and sum(map(str.isalpha, line)) > 3
