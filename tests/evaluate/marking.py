"""Gold and found spans by the words they cover, so that a test can be read."""

from __future__ import annotations

from anonymizer.evaluate.gold import GoldDocument, GoldSpan
from anonymizer.evaluate.systems import Found
from anonymizer.model import Document, IdentifierType

D, Q, N = IdentifierType.DIRECT, IdentifierType.QUASI, IdentifierType.NO_MASK


def where(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """The span of the ``nth`` occurrence of ``words``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def gold(text: str, *spans: GoldSpan, name: str = "a", series: str = "") -> GoldDocument:
    return GoldDocument(Document(name, text, series=series), spans, "en")


def span(
    text: str,
    words: str,
    kind: str = "PERSON",
    identifier: IdentifierType | None = D,
    entity: str = "",
    nth: int = 0,
    *,
    keep: bool = False,
    subject: str = "",
    annotator: str = "",
) -> GoldSpan:
    start, end = where(text, words, nth)
    return GoldSpan(start, end, kind, identifier, keep, entity, subject, annotator)


def found(
    text: str,
    words: str,
    kind: str = "PERSON",
    nth: int = 0,
    *,
    masked: bool = True,
    subject: str | None = None,
) -> Found:
    return Found(*where(text, words, nth), kind, masked, subject)
