"""Where a text itself says that two names, even the same name, are two people's."""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention, Sex
from anonymizer.resolve import cues
from anonymizer.resolve.aliases import Declared
from anonymizer.resolve.kin import KIN, RELATION
from anonymizer.resolve.likeness import Likeness
from anonymizer.resolve.named import Named
from anonymizer.resolve.speakers import own_names

_ANOTHER = re.compile(
    rf"\b(?:{cues.ANOTHER}\s+{cues.TITLE}|(?:another\s+one|otr[oa]),\s+){cues.QUOTE}?$", re.I
)
_UNLIKE = re.compile(rf"\b{cues.UNLIKE}\s+{cues.TITLE}{cues.QUOTE}?$", re.I)
# "Ese X no es familia" is about the X just named.
_THIS_ONE = re.compile(
    rf"\b(?:es[ea]|est[ea]|dich[oa]|(?:el|la)\s+mism[oa]|that\s+same|the\s+same|the\s+said)\s+{cues.QUOTE}?$",
    re.I,
)
# "La intérprete, también X, ..."
_ALSO = re.compile(rf",\s+(?:tambi[eé]n|also)\s+{cues.QUOTE}?$", re.I)
_IS_ALSO_KIN = re.compile(
    r"\s+(?:es|era|is|was)\s+(?:tambi[eé]n|also)\s+(?:su|his|her|the\s+name\s+of\s+(?:his|her))"
    r"\s+(?P<kin>[^\W\d_]+)",
    re.I,
)
# "X is eighty. X is also his grandson."
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
_BULLET = re.compile(r"^[ \t]*(?:[-•*–—]|\d{1,2}[.)]|[a-z][.)])[ \t]+$", re.I)
_RELATIVE_OF = re.compile(
    r"\b(?:his|her|su)\s+(?P<kin>[^\W\d_]+),?\s+"
    r"(?:(?:little|young|small|older|younger|eldest|youngest|baby|mayor|menor|pequeñ[oa]|chiquit[oa]"
    r"|don|doña|also|también)\s+)?$",
    re.I,
)
_ALSO_RELATIVE = re.compile(r"\b(?:also|también)\s+$", re.I)
_CALL_MINE = re.compile(
    r"\b(?:(?:call(?:ed|s)?|kn[eo]ws?)\s+my\s+[^\W\d_]+(?:\s+as)?"
    r"|(?:dicen|decían|llaman|llamaban)\s+a\s+mi\s+[^\W\d_]+)\s+(?:(?:el|la)\s+)?[«“\"'‘]?$",
    re.I,
)
_LIST = re.compile(r"\s*(?:,|,?\s+(?:y|e|and))\s+")
_MANY = 40
"""Heads of a list that are told apart one from all others; a longer list is a list gone wrong."""
_FEW = 4
"""Times that a narrator says her name; what comes later tells nothing new."""
_BRACKET = re.compile(r"\s*\((?:(?:the|el|la|his|her|su)\s+)?([^\W\d_]+)\)")
_NO_KIN = re.compile(rf"(?:[^.;:!?\n]{{0,24}}[,(—–])?\s*{cues.NO_KIN}\b", re.I)
_NEGATION = re.compile(r"not?\b", re.I)
_OWNED = re.compile(r"['’]s\b")
_BUT_THAT_ONE = re.compile(
    r",?\s+(?:pero|but|y|and)\s+(?:[eé]s[ea]|[eé]ste|[eé]l|ella|that\s+one|he|she)\s+"
    r"(?:es|era|is|was)\s[^.;:!?\n]{2,80},\s+",
    re.I,
)
_SEVERAL_BEAR_IT = re.compile(
    r"[»”\"’']?[.,;:]?[»”\"’']?\s[^.;:!?\n]{0,40}\b(?:two|three|both|dos|tres|ambos|las\s+dos)\b"
    r"[^.;:!?\n]{0,40}\b(?:with|called|bear|have|had|con|llamad[oa]s|tienen|tenían)\s+"
    r"(?:(?:by\s+)?that|this|the\s+same|es[ea]|este|el\s+mismo)\s+(?:name|nombre)\b",
    re.I,
)
_WE_BOTH = re.compile(
    r"[»”\"’']?,?\s+(?:y|and)\s+(?:nos\s+[^\W\d_]+\s+(?:las|los)\s+dos"
    r"|(?:we\s+both|both\s+of\s+us|the\s+two\s+of\s+us))\b",
    re.I,
)
"""The narrator's name is another's, too: "they read out X and both of us answered"."""
_ONE_NAME = 0.8
"""How alike two given names are that are the same one or its nickname."""
JUST_SAID = 120
"""Code points within which "that X" is the X just named."""
REACH = 44
"""Code points before a name in which "another" and the like are looked for."""


