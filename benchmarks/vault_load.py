"""Fills a vault with made-up people, sealed for real: ``load(vault, 1_000_000)``.

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

SCOPE = "project"
CHUNK = 1000
_SYLLABLES = (
    "ba be bi bo ca ce da de fa fe ga gi la le li lo ma me mi mo na ne ra ri sa so ta ti".split()
)

Rows = dict[str, list[dict[str, object]]]


def word(number: int) -> str:
    """A word that looks like a name; another number gives another word."""
    letters = ""
    while number or len(letters) < 6:
        number, syllable = divmod(number, len(_SYLLABLES))
        letters += _SYLLABLES[syllable]
    return letters.capitalize()


def person(number: int) -> tuple[str, str]:
    """Given and family names, as common as real ones are: thousands share each part."""
    rest, given = divmod(number, 997)
    return word(given), f"{word(1_000 + rest)} {word(30_000 + number % 3_001)}"


def name(number: int) -> str:
    """The full name of a person."""
    given, family = person(number)
    return f"{given} {family}"


def pseudonym(number: int) -> str:
    """The pseudonym of a person."""
    return f"{word(1_000_000 + number)}x"


@dataclass(frozen=True, slots=True)
class Task:
    """People of one change."""

    first: int
    count: int
    index: BlindIndex
    recipients: Recipients


def rows(task: Task) -> Rows:
    """The rows of all tables for some people."""
    made: Rows = {t.name: [] for t in (*schema.records.sorted_tables, schema.shares)}
    for number in range(task.first, task.first + task.count):
        secret, subject = Identity.generate(), str(uuid4())
        given, family = person(number)
        made["subjects"].append(
            {
                "id": subject,
                "entity_type": "PERSON",
                "public_key": secret.recipient,
                "created": now(),
            }
        )
        for kind, text in (("name", f"{given} {family}"), ("weak", given)):
            digest = task.index.alias(Alias(kind, text))
            row = str(uuid4())
            payload = {"table": "aliases", "row": row, "subject": subject}
            sealed = seal({**payload, "kind": kind, "text": text}, [secret.recipient])
            made["aliases"].append(
                {"id": row, "subject": subject, "kind": kind, "digest": digest}
                | {"sealed": sealed, "fingerprint": fingerprint(sealed)}
            )
            if kind == "name":
                claim = {"entity_type": "PERSON", "kind": kind, "digest": digest}
                made["claims"].append({**claim, "subject": subject})
        made["parts"] += [
            {"digest": digest, "subject": subject}
            for digest in task.index.parts(f"{given} {family}")
        ]
        folded = fold(pseudonym(number))
        made["pseudonyms"].append(
            {"folded": folded, "pseudonym": pseudonym(number), "subject": subject, "burned": False}
        )
        made["bearings"].append({"scope": SCOPE, "subject": subject, "folded": folded})
        made["shares"] += custody.seal_shares(subject, secret, task.recipients)
    return made


def load(vault: Vault, count: int, *, first: int = 0, workers: int = 2) -> Iterator[int]:
    """Enrol people ``first`` to ``first + count - 1``; yields how many are stored so far."""
    ledger = vault._ledger
    index, recipients = vault._index, ledger.recipients()
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
                for table in schema.records.sorted_tables:
                    if made[table.name]:
                        change.connection.execute(insert(table), made[table.name])
                for share in made["shares"]:
                    change.shares.setdefault(str(share["subject"]), []).append(share)
                people = [str(row["id"]) for row in made["subjects"]]
                change.note("subjects.loaded", {"subjects": len(people)}, *people)
            stored += task.count
            yield stored


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
