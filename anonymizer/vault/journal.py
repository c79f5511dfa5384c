"""Where the audit stands, and how writers take turns: a file with a lock, or a table.

On disk the audit is ``audit.jsonl``, one entry a line, synced before its change is stored, and
``recipients.toml`` shows the newest list of recipients. In PostgreSQL both stand in tables, within
the transaction of the change itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, insert, select, update

from anonymizer.errors import VaultRefused, VaultTampered
from anonymizer.vault.audit import TAMPERED, Entry, Head
from anonymizer.vault.keys import replace
from anonymizer.vault.layout import Layout, read_text
from anonymizer.vault.schema import chain, meta
from anonymizer.vault.store import reading

# For how many seconds one writer may keep the next one waiting, and those behind.
_PATIENCE, _QUEUE_PATIENCE = 60, 600
# Who waits looks again after so many seconds, or this part of what they have waited: soon where
# turns are short, and seldom where they are long, since looking takes time from whoever works.
_SOON, _PART = 0.002, 1 / 20
# How every line begins, since "detail" sorts first.
_START = b'{"detail":'
# Number of the advisory lock in PostgreSQL; any will do, if it is always the same.
_TURN = 5_381_202_611


class Journal(Protocol):
    """What the ledger needs of the place where the audit stands."""

    def turn(self) -> AbstractContextManager[None]:
        """Keep all other writers out until the block ends, before a transaction begins."""
        ...

    def begin(self, connection: Connection) -> None:
        """Keep all other writers out until the transaction ends."""
        ...

    def still(self) -> AbstractContextManager[None]:
        """Keep all writers out, so that everything can be compared."""
        ...

    def head(self, connection: Connection) -> Head:
        """The store's word on the end of the chain."""
        ...

    def append(self, connection: Connection, entry: Entry, head: Head) -> None:
        """Add ``entry`` after ``head``; an error means that the change must not happen."""
        ...

    def publish(self, recipients: str) -> None:
        """Show a new list of recipients."""
        ...

    def lines(self) -> Generator[bytes, None, None]:
        """Every line of the audit without its end."""
        ...


class FileJournal:
    """``audit.jsonl``, ``recipients.toml``, ``lock`` and ``queue`` of a project directory."""

    def __init__(self, layout: Layout) -> None:
        self.audit = layout.audit
        self.recipients = layout.recipients
        self._lock = FileLock(layout.lock, mode=0o600, thread_local=False)
        self._queue = FileLock(layout.queue, mode=0o600, thread_local=False)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock file.

        Who is next for it holds the file ``queue``. So a busy writer cannot take one turn after the
        other past those who wait: it has to queue for each.
        """
        try:
            _acquire(self._queue, _QUEUE_PATIENCE)
            try:
                _acquire(self._lock, _PATIENCE)
            finally:
                self._queue.release()
        except Timeout:
            raise VaultRefused("another process holds the vault; try again later") from None
        except OSError as error:
            raise VaultRefused(f"cannot lock the vault: {error.strerror}") from None
        try:
            yield
        finally:
            self._lock.release()

    def begin(self, connection: Connection) -> None:
        """Nothing: the lock file is held."""

    def still(self) -> AbstractContextManager[None]:
        """Hold the lock file."""
        return self.turn()

    def head(self, connection: Connection) -> Head:
        """What the store remembers of the file."""
        try:
            return Head.parse(
                str(connection.scalar(select(meta.c.value).where(meta.c.key == "audit")))
            )
        except (ValueError, TypeError):
            raise VaultTampered("records.db lacks the end of the audit chain") from None

    def remember(self, connection: Connection, head: Head) -> None:
        """Store where the chain ends."""
        connection.execute(update(meta).where(meta.c.key == "audit").values(value=head.render()))

    def append(self, connection: Connection, entry: Entry, head: Head) -> None:
        """Store the new end, and have the entry on the disk before that is committed."""
        self.remember(connection, head.after(entry))
        append(self.audit, entry, head)

    def publish(self, recipients: str) -> None:
        """Write ``recipients.toml``."""
        replace(self.recipients, recipients.encode())

    def lines(self) -> Generator[bytes, None, None]:
        """The lines of the file."""
        return lines(self.audit)

    def agrees(self, head: Head, recipients: str) -> bool:
        """Whether the files are what the store says."""
        return length(self.audit) == head.end and read_text(self.recipients) == recipients


def _acquire(lock: FileLock, patience: float) -> None:
    """Wait for a lock, for so many seconds at most.

    Raises:
        Timeout: somebody else holds it all the time.
    """
    begun = time.monotonic()
    while True:
        waited = time.monotonic() - begun
        try:
            lock.acquire(blocking=False)
            return
        except Timeout:
            if waited > patience:
                raise
        time.sleep(max(_SOON, waited * _PART))


class TableJournal:
    """The table ``chain``; writers take turns by an advisory lock of the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def turn(self) -> AbstractContextManager[None]:
        """Nothing: :meth:`begin` waits."""
        return nullcontext()

    def begin(self, connection: Connection) -> None:
        """Wait for the turn; it ends with the transaction."""
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_TURN,))

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold the turn in a transaction that changes nothing."""
        with reading(self._engine) as connection:
            self.begin(connection)
            yield

    def head(self, connection: Connection) -> Head:
        """The last row."""
        query = select(chain.c.seq, chain.c.hash, chain.c.end).order_by(chain.c.seq.desc())
        row = connection.execute(query.limit(1)).one_or_none()
        if row is None:
            raise VaultTampered("the table of the audit is empty: restore it from a backup")
        return Head(row.seq, row.hash, row.end)

    def append(self, connection: Connection, entry: Entry, head: Head) -> None:
        """Add a row."""
        line = entry.line().decode("ascii").removesuffix("\n")
        end = head.after(entry).end
        connection.execute(insert(chain).values(seq=entry.seq, hash=entry.hash, end=end, line=line))

    def publish(self, recipients: str) -> None:
        """Nothing: whoever needs the list reads it in the database."""

    def lines(self) -> Generator[bytes, None, None]:
        """The lines of the table."""
        query = select(chain.c.line).order_by(chain.c.seq)
        with (
            reading(self._engine) as connection,
            connection.execution_options(yield_per=1000).execute(query) as found,
        ):
            for row in found:
                yield row.line.encode("utf-8")


def lines(path: Path) -> Generator[bytes, None, None]:
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
        *whole, rest = file.read().split(b"\n")
    # After a power cut a file may be longer than what was written; the rest reads as zeros.
    torn = rest.rstrip(b"\0")
    if not (torn.startswith(_START) or _START.startswith(torn)):
        raise VaultTampered(TAMPERED.format(head.seq + 1 + len(whole)))
    return whole, bool(rest)


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
