"""What an editor's whole disk shows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyrage
import pytest
from sqlalchemy import MetaData, select, update

from anonymizer.errors import VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Identity, Vault
from anonymizer.vault.keys import read_identities
from anonymizer.vault.schema import aliases, keyring, records, shares
from anonymizer.vault.store import reading, writing

NAMES = ("Wenceslao Quijada Orantes", "Hortensia Ñurinda", "Öztürk Çelikkol")
PHONE = "+503 7123 0099"


@pytest.fixture
def filled(vault: Vault) -> Vault:
    for number, name in enumerate(NAMES):
        known = [Alias("name", name), Alias("weak", name.split()[0]), Alias("PHONE", PHONE)]
        pseudonym = f"Pseudonym {number}"
        subject, _ = vault.enrol("PERSON", known, "press", [pseudonym], distinct=True)
        vault.keep_original(pseudonym.encode(), f"{name} salió.", people=[subject])
        vault.consent(subject, ["publication"], note=f"{name} signed it")
    return vault


def needles() -> set[bytes]:
    words = {PHONE, "71230099", *NAMES, *(part for name in NAMES for part in name.split())}
    forms = {form for word in words for form in (word, word.lower(), word.upper())}
    codecs = ("utf-8", "utf-16-le", "utf-16-be")
    return {form.encode(codec) for form in forms for codec in codecs}


def cells(vault: Vault) -> list[bytes]:
    """Every cell an editor reads in both databases."""
    store = vault._ledger.store
    found: list[bytes] = []
    for engine, metadata in ((store.records, records), (store.keyring, keyring)):
        with reading(engine) as connection:
            assert isinstance(metadata, MetaData)
            for table in metadata.sorted_tables:
                for row in connection.execute(select(table)):
                    found += [
                        cell if isinstance(cell, bytes) else str(cell).encode() for cell in row
                    ]
    return found


def test_no_byte_that_an_editor_reads_shows_a_name(folder: Path, filled: Vault) -> None:
    editor = read_identities(folder / "editor.key")
    stored = cells(filled)
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    opened = []
    for blob in stored + files:
        try:
            opened.append(pyrage.decrypt(blob, [each.age() for each in editor]))
        except pyrage.DecryptError:
            continue
    assert len(opened) == 1, "project.age and nothing else opens with an editor's key"
    for blob in stored + files + opened:
        assert not [needle for needle in needles() if needle in blob]


def test_the_search_would_find_a_name(folder: Path, filled: Vault) -> None:
    opened = filled.reveal("Pseudonym 0", [folder / "custodian.key"], "why")
    blob = repr([alias.text for alias in opened.aliases]).encode()
    assert [needle for needle in needles() if needle in blob]


def test_databases_are_not_readable_without_their_key(folder: Path, filled: Vault) -> None:
    filled.close()
    for name in ("records.db", "keyring.db"):
        path = folder / "vault" / name
        assert not path.read_bytes().startswith(b"SQLite format 3")
        with sqlite3.connect(path) as connection, pytest.raises(sqlite3.DatabaseError):
            connection.execute("SELECT * FROM sqlite_master")
        connection.close()


def test_errors_of_the_store_show_no_values(filled: Vault) -> None:
    with pytest.raises(Exception, match="UNIQUE") as caught:  # noqa: PT012, SIM117
        with writing(filled._ledger.store.records) as connection:
            row = connection.execute(select(aliases)).first()
            assert row is not None
            connection.execute(aliases.insert().values(row._mapping))
    assert row.subject not in str(caught.value)


def test_rows_moved_between_subjects_are_refused(folder: Path, filled: Vault) -> None:
    with writing(filled._ledger.store.records) as connection:
        one, *_, other = connection.execute(select(aliases)).all()
        assert one.subject != other.subject
        _set_sealed(connection, aliases, one.id, other.sealed)
    with pytest.raises(VaultTampered):
        filled.reveal("Pseudonym 0", [folder / "custodian.key"], "why")
    with pytest.raises(VaultTampered):
        filled.verify()


def test_rows_moved_within_a_subject_are_refused(folder: Path, filled: Vault) -> None:
    with writing(filled._ledger.store.records) as connection:
        one, other = connection.execute(select(aliases)).all()[:2]
        assert one.subject == other.subject
        _set_sealed(connection, aliases, one.id, other.sealed)
        _set_sealed(connection, aliases, other.id, one.sealed)
    with pytest.raises(VaultTampered):
        filled.reveal("Pseudonym 0", [folder / "custodian.key"], "why")
    with pytest.raises(VaultTampered):
        filled.verify()


def test_shares_moved_are_refused(folder: Path, filled: Vault) -> None:
    with writing(filled._ledger.store.keyring) as connection:
        people = [filled.subject(f"Pseudonym {number}") for number in range(2)]
        query = select(shares).where(shares.c.subject.in_(people))
        one, other = connection.execute(query).all()
        _set_sealed(connection, shares, one.id, other.sealed)
        _set_sealed(connection, shares, other.id, one.sealed)
    for pseudonym in ("Pseudonym 0", "Pseudonym 1"):
        with pytest.raises(VaultTampered):
            filled.reveal(pseudonym, [folder / "custodian.key"], "why")


def test_a_planted_key_is_noticed_before_a_name_is_sealed_to_it(
    folder: Path, filled: Vault
) -> None:
    filled.close()
    path = folder / "vault" / "recipients.toml"
    (old,) = read_identities(folder / "custodian.key")
    path.write_text(path.read_text().replace(old.recipient, Identity.generate().recipient))
    with pytest.raises(VaultTampered):
        Vault.open(folder)


def _set_sealed(connection, table, row: str, sealed: bytes) -> None:
    connection.execute(update(table).where(table.c.id == row).values(sealed=sealed))
