"""English or Spanish, for a document and for each passage of it.

Counts function words (spaCy's stop words of the two languages, see ``training/function_words.py``)
and the letters that only Spanish has. Testimonies switch language between lines and inside them: a
passage is a line or a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from anonymizer.lexicon import tables

LANGUAGES = ("en", "es")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"(?<=[.!?»”\"])\s+|\n+")
_SPANISH_LETTERS = re.compile(r"[ñ¿¡áéíóú]", re.IGNORECASE)
MARGIN = 2
"""Votes by which a passage must differ from its document to count as the other language."""


@cache
def function_words() -> tuple[frozenset[str], frozenset[str]]:
    """English and Spanish function words, those of both left out."""
    english, spanish = (frozenset(tables.lines(f"function_words_{k}.txt")) for k in LANGUAGES)
    return english - spanish, spanish - english


def votes(text: str) -> int:
    """Spanish function words less English ones; Spanish letters count a third."""
    english, spanish = function_words()
    words = [word.lower() for word in _WORD.findall(text)]
    letters = len(_SPANISH_LETTERS.findall(text)) // 3
    return letters + sum((word in spanish) - (word in english) for word in words)


def guess(text: str) -> str:
    """The main language of a text, ``"en"`` or ``"es"``."""
    return "es" if votes(text) > 0 else "en"


@dataclass(frozen=True, slots=True)
class Passages:
    """Where which language is written.

    Attributes:
        starts: ascending code-point offsets, the first 0.
        languages: one for each start.
    """

    starts: tuple[int, ...]
    languages: tuple[str, ...]

    def at(self, offset: int) -> str:
        """Language at a code-point offset."""
        return self.languages[max(0, bisect_right(self.starts, offset) - 1)]


def passages(text: str, main: str) -> Passages:
    """Languages of the sentences and lines of ``text``; unclear ones count as ``main``."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    languages = []
    for start, end in pairwise([*starts, len(text)]):
        tally = votes(text[start:end])
        languages.append(main if abs(tally) < MARGIN else "es" if tally > 0 else "en")
    return Passages(tuple(starts), tuple(languages))
