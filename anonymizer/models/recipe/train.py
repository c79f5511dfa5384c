"""Fine-tunes the reader.

A token that a corpus leaves unmarked counts as "outside, or any type that this corpus does not
annotate": its loss is the negative log of their summed probability, so that what a corpus lacks
is missing, not negative. A public corpus that calls something a place or an organisation may mean
one of our finer types, so those share the probability too. The word embeddings stay as they are:
names that training never shows keep their place among those it does.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from anonymizer.models.recipe import augment, corpora
from anonymizer.models.recipe.corpora import HELD_OUT, Example
from anonymizer.models.recipe.labels import ALL, CLASS, IGNORE, LABELS, TYPES
from anonymizer.models.recipe.names import read_names
from anonymizer.models.recipe.network import Reader, load, save
from anonymizer.models.recipe.smooth import smooth

LONGEST = 900
"""Code points of one training text; about 250 pieces."""
BATCH_PIECES = 2600
CALIBRATION = 60
"""Testimonies that show how large the activations are; see :mod:`.smooth`."""
WIDTH = 32
"""Texts are padded to a multiple of so many pieces."""
OWN_SHARE = 0.62
"""Share of testimonies among the training texts; the rest are public corpora."""
LIGHT = {"es_meddocan": 0.15, "pt_lener": 0.5, "pt_uner_bosque": 0.5, "en_litbank": 0.5}
"""Chance that a drawn text of a repetitive or remote corpus is used."""
WEIGHT = {"PERSON": 1.5, "ORG": 1.5, "ADDRESS": 1.5, "AGE": 1.5, "ROLE": 2.0}
"""What a piece of these types counts in the loss; others, and pieces outside, count 1."""
NEIGHBOURS = {"LOCATION": ("ADDRESS", "ORG"), "ORG": ("LOCATION",)}


@dataclass(frozen=True, slots=True)
class Settings:
    """What one training may do otherwise than another.

    Attributes:
        steps: batches in all.
        encoder_rate, head_rate: greatest learning rates.
        seed: of the order of texts, the augmentation and dropout.
        longest: code points of one training text; about 3.6 a piece.
        weights: what a piece of these types counts in the loss; others count 1.
        smoothing: share of the loss that asks for every label alike (label smoothing).
        augmented: whether names, case, accents and so on are changed on the way.
    """

    steps: int = 3000
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    seed: int = 1
    longest: int = LONGEST
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHT)
    smoothing: float = 0.0
    augmented: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """What is trained on and what is held out.

    Attributes:
        own: testimonies and passages.
        unseen: every 20th of them, kept for measuring.
        public: texts of the public corpora.
        names: pools for augmentation.
    """

    own: list[Example] = field(repr=False)
    unseen: list[Example] = field(repr=False)
    public: list[Example] = field(repr=False)
    names: augment.Names = field(repr=False)


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as tensors: ids ``[pieces]`` and allowed classes ``[pieces, labels]`` (bool)."""

    ids: Tensor
    allowed: Tensor


def encode(example: Example, tokenizer: Tokenizer) -> Encoded:
    """Pieces of an example, each with the set of classes that would be right for it."""
    encoding = tokenizer.encode(example.text, add_special_tokens=False)
    outside = torch.zeros(len(LABELS), dtype=torch.bool)
    outside[0] = True
    for kind in ALL - example.annotated:
        outside[CLASS[f"B-{kind}"]] = outside[CLASS[f"I-{kind}"]] = True
    anything = torch.ones(len(LABELS), dtype=torch.bool)
    rows, spans, at, previous = [], sorted(example.spans), 0, -1
    for start, end in encoding.offsets:
        while start < end and example.text[start].isspace():
            start += 1  # noqa: PLW2901 - an offset may include the space before a word
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at == len(spans) or end <= spans[at][0] or start >= end:
            rows.append(outside)
        elif spans[at][2] == IGNORE:
            rows.append(anything)
        else:
            kind = spans[at][2]
            prefix = "I" if previous == at else "B"
            row = torch.zeros(len(LABELS), dtype=torch.bool)
            alike = (kind,) if example.annotated == ALL else (kind, *NEIGHBOURS.get(kind, ()))
            for each in alike:
                row[CLASS[f"{prefix}-{each}"]] = True
            rows.append(row)
            previous = at
    edge = torch.zeros(1, len(LABELS), dtype=torch.bool)
    edge[0, 0] = True
    allowed = torch.cat([edge, torch.stack(rows) if rows else edge[:0], edge])
    return Encoded(torch.tensor([0, *encoding.ids, 2]), allowed)


