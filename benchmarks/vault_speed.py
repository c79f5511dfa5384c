"""Sealing, look-up and opening in a small and a large vault; look-up must stay flat.

::

    python -m benchmarks.vault_speed [SMALL LARGE] [--project DIR]

Ratios compare the large with the small vault; the two take turns. With ``--project`` the large
vault is one that ``benchmarks.vault_load`` has made, and is filled up if it is too small.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from anonymizer.ports import Alias
from anonymizer.vault import Vault
from benchmarks.invented import person, pseudonym
from benchmarks.vault_load import SCOPE, filled

REAL = 1_000
"""So many people are sealed for real; the others only fill the tables."""


class Measured:
    """A vault, and whom it is asked for; names are chosen anew each time."""

    def __init__(self, vault: Vault, folder: Path, people: int) -> None:
        self.vault, self.people, self.folder = vault, people, folder
        self._chance = random.Random(people)
        self._strangers = count(people * 10)

    def name(self) -> str:
        """Somebody's."""
        (name,) = person(self._chance.randrange(self.people)).names
        return name

    def mixed(self) -> str:
        """A given name and a surname of two people: nobody's, though both are somebody's."""
        return f"{self.name().split()[0]} {self.name().split()[-1]}"

    def pseudonym(self, among: int) -> str:
        """One that is borne."""
        return pseudonym(self._chance.randrange(among))

    def enrol(self) -> None:
        """Somebody new."""
        number = next(self._strangers)
        name = Alias("name", person(number).names[0])
        self.vault.enrol("PERSON", [name], SCOPE, map(pseudonym, count(number)))

    def enrol_many(self) -> None:
        """The people of one document."""
        with self.vault.batch():
            for _ in range(20):
                self.enrol()

    def open_one(self) -> None:
        """What a custodian does."""
        self.vault.reveal(self.pseudonym(REAL), [self.folder / "custodian.key"], "benchmark")


ACTS: dict[str, tuple[int, Callable[[Measured], object]]] = {
    "look up a known name": (2_000, lambda m: m.vault.find(Alias("name", m.name()))),
    "look up a stranger": (2_000, lambda m: m.vault.find(Alias("name", f"No {m.name()}"))),
    "is it anybody's name: yes": (2_000, lambda m: m.vault.knows(m.name())),
    "is it anybody's name: parts": (2_000, lambda m: m.vault.knows(m.mixed())),
    "look up a pseudonym": (2_000, lambda m: m.vault.subject(m.pseudonym(m.people))),
    "enrol (one commit each)": (100, Measured.enrol),
    "enrol 20 (one commit)": (20, Measured.enrol_many),
    "open one person": (20, Measured.open_one),
    "open and close the vault": (5, lambda m: Vault.open(m.folder).close()),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 1_000_000])
    parser.add_argument("--project", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("ANONYMIZER_HOME", scratch)
        vaults = []
        for size in options.sizes:
            folder = Path(scratch) / str(size)
            if size == options.sizes[-1] and options.project:
                folder = options.project
            if not Vault.exists(folder):
                filled(folder, min(size, REAL)).close()
            vaults.append(Measured(filled(folder, size, noise=True), folder, size))
        print(f"{'median, ms':<32}{options.sizes[0]:>12}{options.sizes[1]:>12}{'ratio':>8}")
        for act, (count, each) in ACTS.items():
            small, large = (median * 1000 for median in medians(vaults, count, each))
            print(f"{act:<32}{small:>12.3f}{large:>12.3f}{large / small:>8.2f}", flush=True)


def medians(
    vaults: list[Measured], count: int, act: Callable[[Measured], object]
) -> Iterator[float]:
    """Of so many times in seconds; the vaults take turns, so that a busy machine is fair to all."""
    times: list[list[float]] = [[] for _ in vaults]
    for _ in range(count):
        for vault, spent in zip(vaults, times, strict=True):
            begun = time.perf_counter()
            act(vault)
            spent.append(time.perf_counter() - begun)
    return map(statistics.median, times)


if __name__ == "__main__":
    main()
