"""Eight processes assign pseudonyms at the same time: one per person, and none twice.

::

    python -m benchmarks.vault_concurrency [ASSIGNMENTS] [--store sqlcipher|postgresql]
        [--names N] [--batch N] [--after ASSIGNMENTS]

Each process meets ``--names`` people, half of them met by all, in an order of its own, and enrols
whom it does not find. A round is a vault of its own, with people of its own; rounds go on until so
many assignments are made. ``--batch`` people make one commit, as those of one document do. A line
after each round says how many there are so far; ``--after`` goes on from there in another run.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import time
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier

from anonymizer.ports import Alias
from anonymizer.vault import Vault
from benchmarks.invented import person, pseudonym
from benchmarks.stores import STORES, stores

PROCESSES = 8
SCOPE = "project"
Answers = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Task:
    """What one process does in one round.

    Attributes:
        folder: of the vault.
        first: how many assignments were made in all rounds before.
        process: number of the process.
        names: how many people it meets.
        batch: how many of them make one commit.
    """

    folder: str
    first: int
    process: int
    names: int
    batch: int

    def people(self) -> list[str]:
        """Half are everybody's, half are met by this process alone."""
        half = self.names // 2
        everybodys, own = 2 * self.first, 2 * self.first + (self.process + 1) * half
        numbers = [*range(everybodys, everybodys + half), *range(own, own + half)]
        random.Random(f"{self.first} {self.process}").shuffle(numbers)
        return [person(number).names[0] for number in numbers]


def meet(barrier: Barrier) -> None:
    """Keep what lets all processes start at the same moment."""
    globals()["start"] = barrier


def assign(task: Task) -> Answers:
    """What one process is told of each of its people."""
    chance, people, answers = random.Random(task.process), task.people(), Answers()
    with Vault.open(task.folder) as vault:
        globals()["start"].wait(timeout=120)
        for first in range(0, len(people), task.batch):
            with vault.batch():
                for name in people[first : first + task.batch]:
                    answers[name] = _assigned(vault, name, chance)
    return answers


def _assigned(vault: Vault, name: str, chance: random.Random) -> tuple[str, str]:
    alias = Alias("name", name)
    candidates = (pseudonym(chance.randrange(10**7)) for _ in range(1000))
    for subject in vault.find(alias):
        return subject, vault.adopt(subject, SCOPE, candidates)
    return vault.enrol("PERSON", [alias], SCOPE, candidates)


def violations(answers: list[Answers], vault: Vault) -> list[str]:
    """What went wrong in a round."""
    given: dict[str, set[tuple[str, str]]] = {}
    for answer in answers:
        for name, told in answer.items():
            given.setdefault(name, set()).add(told)
    found = [f"{len(told)} answers for one person" for told in given.values() if len(told) > 1]
    if len({pseudonym for told in given.values() for _, pseudonym in told}) != len(given):
        found.append("a pseudonym was given twice")
    if vault.status().subjects != len(given):
        found.append("the vault holds another number of people")
    vault.verify()
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("assignments", nargs="?", type=int, default=16_000)
    parser.add_argument("--store", choices=STORES, default="sqlcipher")
    parser.add_argument("--names", type=int, default=2_000)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--after", type=int, default=0)
    options = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    found, made, spent = list[str](), options.after, 0.0
    with stores(options.store) as place:
        barrier = spawn.Barrier(PROCESSES)
        with spawn.Pool(PROCESSES, initializer=meet, initargs=(barrier,)) as pool:
            while made < options.assignments:
                name = f"round{made}"
                folder = place.vault(name)
                tasks = [
                    Task(str(folder), made, process, options.names, options.batch)
                    for process in range(PROCESSES)
                ]
                start = time.perf_counter()
                answers = pool.map(assign, tasks, chunksize=1)
                spent += time.perf_counter() - start
                made += sum(map(len, answers))
                with Vault.open(folder) as vault:
                    found += violations(answers, vault)
                place.drop(name)
                shutil.rmtree(folder)
                print(
                    f"{options.store}: {made} assignments by {PROCESSES} processes, "
                    f"{spent / (made - options.after) * 1000:.2f} ms each, "
                    f"{len(found)} violations",
                    flush=True,
                )
    for violation in found:
        print(" ", violation)


if __name__ == "__main__":
    main()
