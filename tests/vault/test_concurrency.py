"""One person, one pseudonym, whoever comes first."""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine

from anonymizer.ports import Alias
from anonymizer.vault import Vault, journal, ledger
from anonymizer.vault.store import writing

PEOPLE = [f"Persona{number} Apellido{number}" for number in range(20)]
PROCESSES = 8
SHARED, OWN = 8, 8
"""Names of each process: half are everybody's, half are met by it alone."""


def meet(barrier: Barrier) -> None:
    """Keep what lets all processes start at the same moment."""
    globals()["start"] = barrier


def names_of(process: int) -> list[str]:
    own = [f"Propia{process}x{number} Apellido{number}" for number in range(OWN)]
    return random.Random(process).sample(PEOPLE[:SHARED] + own, SHARED + OWN)


def enrol_everybody(folder: str, process: int) -> dict[str, tuple[str, str]]:
    """What one process gets for each of its people, in an order of its own."""
    with Vault.open(folder) as vault:
        globals()["start"].wait(timeout=60)
        return {name: enrol(vault, name, process) for name in names_of(process)}


def enrol(vault: Vault, name: str, seed: int) -> tuple[str, str]:
    alias = Alias("name", name)
    candidates = [f"Pseudonym {number}" for number in range(SHARED + PROCESSES * OWN)]
    random.Random(f"{seed} {name}").shuffle(candidates)
    for subject in vault.find(alias):
        return subject, vault.adopt(subject, "press", candidates)
    return vault.enrol("PERSON", [alias], "press", candidates)


def test_eight_processes_give_each_person_one_pseudonym(either: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    together = {"initializer": meet, "initargs": (spawn.Barrier(PROCESSES),)}
    with ProcessPoolExecutor(PROCESSES, mp_context=spawn, **together) as pool:
        jobs = [pool.submit(enrol_everybody, str(either), number) for number in range(PROCESSES)]
        answers = [job.result() for job in jobs]
    given: dict[str, set[tuple[str, str]]] = {}
    for answer in answers:
        for name, answered in answer.items():
            given.setdefault(name, set()).add(answered)
    people = SHARED + PROCESSES * OWN
    assert len(given) == people
    assert all(len(answered) == 1 for answered in given.values()), "one pseudonym per person"
    assert len({subject for ((subject, _),) in given.values()}) == people
    assert len({name for ((_, name),) in given.values()}) == people, "no pseudonym twice"
    with Vault.open(either) as vault:
        assert vault.status().subjects == people
        enrolled = [entry for entry in vault.audit() if entry.event == "subject.enrolled"]
        assert len(enrolled) == people
        assert {problem.code for problem in vault.verify()} == {"custodian-key-beside-vault"}


def test_threads_may_share_a_vault(vault: Vault) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda name: enrol(vault, name, 1), PEOPLE[:10] * 4))
    assert len(set(answers)) == 10
    vault.verify()


def test_a_vault_is_made_once(folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        made = [job.result() for job in [pool.submit(make, str(folder)) for _ in range(2)]]
    assert sorted(made) == ["made", "refused"]
    with Vault.open(folder) as vault:
        vault.verify()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def make(folder: str) -> str:
    from anonymizer.errors import UsageError

    try:
        Vault.create(folder).close()
    except UsageError:
        return "refused"
    return "made"


def test_a_change_under_way_is_not_taken_for_a_crash(
    folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened while another writer stands between its audit entry and its commit."""
    inside = threading.Event()

    @contextmanager
    def slow(engine: Engine) -> Iterator[Connection]:
        with writing(engine) as connection:
            yield connection
        if engine is vault._ledger.store.keyring:
            inside.set()
            time.sleep(0.3)

    monkeypatch.setattr(ledger, "writing", slow)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(enrol, vault, PEOPLE[0], 1)
        assert inside.wait(timeout=30)
        with Vault.open(folder) as other:
            assert enrol(other, PEOPLE[0], 2) == job.result()
    assert {problem.code for problem in vault.verify()} == {"custodian-key-beside-vault"}


def test_a_busy_writer_lets_those_who_wait_go_first(vault: Vault) -> None:
    """The one who has the turn wants it again at once, while another one waits."""
    layout = vault._ledger.layout
    order: list[str] = []

    def wait() -> None:
        with journal.FileJournal(layout).turn():
            order.append("who waited")

    waiting = threading.Thread(target=wait)
    busy, next_one = journal.FileJournal(layout), FileLock(layout.queue)
    with busy.turn():
        waiting.start()
        for _ in range(1_000):
            if not _is_free(next_one):
                break
            time.sleep(0.005)
    with busy.turn():
        order.append("who was busy")
    waiting.join()
    assert order == ["who waited", "who was busy"]


def _is_free(lock: FileLock) -> bool:
    try:
        with lock.acquire(blocking=False):
            return True
    except Timeout:
        return False