def read_texts(folder: Path, names: Path, passages: Path) -> Texts:
    """Read everything.

    Args:
        folder: of the corpora.
        names: folder of the lists of names.
        passages: folder of passages in inline markup.
    """
    own = [*corpora.testimonies(folder), *corpora.passages(passages)]
    return Texts(
        [e for i, e in enumerate(own) if i % HELD_OUT],
        own[::HELD_OUT],
        [t for group in corpora.public(folder) for t in corpora.joined(group, 450)],
        read_names(names),
    )


def stream(texts: Texts, settings: Settings, seed: int) -> Iterator[Example]:
    """Training texts without end: shuffled passes over both kinds, freshly augmented."""
    rng = random.Random(seed)
    passes = (_forever(texts.own, rng), _forever(texts.public, rng))
    while True:
        is_own = rng.random() < OWN_SHARE
        example = next(passes[0 if is_own else 1])
        if rng.random() > LIGHT.get(example.corpus, 1.0):
            continue
        if settings.augmented and (is_own or rng.random() < 0.4):
            example = augment.augment(example, texts.names, rng)
        yield from augment.cut(example, settings.longest, rng)


def _forever(examples: list[Example], rng: random.Random) -> Iterator[Example]:
    while True:
        yield from rng.sample(examples, len(examples))


