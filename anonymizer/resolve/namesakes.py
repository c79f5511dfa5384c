"""Names that a text sets against the same name before: "another X", "the other X", "X (son)"."""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention
from anonymizer.resolve import cues
from anonymizer.resolve.aliases import Declared
from anonymizer.resolve.kin import KIN
from anonymizer.resolve.likeness import Likeness
from anonymizer.resolve.named import Named

_ANOTHER = re.compile(
    rf"\b(?:{cues.ANOTHER}\s+{cues.TITLE}|(?:another\s+one|otr[oa]),\s+){cues.QUOTE}?$", re.I
)
_UNLIKE = re.compile(rf"\b{cues.UNLIKE}\s+{cues.TITLE}{cues.QUOTE}?$", re.I)
# "Ese X no es familia" is about the X just named.
_THIS_ONE = re.compile(
    r"\b(?:es[ea]|est[ea]|dich[oa]|(?:el|la)\s+mism[oa]|that\s+same|the\s+same|the\s+said)"
    rf"\s+{cues.QUOTE}?$",
    re.I,
)
# "La intérprete, también X, ..."
_ALSO = re.compile(rf",\s+(?:tambi[eé]n|also)\s+{cues.QUOTE}?$", re.I)
_THAT_ONE = re.compile(
    rf"\b(?:that|this|it|he|she|[eé]s[ea]|[eé]st[ea])(?:['’]s|\s+is|\s+was|\s+es|\s+era)\s+"
    rf"(?:another|otr[oa]|a\s+different)\s+{cues.QUOTE}?$",
    re.I,
)
_THE_OTHER = re.compile(
    rf"\b(?:(?:the|l?el|la|al|del)\s+(?:other|otr[oa]))\s+{cues.TITLE}{cues.QUOTE}?$", re.I
)
_NOT_HERS = re.compile(rf"\b{cues.NOT_HERS}\b[^\n]{{0,30}}[«“\"‘]$", re.I)
# "otra señora de nombre X", "another woman called X".
_OTHER_ONE = re.compile(
    rf"\b(?:otr[oa]|another|a\s+second)\s+(?:[^\W\d_]+\s+){{1,2}}"
    rf"(?:de\s+nombre|llamad[oa]|que\s+se\s+llama(?:ba)?|named|called)\s+{cues.QUOTE}?$",
    re.I,
)
_NAMESAKE = re.compile(
    r"\b(?:otr[oa]|another|other|different|hom[oó]nim[oa]|tocay[oa]|namesake|"
    r"no\s+es\s+de|is\s+not\s+hers|is\s+not\s+his|not\s+the\s+same)\b",
    re.I,
)
_BRACKET = re.compile(r"\s*\((?:(?:the|el|la|his|her|su)\s+)?([^\W\d_]+)\)")
_NO_KIN = re.compile(rf"(?:[^.;:!?\n]{{0,24}}[,(—–])?\s*{cues.NO_KIN}\b", re.I)
_NEGATION = re.compile(r"not?\b", re.I)
_OWNED = re.compile(r"['’]s\b")
_BUT_THAT_ONE = re.compile(
    r",?\s+(?:pero|but|y|and)\s+(?:[eé]s[ea]|[eé]ste|[eé]l|ella|that\s+one|he|she)\s+"
    r"(?:es|era|is|was)\s[^.;:!?\n]{2,80},\s+",
    re.I,
)
JUST_SAID = 120
"""Code points within which "that X" is the X just named."""
REACH = 44
"""Code points before a name in which "another" and the like are looked for."""


def namesakes(
    text: str, people: Sequence[Mention], named: Sequence[Named]
) -> tuple[list[tuple[int, int]], list[Declared], set[int]]:
    """Who bears the name of somebody before and is another, and where that other returns.

    "otro X", "Y (son)" under a Y, "That is another X" of whom was just named, "the other X" once
    more.

    Args:
        text: the document.
        people: spans in text order.
        named: the same people, understood.

    Returns:
        Pairs that are two persons, pairs that are one, and who is set against a namesake.
    """
    bearers = _Bearers(text, people, named)
    for each in named:
        bearers.read(each)
    return bearers.apart, bearers.same, bearers.marked


