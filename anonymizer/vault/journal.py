"""The file ``audit.jsonl``: one entry a line, each on the disk before its change happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from anonymizer.errors import VaultRefused, VaultTampered
from anonymizer.vault.audit import TAMPERED, Entry, Head

# How every line begins, since "detail" sorts first.
_START = b'{"detail":'


def lines(path: Path) -> Iterator[bytes]:
    """Every line without its end.

    Raises:
        VaultTampered: the file is missing.
    """
    with _opened(path) as file:
        for line in file:
            yield line.removesuffix(b"\n")


def length(path: Path) -> int:
    """Length of the file in bytes.

    Raises:
        VaultTampered: it is missing.
    """
    try:
        return path.stat().st_size
    except FileNotFoundError:
        raise VaultTampered("audit.jsonl is missing: restore it from a backup") from None


def append(path: Path, entry: Entry, head: Head) -> None:
    """Add ``entry`` at the end and return once it is on the disk.

    Raises:
        VaultRefused: it cannot be written, so the change or opening must not happen.
    """
    try:
        with path.open("r+b") as file:
            file.seek(head.end)
            file.write(entry.line())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise VaultRefused(f"cannot write audit.jsonl: {error.strerror}") from None


def tail(path: Path, head: Head) -> tuple[list[bytes], bool]:
    """What stands after ``head``: whole lines without their ends, and whether a torn one follows.

    Raises:
        VaultTampered: what follows the lines is no beginning of an entry.
    """
    with _opened(path) as file:
        file.seek(head.end)
        *lines, rest = file.read().split(b"\n")
    # After a power cut a file may be longer than what was written; the rest reads as zeros.
    torn = rest.rstrip(b"\0")
    if not (torn.startswith(_START) or _START.startswith(torn)):
        raise VaultTampered(TAMPERED.format(head.seq + 1 + len(lines)))
    return lines, bool(rest)


def cut(path: Path, head: Head) -> None:
    """Remove a torn line after ``head``."""
    with path.open("r+b") as file:
        file.truncate(head.end)
        os.fsync(file.fileno())


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise VaultTampered("audit.jsonl is missing: restore it from a backup") from None
