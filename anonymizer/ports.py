"""What the stages need from outside, one small interface per need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from anonymizer.model import (
    Action,
    Decision,
    Document,
    Finding,
    Mention,
    Rendering,
    Replacement,
    Resolution,
)


class Detector(Protocol):
    """Finds mentions."""

    def detect(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in text order, without overlap.

        Raises:
            DetectionError: where any part of the detection failed or timed out.
        """
        ...


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span that a token classifier labels: half-open code points, its own label, 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class TokenClassifier(Protocol):
    """A reader beside the shipped one: a spaCy pipeline, a model of another library."""

    def classify(self, text: str) -> Iterable[Labelled]:
        """The spans that it finds in a text of some pages."""
        ...


class Format(Protocol):
    """Reads and writes one family of files."""

    suffixes: frozenset[str]

    def read(self, data: bytes, name: str) -> Document:
        """The document in ``data``.

        Raises:
            InputError: unreadable, unsupported or over a limit.
        """
        ...

    def write(self, document: Document, rendering: Rendering) -> bytes:
        """The output file for ``rendering`` of ``document``."""
        ...


@dataclass(frozen=True, slots=True)
class Alias:
    """A name or identifier that a subject goes by; the text is original and secret.

    Attributes:
        kind: ``"name"`` for strong names (two or more parts), ``"weak"`` for a single name part,
            ``"taught"`` for a word that a reviewer taught as a name or place,
            ``"trait"`` for what is told of the bearer (``"female"``, ``"born 1986"``), otherwise
            the entity type of an identifier (``"SV_DUI"``, ``"PHONE_NUMBER"`` ...).
        text: as written.
    """

    kind: str
    text: str = field(repr=False)


class SubjectIndex(Protocol):
    """Looks up who is known, without being able to list or read anybody."""

    def find(self, alias: Alias) -> frozenset[str]:
        """Ids of the subjects known under exactly this alias (accents and case folded)."""
        ...


class Acquaintances(SubjectIndex, Protocol):
    """Looks up who may be meant where a name alone does not say it."""

    def members(self, scope: str) -> frozenset[str]:
        """Ids of the persons that bear a pseudonym in a scope, such as a series."""
        ...

    def told(
        self, subjects: Collection[str], traits: Collection[str]
    ) -> Mapping[str, frozenset[str]]:
        """Subject -> those of the traits that were enrolled of it; left out if there are none."""
        ...

    def decided(self, subject: str, other: str) -> bool | None:
        """A reviewer's word on whether two subjects are one person, if there is one."""
        ...

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """Text -> entity type, for those of the texts that a reviewer taught as a name or word."""
        ...


class ConsentRegister(Protocol):
    """Knows what people agreed to."""

    def objection(self, pseudonym: str) -> str | None:
        """Why a story must not be published in which somebody bears this pseudonym, if so.

        One sentence without any name: consent withdrawn, ended, or not for this use.
        """
        ...


class PseudonymStore(Acquaintances, ConsentRegister, Protocol):
    """Keeps subjects and their lasting pseudonyms."""

    def batch(self) -> AbstractContextManager[None]:
        """Make all changes within one: durable together when the block ends, or undone."""
        ...

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """The pseudonym of a known subject in a scope, if it has one."""
        ...

    def enrol(
        self,
        entity_type: str,
        aliases: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
        *,
        distinct: bool = False,
    ) -> tuple[str, str]:
        """Make a new subject; give it the first candidate that nobody bears or ever bore.

        Args:
            entity_type: of the subject.
            aliases: what it is known by; whoever is known by a strong one already takes it in,
                unless ``distinct``.
            scope: where the pseudonym holds.
            candidates: pseudonyms in order of preference.
            distinct: this is another one than the subject known by the same alias.

        Returns:
            Subject id and pseudonym. What is returned is durable.

        Raises:
            PseudonymsExhausted: no candidate was free.
        """
        ...

    def adopt(self, subject: str, scope: str, candidates: Iterable[str]) -> str:
        """The subject's pseudonym in ``scope``, given now if it has none yet."""
        ...

    def learn(self, subject: str, aliases: Collection[Alias]) -> None:
        """Seal further aliases to a known subject; those known already change nothing."""
        ...

    def reserve(self, names: Iterable[str]) -> None:
        """Keep names from ever being given: they stand as pseudonyms in a text already."""
        ...

    def knows(self, name: str) -> bool:
        """Whether ``name`` is an alias, or part of a name, of anybody in the vault."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a check may look at.

    Attributes:
        output: the document as re-read from the bytes that were written.
        mentions: what the detectors find in it.
        decisions: the policy's word on them, one each.
        original, resolution, replacements: of the run that made it; ``None`` where only the file
            is at hand.
        pseudonyms: every pseudonym of the project, for files checked alone.
    """

    output: Document
    mentions: tuple[Mention, ...]
    decisions: tuple[Decision, ...]
    original: Document | None = None
    resolution: Resolution | None = None
    replacements: Sequence[Replacement] | None = None
    pseudonyms: frozenset[str] = field(default=frozenset(), repr=False)

    def keeps(self, start: int, end: int) -> bool:
        """Whether the policy keeps a mention of the output that holds ``start`` to ``end``."""
        return any(
            m.start <= start and end <= m.end and d.action is Action.KEEP
            for m, d in zip(self.mentions, self.decisions, strict=True)
        )


class Check(Protocol):
    """One question put to an output."""

    name: str

    def run(self, evidence: Evidence) -> Iterable[Finding]:
        """What is wrong, if anything."""
        ...
