"""The vault on disk: two SQLCipher files.

The raw key goes straight to the driver when it connects, so it stands in no URL, log or error.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from anonymizer.errors import ConfigurationError, VaultTampered
from anonymizer.vault.layout import Layout, ProjectKeys
from anonymizer.vault.migrating import migrate
from anonymizer.vault.store import Store, reading, writing

# SQLCipher's page size since version 4; a file of another length was cut.
PAGE = 4096
# At most so much of a database is kept decrypted in memory; a small one needs as much as it has.
# Decrypting and checking a page again costs more than the rest of a look-up.
CACHE_KIB = 256 * 1024
# How long a writer waits for another one, in milliseconds.
BUSY = 60_000


def has_wal_reset_defect(version: tuple[int, ...]) -> bool:
    """Whether two processes that write and checkpoint at once can damage a database.

    The race stands in SQLite 3.7.0 to 3.51.2 and is mended in 3.51.3, and on their branches in
    3.44.6 and 3.50.7: https://sqlite.org/wal.html#walresetbug
    """
    mended = {(3, 44): 6, (3, 50): 7}
    if version[:2] in mended:
        return version[2] < mended[version[0], version[1]]
    return version < (3, 51, 3)


def create(layout: Layout, keys: ProjectKeys) -> Store:
    """New, empty databases of mode 0600."""
    check_driver()
    for path in (layout.records, layout.keyring):
        # SQLite gives its side files the mode of the database.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    store = _store(layout, keys)
    upgrade(store)
    return store


def upgrade(store: Store) -> None:
    """Bring both databases to the newest revision; those that are there already stay as they are.

    The keyring comes first, so that the records never say more than is true of both.
    """
    for part, engine in (("keyring", store.keyring), ("records", store.records)):
        with writing(engine) as connection:
            migrate(connection, part)


def open_files(layout: Layout, keys: ProjectKeys) -> Store:
    """The databases of a project, whatever their revision.

    Raises:
        VaultTampered: a file is missing, cut, or not readable with its key.
        ConfigurationError: the driver's SQLite has a defect that may damage them.
    """
    check_driver()
    for path in (layout.records, layout.keyring):
        # Looked at first, because SQLite would drop the log beside an empty file.
        size = path.stat().st_size if path.is_file() else 0
        if size == 0 or size % PAGE:
            raise VaultTampered(f"{path.name} is missing or cut: restore it from a backup")
    store = _store(layout, keys)
    try:
        for engine in (store.records, store.keyring):
            with reading(engine) as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except BaseException:
        store.close()
        raise
    return store


def _store(layout: Layout, keys: ProjectKeys) -> Store:
    return Store(engine(layout.records, keys.records), engine(layout.keyring, keys.keyring))


def check_driver() -> None:
    """Whether the SQLite that the driver brings may be trusted with a vault.

    Raises:
        ConfigurationError: it may not.
    """
    if has_wal_reset_defect(dbapi2.sqlite_version_info):
        raise ConfigurationError(
            f"SQLite {dbapi2.sqlite_version} has a defect that can damage the vault when two "
            "processes write at once: pip install --upgrade sqlcipher3"
        )


def engine(path: Path, key: bytes) -> Engine:
    """An engine for one file.

    Args:
        path: of the database.
        key: raw SQLCipher key, 32 bytes.
    """

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=BUSY / 1000
        )
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for pragma in (
                f"cipher_page_size = {PAGE}",
                # Errors come as exceptions; the library's own log would go to stderr.
                "cipher_log_level = NONE",
                "journal_mode = WAL",
                "synchronous = FULL",
                "secure_delete = ON",
                "foreign_keys = ON",
                "temp_store = MEMORY",
                f"cache_size = -{CACHE_KIB}",
                f"busy_timeout = {BUSY}",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    made = create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        # The driver's own transactions begin too late: two readers who both go on to write
        # would fail instead of waiting for each other.
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return made


def fold_log(database: Engine) -> None:
    """Write the log back into the database and empty it."""
    with reading(database) as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def vacuum(database: Engine) -> None:
    """Rewrite the database without what was deleted, and empty its log before and after."""
    fold_log(database)
    with reading(database) as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("VACUUM")
    fold_log(database)


def check_pages(database: Engine, name: str) -> None:
    """Whether every page decrypts and every index and reference holds.

    Raises:
        VaultTampered: one does not.
    """
    # Into one file first, so that every page is under the check.
    fold_log(database)
    with reading(database) as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise VaultTampered(f"{name} cannot be read")
        damaged = driver.execute("PRAGMA cipher_integrity_check").fetchall()
        damaged += driver.execute("PRAGMA foreign_key_check").fetchall()
        sound = driver.execute("PRAGMA integrity_check").fetchall()
    if damaged or sound != [("ok",)]:
        raise VaultTampered(f"{name} is damaged: restore it from a backup")