def borne_by_several(text: str, people: Sequence[Mention], named: Sequence[Named]) -> set[int]:
    """Positions of names that mean any of several bearers, as the text goes on to say.

    'The warrant is for "Ana Paz". Three women of our street bear this name.'
    """
    return {each.at for each in named if _SEVERAL_BEAR_IT.match(text, people[each.at].end)}


def that_other(text: str, people: Sequence[Mention]) -> list[Declared]:
    """Neighbours that are one: "another X, but that one was a kid who sold ices, Y,"."""
    return [
        Declared(left, right)
        for left, right in pairwise(range(len(people)))
        if _ANOTHER.search(text, max(0, people[left].start - REACH), people[left].start)
        and _BUT_THAT_ONE.fullmatch(text[people[left].end : people[right].start])
        and text[people[right].end : people[right].end + 1] in {",", ".", ";", ")"}
    ]


def called_with_me(
    text: str, people: Sequence[Mention], named: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    """Pairs of a narrator's own name and the same name of another: "X and both of us answered"."""
    others = [each.at for each in named if _WE_BOTH.match(text, people[each.at].end)]
    own = own_names(text, people)[-_FEW:] if others else []
    yield from ((i, j) for j in others[:_MANY] for i in own if i != j)


def itemised(
    text: str, people: Sequence[Mention], named: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    """Pairs of one whole name that heads two items of a list: "- Ana Paz, ... - Ana Paz, ..."."""
    heads: defaultdict[str, list[int]] = defaultdict(list)
    for each in named:
        begin = text.rfind("\n", 0, people[each.at].start) + 1
        if each.name.full and _BULLET.match(text[begin : people[each.at].start]):
            heads[each.key].append(each.at)
    for same in heads.values():
        yield from combinations(same[:_MANY], 2)
        yield from pairwise(same[_MANY:])


def nobodys_own_kin(
    text: str, people: Sequence[Mention], named: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours of one name, the second the first's kin: "Ana ... her girl, Anita"."""
    like = Likeness()
    for before, each in pairwise(named):
        also = _IS_ALSO_KIN.match(text, people[each.at].end)
        if also and fold(also["kin"]) in KIN and before.key == each.key:
            yield before.at, each.at
        begin = max(people[before.at].end, people[each.at].start - REACH)
        relative = _RELATIVE_OF.search(text, begin, people[each.at].start)
        if relative is None or not _may_be_kin(before, fold(relative["kin"])):
            continue
        first = (*each.name.given[:1], *each.name.loose[:1])
        too = _ALSO_RELATIVE.search(relative[0]) is not None
        for other in named[max(0, before.at - _MANY) : each.at] if too else (before,):
            if any(like.parts(a, b) >= _ONE_NAME for a in first for b in other.name.parts):
                yield other.at, each.at


def _may_be_kin(named: Named, kin: str) -> bool:
    """Whether a word is one for a relative, and no man's husband or woman's wife."""
    sex = named.sex if named.sex is not Sex.UNKNOWN else named.name.sex
    same_sex = {Sex.MALE: "husband", Sex.FEMALE: "wife"}.get(sex)
    return kin in KIN and RELATION.get(kin) != same_sex


def same_kin(text: str, people: Sequence[Mention], named: Sequence[Named]) -> list[Declared]:
    """Mentions of the narrator's one brother: "my brother X Paz", "they call my brother Y".

    Args:
        text: the document.
        people: spans in text order.
        named: the same people, understood.
    """
    found = []
    first: dict[tuple[str, str], Named] = {}
    for each in named:
        relation = RELATION.get(each.mine) or each.mine
        if not relation or each.mine.endswith("s"):
            continue
        known = first.setdefault((each.speaker, relation), each)
        if known is each:
            continue
        short, long = sorted((known.name.parts, each.name.parts), key=len)
        start = people[each.at].start
        called = bool(each.name.loose and _CALL_MINE.search(text, max(0, start - REACH), start))
        if called or (short[:1] == long[:1] and set(short) <= set(long)):
            found.append(Declared(known.at, each.at, not called))
    return found


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
    apart: list[tuple[int, int]] = []
    same: list[Declared] = []
    last: dict[str, int] = {}
    bearers: defaultdict[str, defaultdict[str, list[int]]]
    bearers = defaultdict(lambda: defaultdict(list))
    before: dict[str, int] = {}
    others: dict[str, int] = {}
    marked: set[int] = set()
    for each in named:
        mention, parts = people[each.at], each.name.parts
        known = [part for part in parts if part in last]
        kind = _kind(text, mention)
        if kind is _Kind.NOT:
            nobody = named[each.at - 1] if each.at else None
            if (
                nobody
                and known
                and parts[0] not in nobody.name.parts
                and _alike(each, *nobody.name.parts)
            ):
                apart.append((nobody.at, each.at))  # "Mayra Paz, not Maira" is about Mayra
                kind = _Kind.NONE
            else:
                kind = _Kind.ANOTHER
        if kind is _Kind.UNLIKE:
            nobody = named[each.at - 1] if each.at else None
            if nobody and (set(parts) & set(nobody.name.parts) or _alike(each, *nobody.name.parts)):
                kind = _Kind.ANOTHER
            else:
                kind = _Kind.NONE  # "Cruz is no relation to Melvin" is about the Melvin known
        if kind is _Kind.ANOTHER and not known:
            known = _alike(each, *last)
        if kind is _Kind.BRACKETED and not (
            each.name.full
            and known
            and named[last[known[0]]].key == each.key
            and _kind(text, people[last[known[0]]]) is not _Kind.BRACKETED
        ):
            kind = _Kind.NONE
        begin = max(0, mention.start - REACH)
        if _OTHER_ONE.search(text, begin, mention.start) and known and kind is _Kind.NONE:
            kind = _Kind.ANOTHER
            marked.add(each.at)
        elif kind is not _Kind.NONE and (
            kind is not _Kind.ANOTHER or _NAMESAKE.search(text, begin, mention.start)
        ):
            marked.add(each.at)
        back = next((others[p] for p in parts if p in others), None)
        if kind is _Kind.SAME_OTHER and back is not None:
            same.append(Declared(back, each.at, True))
            apart += [(last[p], each.at) for p in known if last[p] != back and p not in others]
        elif (
            known
            and mention.start - people[last[known[0]]].end <= JUST_SAID
            and _THIS_ONE.search(text, begin, mention.start)
        ):
            same.append(Declared(last[known[0]], each.at, True))
        elif kind is _Kind.THAT_ONE and known:
            same.append(Declared(last[known[0]], each.at, True))
            apart += [(before[p], each.at) for p in known if p in before]
        elif kind is not _Kind.NONE:
            all_of_them = _NO_KIN.match(text, mention.end)
            for part in known:
                keys = bearers[part] if all_of_them else (named[last[part]].key,)
                apart += [(at, each.at) for key in keys for at in bearers[part][key]]
            others |= dict.fromkeys(parts, each.at)
        for part in parts:
            bearers[part][each.key].append(each.at)
            if part in last and named[last[part]].key != each.key:
                before[part] = last[part]
            last[part] = each.at
    return apart, same, marked


def listed(text: str, people: Sequence[Mention], named: Sequence[Named]) -> list[Named]:
    """The same people; what "my sons, X and Y" says of the first is said of the next as well."""
    found: list[Named] = []
    for each in named:
        before = found[-1] if found else None
        if before and before.kin.endswith("s") and not each.kin:
            between = text[people[before.at].end : people[each.at].start]
            if _LIST.fullmatch(between):
                each = replace(each, kin=before.kin, mine=before.mine)  # noqa: PLW2901
        found.append(each)
    return found


def own_kin(
    text: str, people: Sequence[Mention], named: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    """Pairs of the narrator and somebody whom she calls her son, her husband ..."""
    narrators = [i for i in own_names(text, people) if not named[i].kin][:_FEW]
    for each in named:
        if each.mine or each.kin.endswith("s"):
            yield from ((i, each.at) for i in narrators if i != each.at)


def _alike(named: Named, *parts: str) -> list[str]:
    """The last of the parts of names that a nickname or another spelling may stand for."""
    like = Likeness()
    return [
        before for before in parts if any(like.parts(part, before) for part in named.name.parts)
    ][-1:]


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
    """How a name is set against one before."""
    begin = max(0, mention.start - REACH)
    if _THAT_ONE.search(text, begin, mention.start):
        return _Kind.THAT_ONE
    if _THE_OTHER.search(text, begin, mention.start):
        return _Kind.SAME_OTHER
    another = _ANOTHER.search(text, begin, mention.start) or (
        text[mention.end : mention.end + 1] == "," and _ALSO.search(text, begin, mention.start)
    )
    # "the number is not Ana's" is about the number
    owned = another and _NEGATION.match(another[0]) and _OWNED.match(text, mention.end)
    if another and not owned and _NEGATION.match(another[0]):
        return _Kind.NOT
    if _UNLIKE.search(text, begin, mention.start):
        return _Kind.UNLIKE
    if (another and not owned) or _NO_KIN.match(text, mention.end):
        return _Kind.ANOTHER
    if _NOT_HERS.search(text, max(0, mention.start - 2 * REACH), mention.start):
        return _Kind.NOT_HERS
    bracket = _BRACKET.match(text, mention.end)
    return _Kind.BRACKETED if bracket and fold(bracket[1]) in KIN else _Kind.NONE
