"""Kills writers with ``kill -9`` at random moments and looks at what is left.

::

    python -m benchmarks.vault_kill [KILLS] [--store sqlcipher|postgresql] [--longest SECONDS]

After each kill: every acknowledged name is found with its pseudonym, at most one change more is
stored, nothing of the keyring is without its subject or the reverse, and the chain is whole.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from anonymizer.ports import Alias
from anonymizer.vault import Vault
from anonymizer.vault.schema import shares, subjects
from anonymizer.vault.store import reading
from benchmarks.stores import STORES, stores

BATCH = 3
"""Every other change is a batch of so many people."""
_FULL_CHECK = 100
"""After so many kills everything is verified; after the others, what the kill could have hurt."""


def people(change: int) -> list[tuple[str, str]]:
    """Name and pseudonym of those whom a change enrols."""
    count = BATCH if change % 2 else 1
    return [
        (f"Given{change}x{n} Family{change}x{n}", f"Pseudonym {change} {n}") for n in range(count)
    ]


def write(folder: str, first: int, acknowledged: Connection) -> None:
    """Enrol until killed; says the number of each change once it is acknowledged."""
    with Vault.open(folder) as vault:
        acknowledged.send(-1)
        for change in itertools.count(first):
            with vault.batch():
                for name, pseudonym in people(change):
                    vault.enrol("PERSON", [Alias("name", name)], "press", [pseudonym])
            acknowledged.send(change)


@dataclass(slots=True)
class Outcome:
    """What was found after all kills."""

    kills: int = 0
    acknowledged: int = 0
    undone: int = 0
    violations: list[str] = field(default_factory=list)


def kill(
    folder: Path,
    kills: int,
    seed: int = 1,
    longest: float = 0.3,
    told: Callable[[Outcome], object] = lambda _: None,
) -> Outcome:
    """Kill writers of a project, one after the other.

    Args:
        folder: of an empty project.
        kills: how many.
        seed: of the moments.
        longest: latest moment, in seconds after the writer has opened the vault.
        told: what has been found so far, after each full check.
    """
    chance, outcome, change = random.Random(seed), Outcome(), 0
    # The writer is a fork of a process that has imported everything, so it starts at once.
    context = multiprocessing.get_context("fork")
    for number in range(kills):
        ours, theirs = context.Pipe(duplex=False)
        writer = context.Process(target=write, args=(str(folder), change, theirs))
        writer.start()
        theirs.close()
        ours.recv()
        time.sleep(chance.uniform(0, longest))
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        said = _said(ours)
        outcome.kills += 1
        outcome.acknowledged += len(said)
        last = max(said, default=change - 1)
        with Vault.open(folder) as vault:
            stored = _check(vault, change, last, outcome)
            if (number + 1) % _FULL_CHECK == 0 or number + 1 == kills:
                problems = vault.verify()
                outcome.undone = sum(problem.code == "undone" for problem in problems)
                told(outcome)
        change = stored + 1
    return outcome


def _said(ours: Connection) -> list[int]:
    said = []
    try:
        while True:
            said.append(ours.recv())
    except (EOFError, OSError):
        return said


def _check(vault: Vault, first: int, last: int, outcome: Outcome) -> int:
    """Look at the changes ``first`` to ``last``, which are acknowledged; the last one stored."""
    for change in range(first, last + 1):
        for name, pseudonym in people(change):
            found = [vault.pseudonym(s, "press") for s in vault.find(Alias("name", name))]
            if found != [pseudonym]:
                outcome.violations.append(f"change {change} was acknowledged and is not there")
    more = [len(vault.find(Alias("name", name))) for name, _ in people(last + 1)]
    if len(set(more)) != 1:
        outcome.violations.append(f"change {last + 1} is stored in part")
    if vault.find(Alias("name", people(last + 2)[0][0])):
        outcome.violations.append(f"change {last + 2} is stored, which was not begun")
    store = vault._ledger.store
    with reading(store.records) as records, reading(store.keyring) as keyring:
        known = set(records.scalars(select(subjects.c.id)))
        if known != set(keyring.scalars(select(shares.c.subject))):
            outcome.violations.append(f"an orphan after change {last}")
    return last + 1 if more[0] else last


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", nargs="?", type=int, default=2_000)
    parser.add_argument("--store", choices=STORES, default="sqlcipher")
    parser.add_argument("--longest", type=float, default=0.3, help="more on a busy machine")
    options = parser.parse_args()
    with stores(options.store) as place:

        def tell(outcome: Outcome) -> None:
            print(
                f"{options.store}: {outcome.kills} kills, {outcome.acknowledged} acknowledged "
                f"changes, {outcome.undone} entries undone, {len(outcome.violations)} violations",
                flush=True,
            )

        outcome = kill(place.vault("project"), options.kills, longest=options.longest, told=tell)
    for violation in outcome.violations:
        print(" ", violation)


if __name__ == "__main__":
    main()
