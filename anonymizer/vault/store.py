"""The two databases of a vault on disk: SQLCipher files reached through SQLAlchemy.

The raw key goes straight to the driver when it connects, so it stands in no URL, log or error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from anonymizer.errors import VaultRefused, VaultTampered
from anonymizer.vault import schema
from anonymizer.vault.layout import Layout, ProjectKeys

# SQLCipher's page size since version 4; a file of another length was cut.
PAGE = 4096
# How long a writer waits for another one, in milliseconds.
BUSY = 60_000

# SQLite's messages (sqlite3ErrStr in main.c) for trouble that is no damage.
_NOT_DAMAGE = ("locked", "full", "readonly", "unable to open")


@dataclass(frozen=True, slots=True)
class Store:
    """Engines of both databases; :meth:`close` releases the files."""

    records: Engine
    keyring: Engine

    @classmethod
    def create(cls, layout: Layout, keys: ProjectKeys) -> Store:
        """New, empty databases of mode 0600."""
        for path in (layout.records, layout.keyring):
            # SQLite gives its side files the mode of the database.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        store = cls(_engine(layout.records, keys.records), _engine(layout.keyring, keys.keyring))
        store._make(store.records, schema.records)
        store._make(store.keyring, schema.keyring)
        return store

    @classmethod
    def open(cls, layout: Layout, keys: ProjectKeys) -> Store:
        """The databases of a project.

        Raises:
            VaultTampered: a file is missing, cut, or not readable with its key.
        """
        for path in (layout.records, layout.keyring):
            # Looked at first, because SQLite would drop the log beside an empty file.
            size = path.stat().st_size if path.is_file() else 0
            if size == 0 or size % PAGE:
                raise VaultTampered(f"{path.name} is missing or cut: restore it from a backup")
        store = cls(_engine(layout.records, keys.records), _engine(layout.keyring, keys.keyring))
        try:
            for engine in (store.records, store.keyring):
                with reading(engine) as connection:
                    connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except BaseException:
            store.close()
            raise
        return store

    def _make(self, engine: Engine, metadata: MetaData) -> None:
        with writing(engine) as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        """Release the files; the last one to do so folds the logs into the databases."""
        self.records.dispose()
        self.keyring.dispose()


def _engine(path: Path, key: bytes) -> Engine:
    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=BUSY / 1000
        )
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for pragma in (
                # Errors come as exceptions; the library's own log would go to stderr.
                "cipher_log_level = NONE",
                "journal_mode = WAL",
                "synchronous = FULL",
                "secure_delete = ON",
                "foreign_keys = ON",
                "temp_store = MEMORY",
                f"busy_timeout = {BUSY}",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The driver's own transactions begin too late: two readers who both go on to write
        # would fail instead of waiting for each other.
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A consistent view for reading.

    Raises:
        VaultTampered: the database does not read with its key.
        VaultRefused: it stays busy, or the disk fails.
    """
    with _translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its start; durable when it ends.

    Raises:
        VaultTampered, VaultRefused: as :func:`reading`.
    """
    with _translated(), engine.execution_options(write=True).begin() as connection:
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as error:
        original = error.orig if isinstance(error, DatabaseError) else error
        if isinstance(original, (dbapi2.IntegrityError, dbapi2.ProgrammingError)):
            raise
        # The driver gives no codes. What is not one of these is a page that does not decrypt.
        if any(words in str(original) for words in _NOT_DAMAGE):
            raise VaultRefused(
                "the vault's database is busy or cannot be written, or the disk is full"
            ) from None
        raise VaultTampered(
            "a database of the vault is damaged or of another project: restore it from a backup"
        ) from None
