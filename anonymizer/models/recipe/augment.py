"""Makes new examples of old ones: other names, other numbers, worse spelling.

A text is cut into chunks, each with the type of its span or none; every step maps chunks to
chunks, so offsets come right by themselves.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from anonymizer.models.recipe.corpora import Example, Span


@dataclass(frozen=True, slots=True)
class Names:
    """Pools of names to swap in: a list of (given names, surnames) per origin, and places."""

    origins: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text with the type of the span it is, if any."""

    text: str
    kind: str | None = None
    public: bool = False


WORD = re.compile(r"[^\W\d_]+")
SMALL = frozenset(
    "el la los las de del y da dos do das van von der den di al bin ibn abu umm abd san santa "
    "viuda vda jr sr hijo the of and".split()
)
NUMBERED = frozenset({"ID", "PHONE", "PLATE", "COORD", "HANDLE"})
OCR = {"0": "O", "O": "0", "l": "1", "1": "l", "I": "l", "m": "rn", "e": "c", "5": "S", "ñ": "n"}


def chunks(example: Example) -> list[Chunk]:
    """The text of an example as chunks."""
    found, last = [], 0
    for start, end, kind in sorted(example.spans):
        if start < last:
            continue
        found.append(Chunk(example.text[last:start]))
        found.append(Chunk(example.text[start:end], kind, start in example.public))
        last = end
    return [c for c in [*found, Chunk(example.text[last:])] if c.text]


def example(parts: list[Chunk], like: Example) -> Example:
    """Chunks back to an example."""
    spans: list[Span] = []
    length = 0
    for chunk in parts:
        if chunk.kind and chunk.text.strip():
            spans.append((length, length + len(chunk.text), chunk.kind))
        length += len(chunk.text)
    return replace(like, text="".join(c.text for c in parts), spans=tuple(spans))


def augment(source: Example, names: Names, rng: random.Random) -> Example:
    """One random variant; spans stay exact."""
    parts = chunks(source)
    if rng.random() < 0.75:
        parts = _swap_names(parts, names, rng)
    if rng.random() < 0.5:
        parts = [
            replace(c, text=rng.choice(names.places))
            if c.kind == "LOCATION" and not c.public and c.text[:1].isupper() and rng.random() < 0.5
            else c
            for c in parts
        ]
    if rng.random() < 0.7:
        parts = [replace(c, text=_digits(c.text, rng)) if c.kind in NUMBERED else c for c in parts]
    parts = [_listed(c, rng) if c.kind == "PERSON" else c for c in parts]
    style = rng.choices(STYLES, [weight for _, weight in zip(STYLES, WEIGHTS, strict=True)])[0]
    parts = [replace(c, text=style(c.text, rng)) for c in parts]
    if rng.random() < 0.1:
        parts = _wrapped(parts, rng)
    return example(parts, source)


def _swap_names(parts: list[Chunk], names: Names, rng: random.Random) -> list[Chunk]:
    """The same new word for the same old word of a name, all through the text."""
    given, surnames = names.origins[0 if rng.random() < 0.65 else rng.randrange(len(names.origins))]
    new: dict[str, str] = {}

    def word(match: re.Match[str], first: bool) -> str:
        old = match[0]
        key = old.casefold()
        if key in SMALL or len(old) < 3:
            return old
        if key not in new:
            new[key] = rng.choice(given if first else surnames)
        fresh = new[key]
        return fresh.upper() if old.isupper() else fresh.lower() if old.islower() else fresh

    swapped = []
    for chunk in parts:
        if chunk.kind == "PERSON" and not chunk.public:
            words = list(WORD.finditer(chunk.text))
            firsts = {m.start() for m in words[: max(1, len(words) - 2)]}
            text = WORD.sub(lambda m: word(m, m.start() in firsts), chunk.text)  # noqa: B023
            chunk = replace(chunk, text=text)  # noqa: PLW2901
        swapped.append(chunk)
    return swapped


