"""The deletions that an erasure is made of; each can be repeated."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, Engine, delete, select, update

from anonymizer.errors import VaultTampered
from anonymizer.vault import postgres, sqlcipher
from anonymizer.vault.schema import (
    SUBJECT_TABLES,
    aliases,
    appearances,
    bearings,
    claims,
    consents,
    decisions,
    meta,
    originals,
    parts,
    pseudonyms,
    put,
    retentions,
    shares,
    subjects,
    traits,
)
from anonymizer.vault.store import Store, reading, writing

#: Event of the entry of an erasure.
ERASED = "subject.erased"

# The fact that says that the files still have to be rewritten.
_DUE = "vacuum"


def told(detail: Mapping[str, object]) -> tuple[list[str], str]:
    """Subjects, in the order of their going, and reservation in the detail of such an entry.

    Raises:
        VaultTampered: they are not there.
    """
    try:
        stories = detail["stories"]
        assert isinstance(stories, list)  # noqa: S101 - caught just below
        return [*map(str, stories), str(detail["subject"])], str(detail["reservation"])
    except (KeyError, AssertionError):
        raise VaultTampered("an entry of an erasure does not say of whom") from None


def stories_of(connection: Connection, person: str) -> list[str]:
    """Stories whose sealed original names a person: they go with them."""
    query = select(appearances.c.subject).where(appearances.c.person == person)
    return sorted(connection.scalars(query))


def keepers(connection: Connection, subject: str) -> list[str]:
    """Subjects whose rows name another one in a decision: they change when that one goes."""
    query = select(decisions.c.subject).where(decisions.c.other == subject).distinct()
    return sorted(connection.scalars(query))


def forget_shares(keyring: Engine, gone: Collection[str]) -> None:
    """Delete the secrets of subjects."""
    with writing(keyring) as connection:
        connection.execute(delete(shares).where(shares.c.subject.in_(gone)))


def forget_rows(connection: Connection, subject: str, reservation: str) -> None:
    """Delete all that the records hold of a subject, and burn its pseudonyms."""
    for table in (
        appearances,
        originals,
        bearings,
        aliases,
        claims,
        parts,
        consents,
        retentions,
        traits,
    ):
        connection.execute(delete(table).where(table.c.subject == subject))
    connection.execute(
        delete(decisions).where((decisions.c.subject == subject) | (decisions.c.other == subject))
    )
    connection.execute(
        update(pseudonyms)
        .where(pseudonyms.c.subject == subject)
        .values(subject=None, burned=True, reservation=reservation)
    )
    connection.execute(delete(subjects).where(subjects.c.id == subject))
    put(connection, meta, {"key": _DUE, "value": "due"})


def is_due(store: Store) -> bool:
    """Whether deleted rows may still stand in the files."""
    with reading(store.records) as connection:
        return connection.scalar(select(meta.c.value).where(meta.c.key == _DUE)) is not None


def rewrite(store: Store) -> bool:
    """Rewrite both databases without what was deleted, if that is due.

    Returns:
        Whether nothing is left to be done. In PostgreSQL only the owner of the tables can do it.
    """
    if not is_due(store):
        return True
    if store.united:
        if not _rewrite_tables(store.records):
            return False
    else:
        sqlcipher.vacuum(store.keyring)
        sqlcipher.vacuum(store.records)
    with writing(store.records) as connection:
        connection.execute(delete(meta).where(meta.c.key == _DUE))
    if not store.united:
        sqlcipher.fold_log(store.records)
    return True


def _rewrite_tables(engine: Engine) -> bool:
    tables = (shares, *SUBJECT_TABLES, subjects)
    with reading(engine.execution_options(isolation_level="AUTOCOMMIT")) as connection:
        mine = (
            "SELECT pg_has_role(tableowner, 'USAGE') FROM pg_tables "
            "WHERE schemaname = %s AND tablename = %s"
        )
        if not connection.exec_driver_sql(mine, (postgres.KEYRING, shares.name)).scalar():
            return False
        for table in tables:
            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
    return True
