"""Prints what the choices of the recipe are worth: one short training each, all else alike.

usage: python training/ablation.py CORPORA NAMES WORK STEPS [VARIANT ...]

WORK holds base.pt and tokenizer.json as ``recipe.base`` writes them, and takes the trained weights,
so that a run can be stopped and started again. Every variant starts from the base and is measured
on the testimonies that are held out: the mean loss of a piece, and the share of pieces of a type
that are read as anything at all ("false": of pieces that are nothing).
"""

import contextlib
import io
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from anonymizer.models.recipe import augment
from anonymizer.models.recipe.labels import LABELS
from anonymizer.models.recipe.network import Reader, Rounded, load, save
from anonymizer.models.recipe.train import LONGEST, Settings, Texts, encode, fit, read_texts

PASSAGES = Path(__file__).parent / "passages"
COLUMNS = ("PERSON", "LOCATION", "ORG", "DATE", "AGE", "ID", "ADDRESS", "ROLE")
RECIPE = Settings()
VARIANTS = {
    "the recipe": RECIPE,
    "another seed": replace(RECIPE, seed=2),
    "half the learning rates": replace(RECIPE, encoder_rate=1e-4, head_rate=1e-3),
    "twice the learning rates": replace(RECIPE, encoder_rate=4e-4, head_rate=4e-3),
    "labels smoothed by 0.1": replace(RECIPE, smoothing=0.1),
    "all types weigh alike": replace(RECIPE, weights={}),
    "nothing augmented": replace(RECIPE, augmented=False),
    "texts of 300 characters": replace(RECIPE, longest=300),
    "texts of 1,700 characters": replace(RECIPE, longest=1700),
    "6 of 12 layers": RECIPE,
    "no rounding in training": RECIPE,
    "no public corpora": RECIPE,
    "no passages of ours": RECIPE,
}
LAYERS = {"6 of 12 layers": [0, 2, 4, 7, 9, 11]}

Predict = Callable[[Tensor], Tensor]
"""Ids ``[1, pieces]`` to probabilities ``[pieces, labels]``."""


def main(folder: Path, names: Path, work: Path, steps: int, chosen: list[str]) -> None:
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    texts = read_texts(folder, names, PASSAGES)
    print(f"{steps} steps each, {len(texts.unseen)} held-out testimonies")
    print("variant | loss | " + " | ".join(COLUMNS) + " | false | s/text")
    trained: dict[str, Reader] = {}
    for name in chosen or VARIANTS:
        trained[name] = train(name, texts, tokenizer, work, steps)
        row(name, predicted_by(trained[name]), texts, tokenizer)
    if {"the recipe", "another seed"} <= trained.keys():
        pair = [predicted_by(trained[each]) for each in ("the recipe", "another seed")]
        row("both seeds averaged", lambda ids: sum(p(ids) for p in pair) / 2, texts, tokenizer)


def train(name: str, texts: Texts, tokenizer: Tokenizer, work: Path, steps: int) -> Reader:
    stem = "".join(c if c.isalnum() else "-" for c in name)
    done, checkpoint = (work / f"{stem}-{kind}.pt" for kind in ("done", "checkpoint"))
    Rounded.rounding = name != "no rounding in training"
    if not done.exists():
        if name == "no public corpora":
            texts = replace(texts, public=texts.own)
        if name == "no passages of ours":
            texts = replace(texts, own=[e for e in texts.own if "testimony" in e.corpus])
        reader, _ = load(work / "base.pt")
        reader = reader.with_layers(LAYERS[name]) if name in LAYERS else reader
        with contextlib.redirect_stdout(io.StringIO()):
            settings = replace(VARIANTS[name], steps=steps)
            save(fit(reader, texts, tokenizer, settings, checkpoint), done)
        checkpoint.unlink()
    Rounded.rounding = True
    return load(done)[0]


def predicted_by(reader: Reader) -> Predict:
    reader.eval()
    return lambda ids: reader(ids, torch.ones_like(ids))[0].softmax(-1)


def row(name: str, predict: Predict, texts: Texts, tokenizer: Tokenizer) -> None:
    hits, counts = dict.fromkeys((*COLUMNS, "false"), 0), dict.fromkeys((*COLUMNS, "false"), 0)
    loss, pieces, began, rng = 0.0, 0, time.monotonic(), random.Random(0)
    for example in texts.unseen:
        for part in augment.cut(example, LONGEST, rng):
            item = encode(part, tokenizer)
            with torch.no_grad():
                found = predict(item.ids[None])
            loss -= (found * item.allowed).sum(-1).clamp(min=1e-9).log().sum().item()
            pieces += len(found)
            for anything, allowed in zip(found.argmax(-1) != 0, item.allowed, strict=True):
                kind = kind_of(int(allowed.float().argmax()))
                if kind in counts:
                    counts[kind] += 1
                    hits[kind] += int(anything)
    shares = [f"{hits[k] / counts[k]:.3f}" for k in counts]
    seconds = (time.monotonic() - began) / len(texts.unseen)
    print(f"{name} | {loss / pieces:.4f} | " + " | ".join(shares) + f" | {seconds:.2f}", flush=True)


def kind_of(label: int) -> str:
    return "false" if label == 0 else LABELS[label][2:]


if __name__ == "__main__":
    corpora_, names_, work_, steps_, *variants = sys.argv[1:]
    main(Path(corpora_), Path(names_), Path(work_), int(steps_), variants)
