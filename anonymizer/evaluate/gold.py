"""Annotated text, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass

from anonymizer.model import Document, IdentifierType


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """What an annotator marked.

    Attributes:
        start, end: half-open code points of the document.
        type: the corpus's own label (``PERSON``, ``PER``, ``DATETIME`` ...).
        identifier: how it identifies; ``None`` in a corpus of named entities, which does not say.
        keep: it must stay as it is.
        entity: shared by the mentions of one thing, all of which must be masked to hide it; empty
            for a mention by itself.
        subject: shared by the mentions of one person, or of what is hers, over the texts of a
            series; empty where the annotation does not say.
        annotator: who marked it, in a corpus that several people annotated.
    """

    start: int
    end: int
    type: str
    identifier: IdentifierType | None = None
    keep: bool = False
    entity: str = ""
    subject: str = ""
    annotator: str = ""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with what should be found in it.

    Attributes:
        document: the text; its language is the one the systems are told.
        spans: of all annotators, in the order of the file.
        language: as the corpus states it (``"mixed"`` is possible), else as guessed.
        decoys: half-open spans that look like names and must stay.
        group: the series of one group are measured as one, so that people joined across them count.
    """

    document: Document
    spans: tuple[GoldSpan, ...]
    language: str
    decoys: tuple[tuple[int, int], ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents that are read in one call and measured together.

    Attributes:
        name: path, with the part of it where the corpus has parts.
        format: what the file turned out to be.
        documents: at least one.
    """

    name: str
    format: str
    documents: tuple[GoldDocument, ...]

    @property
    def identified(self) -> bool:
        """Whether the annotation says what must be masked, not only what is a name."""
        return any(s.identifier is not None for d in self.documents for s in d.spans)

    @property
    def linked(self) -> bool:
        """Whether the annotation says which mentions are one person."""
        return any(s.subject for d in self.documents for s in d.spans)

    @property
    def words(self) -> int:
        """Of all texts, between white space."""
        return sum(len(d.document.text.split()) for d in self.documents)

    def languages(self) -> dict[str, list[int]]:
        """Positions of the documents in each language, if there is more than one."""
        found: dict[str, list[int]] = {}
        for position, document in enumerate(self.documents):
            found.setdefault(document.language, []).append(position)
        return found if len(found) > 1 else {}
