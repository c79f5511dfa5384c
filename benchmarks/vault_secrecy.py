"""What an editor's whole project folder, with the editor's key, gives away of many sealed names.

Makes a project whose custodians open two of three together, enrols COUNT made-up people one by one
as ``run`` does, and keeps a working copy for every tenth. Then an attacker has the folder,
``editor.key`` and the key of one custodian, tries both on everything, and searches all bytes of
files, cells and opened payloads for every name, in any case, in UTF-8, UTF-16 and hexadecimal::

    python -m benchmarks.vault_secrecy [COUNT]

Printed at the end: how many names were found (0 is the promise), and, as a check of the search, how
many it finds in what two custodians open of ten people.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyrage
from sqlalchemy import select

from anonymizer.ports import Alias
from anonymizer.vault import Identity, Vault, load_identities
from anonymizer.vault.schema import keyring, records
from anonymizer.vault.store import reading

_WINDOW = 8
_SYLLABLES = (
    "ba ce di fo gu ja ke li mo nu pa que ri so tu va xo yu za ñe cha llo tri bra gle".split()
)


def made_up(count: int, rng: random.Random) -> list[str]:
    """So many different names of three parts, none shorter than a search window."""
    names: set[str] = set()
    while len(names) < count:
        parts = ("".join(rng.choices(_SYLLABLES, k=rng.randint(4, 6))) for _ in range(3))
        names.add(" ".join(part.capitalize() for part in parts))
    return sorted(names)


def fill(vault: Vault, names: list[str]) -> None:
    """Enrol everybody; a hundred documents make one change."""
    for start in range(0, len(names), 100):
        with vault.batch():
            for number, name in enumerate(names[start : start + 100], start):
                known = [Alias("name", name), Alias("weak", name.split()[0])]
                pseudonym = f"Alias {number}"
                subject, _ = vault.enrol("PERSON", known, "project", [pseudonym])
                if number % 10 == 0:
                    story = f"{name} salió de su casa.".encode()
                    vault.keep_original(str(number).encode(), story.decode(), people=[subject])


def readable(vault: Vault, folder: Path, keys: Iterable[Identity]) -> Iterator[bytes]:
    """Every file, every cell of both databases, and whatever opens with the keys."""
    ages = [each.age() for each in keys]
    blobs = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    store = vault._ledger.store
    for engine, metadata in ((store.records, records), (store.keyring, keyring)):
        with reading(engine) as connection:
            for table in metadata.sorted_tables:
                for row in connection.execute(select(table)):
                    blobs += [c if isinstance(c, bytes) else str(c).encode() for c in row]
    opened = 0
    for blob in blobs:
        yield blob
        if blob.startswith(b"age-encryption.org"):
            try:
                yield bytes(pyrage.decrypt(blob, ages))
                opened += 1
            except pyrage.DecryptError:
                continue
    print(f"{len(blobs)} files and cells, {opened} of them opened with the two keys")


def windows(data: bytes) -> np.ndarray:
    """Every stretch of eight bytes as a number."""
    if len(data) < _WINDOW:
        return np.empty(0, np.uint64)
    view = np.lib.stride_tricks.sliding_window_view(np.frombuffer(data, np.uint8), _WINDOW)
    return np.ascontiguousarray(view).view(np.uint64).ravel()


def needles(names: list[str]) -> dict[int, str]:
    """The first eight bytes of each part of a name in several codes, as numbers."""
    found: dict[int, str] = {}
    for name in names:
        for part in name.split():
            for codec in ("utf-8", "utf-16-le", "utf-16-be"):
                encoded = part.lower().encode(codec)
                found[int(windows(encoded)[0])] = name
            found[int(windows(part.encode()[:4].hex().encode())[0])] = name
    return found


def search(blobs: Iterable[bytes], names: list[str]) -> set[str]:
    """The names of which some part stands in the blobs in full."""
    wanted = needles(names)
    numbers = np.array(sorted(wanted), np.uint64)
    found: set[str] = set()
    for blob in blobs:
        lower = blob.lower()
        here = windows(lower)
        for number in here[np.isin(here, numbers)]:
            name = wanted[int(number)]
            texts = [p.lower() for p in name.split()]
            forms = [t.encode(c) for t in texts for c in ("utf-8", "utf-16-le", "utf-16-be")]
            forms += [p.encode().hex().encode() for p in name.split()]
            if any(form in lower for form in forms):
                found.add(name)
    return found


def main(count: int) -> None:
    """Run it and print the figures."""
    rng = random.Random(5)
    names = made_up(count, rng)
    with tempfile.TemporaryDirectory() as place:
        os.environ["ANONYMIZER_HOME"] = f"{place}/home"
        folder = Path(place, "project")
        people = [Identity.generate() for _ in range(3)]
        keys = [each.recipient for each in people]
        with Vault.create(folder, custodians=keys, threshold=2) as vault:
            fill(vault, names)
            (editor,) = load_identities([folder / "editor.key"])
            found = search(readable(vault, folder, (editor, people[0])), names)
            print(f"names sealed: {len(names)}")
            print(
                f"names found with the folder, the editor's key and one custodian's: {len(found)}"
            )
            some = rng.sample(range(len(names)), min(10, len(names)))
            shown = [
                repr(
                    [
                        alias.text
                        for alias in vault.reveal(f"Alias {n}", people[:2], "benchmark").aliases
                    ]
                )
                for n in some
            ]
            check = search([text.encode() for text in shown], names)
            print(f"names found in what two custodians open of {len(some)} people: {len(check)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
