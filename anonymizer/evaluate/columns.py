"""CoNLL and its like: a token a line, a BIO (or BIOES) tag in one of the columns.

Documents begin at ``-DOCSTART-`` or ``# newdoc``; in a file without either each sentence is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonymizer.errors import UnreadableInput, UnsupportedInput
from anonymizer.evaluate.gold import GoldDocument, GoldSpan
from anonymizer.model import Document
from anonymizer.scanning import with_language

_TAG = re.compile(r"O|[BIESLU]-\S+")
_START = re.compile(r"-DOCSTART-|#\s*newdoc\b")
_Sentence = list[tuple[str, str]]
"""Tokens with their tags."""


def read(text: str, name: str) -> tuple[GoldDocument, ...]:
    """The documents of a file.

    Raises:
        UnsupportedInput: no column holds tags.
        UnreadableInput: a line has too few columns.
    """
    rows = [line.split() for line in text.splitlines() if line.strip() and line[0] != "#"]
    rows = [row for row in rows if row[0] != "-DOCSTART-"]
    width = min(map(len, rows), default=0)
    tags = [c for c in range(width) if all(_TAG.fullmatch(row[c]) for row in rows)]
    tags = [c for c in tags if any(row[c] != "O" for row in rows)]
    if not tags:
        raise UnsupportedInput(
            f"{name}: neither JSON nor columns with BIO tags; see `anonymizer evaluate --help`"
        )
    numbered = width > 2 and all(re.fullmatch(r"\d+(?:[-.]\d+)?", row[0]) for row in rows)
    token = 1 if numbered else 0
    tag = tags[-1]  # CoNLL-2003 has one of phrases before that of names
    if token == tag:
        raise UnreadableInput(f"{name}: there is no column of words before the one of tags")
    found = _documents(text, token, tag)
    return tuple(_document(f"{name}#{n}", sentences) for n, sentences in enumerate(found))


def _documents(text: str, token: int, tag: int) -> Iterator[list[_Sentence]]:
    """Sentences, put together by document."""
    whole = any(_START.match(line) for line in text.splitlines())
    sentences: list[_Sentence] = []
    sentence: _Sentence = []
    for line in [*text.splitlines(), ""]:
        row = line.split()
        start = bool(_START.match(line))
        if row and not start and line[0] != "#":
            sentence.append((row[token], row[tag]))
            continue
        if sentence and (start or not row):
            sentences.append(sentence)
            sentence = []
        if sentences and (start or not whole):
            yield sentences
            sentences = []
    if sentences:
        yield sentences


def _document(name: str, sentences: list[_Sentence]) -> GoldDocument:
    parts: list[str] = []
    spans: list[GoldSpan] = []
    length = 0
    for sentence in sentences:
        for position, (token, tag) in enumerate(sentence):
            prefix, _, kind = tag.partition("-")
            goes_on = prefix in "IEL" and position and sentence[position - 1][1] != "O"
            if goes_on and spans and spans[-1].type == kind:
                spans[-1] = GoldSpan(spans[-1].start, length + len(token), kind)
            elif kind:
                spans.append(GoldSpan(length, length + len(token), kind))
            separator = "\n" if position + 1 == len(sentence) else " "
            parts += [token, separator]
            length += len(token) + 1
    document = with_language(Document(name, "".join(parts)))
    return GoldDocument(document, tuple(spans), document.language)
