"""From mentions to entities, and from entities to the subjects that the vault knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from anonymizer.lexicon.fold import fold
from anonymizer.model import Alike, Document, Entity, Mention, Resolution
from anonymizer.ports import Acquaintances
from anonymizer.resolve import others, persons
from anonymizer.resolve.asked import Guest
from anonymizer.resolve.likely import likely
from anonymizer.resolve.named import Person
from anonymizer.resolve.series import together
from anonymizer.resolve.shape import shape
from anonymizer.resolve.subjects import known
from anonymizer.resolve.surroundings import surroundings
from anonymizer.resolve.titles import is_family
from anonymizer.resolve.weak import recognise


def resolve(
    document: Document,
    mentions: Sequence[Mention],
    index: Acquaintances | None = None,
    starred: frozenset[str] = frozenset(),
    circle: str | None = None,
    met: Mapping[int, str] | None = None,
) -> Resolution:
    """Entities of a document, joined to known subjects where a strong alias says so.

    Args:
        document: the text.
        mentions: in text order, without overlap.
        index: looks up who is known; without one nobody is.
        starred: folded names that the input already shows with a star: pseudonyms already.
        circle: the series that the document belongs to, as a scope of pseudonyms: within it single
            names may join, too.
        met: by the start of a person's first mention, the subject that it is known to be.

    Returns:
        A resolution whose entities partition the mentions.
    """
    reading = _Reading.of(document, mentions, starred)
    entities = [entity for entity, _ in reading.entities(range(len(reading.people)))]
    for number, entity in enumerate(entities):
        start = reading.mentions[entity.mentions[0]].start
        if entity.entity_type == "PERSON" and start in (met or {}):
            entities[number] = replace(entity, subject=(met or {})[start])
    if index is not None and circle is not None:
        entities = _of_circle(reading, entities, index, circle)
    elif index is not None:
        entities = [known(entity, index) for entity in entities]
    return Resolution(reading.mentions, tuple(entities), tuple(_alike(reading, entities)))


def _alike(reading: _Reading, entities: Sequence[Entity]) -> Iterator[Alike]:
    """Persons who may be one, but for pseudonyms and those who are one subject already."""
    text, first = reading.text, {entity.mentions[0]: entity for entity in entities}
    people = [(p, first[min(n.position for n in p.members)]) for p in reading.people]
    spans = {entity.id: reading.mentions[entity.mentions[0]] for _, entity in people}
    single = [
        (person, entity)
        for person, entity in people
        if not entity.starred and not is_family(text, spans[entity.id].start, spans[entity.id].end)
    ]
    for a, b, reason in likely([person for person, _ in single]):
        one, other = single[a][1], single[b][1]
        if one.subject is None or one.subject != other.subject:
            yield Alike(one.id, other.id, reason)


def resolve_together(
    stories: Sequence[tuple[Document, Sequence[Mention], frozenset[str]]],
    *,
    series: bool = False,
) -> tuple[Resolution, ...]:
    """Documents resolved together: ``s1``, ``s2`` ... are the same in all.

    Args:
        stories: documents with their mentions and the names they already show with a star, as
            for :func:`resolve`.
        series: whether all belong together; else what they share decides
            (:mod:`anonymizer.resolve.series`).

    Returns:
        A resolution for each; every entity has a subject. The order of the documents decides
        about the numbers of the subjects, not about who is who.
    """
    readings = [_Reading.of(*story) for story in stories]
    cast = [reading.people for reading in readings]
    people = together(
        cast,
        None if series else [reading.numbers() for reading in readings],
        [reading.text for reading in readings],
    )
    things: dict[object, str] = {}
    resolutions = []
    for reading, numbers in zip(readings, people, strict=True):
        entities = []
        for entity, key in reading.entities(numbers):
            subject = things.setdefault(key, f"s{len(things) + 1}")
            entities.append(replace(entity, subject=subject))
        resolutions.append(Resolution(reading.mentions, tuple(entities)))
    return tuple(resolutions)


def _of_circle(
    reading: _Reading, entities: Sequence[Entity], index: Acquaintances, circle: str
) -> list[Entity]:
    """The entities of a document of a series: the series first, then the rest of the project."""
    people = {min(n.position for n in person.members): person for person in reading.people}
    guests = []
    shaped = []
    for entity in entities:
        person = people.get(entity.mentions[0]) if entity.entity_type == "PERSON" else None
        if person is not None and not entity.starred:
            around = surroundings(reading.text, person)
            entity = replace(entity, shape=shape(person, around))  # noqa: PLW2901
            guests.append(Guest(entity, person, around))
        shaped.append(entity)
    met = recognise(guests, index, circle)
    members = index.members(circle)
    found = []
    for entity in shaped:
        seen = met.get(entity.id, entity)
        if seen.subject is None:
            elsewhere = known(entity, index)
            if elsewhere.subject in members:
                # somebody of the series bears the name, and is another one
                elsewhere = replace(entity, distinct=True)
            seen = replace(elsewhere, maybe=seen.maybe or elsewhere.maybe)
        found.append(seen)
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    """One document by itself: its people and its other things."""

    text: str = field(repr=False)
    series: str = field(repr=False)
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...] = field(repr=False)
    things: tuple[tuple[str, list[int]], ...] = field(repr=False)
    starred: frozenset[str] = field(repr=False)

    @classmethod
    def of(
        cls, document: Document, mentions: Sequence[Mention], starred: frozenset[str]
    ) -> _Reading:
        people = [(i, m) for i, m in enumerate(mentions) if m.entity_type == "PERSON"]
        rest = [(i, m) for i, m in enumerate(mentions) if m.entity_type != "PERSON"]
        return cls(
            document.text,
            document.series,
            tuple(mentions),
            tuple(persons.cluster(document.text, people)),
            tuple(others.cluster(document.text, rest)),
            starred,
        )

    def numbers(self) -> frozenset[tuple[str, str]]:
        """What no two stories share unless they are about the same people."""
        shared = {
            (kind, others.plain(self.text, kind, self.mentions[found[0]]))
            for kind, found in self.things
            if kind not in others.NAMED and kind != "URL"
        }
        return frozenset(shared | ({("series", self.series)} if self.series else set()))

    def entities(self, numbers: Iterable[int]) -> Iterator[tuple[Entity, object]]:
        """Entities by first mention, each with what makes it the same thing elsewhere."""
        drafts: list[tuple[list[int], str, Person, object]] = [
            ([n.position for n in person.members], "PERSON", person, number)
            for person, number in zip(self.people, numbers, strict=True)
        ]
        for kind, found in self.things:
            plain = others.plain(self.text, kind, self.mentions[found[0]])
            drafts.append((found, kind, Person(), (kind, plain)))
        for number, (positions, kind, person, key) in enumerate(
            sorted(drafts, key=lambda d: min(d[0])), 1
        ):
            names = surfaces(self.text, [self.mentions[p] for p in positions])
            yield (
                Entity(
                    f"e{number}",
                    kind,
                    tuple(sorted(positions)),
                    names,
                    person.sex,
                    starred=kind == "PERSON" and any(fold(name) in self.starred for name in names),
                    official=person.official,
                    facts=frozenset(person.facts),
                ),
                key,
            )


def surfaces(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Distinct surfaces, the one with most name parts first, then the longest."""
    found = dict.fromkeys(text[m.start : m.end] for m in mentions)
    return tuple(sorted(found, key=lambda s: (-len(fold(s).split()), -len(s))))
