"""Which format reads which file."""

from __future__ import annotations

from pathlib import PurePath

from anonymizer.errors import UnsupportedInput
from anonymizer.formats.text import Markdown, PlainText
from anonymizer.model import Document, Rendering
from anonymizer.ports import Format

_FORMATS: tuple[Format, ...] = (PlainText(), Markdown())
SUFFIXES = frozenset(suffix for each in _FORMATS for suffix in each.suffixes)
"""File-name endings that can be read, lower case with the dot."""


def read(data: bytes, name: str) -> Document:
    """The document in ``data``; the ending of ``name`` tells the format, none means plain text.

    Args:
        data: the whole file.
        name: path or label, for messages.

    Raises:
        InputError: unreadable, unsupported or over a limit.
    """
    return _format(name).read(data, name)


def write(document: Document, rendering: Rendering) -> bytes:
    """The output file for ``rendering``, in the format that ``document`` came in."""
    return _format(document.name).write(document, rendering)


def _format(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    for each in _FORMATS:
        if suffix in each.suffixes:
            return each
    known = ", ".join(sorted(SUFFIXES))
    raise UnsupportedInput(f"{name}: no format reads {suffix} files; supported are {known}")
