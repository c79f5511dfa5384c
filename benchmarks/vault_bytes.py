"""Flips one bit of every byte of a small vault in turn.

::

    python -m benchmarks.vault_bytes [--every N] [--page N] [--workers N]

Each flip must be noticed (the vault does not open, or ``verify`` refuses it), or change nothing
that is read: numbers, names found, pseudonyms, and what a custodian opens. ``--every`` takes each
N-th byte only. Of a database the part of ``verify`` that looks at its pages comes first, and alone
if it notices the flip, since opening the vault each time would take hours.

A page of 1024 bytes instead of SQLCipher's 4096 (``--page 4096``) makes a quarter of the bytes of
the same vault, since every table and index fills at least one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from anonymizer.errors import AnonymizerError
from anonymizer.ports import Alias
from anonymizer.vault import Vault, load_identities, sqlcipher
from anonymizer.vault.layout import Layout, Settings, open_keys

PEOPLE = {"Teresa": "Wenceslao Quijada", "Octavio": "Hortensia Lobo", "Emilia": "Ada Luna"}
STORY = b"Somebody left."
KEY = "custodian.key"
"""Not flipped: it is no part of the vault."""


def make(folder: Path) -> None:
    """A small vault with something in every table."""
    with Vault.create(folder) as vault:
        for pseudonym, name in PEOPLE.items():
            known = [Alias("name", name), Alias("weak", name.split()[0])]
            subject, _ = vault.enrol("PERSON", known, "project", [pseudonym])
            vault.adopt(subject, "series:one", [f"{pseudonym} Dos"])
            vault.consent(subject, ["publication"], until="2999-12-31", note="by hand")
            vault.retain(subject, "2999-12-31")
            vault.keep_original(STORY, f"{name} left.", people=[subject])
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
            seen += [repr([(alias.kind, alias.text) for alias in opened.aliases]), opened.notes]
        story = vault.story_of(STORY)
        assert story is not None
        seen += [vault.reveal_story(story, [folder / "custodian.key"], "benchmark").text]
    return tuple(seen)


class Copy:
    """A copy of the vault that one process flips bytes of and mends again."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.folder, self.engines = folder, dict[str, Engine]()
        self.pristine = files(template)
        shutil.copytree(template, folder)
        self.expected = read(folder)
        self.mend()
        layout = Layout(folder)
        keys = open_keys(layout, Settings.read(layout.settings), load_identities([folder / KEY]))
        self.engines = {
            "vault/records.db": sqlcipher.engine(layout.records, keys.records),
            "vault/keyring.db": sqlcipher.engine(layout.keyring, keys.keyring),
        }

    def mend(self) -> None:
        """Every file as it was, and no other."""
        for engine in self.engines.values():
            engine.dispose()
        for path in [path for path in self.folder.rglob("*") if path.is_file()]:
            name = str(path.relative_to(self.folder))
            if name not in self.pristine:
                path.unlink()
        for name, data in self.pristine.items():
            path = self.folder / name
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)

    def flip(self, name: str, at: int, bit: int) -> str:
        """What became of it."""
        changed = bytearray(self.pristine[name])
        changed[at] ^= 1 << bit
        (self.folder / name).write_bytes(changed)
        try:
            if name in self.engines:
                self.engines[name].dispose()  # a new connection, which has read no page yet
                sqlcipher.check_pages(self.engines[name], name)
            return "harmless" if read(self.folder) == self.expected else f"CHANGED at {at}"
        except AnonymizerError:
            return "noticed"
        finally:
            self.mend()


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the vault, by its path in the folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def start(template: Path, scratch: Path, page: int) -> None:
    """Give a process a copy of its own."""
    sqlcipher.PAGE = page
    globals()["mine"] = Copy(template, scratch / str(os.getpid()))


def flip(task: tuple[str, int, int]) -> tuple[str, str]:
    """The file, and what became of a flip in it."""
    return task[0], globals()["mine"].flip(*task)


def tasks(template: Path, every: int) -> Iterator[tuple[str, int, int]]:
    """One for each byte: file, position, and a bit that differs from byte to byte."""
    for name, data in files(template).items():
        if name != KEY:
            for at in range(0, len(data), every):
                yield name, at, at // every % 8


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--page", type=int, default=1024)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    sqlcipher.PAGE = options.page
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANONYMIZER_HOME"] = folder + "/home"
        template = Path(folder) / "template"
        make(template)
        todo = list(tasks(template, options.every))
        size = sum(len(data) for name, data in files(template).items() if name != KEY)
        found: Counter[tuple[str, str]] = Counter()
        begun = time.perf_counter()
        with multiprocessing.get_context("spawn").Pool(
            options.workers, start, (template, Path(folder), options.page)
        ) as pool:
            done = pool.imap_unordered(flip, todo, chunksize=50)
            for number, outcome in enumerate(done, 1):
                found[outcome] += 1
                if number % 5_000 == 0:
                    each = (time.perf_counter() - begun) / number * 1000
                    print(f"{number} of {len(todo)}, {each:.1f} ms each", flush=True)
    print(f"{sum(found.values())} of {size} bytes flipped")
    for (name, what), count in sorted(found.items()):
        print(f"{name:<24}{what:<20}{count:>8}")
    changed = sum(count for (_, what), count in found.items() if "CHANGED" in what)
    print(f"{changed} flips went unnoticed and changed what is read")


if __name__ == "__main__":
    main()
