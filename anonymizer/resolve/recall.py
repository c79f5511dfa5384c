"""Known subjects are recognised through the index even where the detectors missed them."""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.lexicon.windows import windows
from anonymizer.model import Document, Mention
from anonymizer.ports import Alias, SubjectIndex


def recall(
    document: Document, mentions: Sequence[Mention], index: SubjectIndex
) -> tuple[Mention, ...]:
    """The mentions and, between them, full names that the index knows.

    Args:
        document: the text.
        mentions: in text order, without overlap.
        index: who is known.

    Returns:
        Mentions in text order, without overlap. A known name that reaches over the end of a found
        mention is not added: the detectors saw more of the place than the index.
    """
    taken = bytearray(len(document.text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    found = []
    for spans in windows(document.text):
        for start, end in spans:
            if any(taken[start:end]) or not index.find(Alias("name", document.text[start:end])):
                continue
            found.append(Mention(start, end, "PERSON", 1.0, "vault", document.language))
            taken[start:end] = b"\1" * (end - start)
    return tuple(sorted((*mentions, *found), key=lambda m: m.start))
