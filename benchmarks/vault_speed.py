"""Sealing, look-up and opening in a small and a large vault; look-up must stay flat.

::

    python -m benchmarks.vault_speed [SMALL LARGE] [--project DIR]

Ratios compare the large with the small vault in the same run. With ``--project`` the large vault is
one that ``benchmarks.vault_load`` has made.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from anonymizer.ports import Alias
from anonymizer.vault import Vault
from benchmarks.invented import person, pseudonym
from benchmarks.vault_load import SCOPE, load

LOOKS, SEALS, OPENINGS = 2_000, 100, 20


def measured(vault: Vault, folder: Path, people: int) -> dict[str, float]:
    """Median milliseconds of each act; names are chosen anew for each."""
    chance = random.Random(people)

    def name(number: int) -> str:
        return person(number).names[0]

    def known() -> Alias:
        return Alias("name", name(chance.randrange(people)))

    def median(count: int, act: Callable[[], object]) -> float:
        times = []
        for _ in range(count):
            start = time.perf_counter()
            act()
            times.append(time.perf_counter() - start)
        return statistics.median(times) * 1000

    stranger = iter(range(people * 10, people * 10 + 10 * LOOKS))
    key = folder / "custodian.key"

    def enrol() -> None:
        number = next(stranger)
        vault.enrol("PERSON", [Alias("name", name(number))], SCOPE, [pseudonym(number)])

    def batch() -> None:
        with vault.batch():
            for _ in range(20):
                enrol()

    return {
        "look up a known name": median(LOOKS, lambda: vault.find(known())),
        "look up a stranger": median(
            LOOKS, lambda: vault.find(Alias("name", f"No {chance.random()}"))
        ),
        "is it anybody's name": median(LOOKS, lambda: vault.knows(known().text)),
        "look up a pseudonym": median(
            LOOKS, lambda: vault.subject(pseudonym(chance.randrange(people)))
        ),
        "enrol (one commit each)": median(SEALS, enrol),
        "enrol (20 in a commit), each": median(SEALS // 20, batch) / 20,
        "open one person": median(
            OPENINGS, lambda: vault.reveal(pseudonym(chance.randrange(people)), [key], "benchmark")
        ),
        "open the vault": median(5, lambda: Vault.open(folder).close()),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 1_000_000])
    parser.add_argument("--project", type=Path)
    options = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("ANONYMIZER_HOME", scratch)
        for size in options.sizes:
            folder = Path(scratch) / str(size)
            if size == options.sizes[-1] and options.project:
                folder = options.project
            fresh = not Vault.exists(folder)
            with Vault.create(folder) if fresh else Vault.open(folder) as vault:
                start = time.perf_counter()
                for _ in load(vault, size) if fresh else ():
                    pass
                if fresh:
                    each = (time.perf_counter() - start) / size * 1000
                    print(f"{size} people loaded, {each:.2f} ms each")
                found.append(measured(vault, folder, size))
    small, large = found
    print(f"{'median, ms':<30}{options.sizes[0]:>12}{options.sizes[1]:>12}{'ratio':>8}")
    for act, fast in small.items():
        print(f"{act:<30}{fast:>12.3f}{large[act]:>12.3f}{large[act] / fast:>8.2f}")


if __name__ == "__main__":
    main()
