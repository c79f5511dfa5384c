"""Columns of tables whose heading says what stands below: names, ages.

A cell gives no sentence to read: "15" below "Age" is an age only by its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonymizer.detect.spans import SpanRecognizer
from anonymizer.lexicon.fold import fold

SCORE = 0.8
_HEADINGS = {
    "AGE": frozenset({"edad", "age", "anos", "edad anos", "edad actual", "age years"}),
    "PERSON": frozenset(
        "nombre|nombres|name|names|full name|nombre completo|apellidos|surname|last name|"
        "first name|nombres y apellidos|nombre y apellidos|victima|victim|alias|apodo|nickname|"
        "testigo|witness|detenido|detenida|familiar|relative|declarante".split("|")
    ),
}
_BEGINNING = {
    "AGE": re.compile(r"(?:age|edad) \w+(?: \w+){0,4}"),
    "PERSON": re.compile(
        r"(?:missing|detained|disappeared|arrested|deceased) (?:person|relative|man|woman|child)|"
        r"(?:name|nombre) (?:of|de|del) \w+(?: \w+){0,4}|"
        r"(?:person|familiar|detenid)[ao]? (?:desaparecid|detenid|capturad)[ao]|persona \w+"
    ),
}
"""Longer headings: "Age when last seen", "Nombre del detenido"."""
_CELL = {
    "AGE": re.compile(r"\d{1,3}|\d{1,2} ?(?:años|a|m|meses|yrs?|years|months)", re.IGNORECASE),
    "PERSON": re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,5}"),
}
LONGEST_HEADING = 400
"""Code points; a longer line is prose."""
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
    if len(line) > LONGEST_HEADING:
        return "", {}
    for separator in "|\t;,":
        if separator not in line:
            continue
        parts = _split(line, separator)
        names = [fold(line[start:end]) for start, end in parts]
        kinds = {
            column: kind
            for column, name in enumerate(names)
            for kind, known in _HEADINGS.items()
            if name in known or _BEGINNING[kind].fullmatch(name)
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


def recognizer(language: str) -> SpanRecognizer:
    """Cells of tables by the heading of their column."""
    return SpanRecognizer("columns", cells, _HEADINGS, SCORE, language)
