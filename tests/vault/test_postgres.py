"""The vault in a real PostgreSQL: its roles, its certificate, and who wins a race."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from anonymizer.errors import UsageError, VaultRefused
from anonymizer.ports import Alias
from anonymizer.vault import Vault, naming, postgres, schema, subjects
from anonymizer.vault.store import writing
from tests.vault.server import Server, certify

NAME = "Wenceslao Quijada"


@pytest.fixture
def shared(folder: Path, server: Server, database: str) -> Iterator[Vault]:
    """A vault as its owner opens it, with one person."""
    with Vault.create(folder, store=server.url(database)) as vault:
        vault.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa"])
        yield vault


def login(server: Server, database: str, role: str) -> str:
    """A new login with one of the two roles."""
    name = f"{database}_{role}_login"
    server.run(f"CREATE ROLE {name} LOGIN")
    server.run(f"GRANT {database}_{role} TO {name}")
    return name


def test_an_editor_adds_and_looks_up(
    folder: Path, shared: Vault, server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGUSER", login(server, database, "editor"))
    monkeypatch.setenv("ANONYMIZER_HOME", str(folder.with_name("another-device")))
    with Vault.open(folder) as vault, vault.batch():
        (known,) = vault.find(Alias("name", NAME))
        assert vault.pseudonym(known, "press") == "Teresa"
        new, _ = vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Emilia"])
        vault.learn(known, [Alias("weak", "Wences")])
        vault.adopt(known, "series:one", ["Octavio"])
        vault.reserve(["Antonio"])
        vault.consent(new, ["publication"])
        vault.retain(new, "2999-12-31")
    with Vault.open(folder) as vault:
        assert vault.objection("Emilia") is None
        assert {p.code for p in vault.verify()} == {"seals-unread", "custodian-key-beside-vault"}
    assert {p.code for p in shared.verify()} == {"custodian-key-beside-vault"}


def test_an_editor_opens_erases_and_backs_up_nothing(
    folder: Path, shared: Vault, server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGUSER", login(server, database, "editor"))
    with Vault.open(folder) as vault:
        subject = vault.subject("Teresa")
        for refused in (
            # Even with a custodian's key: the login reads nothing that is sealed.
            lambda: vault.reveal("Teresa", [folder / "custodian.key"], "why"),
            lambda: vault.erase(subject),
            lambda: vault.back_up(keyring=folder / "backup.tar"),
        ):
            with pytest.raises(VaultRefused, match="login"):
                refused()
    assert not (folder / "backup.tar").exists()
    assert shared.find(Alias("name", NAME))
    shared.verify()


def test_what_an_editors_login_may_not_do_with_plain_sql(
    shared: Vault, server: Server, database: str
) -> None:
    user = login(server, database, "editor")
    sealed = [(t.name, "sealed") for t in schema.records.sorted_tables if "sealed" in t.columns]
    assert len(sealed) == 3
    statements = [
        *(f"SELECT {column} FROM {postgres.RECORDS}.{table}" for table, column in sealed),
        *(f"SELECT * FROM {postgres.RECORDS}.{table}" for table, _ in sealed),
        f"SELECT subject FROM {postgres.KEYRING}.shares",
        f"DELETE FROM {postgres.KEYRING}.shares",
        f"UPDATE {postgres.RECORDS}.meta SET value = '9'",
        f"INSERT INTO {postgres.RECORDS}.meta VALUES ('a', 'b')",
    ]
    for table in schema.records.sorted_tables:
        statements.append(f"DELETE FROM {postgres.RECORDS}.{table.name}")
        statements.append(f"TRUNCATE {postgres.RECORDS}.{table.name}")
        column = next(iter(table.columns)).name
        statements.append(f"UPDATE {postgres.RECORDS}.{table.name} SET {column} = NULL")
    for statement in statements:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.run(statement, database, user)
    assert server.run(f"SELECT count(*) FROM {postgres.RECORDS}.subjects", database, user) == [(1,)]


def test_a_custodian_opens_and_erases(
    folder: Path, shared: Vault, server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGUSER", login(server, database, "custodian"))
    with Vault.open(folder, identities=[folder / "custodian.key"]) as vault:
        assert vault.reveal("Teresa", [folder / "custodian.key"], "why").aliases
        assert not vault.erase(vault.subject("Teresa")).rewritten
        vault.verify()
    assert not shared.find(Alias("name", NAME))
    # The owner's next visit does what only an owner may.
    monkeypatch.setenv("PGUSER", "admin")
    with Vault.open(folder) as vault:
        vault.verify()
    assert server.run(f"SELECT * FROM {postgres.RECORDS}.meta WHERE key = 'vacuum'", database) == []


def test_rows_changed_in_the_database_are_noticed(
    shared: Vault, server: Server, database: str
) -> None:
    from anonymizer.errors import VaultTampered

    (before,) = server.run(f"SELECT pseudonym FROM {postgres.RECORDS}.pseudonyms", database)
    for statement, undo in (
        ("pseudonyms SET pseudonym = 'X'", f"pseudonyms SET pseudonym = '{before[0]}'"),
        ("chain SET line = line || ' ' WHERE seq = 1", "chain SET line = trim(line)"),
        ("aliases SET sealed = sealed || 'x'", None),
    ):
        server.run(f"UPDATE {postgres.RECORDS}.{statement}", database)
        with pytest.raises(VaultTampered) as told:
            shared.verify()
        # What is wrong is told with no connection left open behind it.
        assert told
        assert shared._ledger.store.records.pool.checkedout() == 0
        if undo is not None:
            server.run(f"UPDATE {postgres.RECORDS}.{undo}", database)
            shared.verify()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///somewhere",
        "no address",
        "postgresql://localhost",
        "postgresql:///stories",
        "postgresql://ana:secret@localhost/stories",
        "postgresql://localhost/stories?sslmode=require",
        "postgresql:///stories?host=/var/run/postgresql",
    ],
)
def test_addresses_that_are_refused(folder: Path, url: str) -> None:
    with pytest.raises(UsageError) as caught:
        Vault.create(folder, store=url)
    assert "secret" not in str(caught.value)
    assert not folder.exists()


def test_only_the_right_certificate_is_talked_to(
    folder: Path, server: Server, database: str, tmp_path: Path
) -> None:
    certify(tmp_path)
    url = server.url(database)
    for wrong in (
        url.replace(str(server.certificate), str(tmp_path / "server.crt")),
        url.replace("localhost", "127.0.0.1"),
        url.replace(f":{server.port}", ":1"),
    ):
        with pytest.raises(VaultRefused, match="certificate"):
            Vault.create(folder, store=wrong)
    assert not folder.exists()


def test_one_database_holds_one_vault(
    folder: Path, shared: Vault, server: Server, database: str
) -> None:
    with pytest.raises(UsageError, match="already"):
        Vault.create(folder.with_name("second"), store=server.url(database))
    assert f"{database}?" in (folder / "anonymizer.toml").read_text()
    assert "admin" not in (folder / "anonymizer.toml").read_text()
    assert [path.name for path in (folder / "vault").iterdir()] == ["project.age"]
    shared.verify()


def test_without_the_turn_the_constraints_decide_and_the_loser_takes_the_winners(
    shared: Vault,
) -> None:
    """Two writers who do not wait for each other, each in an open transaction."""
    engine, index = shared._ledger.store.records, shared._index
    recipients = shared._ledger.recipients()
    name = [Alias("name", "Ada Luna")]
    with writing(engine) as one, writing(engine) as two:
        two.exec_driver_sql("SET LOCAL lock_timeout TO '200ms'")
        first, _ = subjects.add_subject(one, recipients, "PERSON")
        subjects.learn_first(one, index, first, name, distinct=False)
        winner = first.id
        assert naming.name_subject(one, index, winner, "press", ["Emilia"]) == "Emilia"
        one.commit()
        second, _ = subjects.add_subject(two, recipients, "PERSON")
        with pytest.raises(subjects.Outrun):
            subjects.learn_first(two, index, second, name, distinct=False)
        loser = second.id
        assert subjects.claimant(two, index, "PERSON", name) == winner
        # A pseudonym in use goes to nobody else; a scope that has one gets no second.
        assert naming.name_subject(two, index, loser, "press", ["Emilia", "Octavio"]) == "Octavio"
        assert naming.name_subject(two, index, winner, "press", ["Simona"]) == "Emilia"
        given = select(schema.pseudonyms.c.pseudonym)
        assert set(two.scalars(given)) == {"Teresa", "Emilia", "Octavio"}
        two.rollback()


def test_backups_move_a_vault_from_one_store_to_the_other(
    folder: Path, shared: Vault, server: Server, database: str, tmp_path: Path
) -> None:
    records, keyring = tmp_path / "records.tar", tmp_path / "keyring.tar"
    shared.back_up(records=records, keyring=keyring)
    key = folder / "custodian.key"
    disk, again = tmp_path / "disk", tmp_path / "again"
    Vault.restore(disk, records=records, keyring=keyring)
    with Vault.open(disk, identities=[key]) as vault:
        vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Emilia"])
        vault.back_up(records=tmp_path / "r2", keyring=tmp_path / "k2")
        vault.verify()
    server.run(f"CREATE DATABASE {database}_two")
    url = server.url(f"{database}_two")
    Vault.restore(
        again, records=tmp_path / "r2", keyring=tmp_path / "k2", store=url, identities=[key]
    )
    shutil.rmtree(disk)
    with Vault.open(again, identities=[key]) as vault:
        vault.verify()
        assert vault.reveal("Emilia", [key], "why").aliases == (Alias("name", "Ada Luna"),)
        assert vault.reveal("Teresa", [key], "why").aliases == (Alias("name", NAME),)
