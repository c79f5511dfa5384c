"""What a text is made of, for showing it: headings, lists, tables, quotes, speakers, paragraphs.

Purely for the eye: nothing is detected or replaced by it. Blocks are in text order and do not
overlap, but that the cells of a table lie in its rows, and these in the table; every character that
is no blank lies in a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

MARKDOWN = "text/markdown"

_LINE = re.compile(r"[^\r\n]+")
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"[ ]{0,3}(#{1,6})[ \t]+\S")),
    ("quote", re.compile(r"[ ]{0,3}>")),
    ("list", re.compile(r"([ \t]*)(?:[-+•–]|\*(?=[ \t])|\d{1,3}[.)])[ \t]+\S")),
    ("table", re.compile(r"[ ]{0,3}\|.*\|[ \t]*$")),
)
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{3,})[ \t]*$")
_DIVIDER = re.compile(r"[ \t|:-]+$")
# "ENTREVISTADORA:", "Q:", "María José: ..." with a name of up to four words before the colon
_SPEAKER = re.compile(
    r"[ \t]*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]+)?"
    r"((?:[A-ZÁÉÍÓÚÑÜ][\w.'’-]*|de|del|la)(?:[ \t]+(?:[A-ZÁÉÍÓÚÑÜ][\w.'’-]*|de|del|la|\d+)){0,3}"
    r"\\?[*†]?):(?=[ \t]|$)"
)
_TITLE_LENGTH = 120
_ENDS = tuple('.!?…,;:"”')


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text.

    Attributes:
        kind: ``heading``, ``paragraph``, ``list`` (one item), ``table``, ``row``, ``cell``,
            ``speaker`` (what one person says at a time), ``quote`` or ``code``.
        start, end: half-open code points.
        level: of a heading 1 to 6; of a list item how deep it is nested, from 1.
    """

    kind: str
    start: int
    end: int
    level: int = 1


def blocks(text: str, media_type: str = "text/plain") -> tuple[Block, ...]:
    """The blocks of a text.

    Args:
        text: the whole text.
        media_type: Markdown has headings, tables, quotes and code by its own signs.
    """
    markdown = media_type == MARKDOWN
    lines = [_Line(m.start(), m.end(), m[0]) for m in _LINE.finditer(text) if m[0].strip()]
    found: list[Block] = []
    kinds = list(_kinds(text, lines, markdown))
    groups = groupby(range(len(lines)), key=lambda n: kinds[n][2])
    for _, numbers in groups:
        members = list(numbers)
        kind, level, _ = kinds[members[0]]
        start, end = lines[members[0]].start, lines[members[-1]].end
        found.append(Block(kind, start, end, level))
        if kind == "table":
            for number in members:
                found += _row(lines[number])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def _kinds(text: str, lines: list[_Line], markdown: bool) -> Iterator[tuple[str, int, int]]:
    """Kind, level and number of the block for each line."""
    block, before = 0, ("", 0)
    fenced = False
    for number, line in enumerate(lines):
        apart = number == 0 or _is_blank_between(text, lines[number - 1], line)
        kind, level = _kind(lines, number, markdown, apart)
        if markdown and _FENCE.match(line.text):
            kind, level, fenced = "code", 1, not fenced
            apart = fenced
        elif fenced:
            kind, level, apart = "code", 1, False
        elif kind == "paragraph" and not apart and before[0] in ("list", "speaker", "quote"):
            kind, level = before  # a line that goes on
        elif kind == "underline":
            kind, level = before
        elif kind in ("list", "speaker", "heading") or kind != before[0]:
            apart = True
        block += apart
        before = (kind, level)
        yield kind, level, block


def _kind(lines: list[_Line], number: int, markdown: bool, apart: bool) -> tuple[str, int]:
    line = lines[number].text
    for kind, pattern in _RULES:
        if (match := pattern.match(line)) and (markdown or kind == "list"):
            return kind, _level(kind, match)
    if markdown and number and _UNDERLINE.match(line):
        return "underline", 1
    under = _UNDERLINE.match(lines[number + 1].text) if number + 1 < len(lines) else None
    if under and markdown and apart and lines[number + 1].start - lines[number].end <= 2:
        return "heading", 1 if under[1][0] == "=" else 2
    if not markdown and number == 0 and _is_title(lines):
        return "heading", 1
    return ("speaker" if _SPEAKER.match(line) else "paragraph"), 1


def _level(kind: str, match: re.Match[str]) -> int:
    if kind == "heading":
        return len(match[1])
    return 1 + len(match[1].expandtabs(4)) // 2 if kind == "list" else 1


def _is_title(lines: list[_Line]) -> bool:
    """Whether the first line of a plain text stands apart like a title."""
    title = lines[0].text.rstrip()
    parted = len(lines) > 1 and lines[1].start - lines[0].end > 1
    return parted and len(title) <= _TITLE_LENGTH and not title.endswith(_ENDS)


def _is_blank_between(text: str, above: _Line, below: _Line) -> bool:
    return text[above.end : below.start].replace("\r\n", "\n").count("\n") > 1


def _row(line: _Line) -> Iterator[Block]:
    if _DIVIDER.fullmatch(line.text):
        return
    yield Block("row", line.start, line.end)
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", line.text)]
    for left, right in pairwise(bars):
        cell = line.text[left + 1 : right]
        inner = cell.strip()
        start = line.start + left + 1 + (len(cell) - len(cell.lstrip()) if inner else 0)
        yield Block("cell", start, start + len(inner))