@dataclass(slots=True)
class _Bearers:
    """Who bore which part of a name, as the text goes on, and what was found of it."""

    text: str = field(repr=False)
    people: Sequence[Mention] = field(repr=False)
    named: Sequence[Named] = field(repr=False)
    like: Likeness = field(default_factory=Likeness, repr=False)
    apart: list[tuple[int, int]] = field(default_factory=list)
    same: list[Declared] = field(default_factory=list)
    marked: set[int] = field(default_factory=set)
    _last: dict[str, int] = field(default_factory=dict, repr=False)
    _before: dict[str, int] = field(default_factory=dict, repr=False)
    _others: dict[str, int] = field(default_factory=dict, repr=False)
    _all: defaultdict[str, defaultdict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list)), repr=False
    )

    def read(self, each: Named) -> None:
        """The next name."""
        known = [part for part in each.name.parts if part in self._last]
        kind = self._kind(each, known)
        if kind is _Kind.ANOTHER and not known:
            known = self._alike(each, self._last)
        if kind is _Kind.NONE and known and self._before_it(each, _OTHER_ONE):
            kind = _Kind.ANOTHER
            self.marked.add(each.at)
        elif kind is not _Kind.NONE and (
            kind is not _Kind.ANOTHER or self._before_it(each, _NAMESAKE)
        ):
            self.marked.add(each.at)
        self._tell(each, kind, known)
        self._remember(each)

    def _before_it(self, each: Named, pattern: re.Pattern[str]) -> bool:
        start = self.people[each.at].start
        return pattern.search(self.text, max(0, start - REACH), start) is not None

    def _kind(self, each: Named, known: Sequence[str]) -> _Kind:
        """How a name is set against one before, given who was named before."""
        kind = _kind(self.text, self.people[each.at])
        before = self.named[each.at - 1].name.parts if each.at else ()
        if kind is _Kind.NOT:
            if known and each.name.parts[0] not in before and self._alike(each, before):
                self.apart.append((each.at - 1, each.at))  # "Mayra Paz, not Maira" is about Mayra
                return _Kind.NONE
            return _Kind.ANOTHER
        if kind is _Kind.UNLIKE:  # "Cruz is no relation to Melvin" is about the Melvin known
            return _Kind.ANOTHER if self._alike(each, before) else _Kind.NONE
        if kind is _Kind.BRACKETED and not self._heads_another(each, known):
            return _Kind.NONE
        return kind

    def _alike(self, each: Named, parts: Iterable[str]) -> list[str]:
        """The last of some parts of names that a name may stand for: itself, a pet form of it."""
        like = self.like.parts
        return [other for other in parts if any(like(own, other) for own in each.name.parts)][-1:]

    def _heads_another(self, each: Named, known: Sequence[str]) -> bool:
        """Whether "Y (son)" stands under a bare Y."""
        if not each.name.full or not known:
            return False
        last = self._last[known[0]]
        bare = _kind(self.text, self.people[last]) is not _Kind.BRACKETED
        return bare and self.named[last].key == each.key

    def _tell(self, each: Named, kind: _Kind, known: Sequence[str]) -> None:
        back = next((self._others[p] for p in each.name.parts if p in self._others), None)
        if kind is _Kind.SAME_OTHER and back is not None:
            self.same.append(Declared(back, each.at, True))
            self.apart += [
                (self._last[p], each.at)
                for p in known
                if self._last[p] != back and p not in self._others
            ]
        elif known and self._is_this_one(each, known[0]):
            self.same.append(Declared(self._last[known[0]], each.at, True))
        elif kind is _Kind.THAT_ONE and known:
            self.same.append(Declared(self._last[known[0]], each.at, True))
            self.apart += [(self._before[p], each.at) for p in known if p in self._before]
        elif kind is not _Kind.NONE:
            all_of_them = _NO_KIN.match(self.text, self.people[each.at].end)
            for part in known:
                bearers = self._all[part]
                keys = bearers if all_of_them else (self.named[self._last[part]].key,)
                self.apart += [(at, each.at) for key in keys for at in bearers[key]]
            self._others |= dict.fromkeys(each.name.parts, each.at)

    def _is_this_one(self, each: Named, part: str) -> bool:
        """Whether "that X" is the X just named."""
        gap = self.people[each.at].start - self.people[self._last[part]].end
        return gap <= JUST_SAID and self._before_it(each, _THIS_ONE)

    def _remember(self, each: Named) -> None:
        for part in each.name.parts:
            self._all[part][each.key].append(each.at)
            if part in self._last and self.named[self._last[part]].key != each.key:
                self._before[part] = self._last[part]
            self._last[part] = each.at


def that_other(text: str, people: Sequence[Mention]) -> list[Declared]:
    """Neighbours that are one: "another X, but that one was a kid who sold ices, Y,"."""
    return [
        Declared(left, right)
        for left, right in pairwise(range(len(people)))
        if _ANOTHER.search(text, max(0, people[left].start - REACH), people[left].start)
        and _BUT_THAT_ONE.fullmatch(text[people[left].end : people[right].start])
        and text[people[right].end : people[right].end + 1] in {",", ".", ";", ")"}
    ]


class _Kind(enum.Enum):
    NONE = enum.auto()
    ANOTHER = enum.auto()
    SAME_OTHER = enum.auto()
    THAT_ONE = enum.auto()
    BRACKETED = enum.auto()
    NOT_HERS = enum.auto()
    NOT = enum.auto()
    UNLIKE = enum.auto()


def _kind(text: str, mention: Mention) -> _Kind:
    """How the words around a name set it against one before."""
    begin = max(0, mention.start - REACH)
    another = _ANOTHER.search(text, begin, mention.start) or (
        text[mention.end : mention.end + 1] == "," and _ALSO.search(text, begin, mention.start)
    )
    # "the number is not Ana's" is about the number
    owned = another and _NEGATION.match(another[0]) and _OWNED.match(text, mention.end)
    bracket = _BRACKET.match(text, mention.end)
    told = (
        (_Kind.THAT_ONE, _THAT_ONE.search(text, begin, mention.start)),
        (_Kind.SAME_OTHER, _THE_OTHER.search(text, begin, mention.start)),
        (_Kind.NOT, another and not owned and _NEGATION.match(another[0])),
        (_Kind.UNLIKE, _UNLIKE.search(text, begin, mention.start)),
        (_Kind.ANOTHER, (another and not owned) or _NO_KIN.match(text, mention.end)),
        (_Kind.NOT_HERS, _NOT_HERS.search(text, max(0, begin - REACH), mention.start)),
        (_Kind.BRACKETED, bracket and fold(bracket[1]) in KIN),
    )
    return next((kind for kind, found in told if found), _Kind.NONE)