def batches(examples: Iterator[Example], tokenizer: Tokenizer) -> Iterator[list[Encoded]]:
    """Batches of like length, about :data:`BATCH_PIECES` pieces each, in few different shapes.

    Every new shape costs the matrix library a compiled kernel, and it keeps only so many.
    """
    waiting: dict[int, list[Encoded]] = {}
    for example in examples:
        item = encode(example, tokenizer)
        width = -(-len(item.ids) // WIDTH) * WIDTH
        batch = waiting.setdefault(width, [])
        batch.append(item)
        if (len(batch) + 1) * width > BATCH_PIECES:
            yield waiting.pop(width)


def _padded(batch: list[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    width = -(-max(len(b.ids) for b in batch) // WIDTH) * WIDTH
    ids = torch.ones(len(batch), width, dtype=torch.int64)
    allowed = torch.zeros(len(batch), width, len(LABELS), dtype=torch.bool)
    attention = torch.zeros(len(batch), width, dtype=torch.int64)
    for row, item in enumerate(batch):
        length = len(item.ids)
        ids[row, :length] = item.ids
        allowed[row, :length] = item.allowed
        attention[row, :length] = 1
    return ids, allowed, attention


def loss_of(reader: Reader, batch: list[Encoded], settings: Settings) -> Tensor:
    """Weighted mean over pieces of the negative log probability of the allowed classes."""
    ids, allowed, attention = _padded(batch)
    with torch.autocast("cpu", torch.bfloat16):
        logits = reader(ids, attention)
    logits = logits.float()[attention.bool()]
    allowed = allowed[attention.bool()]
    right = logits.masked_fill(~allowed, -1e4).logsumexp(-1)
    outside = allowed[:, 0]
    counts = torch.tensor([1.0, *(settings.weights.get(each[2:], 1.0) for each in LABELS[1:])])
    weights = torch.where(outside, 1.0, (allowed * counts).amax(-1))
    total = logits.logsumexp(-1)
    losses = total - right
    if settings.smoothing:
        losses = losses.lerp(total - logits.mean(-1), settings.smoothing)
    loss: Tensor = (weights * losses).sum() / weights.sum()
    return loss


def optimiser(reader: Reader, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW, faster for the new head than for the encoder."""
    head = list(reader.head.parameters())
    rest = [p for n, p in reader.named_parameters() if not n.startswith(("head", "word"))]
    groups = [{"params": head, "lr": head_rate}, {"params": rest, "lr": encoder_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def rate(step: int, steps: int) -> float:
    """Linear warm-up over a fifth, at most 100 steps, then a cosine down to 2 %."""
    warm_up = min(100, steps // 5)
    if step < warm_up:
        return (step + 1) / warm_up
    done = min(1.0, (step - warm_up) / max(1, steps - warm_up))
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done))


def recall(reader: Reader, examples: list[Example], tokenizer: Tokenizer) -> dict[str, float]:
    """Share of pieces of each type that are read as anything at all, and false alarms."""
    hits, counts = dict.fromkeys((*TYPES, "false"), 0), dict.fromkeys((*TYPES, "false"), 0)
    reader.eval()
    rng = random.Random(0)
    for example in (p for e in examples for p in augment.cut(e, LONGEST, rng)):
        item = encode(example, tokenizer)
        with torch.no_grad():
            logits = reader(item.ids[None], torch.ones_like(item.ids)[None])
        for found, allowed in zip(logits[0].argmax(-1) != 0, item.allowed, strict=True):
            right = LABELS[int(allowed.float().argmax())]
            kind = "false" if right == "O" else right[2:]
            hits[kind] += int(found)
            counts[kind] += 1
    reader.train()
    return {kind: round(hits[kind] / counts[kind], 3) for kind in counts if counts[kind]}


def fit(
    reader: Reader, texts: Texts, tokenizer: Tokenizer, settings: Settings, checkpoint: Path
) -> Reader:
    """Train ``reader``, printing loss and recall on the way.

    Args:
        reader: what to start from; changed in place unless ``checkpoint`` exists.
        texts: what to train on.
        tokenizer: of the reader.
        settings: how.
        checkpoint: written every 125 steps; where it exists, training goes on from it. Beside it
            ``start.pt`` takes the smoothed weights that training begins with.

    Returns:
        The trained reader.
    """
    torch.manual_seed(settings.seed)
    torch.set_flush_denormal(True)  # sharp attention is full of them, and they are slow to compute
    stored: dict[str, object] = {}
    if checkpoint.exists():
        reader, stored = load(checkpoint)
    else:
        drawn = random.Random(settings.seed).sample(texts.own, CALIBRATION)
        smooth(reader, (e.text for e in drawn), tokenizer)
        save(reader, checkpoint.with_name("start.pt"))
    reader.word.weight.requires_grad_(False)
    optim = optimiser(reader, settings.encoder_rate, settings.head_rate)
    if "optim" in stored:
        optim.load_state_dict(stored["optim"])  # type: ignore[arg-type]
    first = int(str(stored.get("step", 0)))
    plan = torch.optim.lr_scheduler.LambdaLR(optim, lambda s: rate(first + s, settings.steps))
    feed = batches(stream(texts, settings, settings.seed + first), tokenizer)
    began, total = time.monotonic(), 0.0
    reader.train()
    for step in range(first, settings.steps):
        loss = loss_of(reader, next(feed), settings)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optim.step()
        plan.step()
        optim.zero_grad()
        total += loss.item()
        if (step + 1) % 25 == 0:
            pace = (time.monotonic() - began) / (step + 1 - first)
            print(f"step {step + 1} loss {total / 25:.4f} {pace:.2f} s/step", flush=True)
            total = 0.0
        if (step + 1) % 125 == 0 or step + 1 == settings.steps:
            save(reader, checkpoint, step=step + 1, optim=optim.state_dict())
            found = recall(reader, texts.unseen, tokenizer)
            print(f"step {step + 1} held out {found}", flush=True)
    return reader


def main() -> None:
    """Command line of this step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("corpora", "names", "passages", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int, nargs="*", help="layers of the base to keep")
    parser.add_argument("--start", type=Path, help="weights to go on from instead of base.pt")
    given = parser.parse_args()
    settings = Settings(given.steps, given.encoder_rate, given.head_rate, given.seed)
    tokenizer = Tokenizer.from_file(str(given.work / "tokenizer.json"))
    texts = read_texts(given.corpora, given.names, given.passages)
    print(f"{len(texts.own)} testimonies, {len(texts.unseen)} held out, ", end="")
    print(f"{len(texts.public)} public texts", flush=True)
    reader, _ = load(given.start or given.work / "base.pt")
    if given.layers:
        reader = reader.with_layers(given.layers)
    save(
        fit(reader, texts, tokenizer, settings, given.work / "checkpoint.pt"),
        given.work / "reader.pt",
    )


if __name__ == "__main__":
    main()
