"""What a text says of relatives that ties names together or keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given
from anonymizer.lexicon.hypocorisms import formals_of
from anonymizer.model import Mention, Sex
from anonymizer.resolve.aliases import Declared
from anonymizer.resolve.kin import KIN, RELATION
from anonymizer.resolve.likeness import Likeness
from anonymizer.resolve.named import Named
from anonymizer.resolve.speakers import OFTEN, own_names

# "X is eighty. X is also his grandson."
_IS_ALSO_KIN = re.compile(
    r"\s+(?:es|era|is|was)\s+(?:tambi[eé]n|also)\s+(?:su|his|her|the\s+name\s+of\s+(?:his|her))"
    r"\s+(?P<kin>[^\W\d_]+)",
    re.I,
)
_RELATIVE_OF = re.compile(
    r"\b(?:his|her|su)\s+(?P<kin>[^\W\d_]+),?\s+"
    r"(?:(?:little|young|small|older|younger|eldest|youngest|baby|mayor|menor|pequeñ[oa]|chiquit[oa]"
    r"|don|doña|also|también)\s+)?$",
    re.I,
)
_ALSO_RELATIVE = re.compile(r"\b(?:also|también)\s+$", re.I)
_CALL_MINE = re.compile(
    r"\b(?:(?:they|we|people|every(?:body|one)|all)\b[^.;:!?\n]{0,30}\s"
    r"(?:call(?:ed)?\s+my\s+[^\W\d_]+|kn[eo]w\s+my\s+[^\W\d_]+\s+as)"
    r"|le\s+(?:dicen|decían|llaman|llamaban)\s+a\s+mi\s+[^\W\d_]+)"
    r"\s+(?:(?:el|la)\s+)?[«“\"'‘]?$",
    re.I,
)
_LIST = re.compile(r"\s*(?:,|,?\s+(?:y|e|and))\s+")
_MANY = 40
"""Names before that are told apart from "also X"."""
_ONE_NAME = 0.8
"""How alike two given names are that are the same one or its nickname."""
REACH = 44
"""Code points before a name in which a word for a relative is looked for."""


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


def _is_nick(named: Named) -> bool:
    """Whether a single name is rather what somebody is called than what she is named."""
    return any(formals_of(part) or not is_given(part) for part in named.name.loose)


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
        called = _is_nick(each) and bool(_CALL_MINE.search(text, max(0, start - 2 * REACH), start))
        if called or (short[:1] == long[:1] and set(short) <= set(long)):
            found.append(Declared(known.at, each.at, not called))
    return found


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
    narrators = [i for i in own_names(text, people) if not named[i].kin][:OFTEN]
    for each in named:
        if each.mine or each.kin.endswith("s"):
            yield from ((i, each.at) for i in narrators if i != each.at)
