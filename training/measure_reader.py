"""Prints how much of each type the shipped reader finds, on data that it was not trained on.

usage: python training/measure_reader.py CORPORA

A span counts as found if each of its letters and digits is covered by spans over their thresholds,
of whatever type. "False" is the share of covered letters and digits outside of any marked span,
only given where a corpus marks all types.
"""

import collections
import json
import sys
from pathlib import Path

from anonymizer.detect.reader import shipped
from anonymizer.models.recipe import corpora
from anonymizer.models.recipe.labels import ALL, IGNORE

UNSEEN = ("en_tab/full_dev", "es_cess/dev", "en_uner_ewt/test")
COLUMNS = ("PERSON", "LOCATION", "ORG", "DATE", "AGE", "ID", "ADDRESS", "ROLE")


def main(folder: Path) -> None:
    own = Path(__file__).parent / "passages"
    held_out = [*corpora.testimonies(folder), *corpora.passages(own)][:: corpora.HELD_OUT]
    print("corpus | texts | " + " | ".join(COLUMNS) + " | false")
    row("held-out testimonies", held_out)
    for name in UNSEEN:
        row(name, list(read(folder / f"{name}.jsonl")))


def read(path: Path) -> list[corpora.Example]:
    name = path.parent.name
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    return [
        corpora.Example(
            name, r["text"], tuple(corpora.spans_of(r["text"], r["ents"], name)), frozenset()
        )
        for r in records
    ]


def row(name: str, examples: list[corpora.Example]) -> None:
    reader = shipped()
    hits, counts = collections.Counter(), collections.Counter()
    right = wrong = 0
    for example in examples:
        found, wanted = bytearray(len(example.text)), bytearray(len(example.text))
        for r in reader.read(example.text):
            if r.score >= reader.thresholds[r.label]:
                found[r.start : r.end] = b"\1" * (r.end - r.start)
        for start, end, kind in example.spans:
            wanted[start:end] = b"\1" * (end - start)
            if kind != IGNORE:
                counts[kind] += 1
                letters = [i for i in range(start, end) if example.text[i].isalnum()]
                hits[kind] += all(found[i] for i in letters)
        for i, char in enumerate(example.text):
            if found[i] and char.isalnum():
                right, wrong = right + wanted[i], wrong + (not wanted[i])
    cells = [f"{hits[k] / counts[k]:.3f} of {counts[k]}" if counts[k] else "-" for k in COLUMNS]
    false = f"{wrong / (right + wrong):.3f}" if examples and examples[0].annotated == ALL else "-"
    print(f"{name} | {len(examples)} | " + " | ".join(cells) + f" | {false}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
