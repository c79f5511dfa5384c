"""The words around a mention."""

from __future__ import annotations

import re

from anonymizer.lexicon.fold import fold
from anonymizer.model import Document, Mention

# Far enough for "nació en la ciudad de San Francisco Gotera en", near enough to be about it.
_REACH = 80
_SENTENCE_END = re.compile(r"[;!?\n]|(?<!\b[A-Z])(?<!\bCol)(?<!\bSr)(?<!\bDr)\.\s")


def surface(document: Document, mention: Mention) -> str:
    """The text of a mention."""
    return document.text[mention.start : mention.end]


def before(document: Document, mention: Mention) -> str:
    """The same sentence before a mention, at most 80 code points."""
    text = document.text[max(0, mention.start - _REACH) : mention.start]
    return _SENTENCE_END.split(text)[-1]


def after(document: Document, mention: Mention) -> str:
    """The same sentence after a mention, at most 80 code points."""
    text = document.text[mention.end : mention.end + _REACH]
    return _SENTENCE_END.split(text)[0]


def ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the folded text ends in a match of ``pattern`` (which ends in ``$``)."""
    return pattern.search(fold(text)) is not None
