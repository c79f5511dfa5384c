"""The reader: a small multilingual token classifier, run by onnxruntime.

One reading covers English, Spanish and text that mixes them. Long texts are read in overlapping
windows; each piece takes the probabilities of the window where it stands most in the middle.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

# From version 1.32 on its builds report to the maker over the network, some seconds after they are
# loaded, unless this stands in the environment before. No detector may tell that it was used.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from anonymizer.errors import ConfigurationError
from anonymizer.models import READER

# Where another program has loaded it before.
onnxruntime.disable_telemetry_events()

WINDOW = 254
"""Pieces of one window, without the two that mark its ends."""
STRIDE = 190
BATCH = 2
WEAK = 0.05
"""Least probability of being anything at all that is reported; see :class:`Reading`."""
STRONG = 0.5
NAMED = frozenset({"PERSON", "LOCATION", "ORG"})
"""Types of which two with nothing but a space between them are one: nobody lists names so."""
WITHIN = 0.15
"""Probability from which a word goes on a span that is strong already."""
_WORD = re.compile(r"\w+|[^\w\s]")
_JOINING = frozenset("and or to for until with by who which that y o e u que ( [ “ ‘ ¿ ¡".split())
_LINKS = _JOINING | frozenset(
    "of the a an at in on from if not de del la el los las en para con por al un una".split()
)
_LOOSE = {"DATE": _JOINING, "ROLE": _LINKS, "ID": _LINKS}
"""Small words that end no span of a type. Inside of ages, names and addresses they join parts."""
_LABELS = frozenset(
    "no nos num número numero number nº n° file case registro registry folio placas placa dui nit "
    "dpi cui dni rtn curp rfc ssn mrn exp expediente ref id scale escala gps punto".split()
)
"""Words before a number that are none themselves."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A span that the reader takes for something.

    Attributes:
        start, end: half-open code points, whole words.
        label: one of the reader's types (``PERSON``, ``ORG``, ...).
        score: highest probability over its words that it is anything, 0..1.
    """

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Reader:
    """Weights, tokenizer and labels of one trained reader."""

    session: onnxruntime.InferenceSession = field(repr=False)
    tokenizer: Tokenizer = field(repr=False)
    types: tuple[str, ...]
    thresholds: dict[str, float]

    def read(self, text: str) -> list[Reading]:
        """All spans with a score of at least :data:`WEAK`, in text order, without overlap."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        if not encoding.ids:
            return []
        spans = _spans(text, encoding.offsets, self._probabilities(encoding.ids), self.types)
        return [whole for span in spans if (whole := without_loose_end(text, span))]

    def _probabilities(self, ids: list[int]) -> NDArray[np.float32]:
        """``[pieces, labels]``."""
        count = len(ids)
        starts = list(range(0, max(1, count - WINDOW + STRIDE), STRIDE))
        found = np.zeros((count, 2 * len(self.types) + 1), np.float32)
        depth = np.full(count, -1)
        for first in range(0, len(starts), BATCH):
            group = starts[first : first + BATCH]
            width = min(WINDOW, max(count - s for s in group)) + 2
            batch = np.full((len(group), width), 1, np.int64)
            for row, start in enumerate(group):
                window = [0, *ids[start : start + WINDOW], 2]
                batch[row, : len(window)] = window
            (logits,) = self.session.run(
                None, {"ids": batch, "attention": (batch != 1).astype(np.int64)}
            )
            for row, start in enumerate(group):
                length = min(WINDOW, count - start)
                scores = logits[row, 1 : length + 1]
                places = np.arange(length)
                middle = np.minimum(
                    places if start else WINDOW,
                    length - 1 - places if start + length < count else WINDOW,
                ) * np.ones(length, int)  # fmt: skip
                better = middle > depth[start : start + length]
                found[start : start + length][better] = scores[better]
                depth[start : start + length][better] = middle[better]
        found -= found.max(1, keepdims=True)
        np.exp(found, out=found)
        found /= found.sum(1, keepdims=True)
        return found


def without_loose_end(text: str, reading: Reading) -> Reading | None:
    """A reading cut before the small words that it ends in; ``None`` if nothing else is left.

    "2 March 2019 and", "Head of the": what links to the next words is no part of a span. Names and
    addresses are left alone: small words join their parts.
    """
    if reading.label not in _LOOSE:
        return reading
    words = list(_WORD.finditer(text, reading.start, reading.end))
    kept = len(words)
    while kept and words[kept - 1][0].lower() in _LOOSE[reading.label]:
        kept -= 1
    only_label = reading.label == "ID" and all(w[0].lower() in _LABELS for w in words[:kept])
    if not kept or only_label:
        return None
    return reading if kept == len(words) else replace(reading, end=words[kept - 1].end())


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    any: float
    types: NDArray[np.float32]
    begins: bool


def _words(
    text: str, offsets: list[tuple[int, int]], probabilities: NDArray[np.float32]
) -> Iterator[_Word]:
    """Probabilities of whole words: the pieces' highest chance of being anything, and its type."""
    inside = 1.0 - probabilities[:, 0]
    begin, within = probabilities[:, 1::2], probabilities[:, 2::2]
    both = begin + within
    at = 0
    for match in _WORD.finditer(text):
        while at < len(offsets) and offsets[at][1] <= match.start():
            at += 1
        last = at
        while last < len(offsets) and offsets[last][0] < match.end():
            last += 1
        if last == at:
            continue
        types = both[at:last].max(0)
        kind = int(types.argmax())
        yield _Word(
            match.start(),
            match.end(),
            float(inside[at:last].max()),
            types,
            bool(begin[at, kind] >= within[at, kind]),
        )


def _spans(
    text: str,
    offsets: list[tuple[int, int]],
    probabilities: NDArray[np.float32],
    types: tuple[str, ...],
) -> Iterator[Reading]:
    """Words of one type that belong together."""
    current: Reading | None = None
    for word in _words(text, offsets, probabilities):
        label = types[int(word.types.argmax())]
        if current and word.any >= WEAK and _goes_on(text, current, word, label):
            current = Reading(current.start, word.end, label, max(current.score, word.any))
            continue
        if current:
            yield current
        current = Reading(word.start, word.end, label, word.any) if word.any >= WEAK else None
    if current:
        yield current


def _goes_on(text: str, current: Reading, word: _Word, label: str) -> bool:
    """Whether a word belongs to the span before it."""
    between = text[current.end : word.start]
    if label != current.label or len(between) > 2 or between.count("\n") > 1:
        return False
    if word.begins and (label not in NAMED or between != " "):
        return False
    # a name goes on over a word the reader is less sure of, but does not begin with one
    return word.any >= WITHIN if current.score >= STRONG else word.any < STRONG


@cache
def shipped(folder: Path = READER) -> Reader:
    """The reader in ``folder``, loaded once for each process.

    Raises:
        ConfigurationError: a file is missing or broken.
    """
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # Threads that spin while they wait take a third more CPU time from whatever else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        settings = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return Reader(session, tokenizer, tuple(settings["types"]), dict(settings["thresholds"]))
    except Exception as error:
        raise ConfigurationError(
            "the reader's model files are missing or broken; install the package again"
        ) from error
