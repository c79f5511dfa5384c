"""A vault with as many subjects as wanted, written straight into its tables.

What is sealed is random: nothing in it can be opened, and the audit does not vouch for it. Look-ups
and new subjects cost what they cost in a real vault of that size. Of the forms of a name only the
whole and the shortest are there, to fill the largest vault in minutes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from os import urandom
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Boolean, Connection, DateTime, Integer, LargeBinary, Table, insert

from anonymizer.lexicon.fold import fold
from anonymizer.model import Sex
from anonymizer.ports import Alias
from anonymizer.surrogates.origins import Origin, given_names, surnames
from anonymizer.vault import Vault, schema
from anonymizer.vault.crypto import Identity
from benchmarks.invented import people

CHUNK = 50_000


def filled(directory: Path, subjects: int) -> Vault:
    """An open vault in ``directory`` with so many invented people, each with a full pseudonym."""
    vault = Vault.create(directory)
    invented, chance = people(random.Random(1)), random.Random(2)
    given = [n for sex in (Sex.FEMALE, Sex.MALE) for n in given_names(Origin.LATIN, sex)]
    family = surnames(Origin.LATIN)
    key = {"public_key": Identity.generate().recipient}
    used: set[str] = set()
    claimed: set[bytes] = set()
    engine = vault._ledger.store.records
    index = vault._index
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = -1500000")
        for table in ("claims", "parts"):  # no effect where the vault has these indexes itself
            name = f"{table}_by_subject"
            connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {name} ON {table} (subject)")
        connection.commit()
    for done in range(0, subjects, CHUNK):
        rows: dict[str, list[dict[str, object]]] = {t: [] for t in _TABLES}
        for person in islice(invented, min(CHUNK, subjects - done)):
            subject = str(uuid4())
            rows["subjects"].append({"id": subject, "entity_type": "PERSON"} | key)
            parts: set[bytes] = set()
            first, _, last, _ = person.names[0].split(" ", 3)
            for alias in (Alias("name", person.names[0]), Alias("weak", f"{first} {last}")):
                digest = index.alias(alias)
                rows["aliases"].append(
                    {"id": str(uuid4()), "subject": subject, "kind": alias.kind, "digest": digest}
                )
                if alias.kind == "name":
                    parts = set(index.parts(alias.text))
                if alias.kind == "name" and digest not in claimed:
                    claimed.add(digest)
                    rows["claims"].append(
                        {"entity_type": "PERSON", "kind": "name", "digest": digest}
                        | {"subject": subject}
                    )
            rows["parts"] += [{"digest": part, "subject": subject} for part in parts]
            name = _free(given, family, used, chance)
            rows["pseudonyms"].append(
                {"folded": fold(name), "pseudonym": name, "subject": subject, "burned": False}
            )
            rows["bearings"].append(
                {"scope": "project, full", "subject": subject, "folded": fold(name)}
            )
        with engine.begin() as connection:
            for table in _TABLES:
                _write(connection, getattr(schema, table), rows[table])
    vault.close()  # the large cache goes with it
    return Vault.open(directory)


_TABLES = ("subjects", "aliases", "claims", "parts", "pseudonyms", "bearings")


def _free(
    given: Sequence[str], family: Sequence[str], used: set[str], chance: random.Random
) -> str:
    while True:
        name = f"{chance.choice(given)} {chance.choice(family)} {chance.choice(family)}"
        if name not in used:
            used.add(name)
            return name


def _write(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    """Sorted by the key, so that neighbours land on one page; other columns get a filler."""
    columns = list(table.columns)
    key = next(iter(table.primary_key.columns)).name
    fillers = {c.name: _filler(c.type) for c in columns if not c.nullable}
    rows.sort(key=lambda row: row[key])  # type: ignore[arg-type, return-value]
    if rows:
        connection.execute(insert(table), [{**fillers, **row} for row in rows])


def _filler(kind: object) -> object:
    if isinstance(kind, LargeBinary):
        return urandom(32)
    if isinstance(kind, Integer | Boolean):
        return 0
    return datetime(2026, 1, 1) if isinstance(kind, DateTime) else "x"
