"""Where a text itself says that two names are one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention
from anonymizer.resolve import cues
from anonymizer.resolve.kin import KIN

NEAR = 150
"""Code points between two names that a cue may bridge."""
_ARTICLE = rf"(?:(?:el|la|the|los|las|un\s+tal|one)\s+)?{cues.QUOTE}*"
_TITLE = r"(?:(?:niña|don|doña|t[ií][ao]|mamá?|compa|señora?|uncle|aunt|[^\W\d_]{2,5}\.)\s+)?"
_LEAD = r"(?P<lead>[^!?]{{0,{}}}?)(?:\b|(?<=\W))"
_TAIL = rf"(?:\s+(?:as|como))?[\s,;:(«“\"'‘*_\[-]*{_ARTICLE}{_TITLE}"
_BY_NAME = re.compile(_LEAD.format(110) + cues.FORMAL + _TAIL, re.I)
_BY_CALL = re.compile(_LEAD.format(60) + cues.CALLED + _TAIL, re.I)
_CALLER = re.compile(rf"['’]?\s+{cues.CALLER}\b(?!\s+(?:as|como))", re.I)
_CALLED_AFTER = re.compile(rf"[»”\"’']?\s*,?\s*{cues.CALLED_AFTER}\b", re.I)
_BEFORE_CALLED = re.compile(rf"\s*[.,;—]\s+(?:(?:el|la|the|al)\s+)?{cues.QUOTE}?", re.I)
_EQUAL = re.compile(rf"[\s,;:(«“\"'‘*_\[)-]*{cues.EQUAL}\s+{_ARTICLE}{_TITLE}", re.I)
_QUOTED = re.compile(rf"\s*,?\s*[(«“\"‘'\[]+{_ARTICLE}{_TITLE}", re.I)
_APPOSED = re.compile(rf",\s+(?:alias\s+)?(?:el|la)\s+{_TITLE}[«“\"']?", re.I)
_DASHED = re.compile(rf"\s*[—–]\s*(?:es\s+decir,?\s+|o\s+sea,?\s+)?{_ARTICLE}", re.I)
_BLANKS = re.compile(r"[ \t]{2,}")
_CLOSED = re.compile(r"\s*(?:[)»”\"’'\]—–]|[,.;:!?]|$|\n)")
_CLOSED_DASH = re.compile(r"\s*(?:[—–]|[.,;)]|$)")
_LISTED = re.compile(r"[»”\"’']?,?\s+(?:y|e|and|&)\s", re.I)
_APPOSED_KIN = re.compile(r"^\s*,\s*(?:my|mi|his|her|su|our|the|la|el)\s+\w+,", re.I)
_OF_KIN = re.compile(r"\b([^\W\d_]+)\s+(?:of|de|del)\s+(?:don\s+|doña\s+)?$", re.I)
# Whoever such a lead speaks of is not the person named before.
_SOMEBODY_NEW = frozenset(
    "un una unos unas a an con with otro otra another some tal nobody one uno two three four dos "
    "tres cuatro several varios men women hombres".split()
)
_NEW_SUBJECT = re.compile(
    r"(?:^|(?P<before>\w+)\s+|\W)(?:la|el|las|los|the|su|mi|my|his|her|our|nuestr[oa])\s+\w+"
    r"\s*,?\s*$",
    re.I,
)
_SPEAKER = re.compile(r"[^\w\n.,;]{0,6}:\s")
"""After the name of who speaks; what is said may be about anybody."""
_PREPOSITIONS = frozenset("en in at on for para entre de of by por to among desde since".split())


@dataclass(frozen=True, slots=True)
class Declared:
    """Two positions that the text declares to be one person.

    Attributes:
        left, right: positions in the list of people, ascending.
        formal: the cue may stand between two whole names.
    """

    left: int
    right: int
    formal: bool = False


def introduced(text: str, people: Sequence[Mention]) -> list[Declared]:
    """What the text declares of neighbouring names in ``people`` (in text order)."""
    found = []
    for left, right in pairwise(range(len(people))):
        a, b = people[left], people[right]
        if b.start - a.end > NEAR:
            continue
        between = _BLANKS.sub(" ", text[a.end : b.start])
        if "\n\n" in between or ("\n" in between and len(between) > 60):
            continue
        if _SPEAKER.match(between):
            continue
        formal = _by_name(between)
        if formal or _by_call(between, text, b.end) or _side_by_side(between, text, b.end):
            known = left - 1 if left and _only_of(text, people[left - 1], a) else left
            found.append(Declared(known, right, formal))
    return found


def _only_of(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a name only tells whose kin the one before it is: "X, son of Y, called ..."."""
    match = _OF_KIN.search(text, before.end, mention.start)
    return bool(match and fold(match[1]) in KIN)


def _by_name(between: str) -> bool:
    match = _BY_NAME.fullmatch(between)
    return bool(match and _same_subject(match["lead"]))


def _by_call(between: str, text: str, after: int) -> bool:
    if _BEFORE_CALLED.fullmatch(between) and _CALLED_AFTER.match(text, after):
        return True
    match = _BY_CALL.fullmatch(between)
    if match is None or _owned(text, after) or _CALLER.match(between):
        return False
    return _same_subject(match["lead"])


def _side_by_side(between: str, text: str, after: int) -> bool:
    """X (Y), X «Y», X — Y —, X is Y."""
    if _DASHED.fullmatch(between):
        return bool(_CLOSED_DASH.match(text, after))
    if not _CLOSED.match(text, after):
        return False
    if _QUOTED.fullmatch(between) or _APPOSED.fullmatch(between):
        return not ("," in between and _LISTED.match(text, after))
    return bool(_EQUAL.fullmatch(between)) and not _owned(text, after)


def _owned(text: str, after: int) -> bool:
    """Whether something of the person follows: "X's mother"."""
    return text[after : after + 2] in {"'s", "’s"}


def _same_subject(lead: str) -> bool:
    """Whether the words before a cue still speak of the person named last."""
    lead = _APPOSED_KIN.sub("", lead)
    words = fold(lead).split()
    if KIN.intersection(words) or _SOMEBODY_NEW.intersection(words[-5:]):
        return False
    subject = _NEW_SUBJECT.search(lead)
    if subject and fold(subject["before"] or "") not in _PREPOSITIONS:
        return False
    # "Ana. Everybody calls her ..." goes on about Ana; a sentence in between is about somebody else
    return re.search(r"[.!?]\s|;\s*\S", lead[3:]) is None
