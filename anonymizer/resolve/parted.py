"""Where a sentence names two people one after the other: "X and Y", "X's wife, Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention
from anonymizer.resolve import cues
from anonymizer.resolve.kin import KIN
from anonymizer.resolve.titles import ABBREVIATED, STATIONS

_TOGETHER = re.compile(rf"['’]?s?\s*[»”\"]?\s*,?\s*{cues.TOGETHER}\s+", re.I)
_KIN_OF = re.compile(r"\b([^\W\d_]+)\s+(?:of|de|del)\s+(?:don\s+|doña\s+|la\s+)?$", re.I)
_WHO_IS_KIN = re.compile(
    r",?\s+(?:que|quien|who)\s+(?:es|era|is|was)\s+(?:(?:el|la|the|an?|una?)\s+)?([^\W\d_]+)\s+"
    r"(?:de|del|of)\s+(?:(?:mi|su|my|his|her|el|la|the)\s+)?(?:[^\W\d_]+\s+)?",
    re.I,
)
_COMMA, _COMMA_OR_STOP = re.compile(r",\s+"), re.compile(r"\s*[,.;)—–]")
_SENTENCE_END = re.compile(r"[.;!?\n]\s*\S")
_LAST_STOP = re.compile(r"([^\W\d_]+)[»”\"]?[.;!?]\s+[«“\"]?$")
_LINK_WORDS = frozenset(
    "of de del la el the a an un una su sus his her my mi our nuestro nuestra their tu your s "
    "called named llamado llamada nombre also tambien se llamaba llama don dona is was es era "
    "little big young old mayor menor older younger eldest and y to al a".split()
)
_OWNING = frozenset("s of de del su sus his her my mi our nuestro nuestra their tu your".split())
_REACH = 44
"""Code points before a name in which a word for a relative is looked for."""


def parted(text: str, people: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of neighbouring positions in ``people`` that are two persons.

    "X and Y", "X's wife, Y", "Y, hija de X", "X not Y".
    """
    return [
        (left, right)
        for left, right in pairwise(range(len(people)))
        if (
            _two(text[people[left].end : people[right].start])
            and not _taken_up(text, people[left], people[right])
        )
        or _kin_of(text, people[left], people[right])
        or _who_is_kin(text[people[left].end : people[right].start])
    ]


def _who_is_kin(between: str) -> bool:
    """Whether two names are tied by "who is the son of my friend"."""
    match = _WHO_IS_KIN.fullmatch(between)
    return bool(match and fold(match[1]) in KIN)


def _kin_of(text: str, left: Mention, right: Mention) -> bool:
    """Whether a name says who the kin of the one before it is: "el papá de X, Y, ..."."""
    match = _KIN_OF.search(text, max(0, left.start - _REACH), left.start)
    return bool(
        match
        and fold(match[1]) in KIN
        and _COMMA.fullmatch(text[left.end : right.start])
        and _COMMA_OR_STOP.match(text, right.end)
    )


def _taken_up(text: str, left: Mention, right: Mention) -> bool:
    """Whether a name is only taken up again: "my brother X and X's girlfriend"."""
    before, again = fold(text[left.start : left.end]), fold(text[right.start : right.end])
    if text[right.end : right.end + 2] in {"'s", "’s"}:
        return f"{before} ".startswith(f"{again} ")
    return before == again and text[left.end : right.start].rstrip().endswith((" de", " of"))


def _two(between: str) -> bool:
    if len(between) > 60 or _SENTENCE_END.search(between):
        return False
    last = _LAST_STOP.search(between)
    if last and fold(last[1]) not in ABBREVIATED:
        return False
    match = _TOGETHER.match(between)
    words = fold(between[match.end() :] if match else between).split()
    # "X, la niña Y" has a title in it; "X, su niña Y" a child.
    kin = any(word in KIN for word in words) and any(word in _OWNING for word in words)
    loose = [w for w in words if w not in KIN and w not in _LINK_WORDS and w not in STATIONS]
    return not loose and (bool(match) or (kin and len(words) <= 6))
