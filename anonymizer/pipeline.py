"""The stages in order, on one screen.

::

    detect -> resolve -> decide -> assign -> render -> (write, read again) -> verify
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from anonymizer import formats
from anonymizer.house import House
from anonymizer.model import (
    Action,
    Decision,
    Document,
    Mention,
    Rendering,
    Replacement,
    Resolution,
    Suggestion,
    Verdict,
)
from anonymizer.policy import Policy, decide
from anonymizer.ports import Acquaintances, Detector, Evidence, PseudonymStore
from anonymizer.render import render
from anonymizer.resolve import OnlyNoNames, aliases, recall, resolve, resolve_together
from anonymizer.surrogates import assign
from anonymizer.typography import starred_names
from anonymizer.verify import checks, verify


@dataclass(frozen=True, slots=True)
class Reading:
    """A document understood: what was found, who it is, and what is to be done."""

    document: Document
    resolution: Resolution
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A story that can go to review."""

    reading: Reading
    replacements: tuple[Replacement, ...]
    rendering: Rendering
    output: bytes
    verdict: Verdict
    suggestions: tuple[Suggestion, ...] = ()


def read(
    document: Document,
    mentions: Sequence[Mention],
    policy: Policy,
    index: Acquaintances | None = None,
    circle: str | None = None,
    met: Mapping[int, str] | None = None,
) -> Reading:
    """Resolve and decide what a detector found.

    Args:
        document: the text.
        mentions: what was found in it.
        policy: which action for which entity.
        index: who is known.
        circle: the scope of the series that the document belongs to, if it does.
        met: by the start of a person's first mention, the subject that it is known to be.
    """
    starred = starred_names(document)
    found = mentions if index is None else recall(document, mentions, index)
    resolution = resolve(document, found, index, starred, circle, met or {})
    return Reading(document, resolution, decide(document, resolution, policy))


def read_together(
    documents: Sequence[Document], mentions: Sequence[Sequence[Mention]], policy: Policy
) -> tuple[Reading, ...]:
    """Resolve documents as one series, and decide; who is who does not depend on their order."""
    stories = [
        (document, found, starred_names(document))
        for document, found in zip(documents, mentions, strict=True)
    ]
    return tuple(
        Reading(document, resolution, decide(document, resolution, policy))
        for document, resolution in zip(documents, resolve_together(stories), strict=True)
    )


def who_is_who(
    documents: Sequence[Document], mentions: Sequence[Sequence[Mention]]
) -> list[Mapping[int, str]]:
    """People of a series read together: for each document, start of the first mention -> label.

    The same label is the same person. The order of the documents does not matter.
    """
    stories = [
        (document, found, starred_names(document))
        for document, found in zip(documents, mentions, strict=True)
    ]
    return [
        {
            resolution.mentions[entity.mentions[0]].start: entity.subject
            for entity in resolution.entities
            if entity.entity_type == "PERSON" and entity.subject
        }
        for resolution in resolve_together(stories, series=True)
    ]


def draft(
    document: Document,
    detector: Detector,
    policy: Policy,
    store: PseudonymStore,
    scope: str,
    mentions: Sequence[Mention] | None = None,
    *,
    house: House | None = None,
    chance: random.Random | None = None,
    series: bool = False,
    met: Mapping[int, str] | None = None,
) -> Draft:
    """One document from text to a verified story.

    Args:
        document: what to anonymise.
        detector: finds mentions, in the input and again in the output.
        policy: which action for which entity.
        store: lasting pseudonyms.
        scope: where one pseudonym holds.
        mentions: what ``detector`` found already, if it ran elsewhere.
        house: how people are shown and marked.
        chance: draws the pseudonyms; the system's source of randomness by default.
        series: whether the stories of ``scope`` are one series, in which single names may join.
        met: as for :func:`read`.

    Raises:
        DetectionError: a detector failed; nothing was assigned.
        PseudonymsExhausted: nobody is left to be named after.
    """
    house = house or House()
    found = detector.detect(document) if mentions is None else tuple(mentions)
    reading = read(document, found, policy, store, scope if series else None, met)
    people = {e.id: aliases(e) for e in reading.resolution.entities if e.entity_type == "PERSON"}
    # One write to the disk for one document, and all of its people or none.
    with store.batch():
        if shown := [n for e in reading.resolution.entities if e.starred for n in e.names]:
            store.reserve(shown)
        replacements = assign(
            document,
            reading.resolution,
            reading.decisions,
            store,
            scope,
            people,
            style=house.people,
            chance=chance,
        )
    rendering = render(document, replacements, house.typography)
    output = formats.write(document, rendering)
    evidence = examine(formats.read(output, document.name), detector, policy, store)
    evidence = replace(
        evidence,
        original=document,
        resolution=reading.resolution,
        replacements=replacements,
        pseudonyms=frozenset(r.surrogate for r in replacements if r.action is Action.PSEUDONYM),
    )
    verdict = verify(evidence, checks(store))
    asked = suggestions(reading.resolution, replacements, store)
    return Draft(reading, replacements, rendering, output, verdict, asked)


def suggestions(
    resolution: Resolution, replacements: Sequence[Replacement], store: Acquaintances
) -> tuple[Suggestion, ...]:
    """Whom a reviewer is to be asked about, without the pairs that somebody decided already."""
    entities = resolution.entity_by_mention()
    found = {
        Suggestion(replacement.subject, maybe.subject, maybe.reason): None
        for replacement in replacements
        for maybe in entities[replacement.mention].maybe
        if replacement.action is Action.PSEUDONYM and replacement.subject != maybe.subject
    }
    return tuple(s for s in found if store.decided(s.subject, s.other) is None)


def examine(output: Document, detector: Detector, policy: Policy, index: Acquaintances) -> Evidence:
    """What a stranger finds in a finished file, but for words that reviewers said name nobody."""
    found = recall(output, detector.detect(output), OnlyNoNames(index))
    reading = read(output, found, policy)
    return Evidence(output, reading.resolution.mentions, reading.decisions)
