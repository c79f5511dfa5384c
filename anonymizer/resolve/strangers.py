"""Where a text itself says that one name is several people's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from anonymizer.model import Mention
from anonymizer.resolve.named import Named
from anonymizer.resolve.speakers import OFTEN, own_names

_BULLET = re.compile(r"^[ \t]*(?:[-•*–—]|\d{1,2}[.)]|[a-z][.)])[ \t]+$", re.I)
_MANY = 40
"""Heads of a list that are told apart one from all others; a longer list is a list gone wrong."""
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


def borne_by_several(text: str, people: Sequence[Mention], named: Sequence[Named]) -> set[int]:
    """Positions of names that mean any of several bearers, as the text goes on to say.

    'The warrant is for "Ana Paz". Three women of our street bear this name.'
    """
    return {each.at for each in named if _SEVERAL_BEAR_IT.match(text, people[each.at].end)}


def called_with_me(
    text: str, people: Sequence[Mention], named: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    """Pairs of a narrator's own name and the same name of another: "X and both of us answered"."""
    others = [each.at for each in named if _WE_BOTH.match(text, people[each.at].end)]
    own = own_names(text, people)[-OFTEN:] if others else []
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
