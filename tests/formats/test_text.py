from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer import formats
from anonymizer.errors import HostileInput, UnreadableInput, UnsupportedInput
from anonymizer.formats.text import LONGEST
from anonymizer.model import Rendering


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t and t[0] != "\ufeff"))
def test_what_is_written_reads_the_same(text: str) -> None:
    document = (
        formats.read(text.encode("utf-8", "surrogatepass"), "a.txt") if _encodes(text) else None
    )
    if document is not None:
        assert document.text == text
        assert formats.write(document, Rendering(text, ())) == text.encode()


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def test_line_endings_survive() -> None:
    assert formats.read(b"a\r\nb\rc\n", "a.txt").text == "a\r\nb\rc\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding: str) -> None:
    assert formats.read("Año nuevo".encode(encoding), "a.md").text == "Año nuevo"


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "a.txt", UnreadableInput, "empty"),
        (b" \n ", "a.txt", UnreadableInput, "empty"),
        ("Año".encode("latin-1"), "a.txt", UnreadableInput, "tried utf-8"),
        (b"\x7fELF\0\0", "a.txt", UnsupportedInput, "binary"),
        (b"PK\x03\x04", "a.docx", UnsupportedInput, ".docx"),
        (b"a" * (LONGEST + 1), "a.txt", HostileInput, "split"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    data: bytes, name: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        formats.read(data, name)
    assert "\n" not in str(caught.value)
