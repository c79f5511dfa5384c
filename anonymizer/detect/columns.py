"""Columns of tables whose heading says what stands below: names, ages.

A cell gives no sentence to read: "15" below "Age" is an age only by its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonymizer.lexicon.fold import fold

NAME = "columns"
SCORE = 0.8
_HEADINGS = {
    "AGE": frozenset({"edad", "age", "anos", "edad anos", "edad actual", "age years"}),
    "PERSON": frozenset(
        "nombre|nombres|name|names|full name|nombre completo|apellidos|surname|last name|"
        "first name|nombres y apellidos|nombre y apellidos|victima|victim|alias|apodo|nickname|"
        "testigo|witness|detenido|detenida|familiar|relative|declarante".split("|")
    ),
}
_CELL = {
    "AGE": re.compile(r"\d{1,3}|\d{1,2} ?(?:años|a|m|meses|yrs?|years|months)", re.IGNORECASE),
    "PERSON": re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,5}"),
}
_RULE = re.compile(r"[\s|:+=-]*")


def cells(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end (half-open code points) and type of each cell below such a heading.

    Tables are lines in a row with the same separator: ``|``, a tab, ``;`` or a comma.
    """
    kinds: dict[int, str] = {}
    separator, at = "", 0
    for line in text.splitlines(keepends=True):
        found = _split(line, separator) if kinds else []
        if kinds and (len(found) <= max(kinds) or not line.strip()):
            kinds = {}
        if not kinds:
            separator, kinds = _headings(line)
        elif not _RULE.fullmatch(line):
            for column, kind in kinds.items():
                start, end = found[column]
                if _CELL[kind].fullmatch(line[start:end]):
                    yield at + start, at + end, kind
        at += len(line)


def _headings(line: str) -> tuple[str, dict[int, str]]:
    """The separator of a heading line and what its columns hold."""
    for separator in "|\t;,":
        parts = _split(line, separator)
        if len(parts) < 2 or len(line) > 400:
            continue
        names = [fold(line[start:end]) for start, end in parts]
        kinds = {
            column: kind
            for column, name in enumerate(names)
            for kind, known in _HEADINGS.items()
            if name in known
        }
        if kinds:
            return separator, kinds
    return "", {}


def _split(line: str, separator: str) -> list[tuple[int, int]]:
    """The cells of a line without the white space, quotes and emphasis around them."""
    spans, start = [], 0
    for part in line.split(separator):
        bare = part.strip(' \t\r\n"*_')
        first = start + (part.find(bare) if bare else 0)
        spans.append((first, first + len(bare)))
        start += len(part) + len(separator)
    return spans


class ColumnRecognizer(EntityRecognizer):
    """Cells of tables by the heading of their column."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(
            supported_entities=sorted(_HEADINGS), name=NAME, supported_language=language
        )

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """A result for each cell, all with the same score."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(kind, start, end, SCORE, recognition_metadata=metadata)
            for start, end, kind in cells(text)
            if kind in entities
        ]
