"""Replacements become text, and every offset of the old text finds its place in the new.

Outside of the replaced spans every code point stays as it was, line ends included. Added are only
marks and the note. The alignment lists each replacement, and each mark as an empty span of the
original with :data:`MARK` for a mention; everything between two entries is copied unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from anonymizer.errors import RenderError
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Document, Placed, Rendering, Replacement
from anonymizer.typography import (
    MARKDOWN,
    Mode,
    Typography,
    choose_mark,
    find_note,
    note,
    place,
    written,
)

MARK = -1
"""The ``mention`` of a :class:`~anonymizer.model.Placed` that is a mark."""

_HEADING = re.compile(
    r"^(?:[ \t]*#{1,6}[ \t][^\r\n]*|[^\r\n]+(?=\r?\n[ \t]*(?:=+|-{3,})[ \t]*\r?$)|!\[[^\]\r\n]*\])",
    re.M,
)
_TITLE = re.compile(r"\s*([^\r\n]{1,120})(?=\r?\n[ \t]*\r?\n)")
_OPENERS = " \t\"'“”«‘’(¿¡*_#>-–—•|[`"
_ENDS = ".!?…"
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Sra?|Dra?|Mrs?|Ms|St|No|Col|Av|Lic|Uds?|etc|aprox|ca?))\.$"
)


def render(
    document: Document,
    replacements: Sequence[Replacement],
    typography: Typography | None = None,
    units: Sequence[tuple[int, int]] = (),
) -> Rendering:
    """The story, with marks, note and alignment.

    Args:
        document: the original.
        replacements: in any order.
        typography: house style; the default one if not given.
        units: further spans of the original that are shown apart (captions, pull quotes), where
            a first mention is marked anew. Titles and headings are found here.

    Raises:
        RenderError: replacements overlap or point outside of the text.
    """
    typography = typography or Typography()
    ordered = sorted(replacements, key=lambda r: (r.start, r.end))
    _check(ordered, len(document.text))
    mark = written(choose_mark(document, typography), document.media_type)
    marks = _marks(document, ordered, typography, units)
    text, placed = _write(document.text, ordered, marks, mark)
    subjects = {r.bearer or r.subject for r in ordered if r.action is Action.PSEUDONYM}
    if not subjects or not typography.note or find_note(document):
        return Rendering(text, placed)
    shown = "" if typography.mode is Mode.NONE else mark
    return _with_note(text, placed, note(document.language, len(subjects), shown, typography))


def to_output(rendering: Rendering, offset: int) -> int:
    """Where an offset of the original stands in the output.

    Args:
        rendering: the alignment.
        offset: code points of the original; inside of a replaced span it gives the span's start.
    """
    at = bisect_right(rendering.placed, offset, key=lambda p: p.end)
    if at < len(rendering.placed) and rendering.placed[at].start <= offset:
        return rendering.placed[at].output_start
    if at == 0:
        return offset
    last = rendering.placed[at - 1]
    return offset - last.end + last.output_end


def to_original(rendering: Rendering, offset: int) -> int:
    """Where an offset of the output stood in the original.

    Args:
        rendering: the alignment.
        offset: code points of the output; inside of a surrogate or mark it gives the start of
            what was replaced there.

    Raises:
        ValueError: the offset lies in the note, which has no original.
    """
    if rendering.note_start is not None and offset >= rendering.note_start:
        raise ValueError(f"offset {offset} lies in the note")
    at = bisect_right(rendering.placed, offset, key=lambda p: p.output_end)
    if at < len(rendering.placed) and rendering.placed[at].output_start <= offset:
        return rendering.placed[at].start
    if at == 0:
        return offset
    last = rendering.placed[at - 1]
    return offset - last.output_end + last.end


def _check(ordered: Sequence[Replacement], length: int) -> None:
    for replacement in ordered:
        if not 0 <= replacement.start < replacement.end <= length:
            raise RenderError(
                f"replacement {replacement.start}..{replacement.end} points outside of the text "
                f"(length {length})"
            )
    for left, right in pairwise(ordered):
        if right.start < left.end:
            raise RenderError(
                f"replacements {left.start}..{left.end} and {right.start}..{right.end} overlap"
            )


def _write(
    text: str, ordered: Sequence[Replacement], marks: dict[int, int], mark: str
) -> tuple[str, tuple[Placed, ...]]:
    """The text with all edits, and where each came to stand."""
    edits = [(r.start, r.end, _fitted(text, r), r.mention) for r in ordered]
    edits += [(at, at, mark, MARK) for at in marks.values()]
    edits.sort(key=lambda edit: (edit[0], edit[1]))
    pieces: list[str] = []
    placed: list[Placed] = []
    done = length = 0
    for start, end, new, mention in edits:
        pieces += text[done:start], new
        output_start = length + start - done
        length = output_start + len(new)
        placed.append(Placed(start, end, output_start, length, mention))
        done = end
    return "".join((*pieces, text[done:])), tuple(placed)


def _marks(
    document: Document,
    ordered: Sequence[Replacement],
    typography: Typography,
    units: Sequence[tuple[int, int]],
) -> dict[int, int]:
    """Index of a replacement -> offset of the original where its mark goes.

    A nickname that shares no word with the name that is marked already gets a mark of its own.
    """
    if typography.mode is Mode.NONE:
        return {}
    apart = sorted((*units, *_units(document)))
    seen: dict[tuple[tuple[int, int] | None, str], set[str]] = {}
    marks: dict[int, int] = {}
    for index, replacement in enumerate(ordered):
        if replacement.action is not Action.PSEUDONYM:
            continue
        unit = next((u for u in apart if u[0] <= replacement.start < u[1]), None)
        shown = seen.setdefault((unit, replacement.bearer or replacement.subject), set())
        # "the Montoyas" and "the Montoya family" are one name
        words = {word.removesuffix("s") for word in fold(replacement.surrogate).split()}
        if typography.mode is Mode.FIRST and words & shown:
            continue
        shown |= words
        limit = ordered[index + 1].start if index + 1 < len(ordered) else len(document.text)
        rest = document.text[replacement.end : min(limit, replacement.end + 40)]
        marks[index] = replacement.end + place(rest, document.language, typography)
    return marks


def _units(document: Document) -> list[tuple[int, int]]:
    """Spans shown apart: the headings and captions of Markdown, the title of a plain text."""
    if document.media_type == MARKDOWN:
        return [match.span() for match in _HEADING.finditer(document.text)]
    title = _TITLE.match(document.text)
    if title and not title[1].rstrip().endswith((*_ENDS, ",", ";", ":", '"', "”")):
        return [title.span(1)]
    return []


def _fitted(text: str, replacement: Replacement) -> str:
    """The surrogate, with a capital where general words begin a sentence."""
    new = replacement.surrogate
    if replacement.action is not Action.REDACT and new[:1].islower():
        lower = replacement.action is Action.PSEUDONYM and (
            text[replacement.start : replacement.end].islower()
        )  # a chat in lower case
        if not lower and _begins_sentence(text, replacement.start):
            return new[0].upper() + new[1:]
    return new


def _begins_sentence(text: str, start: int) -> bool:
    """Whether what stands at ``start`` is the head of a sentence, a heading or a list item."""
    line = text.rfind("\n", 0, start) + 1
    head = text[line:start]
    told = head.rstrip(_OPENERS)
    if told:
        parted = len(told) < len(head)
        return parted and told[-1] in _ENDS and not _ABBREVIATED.search(told)
    window = text[max(0, line - 200) : line]
    above = window.rstrip()
    blank = window[len(above) :].count("\n") > 1
    return blank or not above or above[-1] in _ENDS + ":" or (not head.isspace() and bool(head))


def _with_note(text: str, placed: tuple[Placed, ...], words: str) -> Rendering:
    """The note as a paragraph of its own; a final line end of the text ends the note, too."""
    newline = "\r\n" if "\r\n" in text else "\n"
    ended = text.endswith("\n")
    tail = text[len(text.rstrip()) :].replace("\r\n", "\n").count("\n")
    start_of_note = text + newline * max(0, 2 - tail)
    return Rendering(start_of_note + words + (newline if ended else ""), placed, len(start_of_note))
