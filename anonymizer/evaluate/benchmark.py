"""The metrics of the Text Anonymization Benchmark.

Pilán, Lison, Øvrelid, Papadopoulou, Sánchez, Batet: "The Text Anonymization Benchmark (TAB): A
Dedicated Corpus and Evaluation Framework for Text Anonymization", Computational Linguistics 48(4),
2022, section 5, with the details of the authors' ``evaluation.py``:

- An entity counts as masked only if all its mentions are, but those that the annotator let stand.
- Punctuation and function words (:data:`SKIPPED`) of a mention need not be masked.
- Where an entity's mentions disagree, the first one says whether it is direct and of what type, and
  it needs masking if any of them does.
- A masked token is right for an annotator who marked all of it. With several annotators recall and
  precision are micro-averages over them: what three masked counts three times.
- Precision has uniform weights. The paper's second weighting, by information content, asks a BERT
  model how well it guesses each masked token; that needs a language model of several hundred MB
  and is not offered here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anonymizer.evaluate.cover import cover
from anonymizer.evaluate.gold import GoldDocument, GoldSpan
from anonymizer.evaluate.rate import Figures, Rate, by_type, rate
from anonymizer.evaluate.systems import Found
from anonymizer.model import IdentifierType

SKIPPED = (
    "mr mrs ms and or from until to about after as at before between by during for in into of on "
    "over since with the a an no nr ’s 's"
)
"""Words that say little, and that annotators include or leave out by chance."""
_SKIP = re.compile(
    "|".join(rf"\b{re.escape(word)}\b" for word in SKIPPED.split()) + r"|[,.\-;:/&()\[\]–'\" ’“”]",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Entity:
    """Mentions that one annotator took for one thing, at least one of which must be masked."""

    type: str
    direct: bool
    mentions: tuple[GoldSpan, ...]


def benchmark_figures(
    documents: Sequence[GoldDocument], found: Sequence[Sequence[Found]]
) -> Figures:
    """Entity recall, token recall and token precision, the recalls also by type."""
    entities: list[tuple[_Entity, bool]] = []
    mentions: list[tuple[str, bool]] = []
    tokens: list[tuple[str, bool]] = []
    right = masked_tokens = 0
    for gold, system in zip(documents, found, strict=True):
        text = gold.document.text
        masked = cover(len(text), ((f.start, f.end) for f in system if f.masked))
        for entity in _entities(gold.spans):
            whole = [(m, _masked(text, masked, m.start, m.end)) for m in entity.mentions]
            entities.append((entity, all(ok or not _needed(m) for m, ok in whole)))
            mentions += [(entity.type, ok) for _, ok in whole]
            tokens += [
                (entity.type, _masked(text, masked, start, end))
                for m in entity.mentions
                for start, end in _tokens(text, m.start, m.end)
            ]
        hits, count = _precision(text, gold.spans, system)
        right, masked_tokens = right + hits, masked_tokens + count
    return {
        "entity_recall_direct": rate(ok for entity, ok in entities if entity.direct),
        "entity_recall_quasi": rate(ok for entity, ok in entities if not entity.direct),
        "mention_recall": rate(ok for _, ok in mentions),
        "token_recall": rate(ok for _, ok in tokens),
        "token_precision": Rate(right, masked_tokens),
        **by_type("entity_recall", ((entity.type, ok) for entity, ok in entities)),
        **by_type("token_recall_type", tokens),
    }


def _needed(mention: GoldSpan) -> bool:
    return not mention.keep and mention.identifier is not IdentifierType.NO_MASK


def _entities(spans: Iterable[GoldSpan]) -> Iterator[_Entity]:
    """The entities that need masking, of each annotator; a span without an id is one by itself."""
    found: dict[tuple[str, object], list[GoldSpan]] = {}
    for span in spans:
        found.setdefault((span.annotator, span.entity or span.start), []).append(span)
    for mentions in found.values():
        if any(map(_needed, mentions)):
            first = mentions[0]
            direct = first.identifier is IdentifierType.DIRECT
            yield _Entity(first.type, direct, tuple(mentions))


def _masked(text: str, masked: bytearray, start: int, end: int) -> bool:
    """Whether all of a mention is masked but for what says little."""
    bare = [k for k in range(start, end) if not masked[k]]
    if not bare:
        return True
    skipped = {k for m in _SKIP.finditer(text[start:end]) for k in range(m.start(), m.end())}
    return all(k - start in skipped for k in bare)


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end]))


def _precision(text: str, spans: Sequence[GoldSpan], system: Iterable[Found]) -> tuple[int, int]:
    """Masked tokens that annotators marked, and masked tokens, both counted for each annotator."""
    annotators = sorted({span.annotator for span in spans})
    wanted = [
        [(s.start, s.end) for s in spans if s.annotator == name and _needed(s)]
        for name in annotators
    ]
    masks = [
        token
        for start, end in _joined((f.start, f.end) for f in system if f.masked)
        for token in _tokens(text, start, end)
    ]
    hits = sum(
        any(a <= start and end <= b for a, b in marked) for start, end in masks for marked in wanted
    )
    return hits, len(masks) * len(annotators)


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap made one, so that no token counts twice."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