def _listed(chunk: Chunk, rng: random.Random) -> Chunk:
    """A name as lists and headings write it, now and then: ``LAST, First`` or ``J U A N``."""
    words = chunk.text.split(" ")
    chance = rng.random()
    if chance < 0.03 and len(words) > 1:
        cut = (len(words) + 1) // 2
        last, first = " ".join(words[cut:]), " ".join(words[:cut])
        return replace(chunk, text=f"{last.upper() if chance < 0.02 else last}, {first}")
    if chance > 0.995 and len(chunk.text) < 25:
        return replace(chunk, text=" ".join(chunk.text.upper().replace(" ", "  ")))
    return chunk


def _digits(text: str, rng: random.Random) -> str:
    return re.sub(r"\d", lambda _: str(rng.randrange(10)), text)


def plain(text: str, rng: random.Random) -> str:
    """As it is."""
    return text


def lower(text: str, rng: random.Random) -> str:
    """All lower case, as in chats."""
    return text.lower()


def upper(text: str, rng: random.Random) -> str:
    """All capitals, as in police logs."""
    return text.upper()


def unaccented(text: str, rng: random.Random) -> str:
    """Without accents."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def chat(text: str, rng: random.Random) -> str:
    """Lower case without accents and with slips."""
    return typing_slips(unaccented(text.lower(), rng), rng)


def typing_slips(text: str, rng: random.Random) -> str:
    """About one letter in 60 dropped, doubled or swapped with its neighbour."""
    letters = list(text)
    for i in range(1, len(letters) - 1):
        if letters[i].isalpha() and letters[i + 1].isalpha() and rng.random() < 0.016:
            kind = rng.randrange(3)
            if kind == 0:
                letters[i] = ""
            elif kind == 1:
                letters[i] *= 2
            else:
                letters[i], letters[i + 1] = letters[i + 1], letters[i]
    return "".join(letters)


def scanned(text: str, rng: random.Random) -> str:
    """Damage as text recognition leaves it."""
    return "".join(OCR[c] if c in OCR and rng.random() < 0.06 else c for c in text)


STYLES: tuple[Callable[[str, random.Random], str], ...] = (
    plain, lower, upper, unaccented, chat, typing_slips, scanned,
)  # fmt: skip
WEIGHTS = (0.5, 0.09, 0.07, 0.12, 0.09, 0.08, 0.05)


def _wrapped(parts: list[Chunk], rng: random.Random) -> list[Chunk]:
    """Lines broken at a column, some of them inside a word with a hyphen."""
    column, width = 0, rng.randrange(50, 90)
    wrapped = []
    for chunk in parts:
        letters = []
        for char in chunk.text:
            column = 0 if char == "\n" else column + 1
            if char == " " and column > width:
                letters.append("\n")
                column = 0
            elif char.isalpha() and column > width + 6 and letters and letters[-1].isalpha():
                letters.append("-\n" + char)
                column = 0
            else:
                letters.append(char)
        wrapped.append(replace(chunk, text="".join(letters)))
    return wrapped


def cut(source: Example, longest: int, rng: random.Random) -> list[Example]:
    """Pieces of at most ``longest`` code points, cut at white space outside of spans."""
    pieces, start = [], 0
    while len(source.text) - start > longest:
        limit = start + rng.randrange(longest // 2, longest)
        spaces = [
            m.end()
            for m in re.finditer(r"\s", source.text[start:limit])
            if m.end() > longest // 4
            and not any(a < start + m.end() < b for a, b, _ in source.spans)
        ]
        end = start + (spaces[-1] if spaces else limit - start)
        pieces.append((start, end))
        start = end
    pieces.append((start, len(source.text)))
    return [
        replace(
            source,
            text=source.text[a:b],
            spans=tuple(
                (max(s, a) - a, min(e, b) - a, k) for s, e, k in source.spans if s < b and a < e
            ),
            public=frozenset(p - a for p in source.public if a <= p < b),
        )
        for a, b in pieces
    ]
