"""The metrics for testimonies: what would reach a reader of the finished story.

A span is masked when every letter and digit of it is; an entity when all its spans are. Titles and
articles just before something marked are free: masking them costs nothing. Linking is measured on
persons alone, families left out, as the pairwise F1 of mentions that share a subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from anonymizer.evaluate.cover import cover, is_covered
from anonymizer.evaluate.gold import GoldDocument, GoldSpan
from anonymizer.evaluate.rate import Figures, Rate, by_type, f1, rate
from anonymizer.evaluate.systems import Found
from anonymizer.evaluate.titles import name_start
from anonymizer.model import IdentifierType

_WORDS = (
    "mr mrs ms miss dr dra prof sr sra srta don doña dona niña nina señora señor senora senor lic "
    "licda licenciado licenciada officer agent judge juez jueza cabo sargento sgt pastor padre "
    "father sister hermana hermano el la los las de del"
)
_FREE = re.compile(rf"(?:\b(?:{'|'.join(_WORDS.split())})\b\.?\s*)+$", re.IGNORECASE)

_Key = tuple[str, int]
"""A mention: id of its document, where it starts."""
_Pair = tuple[object, object]


def testimony_figures(
    documents: Sequence[GoldDocument], found: Sequence[Sequence[Found]], linked: bool
) -> Figures:
    """The figures of a corpus whose spans say what must stay and how they identify.

    Args:
        documents: the gold.
        found: what a system found in each.
        linked: whether the gold has subjects; without them linking is not measured.
    """
    spans: list[tuple[str, GoldSpan, bool]] = []
    kept: list[bool] = []
    decoys: list[bool] = []
    right = wrong = 0
    for gold, system in zip(documents, found, strict=True):
        text = gold.document.text
        masked = cover(len(text), ((f.start, f.end) for f in system if f.masked))
        for span in gold.spans:
            if span.keep:
                kept.append(not any(masked[span.start : span.end]))
            else:
                start = name_start(text, span.start, span.end, span.type)
                whole = is_covered(text, masked, start, span.end)
                spans.append((gold.document.name, span, whole))
        decoys += [not any(masked[start:end]) for start, end in gold.decoys]
        wanted = _wanted(text, gold.spans)
        letters = [k for k, char in enumerate(text) if masked[k] and char.isalnum()]
        right += sum(wanted[k] for k in letters)
        wrong += sum(not wanted[k] for k in letters)
    figures = {
        "entity_recall_direct": _entities(spans, IdentifierType.DIRECT),
        "entity_recall_quasi": _entities(spans, IdentifierType.QUASI),
        "mention_recall.ALL": rate(whole for _, _, whole in spans),
        **by_type("mention_recall", ((span.type, whole) for _, span, whole in spans)),
        "precision": Rate(right, right + wrong),
        "keep_respected": rate(kept),
        "decoys_respected": rate(decoys),
    }
    return figures | (_linking(documents, found) if linked else {})


def _wanted(text: str, spans: Iterable[GoldSpan]) -> bytearray:
    """The characters that may be masked: what must be, with the titles and articles before it."""
    wanted = cover(len(text), ())
    for span in spans:
        if not span.keep:
            title = _FREE.search(text, 0, span.start)
            start = title.start() if title else span.start
            wanted[start : span.end] = b"\1" * (span.end - start)
    return wanted


def _entities(spans: Iterable[tuple[str, GoldSpan, bool]], identifier: IdentifierType) -> Rate:
    """The share of subjects of whom every span of one type is masked."""
    entities: dict[tuple[str, str, object], list[bool]] = defaultdict(list)
    for name, span, whole in spans:
        if span.identifier is identifier:
            entities[name, span.type, span.entity or span.start].append(whole)
    return rate(all(outcomes) for outcomes in entities.values())


def _linking(documents: Sequence[GoldDocument], found: Sequence[Sequence[Found]]) -> Figures:
    """How well mentions of persons are put together, in each document and over each series."""
    gold_pairs: set[_Pair] = set()
    got_pairs: set[_Pair] = set()
    gold_series: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    got_series: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for gold, system in zip(documents, found, strict=True):
        gold_here: dict[str, list[_Key]] = defaultdict(list)
        got_here: dict[str, list[_Key]] = defaultdict(list)
        for span in gold.spans:
            if span.keep or span.type != "PERSON" or not span.subject or is_family(span.subject):
                continue
            key = (gold.document.name, span.start)
            gold_here[span.subject].append(key)
            if subject := _subject(span, system):
                got_here[subject].append(key)
        gold_pairs |= _pairs(gold_here)
        got_pairs |= _pairs(got_here)
        if gold.document.series:
            for subject, keys in gold_here.items():
                gold_series[gold.group, subject] += keys
            for subject, keys in got_here.items():
                got_series[gold.group, subject] += keys
    return {
        "linking_f1": f1(gold_pairs, got_pairs),
        "series_f1": f1(_pairs(gold_series), _pairs(got_series)),
    }


def _subject(span: GoldSpan, system: Iterable[Found]) -> str | None:
    """The subject of the first masked span that touches the gold span."""
    touching = (f for f in system if f.masked and f.start < span.end and span.start < f.end)
    first = next(touching, None)
    return first.subject if first else None


def is_family(subject: str) -> bool:
    """Ids such as ``f1``, or ``seriesA-f1`` in a series, are families."""
    return subject.rpartition("-")[2].startswith("f")


def _pairs(clusters: Mapping[Any, Sequence[_Key]]) -> set[_Pair]:
    return {pair for members in clusters.values() for pair in combinations(sorted(members), 2)}
