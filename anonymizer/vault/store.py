"""One store, whichever database is behind it: transactions, and errors in the vault's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from anonymizer.errors import ConfigurationError, ProjectVersionError, VaultRefused, VaultTampered
from anonymizer.vault import schema

# Names of SQLite's result codes (https://sqlite.org/rescode.html) for trouble that is no damage. A
# page that does not decrypt is SQLITE_NOTADB or SQLITE_CORRUPT.
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
# PostgreSQL's code for a statement that the login has no right to.
_NO_RIGHT = "42501"


# How many things one statement asks for.
_FEW = 300

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Store:
    """Engines of both databases; :meth:`close` releases them."""

    records: Engine
    keyring: Engine

    @property
    def united(self) -> bool:
        """Whether one transaction spans both: they are schemas of one PostgreSQL database."""
        return self.records is self.keyring

    def check_revision(self) -> None:
        """Whether this software knows the tables.

        Raises:
            ConfigurationError: they are older: to be upgraded.
            ProjectVersionError: they are newer.
        """
        with reading(self.records) as connection:
            revision = _revision(connection)
        if revision is None or revision < schema.REVISION:
            raise ConfigurationError(
                "the vault was made by an older version of this software: make a copy of it, "
                "then run `anonymizer vault upgrade`"
            )
        if revision > schema.REVISION:
            raise ProjectVersionError("the vault's tables are newer than this software: update it")

    def close(self) -> None:
        """Release the files or connections."""
        self.records.dispose()
        self.keyring.dispose()


def _revision(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def few(things: Iterable[_Thing], size: int = _FEW) -> Iterator[list[_Thing]]:
    """The things in lists that are short enough for one statement."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A consistent view for reading.

    Raises:
        VaultTampered: the database does not read with its key.
        VaultRefused: it stays busy, cannot be reached, or denies the login what it asks for.
    """
    with translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction, durable when it ends; on disk it holds the write lock from its start.

    Raises:
        VaultTampered, VaultRefused: as :func:`reading`.
    """
    with translated(), engine.execution_options(write=True).begin() as connection:
        yield connection


@contextmanager
def attempt(connection: Connection) -> Iterator[Callable[[], None]]:
    """A part of a transaction, undone alone when the block raises, or at its end if it asks for it.

    Each new subject takes two; SQLAlchemy's own nested transactions cost three times as much.

    Yields:
        Asks for it.
    """
    undone = False

    def undo() -> None:
        nonlocal undone
        undone = True

    connection.exec_driver_sql("SAVEPOINT attempt")
    try:
        yield undo
    except BaseException:
        undo()
        raise
    finally:
        if undone:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT attempt")
        connection.exec_driver_sql("RELEASE SAVEPOINT attempt")


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the drivers as errors of the vault; none shows a value."""
    try:
        yield
    except (DBAPIError, dbapi2.DatabaseError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if original is not None and hasattr(original, "sqlstate"):
            raise _of_postgres(str(original.sqlstate or ""), error) from None
        if isinstance(original, (dbapi2.IntegrityError, dbapi2.ProgrammingError)):
            raise
        name = str(getattr(original, "sqlite_errorname", ""))
        if name.startswith(_BUSY):
            raise VaultRefused("another process holds the vault; try again later") from None
        if name.startswith(_DISK):
            raise VaultRefused(
                "the vault's database cannot be read or written: is the disk full, read-only or "
                "failing, or is the folder somebody else's?"
            ) from None
        raise VaultTampered(
            "a database of the vault is damaged or of another project: restore it from a backup"
        ) from None


def _of_postgres(code: str, error: Exception) -> Exception:
    if code == _NO_RIGHT:
        return VaultRefused(
            "your login of the database may not do this: ask its administrator which role may"
        )
    # Classes of codes: 08 connection, 53 resources, 55 busy, 57 stopped; none at all: no server.
    if code[:2] in ("", "08", "28", "53", "55", "57"):
        return VaultRefused(
            "the vault's database does not answer as it should: check its address, its "
            "certificate (PGSSLROOTCERT), your login (PGUSER) and your password file (~/.pgpass)"
        )
    return error
