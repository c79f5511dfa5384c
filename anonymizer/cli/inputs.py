"""What a command is to work on: files, folders, standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from anonymizer import formats
from anonymizer.errors import UnreadableInput, UsageError
from anonymizer.formats.text import decode
from anonymizer.model import Document
from anonymizer.scanning import with_language

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with the place they came from; ``path`` is ``None`` for standard input."""

    name: str
    path: Path | None
    data: bytes = field(repr=False)


def sources(inputs: Sequence[str], suffixes: frozenset[str] = formats.SUFFIXES) -> list[Source]:
    """Every file that ``inputs`` name, folders searched through, in a stable order.

    Raises:
        UnreadableInput: something is missing, not readable, or a folder without texts.
        UsageError: standard input named twice.
    """
    if list(inputs).count(STDIN) > 1:
        raise UsageError("standard input (-) can be given only once")
    found = []
    for given in inputs:
        if given == STDIN:
            found.append(Source("stdin", None, sys.stdin.buffer.read()))
        else:
            found += [Source(str(p), p, _bytes(p)) for p in _files(Path(given), suffixes)]
    return found


def _files(path: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    if not path.exists():
        raise UnreadableInput(f"{path}: no such file or folder")
    if not path.is_dir():
        yield path
        return
    files = sorted(
        p
        for p in path.rglob("*")
        if p.is_file()
        and p.suffix.lower() in suffixes - {""}
        and not any(part.startswith(".") for part in p.relative_to(path).parts)
    )
    if not files:
        endings = ", ".join(sorted(suffixes - {""}))
        raise UnreadableInput(f"{path}: no texts in this folder (looked for {endings})")
    yield from files


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from None


def document(source: Source, language: str) -> Document:
    """The document in a source.

    Raises:
        InputError: unreadable, unsupported or over a limit.
    """
    name = source.name if source.path else ""
    read = formats.read(source.data, name)
    return with_language(Document(source.name, read.text, media_type=read.media_type), language)


def records(source: Source, language: str) -> Iterator[Document]:
    """Documents of JSON Lines: objects with ``id``, ``text``, maybe ``lang`` and ``series``.

    Raises:
        UnreadableInput: a line is not such an object.
    """
    for number, line in enumerate(decode(source.data, source.name).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            name, text = str(record["id"]), record["text"]
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, TypeError, KeyError):
            raise UnreadableInput(
                f'{source.name}: line {number} is not a JSON object with "id" and "text"'
            ) from None
        stated = record.get("lang") if language == "auto" else language
        series = str(record.get("series") or "")
        document = Document(name, text, series=series)
        yield with_language(document, stated if stated in {"en", "es"} else "auto")
