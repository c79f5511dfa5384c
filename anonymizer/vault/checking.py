"""Verifying a whole vault without opening anything."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from anonymizer.errors import VaultTampered
from anonymizer.vault import audit
from anonymizer.vault.crypto import is_sealed
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.layout import FORMAT
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import (
    SUBJECT_TABLES,
    aliases,
    pseudonyms,
    shares,
    subjects,
    undone,
)
from anonymizer.vault.store import reading
from anonymizer.vault.subjects import NOBODY, digest_of, facts_of, knows


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to be mended that is not tampering.

    Attributes:
        code: short word, stable.
        message: one sentence for the editor.
    """

    code: str
    message: str


def verify(ledger: Ledger) -> tuple[Problem, ...]:
    """Check everything that can be checked without a custodian.

    Raises:
        VaultTampered: at the first thing that does not agree.
    """
    with ledger.alone():
        _check_pages(ledger.store.records, "records.db")
        _check_pages(ledger.store.keyring, "keyring.db")
        with (
            reading(ledger.store.records) as connection,
            reading(ledger.store.keyring) as keyring,
        ):
            _check_facts(connection, ledger)
            _check_sealed(connection, keyring)
            skip = set(connection.scalars(select(undone.c.seq)))
            said: dict[str, str] = {}
            for entry in ledger.verifier().chain(ledger.lines(), ledger.state().head):
                if entry.seq not in skip:
                    said.update(entry.rows)
            if said != _digests(connection, keyring):
                raise VaultTampered("rows of the vault differ from what the audit vouches for")
    return tuple(problems(ledger))


def _check_pages(engine: Engine, name: str) -> None:
    with reading(engine) as connection:
        # Into one file, so that every page is under the check. Outside of any transaction.
        driver = connection.connection.driver_connection
        if driver is None:
            raise VaultTampered(f"{name} cannot be read")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        damaged = driver.execute("PRAGMA cipher_integrity_check").fetchall()
        damaged += driver.execute("PRAGMA foreign_key_check").fetchall()
        sound = driver.execute("PRAGMA integrity_check").fetchall()
    if damaged or sound != [("ok",)]:
        raise VaultTampered(f"{name} is damaged: restore it from a backup")


def _check_facts(connection: Connection, ledger: Ledger) -> None:
    facts = facts_of(connection)
    if (facts.get("project"), facts.get("format")) != (ledger.keys.project, str(FORMAT)):
        raise VaultTampered("records.db is of another project or format")


def _check_sealed(connection: Connection, keyring: Connection) -> None:
    for row in connection.execute(select(aliases.c.id, aliases.c.sealed)):
        if not is_sealed(row.sealed):
            raise VaultTampered(f"row {row.id} of aliases is not a sealed payload")
    for row in keyring.execute(select(shares.c.id, shares.c.sealed)):
        if not is_sealed(row.sealed):
            raise VaultTampered(f"row {row.id} of shares is not a sealed payload")


def _digests(connection: Connection, keyring: Connection) -> dict[str, str]:
    """Subject id -> digest of all its rows."""
    rows: dict[str, dict[str, list[list[object]]]] = defaultdict(lambda: defaultdict(list))
    for table in SUBJECT_TABLES:
        for row in connection.execute(select(table)):
            rows[row.subject or NOBODY][table.name].append(list(row))
    for row in connection.execute(select(subjects)):
        rows[row.id][subjects.name].append(list(row))
    for row in keyring.execute(select(shares)):
        rows[row.subject][shares.name].append(list(row))
    return {subject: digest_of(found) for subject, found in rows.items()}


def problems(ledger: Ledger) -> Iterator[Problem]:
    """What the keepers of the vault should know and mend."""
    layout = ledger.layout
    if layout.custodian_key.exists():
        yield Problem(
            "custodian-key-beside-vault",
            f"move {layout.custodian_key} away from this machine: whoever has both reads all names",
        )
    if os.name == "posix":
        private = (layout.vault, layout.editor_key, layout.custodian_key, layout.records)
        for path in private:
            if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
                yield Problem("permissions", f"others may read {path}: chmod go= it")
    index = BlindIndex(ledger.keys.project, ledger.keys.index)
    with reading(ledger.store.records) as connection:
        for seq in connection.scalars(select(undone.c.seq)):
            yield Problem(
                "undone",
                f"entry {seq} of the audit was not carried out: the process died, or the store "
                "was damaged, before it was acknowledged",
            )
        query = select(pseudonyms).where(pseudonyms.c.burned.is_(False))
        for row in connection.execute(query).all():
            if knows(connection, index, row.pseudonym):
                yield Problem(
                    "pseudonym-is-real-name",
                    f"the pseudonym of subject {row.subject} is also a real name, learnt later: "
                    "give the subject another one",
                )


def entries(ledger: Ledger) -> tuple[audit.Entry, ...]:
    """The audit, each entry checked.

    Raises:
        VaultTampered: the chain is broken.
    """
    with ledger.alone():
        return tuple(ledger.verifier().chain(ledger.lines(), ledger.state().head))
