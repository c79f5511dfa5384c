"""Who was met in the documents of one call, for readings that need no vault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.model import Entity, Resolution
from anonymizer.ports import Alias
from anonymizer.resolve.others import NAMED
from anonymizer.resolve.subjects import aliases, compared


class MemoryIndex:
    """A :class:`anonymizer.ports.SubjectIndex` that lasts as long as the process."""

    def __init__(self) -> None:
        self._subjects: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._things: dict[tuple[str, str], str] = {}
        self._count = 0

    def find(self, alias: Alias) -> frozenset[str]:
        """See :class:`anonymizer.ports.SubjectIndex`."""
        return frozenset(self._subjects.get(compared(alias), ()))

    def members(self, scope: str) -> frozenset[str]:
        """See :class:`anonymizer.ports.Acquaintances`; there is one scope only."""
        return frozenset().union(*self._subjects.values())

    def told(
        self, subjects: Collection[str], traits: Collection[str]
    ) -> Mapping[str, frozenset[str]]:
        """See :class:`anonymizer.ports.Acquaintances`."""
        return {
            subject: frozenset(t for t in traits if subject in self._subjects.get(("trait", t), ()))
            for subject in subjects
        }

    def decided(self, subject: str, other: str) -> bool | None:
        """Nobody is asked within one call."""
        return None

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """Nobody teaches within one call."""
        return {}

    def enrol(self, resolution: Resolution) -> Resolution:
        """The resolution with a subject for every entity: ``s1``, ``s2`` ... as they are met."""
        entities = tuple(
            replace(entity, subject=entity.subject or self._subject(entity))
            for entity in resolution.entities
        )
        for entity in entities:
            for alias in aliases(entity) if entity.entity_type == "PERSON" else ():
                if entity.subject:
                    self._subjects[compared(alias)].add(entity.subject)
        return replace(resolution, entities=entities)

    def _subject(self, entity: Entity) -> str:
        if entity.entity_type == "PERSON":
            return self._next()
        name = entity.names[0]
        key = (entity.entity_type, fold(name) if entity.entity_type in NAMED else squeeze(name))
        if key not in self._things:
            self._things[key] = self._next()
        return self._things[key]

    def _next(self) -> str:
        self._count += 1
        return f"s{self._count}"
