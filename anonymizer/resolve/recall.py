"""What the vault knows is recognised even where the detectors missed it, or took it for another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from anonymizer.lexicon.windows import capitalised, windows
from anonymizer.model import NO_NAME, Document, Mention
from anonymizer.ports import Alias

VAULT = "vault"
"""The detector of what was recognised here."""


class Words(Protocol):
    """The part of the vault that tells what a word is."""

    def find(self, alias: Alias) -> frozenset[str]:
        """Ids of the subjects known under an alias."""
        ...

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """Text -> entity type, for those of the texts that a reviewer taught."""
        ...


@dataclass(frozen=True, slots=True)
class OnlyNoNames:
    """Knows which words name nobody, and nothing else: a finished story is read as by a stranger.

    Attributes:
        words: of the vault.
    """

    words: Words

    def find(self, alias: Alias) -> frozenset[str]:
        """Nobody."""
        return frozenset()

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """Those of the texts that a reviewer said to be no names."""
        found = self.words.taught(texts)
        return {text: kind for text, kind in found.items() if kind == NO_NAME}


def recall(document: Document, mentions: Sequence[Mention], index: Words) -> tuple[Mention, ...]:
    """The mentions and, between them, full names that the index knows and words that were taught.

    A mention that was taught to be of another type changes its type.

    Args:
        document: the text.
        mentions: in text order, without overlap.
        index: who is known.

    Returns:
        Mentions in text order, without overlap. A known name that reaches over the end of a found
        mention is not added: the detectors saw more of the place than the index.
    """
    text = document.text
    lists = [[*spans, single] for spans, single in _stretches(text)]
    texts = {text[start:end] for spans in lists for start, end in spans}
    taught = index.taught(texts | {text[m.start : m.end] for m in mentions})
    known = [
        _retyped(mention, taught.get(text[mention.start : mention.end])) for mention in mentions
    ]
    taken = bytearray(len(text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for spans in lists:
        for start, end in spans:
            if any(taken[start:end]):
                continue
            kind = taught.get(text[start:end]) or _known(text[start:end], index)
            if kind is not None:
                known.append(Mention(start, end, kind, 1.0, VAULT, document.language))
                taken[start:end] = b"\1" * (end - start)
    return tuple(sorted(known, key=lambda m: m.start))


def _stretches(text: str) -> Iterator[tuple[list[tuple[int, int]], tuple[int, int]]]:
    """For each capitalised word the windows that begin with it, and the word alone."""
    longer = {spans[0][0]: spans for spans in windows(text)}
    for start, end in capitalised(text):
        yield longer.get(start, []), (start, end)


def _known(name: str, index: Words) -> str | None:
    whole = " " in name and index.find(Alias("name", name))
    return "PERSON" if whole else None


def _retyped(mention: Mention, kind: str | None) -> Mention:
    return mention if kind in (None, mention.entity_type) else replace(mention, entity_type=kind)
