"""Flips one bit of every byte of a small vault in turn.

::

    python -m benchmarks.vault_bytes [--every N] [--workers N]

Each flip must be noticed (the vault does not open, or ``verify`` refuses it), or change nothing
that is read: numbers, names found, pseudonyms, and what a custodian opens. ``--every`` takes each
N-th byte only.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from anonymizer.errors import AnonymizerError
from anonymizer.ports import Alias
from anonymizer.vault import Vault

PEOPLE = {"Teresa": "Wenceslao Quijada", "Octavio": "Hortensia Lobo", "Emilia": "Ada Luna"}
KEYS = ("custodian.key",)
"""Not flipped: they are no part of the vault."""


def make(folder: Path) -> None:
    """A small vault with something in every table."""
    with Vault.create(folder) as vault:
        for pseudonym, name in PEOPLE.items():
            known = [Alias("name", name), Alias("weak", name.split()[0])]
            subject, _ = vault.enrol("PERSON", known, "project", [pseudonym])
            vault.adopt(subject, "series:one", [f"{pseudonym} Dos"])
            vault.consent(subject, ["publication"], until="2999-12-31", note="by hand")
            vault.retain(subject, "2999-12-31")
        vault.reserve(["Antonio"])


def read(folder: Path) -> tuple[object, ...]:
    """All that anybody reads in the vault.

    Raises:
        AnonymizerError: it does not open, or is not whole.
    """
    with Vault.open(folder) as vault:
        vault.verify()
        state = vault.status()
        seen: list[object] = [state.subjects, state.aliases, state.pseudonyms, state.reserved]
        seen += [state.editors, state.custodians, state.devices, vault.pseudonyms()]
        seen += [entry.hash for entry in vault.audit()]
        for pseudonym, name in PEOPLE.items():
            seen += [vault.find(Alias("name", name)), vault.subject(pseudonym)]
            seen += [vault.objection(pseudonym), vault.consent_of(vault.subject(pseudonym))]
            opened = vault.reveal(pseudonym, [folder / "custodian.key"], "benchmark")
            seen += [repr([(alias.kind, alias.text) for alias in opened.aliases])]
    return tuple(seen)


def flip(task: tuple[str, str, str, int, int]) -> tuple[str, str]:
    """The file, and what became of a flip in a copy of the vault."""
    template, scratch, name, at, seed = task
    folder = Path(scratch) / str(os.getpid())
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    with (folder / name).open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << seed % 8]))
    try:
        found = read(folder)
    except AnonymizerError:
        return name, "noticed"
    return name, "harmless" if found == _expected(template, scratch) else f"CHANGED at {at}"


_EXPECTED: dict[str, tuple[object, ...]] = {}


def _expected(template: str, scratch: str) -> tuple[object, ...]:
    if template not in _EXPECTED:
        folder = Path(scratch) / f"{os.getpid()}-sound"
        shutil.copytree(template, folder)
        _EXPECTED[template] = read(folder)
    return _EXPECTED[template]


def tasks(template: Path, scratch: Path, every: int) -> Iterator[tuple[str, str, str, int, int]]:
    """One for each byte."""
    for path in sorted(template.rglob("*")):
        if path.is_file() and path.name not in KEYS:
            for at in range(0, path.stat().st_size, every):
                yield str(template), str(scratch), str(path.relative_to(template)), at, at // every


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANONYMIZER_HOME"] = folder + "/home"
        template = Path(folder) / "template"
        make(template)
        found: Counter[tuple[str, str]] = Counter()
        with multiprocessing.get_context("spawn").Pool(options.workers) as pool:
            todo = tasks(template, Path(folder), options.every)
            found.update(pool.imap_unordered(flip, todo, chunksize=50))
        size = sum(path.stat().st_size for path in template.rglob("*") if path.is_file())
    print(f"{sum(found.values())} of {size} bytes flipped (each {options.every}th)")
    for (name, outcome), count in sorted(found.items()):
        print(f"{name:<24}{outcome:<20}{count:>8}")
    changed = sum(count for (_, outcome), count in found.items() if "CHANGED" in outcome)
    print(f"{changed} flips went unnoticed and changed what is read")


if __name__ == "__main__":
    main()
