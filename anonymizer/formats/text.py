"""Plain text and Markdown. Line endings and a byte-order mark survive."""

from __future__ import annotations

import codecs

from anonymizer.errors import HostileInput, UnreadableInput, UnsupportedInput
from anonymizer.model import Document, Rendering

LONGEST = 2_000_000
"""Code points. A 600-page book has about as many; detection takes minutes at this size."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """The text in ``data``: UTF-8, or UTF-16 with a byte-order mark.

    Other encodings are not guessed: a wrong guess garbles accented names, and a garbled name is
    a missed one.

    Raises:
        UnreadableInput: empty, or not in one of these encodings.
        UnsupportedInput: a binary file.
        HostileInput: longer than :data:`LONGEST`.
    """
    encoding = next((enc for mark, enc in _MARKS if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data[:65536]:
        raise UnsupportedInput(f"{name}: this is a binary file, not text")
    if len(data) > 4 * LONGEST:
        raise HostileInput(_too_long(name))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name}: not readable as text (tried {encoding}, failed at byte {error.start}); "
            "save it as UTF-8 and try again"
        ) from None
    if not text.strip():
        raise UnreadableInput(f"{name}: the file is empty")
    if len(text) > LONGEST:
        raise HostileInput(_too_long(name))
    return text


def _too_long(name: str) -> str:
    return f"{name}: longer than {LONGEST:,} characters; split it into parts"


class PlainText:
    """``.txt``, and text that comes without a name."""

    suffixes = frozenset({"", ".txt", ".text"})
    media_type = "text/plain"

    def read(self, data: bytes, name: str) -> Document:
        """See :class:`anonymizer.ports.Format`."""
        return Document(name, decode(data, name), media_type=self.media_type)

    def write(self, document: Document, rendering: Rendering) -> bytes:
        """UTF-8."""
        return rendering.text.encode("utf-8")


class Markdown(PlainText):
    """``.md``."""

    suffixes = frozenset({".md", ".markdown"})
    media_type = "text/markdown"
