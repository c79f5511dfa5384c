"""Reads annotated text: the public corpora, the testimonies, and passages in inline markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anonymizer.models.recipe.labels import ALL, ANNOTATED, CORE, IGNORE, meaning

Span = tuple[int, int, str]
"""Start and end (half-open code points), type."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its spans.

    Attributes:
        corpus: folder name, which also tells the weight in training.
        annotated: types whose absence means something here.
        public: starts of spans that name public figures and the like; names that stay unswapped.
    """

    corpus: str
    text: str = field(repr=False)
    spans: tuple[Span, ...]
    annotated: frozenset[str]
    public: frozenset[int] = frozenset()


TRAINING = (
    "en_btc/*", "en_crossner_politics/*", "en_gum/free_*", "en_litbank/all", "en_tab/full_train",
    "en_tweebank/*", "en_uner_ewt/train", "en_uner_ewt/dev", "en_wikigold/all", "en_wnut17/*",
    "es_cess/train", "es_echr_all/train", "es_echr_manual/train", "es_meddocan/train",
    "fr_echr_manual/train", "pt_lener/train", "pt_uner_bosque/train",
)  # fmt: skip
"""Files used; whatever is not named here stays unseen for measuring."""

MEASURED = ("es_echr_manual/dev",)
"""Files whose texts also stand in files used for training, where they are left out."""

HELD_OUT = 20
"""Every 20th testimony is kept for measuring."""

WEEKDAY = re.compile(r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)", re.I)
TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|sr|sra|srta|se[nñ]ora?|don|do[nñ]a|prof|capt|aunt|uncle|sir|lady|madame?)\b\.?\s+)+",
    re.I,
)  # corpora that count titles into the name are brought in line with those that do not
MARKUP = re.compile(r"⟦([^⟦⟧|]+)\|([A-Z]+)(?:\|([A-Za-z0-9-]+?))??(\|KEEP)?⟧")


def public(folder: Path) -> Iterator[list[Example]]:
    """The public corpora, a list per file, in the order of the file."""
    measured = {r["text"] for name in MEASURED for r in _records(folder / f"{name}.jsonl")}
    for pattern in TRAINING:
        for path in sorted(folder.glob(pattern + ".jsonl")):
            name = path.parent.name
            annotated = ANNOTATED.get(name, CORE)
            records = _records(path)
            yield [
                Example(name, r["text"], tuple(spans_of(r["text"], r["ents"], name)), annotated)
                for r in records
                if r["text"] not in measured
            ]


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def spans_of(text: str, entities: Iterable[list[object]], corpus: str) -> Iterator[Span]:
    """Spans of one record of a public corpus in our types.

    Args:
        text: of the record.
        entities: ``[start, end, label, original label]`` each.
        corpus: folder name; some corpora need mending.
    """
    for entity in entities:
        start, end, label = int(str(entity[0])), int(str(entity[1])), str(entity[2])
        kind = meaning(label, str(entity[3]) if len(entity) > 3 else "")
        if kind == "PERSON" and (title := TITLE.match(text, start, end)) and title.end() < end:
            start = title.end()
        if kind == "DATE" and corpus == "es_cess" and WEEKDAY.fullmatch(text[start:end]):
            kind = IGNORE
        yield start, end, kind


def testimonies(folder: Path) -> list[Example]:
    """The passages of ``testimony_*`` below ``folder``."""
    found = []
    for path in sorted(folder.glob("testimony_*/passages.jsonl")):
        for record in _records(path):
            spans = tuple((e[0], e[1], e[2]) for e in record["ents"])
            kept = frozenset(e[0] for e in record["ents"] if e[3] == "KEEP")
            found.append(Example(path.parent.name, record["text"], spans, ALL, kept))
    return found


def passages(folder: Path) -> list[Example]:
    """Files of passages in inline markup, ``%%%`` on a line of its own between two."""
    found = []
    for path in sorted(folder.glob("*/*.txt")):
        for passage in re.split(r"^%%%\s*$", path.read_text(encoding="utf-8"), flags=re.M):
            if passage.strip():
                found.append(parse(passage.strip("\n"), path.parent.name))
    return found


def parse(marked: str, corpus: str) -> Example:
    """An example from ``⟦surface|TYPE|subject⟧`` markup."""
    text, spans, kept, last, length = [], [], set(), 0, 0
    for match in MARKUP.finditer(marked):
        before = marked[last : match.start()]
        length += len(before)
        spans.append((length, length + len(match[1]), match[2]))
        if match[4] or match[3] == "KEEP":
            kept.add(length)
        text += [before, match[1]]
        length += len(match[1])
        last = match.end()
    text.append(marked[last:])
    whole = "".join(text)
    if "⟦" in whole or "⟧" in whole:
        raise ValueError(f"broken markup in a passage of {corpus}")
    return Example(corpus, whole, tuple(spans), ALL, frozenset(kept))


def joined(examples: list[Example], characters: int) -> Iterator[Example]:
    """Neighbouring sentences of one file put together, so that the reader sees context."""
    texts: list[str] = []
    spans: list[Span] = []
    length = 0
    for position, example in enumerate(examples):
        spans += [(a + length, b + length, kind) for a, b, kind in example.spans]
        texts.append(example.text)
        length += len(example.text) + 1
        if length >= characters or position + 1 == len(examples):
            yield Example(example.corpus, " ".join(texts), tuple(spans), example.annotated)
            texts, spans, length = [], [], 0
