"""The core types: what one stage hands to the next.

All are frozen. Spans are half-open and count code points of the document's text. A mention holds
offsets, never text; fields that must hold text (a document, a name) stay out of every ``repr``.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class Action(enum.StrEnum):
    """What is done with a mention."""

    KEEP = "keep"
    PSEUDONYM = "pseudonym"
    GENERALISE = "generalise"
    REDACT = "redact"


NO_NAME = "NO_NAME"
"""Type of a word of which a reviewer said, for the whole project, that it identifies nobody."""


class IdentifierType(enum.StrEnum):
    """How a mention identifies, in the terms of the Text Anonymization Benchmark.

    Pilán et al., "The Text Anonymization Benchmark (TAB)", Computational Linguistics 48(4), 2022.
    """

    DIRECT = "DIRECT"
    QUASI = "QUASI"
    NO_MASK = "NO_MASK"


class Sex(enum.StrEnum):
    """Grammatical and given-name sex, as far as a text shows it."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text with its origin.

    Attributes:
        name: id or path that messages may show.
        text: the whole text.
        language: main language, ``"en"`` or ``"es"``; a mention may lie in a passage of the other.
        media_type: ``"text/plain"`` or ``"text/markdown"`` ...; decides about ``\*``.
        series: documents that state the same one tell of the same people; empty where none is.
    """

    name: str
    text: str = field(repr=False)
    language: str = "en"
    media_type: str = "text/plain"
    series: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document that names or identifies.

    Attributes:
        start, end: half-open code-point offsets, ``0 <= start < end``.
        entity_type: Presidio's name where it has one (``PERSON``, ``LOCATION``, ...).
        score: 0 to 1, the detector's own confidence.
        detector: who found it (``"reader"``, ``"propagation"``, a recognizer's name).
        language: of the passage the mention stands in; a surrogate is written in it.
        flags: remarks for the reviewer, such as ``"checksum"`` for a failed check digit.

    Raises:
        ValueError: for an empty or negative span, or a score outside 0..1.
    """

    start: int
    end: int
    entity_type: str
    score: float = 1.0
    detector: str = ""
    language: str = "en"
    flags: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"not a score: {self.score}")

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Possibility:
    """A known subject that an entity may be, which a reviewer has to say.

    Attributes:
        subject: id in the vault.
        reason: why it is not certain, one word: see :mod:`anonymizer.resolve.weak`.
    """

    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to the reviewer: are these two subjects one person?

    Answer with :meth:`anonymizer.Project.decide_same` or ``decide_different``. Holds no text.

    Attributes:
        subject: id of a subject of this document.
        other: id of the known subject that it may be.
        reason: why it is not certain, one word such as ``"several-fit"``
            (:mod:`anonymizer.resolve.weak`, :mod:`anonymizer.resolve.suspected`).
    """

    subject: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What the mentions of one document refer to together.

    Attributes:
        id: ``"e1"``, ``"e2"`` ... in order of first mention.
        entity_type: of all its mentions.
        mentions: ascending positions in :attr:`Resolution.mentions`.
        names: distinct surfaces, the fullest first; original text.
        sex: for persons.
        subject: id of the known subject of the vault, or ``None`` for one not seen before.
        starred: the input already shows this name with a star, so it is a pseudonym already.
        official: titles show an official, and nothing else.
        facts: kind and value of what tells namesakes apart (birth, papers); original text.
        shape: within a series, the names in pieces that can be compared unread
            (:mod:`anonymizer.resolve.shape`).
        maybe: known subjects that it may be; the reviewer decides.
        distinct: known subjects bear the name, but something contradicts, or several fit: whoever
            this is must not be taken for one of them.
    """

    id: str
    entity_type: str
    mentions: tuple[int, ...]
    names: tuple[str, ...] = field(repr=False)
    sex: Sex = Sex.UNKNOWN
    subject: str | None = None
    starred: bool = False
    distinct: bool = False
    official: bool = False
    facts: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    shape: frozenset[str] = field(default=frozenset(), repr=False)
    maybe: tuple[Possibility, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Two persons of one document who may be one, which a reviewer has to say.

    Attributes:
        entity: id of the one with the shorter name.
        other: id of the other.
        reason: one word: see :mod:`anonymizer.resolve.likely`.
    """

    entity: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Mentions in text order, without overlap, and the entities they make up.

    ``entities`` partition ``range(len(mentions))``; ``alike`` are those who may be one.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    alike: tuple[Alike, ...] = ()

    def entity_by_mention(self) -> Mapping[int, Entity]:
        """Position of a mention -> its entity."""
        return {index: entity for entity in self.entities for index in entity.mentions}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the policy says about one mention, and why.

    Attributes:
        action: what is done.
        identifier_type: DIRECT, QUASI, or NO_MASK where the mention stays.
        reason: a word of the policy (``"public-figure"``, ``"country"``), never text.
        rung: how general what is generalised becomes, a step of its type's ladder
            (``"country"``, ``"year"``); empty for the first step of the type.
    """

    action: Action
    identifier_type: IdentifierType
    reason: str
    rung: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Surrogate text for the span of one mention.

    Attributes:
        start, end: span in the original, half-open code points. It may be wider than the mention
            where grammar needs it (an article, a preposition), never narrower.
        surrogate: what is written instead, without the mark.
        action: why it is replaced.
        mention: position in :attr:`Resolution.mentions`.
        subject: what a pseudonym stands for: an entity or subject id.
        language: of the passage.
        bearer: the subject or entity that the mark counts by, where the surrogate shows the
            pseudonym of somebody else ("the mother of Óscar"); empty otherwise.
    """

    start: int
    end: int
    surrogate: str
    action: Action
    mention: int
    subject: str
    language: str = "en"
    bearer: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a replacement of the original came to stand in the output (both half-open)."""

    start: int
    end: int
    output_start: int
    output_end: int
    mention: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """The output text and the alignment of old and new offsets.

    Attributes:
        text: the whole output, with marks and note.
        placed: in text order; everything between two of them is copied unchanged.
        note_start: where the note begins in the output, or ``None``.
    """

    text: str = field(repr=False)
    placed: tuple[Placed, ...]
    note_start: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found in an output.

    Attributes:
        check: name of the check.
        message: one sentence for the editor; holds no text of the document.
        start, end: half-open code points in the output, or ``None`` for the document as a whole.
    """

    check: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of all checks on one output. No checks at all is a failure."""

    checks_run: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether something was checked and nothing was found."""
        return bool(self.checks_run) and not self.findings
