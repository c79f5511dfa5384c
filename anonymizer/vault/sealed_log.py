"""A list of JSON objects that only grows, sealed in a file of its own.

It is a SQLCipher database under the key of the records, so whoever opens the project opens it, and
nobody else. One process at a time holds it. What :meth:`SealedLog.append` returned is on the disk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout
from sqlalchemy import Column, Integer, MetaData, Table, Text, func, insert, select

from anonymizer.errors import VaultRefused, VaultTampered
from anonymizer.vault.sqlcipher import check_driver, engine, fold_log
from anonymizer.vault.store import reading, writing

_metadata = MetaData()
_entries = Table(
    "entries",
    _metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)


class SealedLog:
    """An open log. Use it as a context manager, or :meth:`close` it.

    Args:
        path: of the file; made if there is none, mode 0600, in a folder of mode 0700.
        key: raw SQLCipher key, 32 bytes.
        hold: keep other processes out; without it the log is for reading only.

    Raises:
        VaultRefused: another process holds it.
        VaultTampered: it does not open with the key.
    """

    def __init__(self, path: Path, key: bytes, *, hold: bool = True) -> None:
        check_driver()
        self.path = path
        self._removed = False
        self._lock: FileLock | None = None
        if hold:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            self._lock = _held(path)
        try:
            if not path.exists():
                if not hold:
                    raise VaultTampered(f"{path.name} is missing")
                # SQLite gives its side files the mode of the database.
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self._engine = engine(path, key)
            if hold:
                with writing(self._engine) as connection:
                    _metadata.create_all(connection)
        except BaseException:
            self._release()
            raise

    def append(self, entry: Mapping[str, Any]) -> int:
        """Add an entry; its number, counted from 0. It is durable when this returns."""
        payload = json.dumps(entry, ensure_ascii=False)
        with writing(self._engine) as connection:
            last = connection.scalar(select(func.max(_entries.c.seq)))
            seq = 0 if last is None else last + 1
            connection.execute(insert(_entries).values(seq=seq, payload=payload))
        return seq

    def entries(self) -> Iterator[dict[str, Any]]:
        """All entries, oldest first.

        Raises:
            VaultTampered: the file is damaged.
        """
        with reading(self._engine) as connection:
            if not connection.dialect.has_table(connection, _entries.name):
                return  # its maker died, or is at it
            query = select(_entries.c.payload).order_by(_entries.c.seq)
            found = list(connection.scalars(query))
        for payload in found:
            yield json.loads(payload)

    def remove(self) -> None:
        """Close it and take it off the disk."""
        self._removed = True
        self._engine.dispose()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self._release()

    def close(self) -> None:
        """Let go of the file."""
        if self._lock is not None and not self._removed:
            fold_log(self._engine)
        self._engine.dispose()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def holding(folder: Path, key: bytes, text: str) -> list[Path]:
    """The logs of a folder in which a text stands, such as the id of a subject."""
    found = []
    for path in sorted(folder.glob("*.db")):
        with SealedLog(path, key, hold=False) as log:
            if any(text in json.dumps(entry, ensure_ascii=False) for entry in log.entries()):
                found.append(path)
    return found


def _held(path: Path) -> FileLock:
    lock = FileLock(path.with_suffix(".lock"), timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise VaultRefused(
            "another window or process has this review open: close it there first"
        ) from None
    return lock
