"""Detect, resolve and decide without a project: what ``anonymizer.scan`` and the command give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from anonymizer import pipeline
from anonymizer.lexicon.fold import encodable
from anonymizer.lexicon.language import guess
from anonymizer.model import Document
from anonymizer.policy import Policy, load_policy
from anonymizer.ports import Detector
from anonymizer.readers import ReaderChoice, load_readers
from anonymizer.results import Scan, scanned
from anonymizer.watch import WatchedDetector


@cache
def detector(readers: tuple[ReaderChoice, ...] = ()) -> WatchedDetector:
    """The detection of this package, made once for each process and choice of optional readers."""
    return WatchedDetector(readers=readers)


def with_language(document: Document, language: str = "auto") -> Document:
    """The document, sure to be encodable, with its main language, guessed unless given."""
    language = guess(document.text) if language == "auto" else language
    return replace(document, text=encodable(document.text), language=language)


def scan_all(
    documents: Iterable[Document], policy: Policy | None = None, finder: Detector | None = None
) -> Iterator[pipeline.Reading]:
    """Readings of documents, in order, resolved together: a subject is the same in all of them.

    Args:
        documents: to read.
        policy: "press" by default.
        finder: another detector than the package's own.

    Raises:
        DetectionError: a detector failed or took too long.
    """
    rules = policy or load_policy("press")
    finder = finder or detector()
    given, found = [], []
    for document in documents:
        given.append(document)
        found.append(finder.detect(document))
    yield from pipeline.read_together(given, found, rules)


def scan(
    text: str,
    *,
    language: str = "auto",
    policy: str = "press",
    readers: str | Path | None = None,
) -> Scan:
    """What would be done with a text. Nothing is written and no project is needed.

    Args:
        text: any text, English, Spanish or both.
        language: ``"auto"``, ``"en"`` or ``"es"``.
        policy: name of a shipped policy, or path of a TOML file.
        readers: a TOML file whose table ``readers`` names optional readers.

    Returns:
        The mentions; offsets are code points of ``text``.

    Raises:
        DetectionError: a detector failed or took too long.
        PolicyError: no such policy.
        ConfigurationError: an optional reader is not installed.
    """
    document = with_language(Document("text", text), language)
    finder = detector(load_readers(Path(readers) if readers else None))
    return scanned(next(scan_all([document], load_policy(policy), finder)))
