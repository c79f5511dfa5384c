"""What is measured: this product, and its reader alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from anonymizer.detect import PresidioDetector
from anonymizer.detect.reader import shipped
from anonymizer.detect.recognizers import ENTITY_TYPES
from anonymizer.model import Action, Document
from anonymizer.policy import Policy
from anonymizer.readers import ReaderChoice
from anonymizer.scanning import scan_all


@dataclass(frozen=True, slots=True)
class Found:
    """A span that a system found.

    Attributes:
        start, end: half-open code points.
        entity_type: in Presidio's terms.
        masked: it would not stay as it is.
        subject: whom it belongs to, where the system says so.
    """

    start: int
    end: int
    entity_type: str
    masked: bool = True
    subject: str | None = None


class System(Protocol):
    """Anything that finds spans."""

    @property
    def name(self) -> str:
        """One or two words for a table."""
        ...

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Found, ...]]:
        """The spans of each document, one document at a time, in the order of the documents.

        Models are loaded before the first document is taken, so that they cost none of its time.
        """
        ...


@dataclass(frozen=True, slots=True)
class Product:
    """The whole of ``scan``: detection, resolution, decisions, all in this process."""

    policy: Policy
    name: str = "anonymizer"
    readers: tuple[ReaderChoice, ...] = ()

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Found, ...]]:
        """See :class:`System`."""
        for reading in scan_all(documents, self.policy, PresidioDetector(readers=self.readers)):
            subjects = reading.resolution.entity_by_mention()
            yield tuple(
                Found(
                    mention.start,
                    mention.end,
                    mention.entity_type,
                    decision.action is not Action.KEEP,
                    subjects[position].subject,
                )
                for position, (mention, decision) in enumerate(
                    zip(reading.resolution.mentions, reading.decisions, strict=True)
                )
            )


@dataclass(frozen=True, slots=True)
class ReaderAlone:
    """The floor: what the reader finds by itself, and the time that nothing can go below."""

    name: str = "reader alone"

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Found, ...]]:
        """See :class:`System`."""
        reader = shipped()
        for document in documents:
            yield tuple(
                Found(r.start, r.end, ENTITY_TYPES[r.label])
                for r in reader.read(document.text)
                if r.score >= reader.thresholds[r.label]
            )
