"""What an editor's whole project folder, with the editor's key, gives away of many sealed names.

Makes a project whose custodians open two of three together, enrols COUNT made-up people one by one
as ``run`` does, and keeps a working copy for every tenth. Then an attacker has the folder,
``editor.key`` and the key of one custodian, tries both on everything, and searches all bytes of
files, decrypted pages (free ones too), cells and opened payloads for every name: in any case,
folded, in UTF-8, UTF-16, JSON's escapes and hexadecimal::

    python -m benchmarks.vault_secrecy [COUNT]

Printed at the end: how many names were found (0 is the promise), and, as checks of the search, how
many it finds among noise that holds each name once, and in what two custodians open of ten people.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyrage
from sqlalchemy import select

from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.vault import Identity, Vault, load_identities
from anonymizer.vault.schema import keyring, records
from anonymizer.vault.store import reading
from tests.vault.pages import pages

_WINDOW = 8
_CODECS = ("utf-8", "utf-16-le", "utf-16-be")
# Bytes that are searched at once, more than the longest form of a part has, and what no name holds.
_PIECE, _LONGEST, _BETWEEN = 4_000_000, 1_000, b"\n" * _WINDOW
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
    """Every file, every page and cell of both databases, and whatever opens with the keys."""
    ages = [each.age() for each in keys]
    blobs = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    layout, store, key = vault._ledger.layout, vault._ledger.store, vault._ledger.keys
    for path, engine, secret, metadata in (
        (layout.records, store.records, key.records, records),
        (layout.keyring, store.keyring, key.keyring, keyring),
    ):
        yield from pages(path, secret)
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


def noisy(names: Iterable[str], rng: random.Random) -> Iterator[bytes]:
    """Random bytes that hold one part of each name in one of its forms."""
    for name in names:
        form = rng.choice(sorted(forms(rng.choice(name.split()))))
        yield rng.randbytes(rng.randrange(500)) + form + rng.randbytes(rng.randrange(500))


def windows(data: bytes) -> np.ndarray:
    """Every stretch of eight bytes as a number."""
    if len(data) < _WINDOW:
        return np.empty(0, np.uint64)
    view = np.lib.stride_tricks.sliding_window_view(np.frombuffer(data, np.uint8), _WINDOW)
    return np.ascontiguousarray(view).view(np.uint64).ravel()


def forms(part: str) -> set[bytes]:
    """A part of a name as it may stand in a file, the letters A to Z always small."""
    cases = {part, part.lower(), part.upper(), fold(part)}
    written = {case.encode(codec) for case in cases for codec in _CODECS}
    written |= {case.encode().hex().encode() for case in cases}
    written |= {json.dumps(case).strip('"').encode() for case in cases}
    return {form.lower() for form in written}


class Search:
    """Finds all names in one pass: their forms by the first eight bytes.

    Args:
        names: whom to look for; no part of a name is shorter than eight bytes.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._forms: defaultdict[int, set[tuple[bytes, str]]] = defaultdict(set)
        for name in names:
            for part in name.split():
                for form in forms(part):
                    self._forms[int(windows(form[:_WINDOW])[0])].add((form, name))
        self._numbers = np.array(sorted(self._forms), np.uint64)

    def found(self, blobs: Iterable[bytes]) -> set[str]:
        """The names of which some part stands in the blobs in full."""
        return {name for data in joined(blobs) for name in self._found_in(data.lower())}

    def _found_in(self, data: bytes) -> Iterator[str]:
        here = windows(data)
        nearest = np.searchsorted(self._numbers, here).clip(max=len(self._numbers) - 1)
        for at in np.flatnonzero(self._numbers[nearest] == here):
            for form, name in self._forms[int(here[at])]:
                if data.startswith(form, at):
                    yield name


def joined(blobs: Iterable[bytes]) -> Iterator[bytes]:
    """The blobs in pieces of some megabytes; what is cut is shown again with what follows it."""
    piece = bytearray()
    for blob in blobs:
        piece += blob + _BETWEEN
        while len(piece) > _PIECE:
            yield bytes(piece[:_PIECE])
            del piece[: _PIECE - _LONGEST]
    yield bytes(piece)


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
            search = Search(names)
            found = search.found(readable(vault, folder, (editor, people[0])))
            print(f"names sealed: {len(names)}")
            print(
                f"names found with the folder, the editor's key and one custodian's: {len(found)}"
            )
            among = search.found(noisy(names, rng))
            print(f"names found among noise that holds each one once: {len(among)}")
            some = rng.sample(range(len(names)), min(10, len(names)))
            opened = [vault.reveal(f"Alias {n}", people[:2], "benchmark") for n in some]
            check = search.found(a.text.encode() for each in opened for a in each.aliases)
            print(f"names found in what two custodians open of {len(some)} people: {len(check)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
