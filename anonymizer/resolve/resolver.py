"""From mentions to entities, and from entities to the subjects that the vault knows."""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.lexicon.fold import fold
from anonymizer.model import Document, Entity, Mention, Resolution, Sex
from anonymizer.ports import SubjectIndex
from anonymizer.resolve import others, persons
from anonymizer.resolve.subjects import known


def resolve(
    document: Document,
    mentions: Sequence[Mention],
    index: SubjectIndex | None = None,
    starred: frozenset[str] = frozenset(),
) -> Resolution:
    """Entities of a document, joined to known subjects where a strong alias says so.

    Args:
        document: the text.
        mentions: in text order, without overlap.
        index: looks up who is known; without one nobody is.
        starred: folded names that the input already shows with a star: pseudonyms already.

    Returns:
        A resolution whose entities partition the mentions.
    """
    people = [(i, m) for i, m in enumerate(mentions) if m.entity_type == "PERSON"]
    rest = [(i, m) for i, m in enumerate(mentions) if m.entity_type != "PERSON"]
    drafts = [
        ("PERSON", [n.position for n in person.members], person.sex)
        for person in persons.cluster(document.text, people)
    ]
    drafts += [(kind, found, Sex.UNKNOWN) for kind, found in others.cluster(document.text, rest)]
    entities = []
    for number, (kind, positions, sex) in enumerate(sorted(drafts, key=lambda d: min(d[1])), 1):
        names = surfaces(document.text, [mentions[p] for p in positions])
        entity = Entity(
            f"e{number}",
            kind,
            tuple(sorted(positions)),
            names,
            sex,
            starred=kind == "PERSON" and any(fold(name) in starred for name in names),
        )
        entities.append(entity if index is None else known(entity, index))
    return Resolution(tuple(mentions), tuple(entities))


def surfaces(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Distinct surfaces, the one with most name parts first, then the longest."""
    found = dict.fromkeys(text[m.start : m.end] for m in mentions)
    return tuple(sorted(found, key=lambda s: (-len(fold(s).split()), -len(s))))
