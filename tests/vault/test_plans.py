"""Nothing that an editor or a custodian does for one person reads a whole table."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, event

from anonymizer.ports import Alias
from anonymizer.vault import Vault

#: Columns of which a single value finds a handful of rows.
CHOOSY = {
    "digest",
    "id",
    "subject",
    "folded",
    "reservation",
    "person",
    "seq",
    "key",
    "rowid",
    "other",
}
#: Tables that stay small however many people there are.
SMALL = {"meta", "rosters", "undone", "sqlite_master", "alembic_version"}


def act(vault: Vault, key: Path) -> None:
    """Everything that is done for one person."""
    names = [Alias("name", "Ada Luna Paz"), Alias("weak", "Ada"), Alias("SV_DUI", "01234567-8")]
    person, _ = vault.enrol("PERSON", names, "project", ["Emilia"])
    vault.enrol("PERSON", names, "project", ["Teresa"])
    vault.find(names[0])
    vault.find(names[0], entity_type="PERSON")
    vault.knows("Ada Paz")
    vault.pseudonym(person, "project")
    vault.learn(person, [Alias("weak", "Luna")])
    vault.adopt(person, "series:one", ["Octavia"])
    vault.reserve(["Antonio"])
    vault.rename("Emilia", "Isaura")
    vault.consent(person, ["publication"])
    vault.retain(person, "2999-12-31")
    vault.objection("Isaura")
    vault.keep_original(b"published", "original", people=[person])
    vault.story_of(b"published")
    vault.reveal("Isaura", [key], "why")
    vault.erase(person)


def test_no_table_is_read_through(folder: Path, vault: Vault) -> None:
    asked: dict[str, tuple[Engine, object]] = {}
    store = vault._ledger.store

    def note(connection, cursor, statement, parameters, context, many):
        asked.setdefault(statement, (connection.engine, parameters[0] if many else parameters))

    for engine in (store.records, store.keyring):
        event.listen(engine, "before_cursor_execute", note)
    act(vault, folder / "custodian.key")
    for engine in (store.records, store.keyring):
        event.remove(engine, "before_cursor_execute", note)
    steps = 0
    for statement, (engine, parameters) in asked.items():
        if not re.match(r"\s*(SELECT|WITH|UPDATE|DELETE)", statement):
            continue
        with engine.connect() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for *_, step in plan:
                found = re.match(r"(SCAN|SEARCH) (\w+)", step)
                if not found or re.sub(r"_\d+$", "", found[2]) in SMALL | {"by_length", "CONSTANT"}:
                    continue
                columns = set(re.findall(r"(\w+)[=>]", step))
                assert columns & CHOOSY, (step, statement)
                steps += 1
    assert steps > 30
