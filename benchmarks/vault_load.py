"""Fills a vault with invented people, for real or with noise.

For real, everybody is sealed and the audit vouches for all. Noise has the same rows in all tables,
of which nothing can be opened or verified: look-ups and new subjects cost the same among it, and a
million people are there in minutes. Rows are made in several processes. As a command it makes a
project that other benchmarks can use, or goes on where it was stopped::

    python -m benchmarks.vault_load PROJECT COUNT [--noise]
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.pool import AsyncResult
from os import urandom
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert

from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.vault import Vault, custody, schema
from anonymizer.vault.crypto import Identity, seal
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.store import writing
from anonymizer.vault.vouching import fingerprint
from benchmarks.invented import person, pseudonym, short

SCOPE = "project"
CHUNK, NOISE_CHUNK = 5_000, 25_000
_CACHE_KIB = 3_000_000
# Length of what is sealed, in bytes.
_SEALED = 560

Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class Task:
    """People of one change.

    Attributes:
        first: number of the first of them.
        count: how many.
        index: of the vault.
        recipients: who opens them; without any, they are noise.
    """

    first: int
    count: int
    index: BlindIndex
    recipients: Recipients | None


def rows(task: Task) -> Rows:
    """The rows of all tables for some people, each list in the order of its key."""
    made: Rows = {t.name: [] for t in (*schema.records.sorted_tables, schema.shares)}
    secret = Identity.generate()
    for number in range(task.first, task.first + task.count):
        subject = str(uuid4())
        if task.recipients:
            secret = Identity.generate()
        (name,) = person(number).names
        about = {"entity_type": "PERSON", "public_key": secret.recipient, "created": now()}
        made["subjects"].append({"id": subject, **about})
        for kind, text in (("name", name), ("weak", short(name))):
            digest = task.index.alias(Alias(kind, text))
            row = str(uuid4())
            payload = {"table": "aliases", "row": row, "subject": subject}
            if task.recipients:
                sealed = seal({**payload, "kind": kind, "text": text}, [secret.recipient])
            else:
                sealed = urandom(_SEALED)
            made["aliases"].append(
                {
                    **{"id": row, "subject": subject, "kind": kind, "digest": digest},
                    **{"sealed": sealed, "fingerprint": fingerprint(sealed)},
                }
            )
            if kind == "name":
                claim = {"entity_type": "PERSON", "kind": kind, "digest": digest}
                made["claims"].append({**claim, "subject": subject})
        made["parts"] += [
            {"digest": digest, "subject": subject} for digest in task.index.parts(name)
        ]
        given = {"folded": fold(pseudonym(number)), "pseudonym": pseudonym(number)}
        made["pseudonyms"].append({**given, "subject": subject, "burned": False})
        made["bearings"].append({"scope": SCOPE, "subject": subject, "folded": given["folded"]})
        if task.recipients:
            made["shares"] += custody.seal_shares(subject, secret, task.recipients)
        else:
            share = {"id": str(uuid4()), "subject": subject, "custodian": secret.recipient}
            made["shares"].append({**share, "sealed": urandom(_SEALED), "fingerprint": urandom(32)})
    # Neighbours of an index land on one page then.
    for table, key in (("claims", "digest"), ("parts", "digest"), ("pseudonyms", "folded")):
        made[table].sort(key=lambda row: row[key])  # type: ignore[arg-type, return-value]
    return made


def load(
    vault: Vault, count: int, *, first: int = 0, workers: int = 2, noise: bool = False
) -> Iterator[int]:
    """Enrol people ``first`` to ``first + count - 1``; yields how many are stored so far.

    Args:
        vault: where to.
        count: of people.
        first: number of the first of them.
        workers: processes that make their rows.
        noise: whether nobody needs to be opened or verified.
    """
    recipients = None if noise else vault._ledger.recipients()
    chunk = NOISE_CHUNK if noise else CHUNK
    tasks = [
        Task(start, min(chunk, first + count - start), vault._index, recipients)
        for start in range(first, first + count, chunk)
    ]
    stored = 0
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        # No more is made ahead than can be stored soon: a million people do not fit into memory.
        waiting: deque[tuple[Task, AsyncResult[Rows]]] = deque()
        while tasks or waiting:
            while tasks and len(waiting) < 2 * workers:
                waiting.append((tasks[0], pool.apply_async(rows, (tasks.pop(0),))))
            task, result = waiting.popleft()
            (_store_noise if noise else _store)(vault._ledger, result.get())
            stored += task.count
            yield stored


def _store(ledger: Ledger, made: Rows) -> None:
    """As one change, with its entry in the audit."""
    shares = defaultdict[str, list[dict[str, object]]](list)
    for share in made["shares"]:
        shares[str(share["subject"])].append(share)
    with ledger.change() as change:
        _insert(change.connection, made)
        change.shares.update(shares)
        people = [str(row["id"]) for row in made["subjects"]]
        change.note("subjects.loaded", {"subjects": len(people)}, *people)


def _store_noise(ledger: Ledger, made: Rows) -> None:
    with writing(ledger.store.records) as connection:
        _insert(connection, made)
    with writing(ledger.store.keyring) as connection:
        connection.execute(insert(schema.shares), made["shares"])


def _insert(connection: Connection, made: Rows) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    for table in schema.records.sorted_tables:
        if table is schema.claims:  # the few who share a name with somebody
            schema.put(connection, table, *made[table.name])
        elif made[table.name]:
            connection.execute(insert(table), made[table.name])


def filled(folder: Path, people: int, *, noise: bool = False) -> Vault:
    """The open vault of a project with so many people; the large cache of filling it is gone.

    Args:
        folder: of the project; a new one is made, an old one gets those who are missing.
        people: how many there are to be.
        noise: as for :func:`load`.
    """
    with Vault.open(folder) if Vault.exists(folder) else Vault.create(folder) as vault:
        there = vault.status().subjects
        begun = time.perf_counter()
        for stored in load(vault, people - there, first=there, noise=noise):
            if stored % 50_000 == 0:
                each = (time.perf_counter() - begun) / stored * 1000
                print(f"{there + stored} people, {each:.2f} ms each", flush=True)
    return Vault.open(folder)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--noise", action="store_true")
    options = parser.parse_args()
    filled(options.project, options.count, noise=options.noise).close()


if __name__ == "__main__":
    main()
