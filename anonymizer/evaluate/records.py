"""One annotated record -> a gold document, for each JSON format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from anonymizer.evaluate.gold import GoldDocument, GoldSpan
from anonymizer.evaluate.titles import name_start
from anonymizer.model import Document, IdentifierType
from anonymizer.scanning import with_language

_QUASI = frozenset({"LOCATION", "ORG", "DATE", "AGE", "ROLE", "NRP"})
"""Types of the passages that identify only together with others."""


def testimony(row: Mapping[str, Any]) -> GoldDocument:
    """A record with ``spans``."""
    spans = tuple(
        GoldSpan(
            span["start"],
            span["end"],
            span["type"],
            _identifier(span["idkind"]),
            span["expect"] == "KEEP",
            **_whose(span["type"], span["subject"]),
        )
        for span in row["spans"]
    )
    decoys = tuple((d["start"], d["end"]) for d in row.get("decoys", ()))
    document = _document(row, spans, decoys)
    return replace(document, group=str(row.get("set", "")))


def marked(row: Mapping[str, Any]) -> GoldDocument:
    """A record with ``ents``: a passage if its types are the reader's, else named entities."""
    spans = tuple(_marked(row["text"], list(entity)) for entity in row["ents"])
    return _document(row, spans)


def _marked(text: str, entity: list[Any]) -> GoldSpan:
    start, end, label, *more = entity
    note = more[0] if more else label
    if note in {"", "KEEP"}:
        subject = more[1] if len(more) > 1 and more[1] != "-" else None
        kind = IdentifierType.QUASI if label in _QUASI else IdentifierType.DIRECT
        return GoldSpan(start, end, label, kind, note == "KEEP", **_whose(label, subject))
    start = name_start(text, start, end, label)
    return GoldSpan(start, end, note if label == "-" else label)


def tab_mentions(row: Mapping[str, Any]) -> GoldDocument:
    """A record of the Text Anonymization Benchmark with ``mentions`` of one annotator."""
    return _document(row, tuple(_tab(row["mentions"], "")))


def tab_annotations(row: Mapping[str, Any]) -> GoldDocument:
    """A document of the benchmark's own JSON, with ``annotations`` by several people."""
    spans = tuple(
        span
        for annotator, annotation in row["annotations"].items()
        for span in _tab(annotation["entity_mentions"], annotator)
    )
    return _document({"id": row["doc_id"], **row}, spans)


def _tab(mentions: list[Mapping[str, Any]], annotator: str) -> Iterator[GoldSpan]:
    for mention in mentions:
        identifier = IdentifierType(mention["identifier_type"])
        yield GoldSpan(
            mention["start_offset"],
            mention["end_offset"],
            mention["entity_type"],
            identifier,
            identifier is IdentifierType.NO_MASK,
            mention["entity_id"],
            annotator=annotator,
        )


def _whose(kind: str, subject: str | None) -> dict[str, str]:
    """A person and her telephone share a subject, but are two things to hide."""
    return {"subject": subject, "entity": f"{kind} of {subject}"} if subject else {}


def _identifier(word: str) -> IdentifierType:
    return IdentifierType.NO_MASK if word == "NONE" else IdentifierType(word)


def _document(
    row: Mapping[str, Any],
    spans: tuple[GoldSpan, ...],
    decoys: tuple[tuple[int, int], ...] = (),
) -> GoldDocument:
    stated = row.get("lang")
    told = stated if stated in {"en", "es"} else "auto"
    series = str(row.get("series") or "")
    document = with_language(Document(str(row["id"]), row["text"], series=series), told)
    return GoldDocument(document, spans, str(stated or document.language), decoys)


FORMATS: tuple[tuple[str, str, Callable[[Mapping[str, Any]], GoldDocument]], ...] = (
    ("spans", "testimonies", testimony),
    ("ents", "entities", marked),
    ("mentions", "TAB", tab_mentions),
    ("annotations", "TAB", tab_annotations),
)
"""The key that tells a format, the format's name, and who reads a record of it."""
