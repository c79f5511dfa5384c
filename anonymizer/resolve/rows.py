"""Names that a table, a form or a nickname tears apart, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention

_SEPARATORS = ("\t", "|", ";", ",")
_KINDS = (
    ("surname", re.compile(r"apellido|surname|last name|family name")),
    (
        "nick",
        re.compile(
            r"apodo|alias|nick|^a ?k ?a$|conocid|known|usad|used|escrit|written|eleg|chosen"
            r"|preferred"
        ),
    ),
    ("middle", re.compile(r"middle")),
    ("given", re.compile(r"nombre|given|first name|forename|name")),
)
# A label of a form that holds any other word asks for somebody else ("nombre de la madre").
_LABEL_WORDS = frozenset(
    "nombre nombres apellido apellidos primer segundo completo legal real elegido name names given "
    "first last middle family surname surnames nickname nicknames alias apodo apodos aka a k used "
    "at bar known as conocido conocida como tambien also escrito written preferred chosen social s "
    "familiar full usado".split()
)
_LABEL = re.compile(r"(?:^|[\n/\t]|[ ]{2,})[ \t]*([^\W\d_][^\n:.]{0,34}?)[ .\t]*:[ \t]*[«“\"'(]?$")
_OPENS = re.compile(r"\s*[«“\"‘'(]\s*")
_CLOSES = re.compile(r"\s*[»”\"’')]\s*")
APART = 160
"""Code points that the fields of one name may lie apart in a form."""


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one person's name.

    Attributes:
        pieces: positions in the list of people of given names and surnames.
        nicks: positions of other names in the same row.
        surface: the whole name, given names first.
        table: whether it is a line of a table, where each line is somebody else.
    """

    pieces: tuple[int, ...]
    nicks: tuple[int, ...]
    surface: str = field(repr=False)
    table: bool = False


def rows(text: str, people: Sequence[Mention]) -> list[Row]:
    """Torn names of a text, in order."""
    return [*_table(text, people), *_form(text, people), *_around_a_nick(text, people)]


def _row(text: str, people: Sequence[Mention], cells: dict[str, list[int]], table: bool) -> Row:
    pieces = [*cells.get("given", ()), *cells.get("surname", ())]
    surface = " ".join(text[people[i].start : people[i].end] for i in pieces)
    nicks = [*cells.get("nick", ()), *cells.get("middle", ())]
    return Row(tuple(pieces), tuple(nicks), surface, table)


def _table(text: str, people: Sequence[Mention]) -> list[Row]:
    """Rows under a header that has a column of surnames and one of given names."""
    found: list[Row] = []
    kinds: list[str] = []
    separator = ""
    start, at = 0, 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        cells: dict[str, list[int]] = {}
        while at < len(people) and people[at].start < end:
            if kinds:
                column = text.count(separator, start, people[at].start)
                kind = kinds[column] if column < len(kinds) else ""
                cells.setdefault(kind, []).append(at)
            at += 1
        header = _header(line)
        if header:
            separator, kinds = header
        elif kinds and separator not in line:
            kinds = []
        elif cells.get("surname") and cells.get("given"):
            found.append(_row(text, people, cells, table=True))
        start = end
    return found


def _header(line: str) -> tuple[str, list[str]] | None:
    """Separator and kind of each column, if the line heads such a table."""
    for separator in _SEPARATORS:
        kinds = [_kind(fold(cell)) for cell in line.split(separator)]
        if "surname" in kinds and "given" in kinds:
            return separator, kinds
    return None


def _kind(label: str) -> str:
    if len(label) > 24:
        return ""
    return next((kind for kind, pattern in _KINDS if pattern.search(label)), "")


def _form(text: str, people: Sequence[Mention]) -> list[Row]:
    """Fields such as "NAME: X", "SURNAME: Y", "ALIAS: Z" that follow each other."""
    groups: list[dict[str, list[int]]] = []
    last = -APART
    previous = ""
    for i, mention in enumerate(people):
        kind = _field(text, mention.start)
        between = text[people[i - 1].end : mention.start] if i else ""
        if previous == "nick" and re.fullmatch(r"[»”\"]?\s*/\s*[«“\"]?", between):
            kind = "nick"
        if kind:
            if (
                not groups
                or mention.start - last > APART
                or (kind in groups[-1] and kind != "nick")
            ):
                groups.append({})
            groups[-1].setdefault(kind, []).append(i)
            last = mention.end
        previous = kind
    return [_row(text, people, cells, table=False) for cells in groups if len(cells) > 1]


def _field(text: str, start: int) -> str:
    match = _LABEL.search(text, max(0, start - 60), start)
    label = fold(match[1]) if match else ""
    return _kind(label) if label and set(label.split()) <= _LABEL_WORDS else ""


def _around_a_nick(text: str, people: Sequence[Mention]) -> list[Row]:
    """Three mentions that are one name: given name, "nickname", surname."""
    found = []
    for i in range(len(people) - 2):
        first, nick, last = people[i : i + 3]
        opens, closes = text[first.end : nick.start], text[nick.end : last.start]
        if _OPENS.fullmatch(opens) and _CLOSES.fullmatch(closes) and "\n" not in opens + closes:
            found.append(
                _row(text, people, {"given": [i], "surname": [i + 2], "nick": [i + 1]}, table=False)
            )
    return found
