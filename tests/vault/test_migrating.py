"""Alembic makes the tables that the schema says, and brings older vaults along."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, insert, select

from anonymizer.errors import ConfigurationError, ProjectVersionError
from anonymizer.ports import Alias
from anonymizer.vault import Vault, migrating, schema
from anonymizer.vault.store import reading, writing

OLD = ("subjects", "aliases", "claims", "parts", "pseudonyms", "bearings", "shares")


@pytest.mark.parametrize("part", ["records", "keyring"])
def test_the_revisions_make_the_schema(either: Path, part: str) -> None:
    metadata: MetaData = getattr(schema, part)
    with Vault.open(either) as vault, reading(getattr(vault._ledger.store, part)) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL search_path TO vault_{part}")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_newest_revision_is_the_one_that_is_asked_for() -> None:
    directory = ScriptDirectory(str(Path(migrating.__file__).with_name("migrations")))
    assert directory.get_current_head() == schema.REVISION


def make_old(folder: Path, vault: Vault) -> None:
    """Turn an open vault into one of format 1, which had no revisions."""
    store, state = vault._ledger.store, vault._ledger.state()
    for part, engine in (("keyring", store.keyring), ("records", store.records)):
        metadata: MetaData = getattr(schema, part)
        with reading(engine) as connection:
            rows = {
                table.name: [dict(row._mapping) for row in connection.execute(select(table))]
                for table in metadata.sorted_tables
            }
        with writing(engine) as connection:
            metadata.drop_all(connection)
            connection.exec_driver_sql("DROP TABLE alembic_version")
            migrating.migrate(connection, part, "0001")
            connection.exec_driver_sql("DROP TABLE alembic_version")
            old = MetaData()
            old.reflect(connection)
            if part == "records":
                facts = {row["key"]: row["value"] for row in rows["meta"]}
                facts |= {"format": "1", "recipients": state.recipients}
                pairs = [{"key": key, "value": value} for key, value in facts.items()]
                connection.execute(insert(old.tables["meta"]), pairs)
            for name in OLD:
                if name in old.tables and rows[name]:
                    columns = old.tables[name].columns.keys()
                    kept = [{column: row[column] for column in columns} for row in rows[name]]
                    connection.execute(insert(old.tables[name]), kept)
    vault.close()
    settings = folder / "anonymizer.toml"
    settings.write_text(settings.read_text().replace("format = 2", "format = 1"))


def test_a_vault_of_format_1_is_refused_until_it_is_upgraded(folder: Path, vault: Vault) -> None:
    vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Teresa"])
    vault.reserve(["Antonio"])
    make_old(folder, vault)
    with pytest.raises(ConfigurationError, match="vault upgrade"):
        Vault.open(folder)
    assert Vault.upgrade(folder)
    with Vault.open(folder) as again:
        assert {problem.code for problem in again.verify()} == {"custodian-key-beside-vault"}
        again.enrol("PERSON", [Alias("name", "Hortensia Lobo")], "press", ["Antonio", "Emilia"])
        assert again.subject("Emilia") != again.subject("Teresa")
        opened = again.reveal("Teresa", [folder / "custodian.key"], "why")
        assert opened.aliases == (Alias("name", "Ada Luna"),)
        again.verify()
    assert not Vault.upgrade(folder)


def test_tables_of_a_newer_version_are_left_alone(folder: Path, vault: Vault) -> None:
    with writing(vault._ledger.store.records) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ProjectVersionError):
        Vault.open(folder)
