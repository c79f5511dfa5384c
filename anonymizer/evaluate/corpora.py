"""Reading annotated corpora. Each file says by its content what format it is in.

============== ====================================================================================
testimonies    JSON Lines with ``id``, ``text``, ``spans`` (``start``, ``end``, ``type``,
               ``idkind``, ``expect``, ``subject``), maybe ``decoys``, ``lang``, ``set``, ``series``
passages       JSON Lines with ``id``, ``text`` and ``ents``: ``[start, end, type, "KEEP" or "",
               subject]``, the subject may be missing
entities       JSON Lines with ``id``, ``text`` and ``ents``: ``[start, end, label, own label]``
TAB            the Text Anonymization Benchmark: its JSON with ``annotations``, or JSON Lines with
               ``mentions``
columns        CoNLL and its like: a token a line, its BIO tag in one of the columns
============== ====================================================================================
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from anonymizer.errors import UnreadableInput, UnsupportedInput
from anonymizer.evaluate import columns, records
from anonymizer.evaluate.gold import Corpus, GoldDocument

SUFFIXES = frozenset({".json", ".jsonl", ".ndjson", ".conll", ".conllu", ".bio", ".iob", ".iob2"})
"""Endings that are looked for in a folder; a file named in the call may have any."""

_Record = Mapping[str, Any]


def read_corpora(paths: Sequence[str], split: str | None = None) -> list[Corpus]:
    """The corpora in files and folders; a file whose records name a split is one for each.

    Args:
        paths: files, or folders that are searched through.
        split: only this part of files that have parts.

    Raises:
        UnreadableInput: something is missing or broken, or no record has the split.
        UnsupportedInput: no known format.
    """
    found = [corpus for path in _files(paths) for corpus in _corpora(path, split)]
    if not found:
        raise UnreadableInput(f"no record belongs to the split {split!r}")
    return found


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if not path.exists():
            raise UnreadableInput(f"{path}: no such file or folder")
        if not path.is_dir():
            yield path
            continue
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
        if not files:
            endings = ", ".join(sorted(SUFFIXES))
            raise UnreadableInput(f"{path}: no corpora in this folder (looked for {endings})")
        yield from files


def _corpora(path: Path, split: str | None) -> Iterator[Corpus]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput(f"{path}: not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from None
    if not text.lstrip().startswith(("{", "[")):
        documents = columns.read(text, str(path))
        if split is None:
            yield Corpus(str(path), "columns", documents)
        return
    rows = list(_rows(text, path))
    name, reader = _format(rows[0], path)
    parts: dict[str, list[tuple[int, _Record]]] = {}
    for number, row in enumerate(rows, 1):
        part = row.get("split") or row.get("dataset_type") or ""
        parts.setdefault(str(part), []).append((number, row))
    for part, members in parts.items():
        if split is None or part == split:
            shown = f"{path} [{part}]" if part else str(path)
            documents = tuple(_document(reader, row, number, path) for number, row in members)
            yield Corpus(shown, name, documents)


def _rows(text: str, path: Path) -> Iterator[_Record]:
    """Objects of a JSON list, or of lines."""
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    if isinstance(whole, list):
        rows: Iterable[Any] = whole
    elif isinstance(whole, dict):
        rows = [whole]
    else:
        rows = _lines(text, path)
    empty = True
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise UnreadableInput(f"{path}: record {number} is not a JSON object")
        empty = False
        yield row
    if empty:
        raise UnreadableInput(f"{path}: no records in this file")


def _lines(text: str, path: Path) -> Iterator[Any]:
    # not splitlines(): texts may hold U+2028 and the like, which JSON leaves as they are
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError:
                raise UnreadableInput(f"{path}: line {number} is not JSON") from None


def _format(row: _Record, path: Path) -> tuple[str, Callable[[_Record], GoldDocument]]:
    """What a record is, by its keys."""
    for key, name, reader in records.FORMATS:
        if key in row:
            return name, reader
    raise UnsupportedInput(
        f"{path}: no known annotation. A record needs text and one of "
        f"{', '.join(key for key, _, _ in records.FORMATS)}; see `anonymizer evaluate --help`"
    )


def _document(
    reader: Callable[[_Record], GoldDocument], row: _Record, number: int, path: Path
) -> GoldDocument:
    try:
        document = reader(row)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        kind = f"{type(error).__name__}: {error}" if isinstance(error, KeyError) else "wrong type"
        raise UnreadableInput(f"{path}: record {number} is not as its format says ({kind})") from None
    length = len(document.document.text)
    for span in document.spans:
        if not 0 <= span.start < span.end <= length:
            raise UnreadableInput(
                f"{path}: record {number} marks {span.start}..{span.end} in a text of {length} "
                "characters; offsets must be half-open and count code points"
            )
    return document
