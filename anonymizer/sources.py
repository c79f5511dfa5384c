"""What a caller hands in: a text, the path of a file, or a document read before."""

from __future__ import annotations

from pathlib import Path

from anonymizer import formats
from anonymizer.errors import UnreadableInput
from anonymizer.model import Document, Rendering
from anonymizer.scanning import with_language

Source = str | Path | Document


def document_of(source: Source, language: str = "auto") -> Document:
    """The document that is meant; a string that names an existing file counts as its path.

    Raises:
        InputError: unreadable, unsupported or over a limit.
    """
    if isinstance(source, Document):
        return source
    if isinstance(source, str) and not _names_file(source):
        return with_language(Document("text", source), language)
    return _read(Path(source), language)[0]


def file_of(source: Source) -> tuple[Document, bytes]:
    """The document, and its file byte for byte: as read, or as it would be written.

    Raises:
        InputError: unreadable, unsupported or over a limit.
    """
    if isinstance(source, Path) or (isinstance(source, str) and _names_file(source)):
        return _read(Path(source), "auto")
    document = document_of(source)
    return document, formats.write(document, Rendering(document.text, ()))


def _read(path: Path, language: str) -> tuple[Document, bytes]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from None
    return with_language(formats.read(data, str(path)), language), data


def _names_file(source: str) -> bool:
    if "\n" in source or len(source) > 1000:
        return False
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False
