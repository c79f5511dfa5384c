"""From decisions to replacements."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import sex_of
from anonymizer.model import (
    Action,
    Decision,
    Document,
    Entity,
    Mention,
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
from anonymizer.surrogates.people import FAMILY, Census, People, is_family, name_people
from anonymizer.surrogates.pseudonyms import Style
from anonymizer.surrogates.rules import Taken
from anonymizer.surrogates.site import Site, Wording
from anonymizer.surrogates.written_dates import day_comes_first

PERSON = "PERSON"
_SOMEBODY = (Noun("person"), Noun("persona", True))
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)\s+$")
_LANGUAGE_OF = {
    **dict.fromkeys("en de del al el los las por para con desde hasta hacia una".split(), "es"),
    **dict.fromkeys("in of the at to from near on with by for and".split(), "en"),
}
_TAIL = re.compile(r"(?<=\w)\s+(?:and|of|in|to|y|e|de|del|en|al?)$", re.I)
_SMALL = frozenset("s and of the in at to y e de del el la los las en al a".split())
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
        and not _says_nothing(document, resolution.mentions[index])
    ]
    sites = {index: _site(document, resolution, index) for index in acted}
    named = [i for i in acted if _is_named(entities[i], decisions[i])]
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
    for run in _runs(document, resolution, acted, decisions):
        floor = replacements[-1].end if replacements else 0
        site = _site(document, resolution, run[0], floor, run[-1])
        found = write(site, run[0], entities[run[0]], decisions[run[0]])
        replacements += _shared(found, [resolution.mentions[i] for i in run], run)
    return tuple(replacements)


def _runs(
    document: Document, resolution: Resolution, acted: Sequence[int], decisions: Sequence[Decision]
) -> list[list[int]]:
    """Mentions that are written as one: neighbours of one type that a detector tore apart.

    "an {8}-{year}-{old}" is one age, and two withheld numbers side by side need one mark.
    """
    runs: list[list[int]] = []
    for index in acted:
        last = runs[-1][-1] if runs else None
        if last is not None and _is_torn(document, resolution, last, index, decisions):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _is_torn(
    document: Document,
    resolution: Resolution,
    left: int,
    right: int,
    decisions: Sequence[Decision],
) -> bool:
    a, b = resolution.mentions[left], resolution.mentions[right]
    alike = a.entity_type == b.entity_type and decisions[left].action is decisions[right].action
    between = document.text[a.end : b.start]
    return (
        right == left + 1
        and alike
        and a.entity_type != PERSON
        and re.fullmatch(r"[ \t]?|-", between) is not None
    )


def _shared(
    found: Replacement, mentions: Sequence[Mention], run: Sequence[int]
) -> Iterator[Replacement]:
    """One replacement for each mention of a run: the first holds the words, the rest nothing."""
    start = found.start
    for position, (mention, index) in enumerate(zip(mentions, run, strict=True)):
        end = found.end if position == len(run) - 1 else mention.end
        text = found.surrogate if position == 0 else ""
        yield replace(found, start=start, end=end, surrogate=text, mention=index)
        start = end


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
        self._kinds = {
            entity.id: places.kind_of(_site(document, resolution, i) for i in entity.mentions)
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
        before = [
            (self._resolution.mentions[i].start, entity)
            for entity in self._resolution.entities
            if entity.entity_type == PERSON
            for i in entity.mentions
            if i < index
        ]
        at, entity = max(before, key=lambda pair: pair[0], default=(0, None))
        if entity is None or start - at > _NEAR:
            return Sex.UNKNOWN
        return entity.sex if entity.sex is not Sex.UNKNOWN else sex_of(entity.names[0])


def _site(
    document: Document, resolution: Resolution, index: int, floor: int = 0, last: int | None = None
) -> Site:
    """The surroundings of a mention, or of those from ``index`` to ``last``."""
    mentions = resolution.mentions
    mention, last = mentions[index], index if last is None else last
    before = index - 1
    while before >= 0 and _says_nothing(document, mentions[before]):
        before -= 1
    if before >= 0:
        floor = max(floor, mentions[before].end)
    ceiling = mentions[last + 1].start if last + 1 < len(mentions) else len(document.text)
    # The word before tells better than a guess for the sentence: "vive en {Ilobasco}" is Spanish.
    word = _WORD_BEFORE.search(document.text[max(floor, mention.start - 12) : mention.start])
    language = _LANGUAGE_OF.get(word[1].lower(), mention.language) if word else mention.language
    return Site(document.text, mention.start, mentions[last].end, language, floor, ceiling)


def _says_nothing(document: Document, mention: Mention) -> bool:
    """Whether a mention is nothing but small words, which a detector took for a name."""
    words = fold(document.text[mention.start : mention.end]).split()
    return bool(words) and all(word in _SMALL for word in words)


def _is_named(entity: Entity, decision: Decision) -> bool:
    return entity.entity_type == PERSON and decision.action is Action.PSEUDONYM


def _in_capitals(site: Site) -> bool:
    """Whether the whole line is in capitals, as headings of affidavits are."""
    start = site.text.rfind("\n", 0, site.start) + 1
    end = site.text.find("\n", site.end)
    line = site.text[start : end if end >= 0 else None]
    return line.isupper() and sum(map(str.isalpha, line)) > 3
