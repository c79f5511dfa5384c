"""One person, one pseudonym, over the files of a series that are run one by one, in every order.

``python -m benchmarks.series_constancy CORPUS [SERIES ...]``: each file by ``anonymizer run`` in a
process of its own, each order with a project of its own. A row for each order: people of several
files who have one subject in the vault throughout, pairs of people who share one, and of the
people with several how many the reviewer was asked about.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations
from pathlib import Path

from anonymizer.evaluate.corpora import read_corpora
from anonymizer.evaluate.gold import GoldDocument, GoldSpan
from anonymizer.evaluate.testimonies import is_family


@dataclass(frozen=True, slots=True)
class Seen:
    """What one run made of one file.

    Attributes:
        mentions: start, end and subject of everybody with a pseudonym.
        asked: pairs of subjects that may be one.
    """

    mentions: tuple[tuple[int, int, str], ...]
    asked: frozenset[frozenset[str]] = frozenset()


@dataclass(slots=True)
class Outcome:
    """Which subjects of the vault the people of a series are.

    Attributes:
        subjects: by person of the annotation.
        files: how many files name a person.
        asked: pairs of subjects that the reviewer was asked about.
    """

    subjects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    files: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: set[frozenset[str]] = field(default_factory=set)

    def add(self, gold: GoldDocument, seen: Seen) -> None:
        """What was seen in a file."""
        met = set()
        for span in gold.spans:
            if _is_person(span):
                met.add(span.subject)
                self.subjects[span.subject] |= {
                    who
                    for start, end, who in seen.mentions
                    if start < span.end and span.start < end
                }
        for person in met:
            self.files[person] += 1
        self.asked |= seen.asked

    def several(self) -> list[str]:
        """People of several files."""
        return sorted(person for person, files in self.files.items() if files > 1)

    def split(self) -> list[str]:
        """Those of them who are not one subject."""
        return [person for person in self.several() if len(self.subjects[person]) != 1]

    def unasked(self) -> list[str]:
        """Those of them about whom the reviewer was not asked enough to make them one."""
        return [person for person in self.split() if not self._joined(self.subjects[person])]

    def shared(self) -> list[tuple[str, str]]:
        """Pairs of people with a subject in common."""
        people = sorted(self.subjects)
        return [(a, b) for a, b in combinations(people, 2) if self.subjects[a] & self.subjects[b]]

    def _joined(self, subjects: set[str]) -> bool:
        reached = set(sorted(subjects)[:1])
        while more := {s for pair in self.asked if pair & reached for s in pair} - reached:
            reached |= more
        return bool(subjects) and subjects <= reached


def _is_person(span: GoldSpan) -> bool:
    """Whether a single person is meant, who must not stay."""
    named = span.type == "PERSON" and bool(span.subject) and not span.keep
    return named and not is_family(span.subject)


def run(folder: Path, name: str, gold: GoldDocument) -> Seen:
    """One file, run as an editor runs it.

    Args:
        folder: of this order: its project and stories.
        name: of the file.
        gold: the file.
    """
    source = folder / name
    source.write_text(gold.document.text, encoding="utf-8")
    command = [sys.executable, "-m", "anonymizer.cli", "run", str(source), "--series", "series",
               "--project", str(folder / "project"), "--out-dir", str(folder / "stories"),
               "--report", str(folder / f"{name}.json"), "--force"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode not in (0, 1):
        sys.exit(f"anonymizer run ended with {done.returncode}")
    report = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["documents"][0]
    mentions = tuple(
        (m["start"], m["end"], m["subject"])
        for m in report["mentions"]
        if m["action"] == "pseudonym"
    )
    asked = (frozenset({s["subject"], s["other"]}) for s in report["suggestions"])
    return Seen(mentions, frozenset(asked))


def orders(files: Sequence[GoldDocument]) -> Iterator[tuple[tuple[int, ...], Outcome]]:
    """The outcome of each order of the files of a series."""
    for order in permutations(range(len(files))):
        outcome = Outcome()
        with tempfile.TemporaryDirectory() as folder:
            for number in order:
                gold = files[number]
                outcome.add(gold, run(Path(folder), f"file{number + 1}.txt", gold))
        yield order, outcome


def main(path: str, *wanted: str) -> None:
    """Print a row for each order of each series."""
    series: dict[str, list[GoldDocument]] = defaultdict(list)
    for corpus in read_corpora([path]):
        for document in corpus.documents:
            if (name := document.document.series) and (not wanted or name in wanted):
                series[name].append(document)
    print(f"{'series':12} {'order':10} {'constant':>10} {'shared':>7} {'split':>6} {'asked':>6}")
    for name, files in series.items():
        for order, outcome in orders(files):
            people, split = outcome.several(), outcome.split()
            print(
                f"{name:12} {' '.join(str(n + 1) for n in order):10} "
                f"{len(people) - len(split):>4} of {len(people):>2} {len(outcome.shared()):>7} "
                f"{len(split):>6} {len(split) - len(outcome.unasked()):>6}  "
                f"{' '.join(split)} {' '.join('='.join(pair) for pair in outcome.shared())}",
                flush=True,
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
