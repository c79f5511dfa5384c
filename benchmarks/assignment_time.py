"""Time to resolve and name the people of a 1,000-word document, by the size of the vault.

``python -m benchmarks.assignment_time [SUBJECTS ...]`` (10, 10,000 and 1,000,000 by default) fills
a vault of each size and takes documents of 20 people each, five of them known to the vault already.
Detection is left out: it knows no vault. The ratios are to the smallest vault; that of processor
time tells more on a machine that is busy with something else.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

from anonymizer import pipeline
from anonymizer.model import Document, Mention
from anonymizer.policy import load_policy
from anonymizer.resolve import aliases
from anonymizer.surrogates import Style, assign
from anonymizer.vault import Vault
from benchmarks.invented import people, person
from benchmarks.vault_load import filled

WORDS, PEOPLE, KNOWN, DOCUMENTS = 1000, 20, 5, 9
FILLER = (
    "and then nobody in the house could say where they had gone that night so we waited".split()
)


def main(*sizes: int) -> None:
    """Print a row for each size. The vaults take turns, so that a busy machine is fair to all."""
    sizes = sizes or (10, 10_000, 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        vaults = {size: filled(Path(folder) / str(size), size, noise=True) for size in sizes}
        taken: dict[int, list[tuple[float, float, float]]] = {size: [] for size in sizes}
        for number in range(DOCUMENTS + 1):
            for size, vault in vaults.items():
                spent = _one(vault, number)
                if number:  # the first one warms up
                    taken[size].append(spent)
        for vault in vaults.values():
            vault.close()
    heads = ("subjects", "resolve ms", "assign ms", "both ms", "ratio", "processor ms", "ratio")
    print(" ".join(f"{head:>12}" for head in heads))
    first: list[float] = []
    for size, times in taken.items():
        reading, naming, busy = (median(column) * 1000 for column in zip(*times, strict=True))
        both = median(read + named for read, named, _ in times) * 1000
        first = first or [both, busy]
        row = (reading, naming, both, both / first[0], busy, busy / first[1])
        print(
            f"{size:>12} "
            + " ".join(f"{x:>12.{2 if k in (3, 5) else 0}f}" for k, x in enumerate(row))
        )


def _one(vault: Vault, number: int) -> tuple[float, float, float]:
    """Seconds to resolve and to assign, and of the processor for both."""
    document, mentions = _document(number)
    begun, busy = time.perf_counter(), time.process_time()
    reading = pipeline.read(document, mentions, load_policy(), vault)
    read = time.perf_counter()
    persons = {e.id: aliases(e) for e in reading.resolution.entities}
    assign(
        document,
        reading.resolution,
        reading.decisions,
        vault,
        "project",
        persons,
        style=Style.FULL,
    )
    named = time.perf_counter()
    return read - begun, named - read, time.process_time() - busy


def _document(number: int) -> tuple[Document, list[Mention]]:
    """A document of its own people, and where they stand in it."""
    known = map(person, range(KNOWN))
    new = islice(people(random.Random(f"document {number}")), PEOPLE - KNOWN)
    text, mentions = "", []
    for entity in (*known, *new):
        start = len(text)
        text += entity.names[0]
        mentions.append(Mention(start, len(text), "PERSON"))
        more = (WORDS // PEOPLE) - 4
        text += " " + " ".join((FILLER * 4)[:more]) + ".\n\n"
    return Document("document", text), mentions


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
