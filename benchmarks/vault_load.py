"""Fills a vault with invented people: ``load(vault, 1_000_000)``.

Many people make one change, and their rows are made in several processes. As a command it makes a
project that other benchmarks can use, or goes on where it was stopped::

    python -m benchmarks.vault_load PROJECT COUNT [WORKERS]
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.pool import AsyncResult
from os import urandom
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.vault import Vault, custody, schema
from anonymizer.vault.crypto import Identity, seal
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.vouching import fingerprint
from benchmarks.invented import person, pseudonym, short

SCOPE = "project"
CHUNK = 5_000
_CACHE_KIB = 3_000_000

Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class Task:
    """People of one change.

    Attributes:
        first: number of the first of them.
        count: how many.
        index: of the vault.
        recipients: who opens them; without any, noise is stored instead of what is sealed.
    """

    first: int
    count: int
    index: BlindIndex
    recipients: Recipients | None


def rows(task: Task) -> Rows:
    """The rows of all tables for some people, each list in the order of its key."""
    made: Rows = {t.name: [] for t in (*schema.records.sorted_tables, schema.shares)}
    for number in range(task.first, task.first + task.count):
        secret, subject = Identity.generate(), str(uuid4())
        (name,) = person(number).names
        about = {"entity_type": "PERSON", "public_key": secret.recipient, "created": now()}
        made["subjects"].append({"id": subject, **about})
        for kind, text in (("name", name), ("weak", short(name))):
            digest = task.index.alias(Alias(kind, text))
            row = str(uuid4())
            payload = {"table": "aliases", "row": row, "subject": subject}
            sealed = urandom(400)
            if task.recipients:
                sealed = seal({**payload, "kind": kind, "text": text}, [secret.recipient])
            made["aliases"].append(
                {"id": row, "subject": subject, "kind": kind, "digest": digest}
                | {"sealed": sealed, "fingerprint": fingerprint(sealed)}
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
    # Neighbours of an index land on one page then.
    for table, key in (("claims", "digest"), ("parts", "digest"), ("pseudonyms", "folded")):
        made[table].sort(key=lambda row: row[key])  # type: ignore[arg-type, return-value]
    return made


def load(
    vault: Vault, count: int, *, first: int = 0, workers: int = 2, sealed: bool = True
) -> Iterator[int]:
    """Enrol people ``first`` to ``first + count - 1``; yields how many are stored so far.

    Args:
        vault: where to.
        count: of people.
        first: number of the first of them.
        workers: processes that make their rows.
        sealed: ``False`` is faster, but nobody can be opened, nor the vault be verified.
    """
    ledger = vault._ledger
    index, recipients = vault._index, ledger.recipients() if sealed else None
    tasks = [
        Task(start, min(CHUNK, first + count - start), index, recipients)
        for start in range(first, first + count, CHUNK)
    ]
    stored = 0
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        # No more is made ahead than can be stored soon: a million people do not fit into memory.
        waiting: deque[tuple[Task, AsyncResult[Rows]]] = deque()
        while tasks or waiting:
            while tasks and len(waiting) < 2 * workers:
                waiting.append((tasks[0], pool.apply_async(rows, (tasks.pop(0),))))
            task, result = waiting.popleft()
            made = result.get()
            with ledger.change() as change:
                if not ledger.store.united:
                    change.connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
                for table in schema.records.sorted_tables:
                    if table is schema.claims:  # the few who share a name with somebody
                        schema.put(change.connection, table, *made[table.name])
                    elif made[table.name]:
                        change.connection.execute(insert(table), made[table.name])
                for share in made["shares"]:
                    change.shares.setdefault(str(share["subject"]), []).append(share)
                people = [str(row["id"]) for row in made["subjects"]]
                change.note("subjects.loaded", {"subjects": len(people)}, *people)
            stored += task.count
            yield stored


def filled(folder: Path, people: int, *, sealed: bool = True) -> Vault:
    """The open vault of a new project with so many people; its large cache is gone."""
    with Vault.create(folder) as vault:
        for _ in load(vault, people, sealed=sealed):
            pass
    return Vault.open(folder)


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    start = time.perf_counter()
    with Vault.open(folder) if Vault.exists(folder) else Vault.create(folder) as vault:
        there = vault.status().subjects
        workers = int(sys.argv[3]) if sys.argv[3:] else 2
        for stored in load(vault, count - there, first=there, workers=workers):
            if stored % 50_000 == 0 or there + stored == count:
                each = (time.perf_counter() - start) / stored * 1000
                print(f"{there + stored} people, {each:.2f} ms each", flush=True)


if __name__ == "__main__":
    main()
