"""Coreference of personal names in one document.

What the text declares comes first: names that it ties together, and names that it keeps apart.
Then full names, the fullest before the shorter; then every single name in the order of the text is
given to the person whom it fits best: by the part it equals, by title, and by who was spoken of
last. What fits nobody is somebody new. Two names that merely share a part stay two: a person split
in two costs a click, two people under one pseudonym may cost more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from anonymizer.model import Mention
from anonymizer.resolve import ages
from anonymizer.resolve.aliases import Declared, introduced
from anonymizer.resolve.fitting import Fitting
from anonymizer.resolve.likeliest import likeliest
from anonymizer.resolve.named import Named, Person, understand
from anonymizer.resolve.names import contradict
from anonymizer.resolve.namesakes import namesakes, that_other
from anonymizer.resolve.parted import parted
from anonymizer.resolve.relatives import listed, nobodys_own_kin, own_kin, same_kin
from anonymizer.resolve.rows import rows
from anonymizer.resolve.speakers import narrated, other_speakers, several_speak, speakers, spoken_of
from anonymizer.resolve.strangers import borne_by_several, called_with_me, itemised
from anonymizer.resolve.titles import is_family

JUST_NOW = 300
"""Code points within which the namesake spoken of last is meant."""
SAME_BREATH = 60
"""The same for a single word that two people bear."""
Unit = list[Named]
"""Mentions that the text itself ties together, the fullest first; they are placed as one."""


def cluster(text: str, mentions: Sequence[tuple[int, Mention]]) -> list[Person]:
    """Persons of a document.

    Args:
        text: the document's text.
        mentions: (position in the resolution, mention) of every PERSON, in text order.

    Returns:
        Persons that partition the mentions, in order of first mention.
    """
    families: dict[str, Person] = {}
    single: list[tuple[int, Mention]] = []
    for position, mention in mentions:
        if is_family(text, mention.start, mention.end):
            named = understand(text, -1, position, mention)
            families.setdefault(named.key.removesuffix("s"), Person()).add(named)
        else:
            single.append((position, mention))
    people = _singular(text, single)
    return sorted([*people, *families.values()], key=lambda person: person.starts[0])


def _singular(text: str, mentions: Sequence[tuple[int, Mention]]) -> list[Person]:
    spans = [mention for _, mention in mentions]
    torn = rows(text, spans)
    whole = {
        i: (row.surface, number if row.table else -1)
        for number, row in enumerate(torn)
        for i in row.pieces
    }
    named = [
        understand(
            text,
            i,
            position,
            mention,
            *whole.get(i, ("", -1)),
            limit=spans[i + 1].start if i + 1 < len(spans) else len(text),
            floor=spans[i - 1].end if i else 0,
        )
        for i, (position, mention) in enumerate(mentions)
    ]
    if several_speak(text, spans):
        named = [
            replace(each, speaker=speaker)
            for each, speaker in zip(named, speakers(text, spans), strict=True)
        ]
    declared = [*introduced(text, spans, named), *narrated(text, spans)]
    for row in torn:
        first, *others = sorted([*row.pieces, *row.nicks])
        declared += [Declared(first, i, True) for i in others]
    named = listed(text, spans, named)
    two, one, marked = namesakes(text, spans, named)
    beside_me = list(called_with_me(text, spans, named))
    marked |= {other for _, other in beside_me}
    several = borne_by_several(text, spans, named)
    named = [replace(each, other=each.at in marked, unclear=each.at in several) for each in named]
    fitting = Fitting(
        _apart(
            [
                *parted(text, spans),
                *two,
                *own_kin(text, spans, named),
                *itemised(text, spans, named),
                *nobodys_own_kin(text, spans, named),
                *beside_me,
                *other_speakers(text, spans),
                *spoken_of(text, spans),
            ]
        ),
        frozenset(part for each in named for part in each.name.loose),
    )
    declared += [*one, *same_kin(text, spans, named), *that_other(text, spans)]
    crowd = Crowd(fitting)
    turns = groupby(sorted(_units(named, declared, fitting), key=_turn), key=lambda u: _turn(u)[0])
    for _, units in turns:
        for unit in units:
            crowd.place(unit)
        ages.compare(crowd.people)
    return crowd.people


def _apart(pairs: Sequence[tuple[int, int]]) -> dict[int, set[int]]:
    """Who cannot be whom, by position in the list of people."""
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        apart[a].add(b)
        apart[b].add(a)
    return dict(apart)


def _units(named: Sequence[Named], declared: Sequence[Declared], fitting: Fitting) -> list[Unit]:
    """Mentions grouped by what the text declares; the fullest name of a unit stands first."""
    units: dict[int, Unit] = {n.at: [n] for n in named}
    for tie in declared:
        left, right = units[tie.left], units[tie.right]
        if left is right or not _may_join(left, right, tie.formal, fitting):
            continue
        joined = sorted([*left, *right], key=_fullness)
        for each in joined:
            units[each.at] = joined
    return list({id(unit): unit for unit in units.values()}.values())


def _fullness(named: Named) -> tuple[bool, int, int]:
    return (not named.name.full, -len(named.name.parts), named.start)


def _turn(unit: Unit) -> tuple[int, int, int]:
    """When a unit is placed: full names by length, then single ones, then initials."""
    first = unit[0]
    if first.name.full and first.name.given:
        return (0, -len(first.name.parts), first.start)
    return (2 if first.name.initials else 1, 0, first.start)


def _may_join(left: Unit, right: Unit, formal: bool, fitting: Fitting) -> bool:
    apart = {i for n in left for i in fitting.apart.get(n.at, ())}
    if not apart.isdisjoint(n.at for n in right):
        return False
    if any(contradict(a.sex, b.sex) for a in left for b in right):
        return False
    if not formal and contradict(left[0].name.sex, right[0].name.sex):
        return False  # "Evelio: this is Keyla" is written on her grandfather's telephone
    wholes = [[each.name for each in unit if each.name.full] for unit in (left, right)]
    return (
        formal or not all(wholes) or any(fitting.whole(a, b) for a in wholes[0] for b in wholes[1])
    )


@dataclass(slots=True)
class Crowd:
    """The persons found so far, with an index of who may be meant by a part of a name."""

    fitting: Fitting
    people: list[Person] = field(default_factory=list, repr=False)
    _index: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set), repr=False)

    def place(self, unit: Unit) -> None:
        """Add the mentions of a unit to the best-fitting person, or to a new one."""
        start = unit[0].start
        unclear = any(each.unclear for each in unit)
        ranked = sorted(
            (
                (score, -self.people[number].distance(start), -number)
                for number in (() if unclear else self._candidates(unit))
                if (score := self._score(unit, self.people[number]))
            ),
            reverse=True,
        )
        chosen = -ranked[0][2] if ranked else len(self.people)
        tied = [-number for score, _, number in ranked if score == ranked[0][0]]
        if len(tied) > 1:
            likely = likeliest(unit[0], {number: self.people[number] for number in tied})
            if likely is not None:
                chosen = likely
            elif not self._one_is_meant(unit[0], chosen, tied[1]):
                chosen = len(self.people)
        if chosen == len(self.people):
            self.people.append(Person(between=len(tied) > 1))
        for each in sorted(unit, key=lambda n: n.start):
            self.people[chosen].add(each)
            self.people[chosen].apart |= self.fitting.apart.get(each.at, set())
            for key in () if unclear else self._keys(each):
                self._index[key].add(chosen)

    def _one_is_meant(self, named: Named, one: int, other: int) -> bool:
        """Whether it is clear which of two is meant whom a name fits alike.

        Not where two namesakes, told apart or both named in full, are named long before or only
        later; nor for a single word that two bear: whoever is called so was spoken of in the same
        breath, or is the only one whom the reader has met.
        """
        a, b = self.people[one], self.people[other]
        if all(map(named.is_family_name_of, (a, b))):  # two surnames are a whole family's
            return a.distance(named.start) <= SAME_BREATH
        told_apart = not a.apart.isdisjoint(b.at) and not a.keys.isdisjoint(b.keys)
        if told_apart or (named.name.full and a.full and b.full):
            near = min(a.distance(named.start), b.distance(named.start)) <= JUST_NOW
            return near and min(a.starts[0], b.starts[0]) < named.start
        if not named.name.full and len(named.name.parts) > 1:  # "B. Paz" of two with a B
            return a.distance(named.start) <= SAME_BREATH
        if len(named.name.loose) == 1:
            alone = a.starts[0] < named.start < b.starts[0]
            return alone or a.distance(named.start) <= SAME_BREATH
        return True

    def _keys(self, named: Named) -> set[str]:
        words = {*named.name.parts, named.name.nick, named.name.patronymic, named.key} - {""}
        return {key for word in words for key in self.fitting.like.keys(word)}

    def _candidates(self, unit: Unit) -> list[int]:
        if unit[0].name.initials:
            return list(range(len(self.people)))
        keys = {key for each in unit for key in self._keys(each)}
        return sorted({number for key in keys for number in self._index.get(key, ())})

    def _score(self, unit: Unit, person: Person) -> float:
        fitting = self.fitting
        if any(fitting.differs(person, each) for each in unit):
            return 0.0
        first = unit[0]
        distinct = {each.key: each for each in reversed(unit)}.values()
        if not first.name.full:
            return sum(fitting.single(person, each) for each in distinct)
        whole = fitting.full(person, first)
        rest = [each for each in distinct if not each.name.full]
        if not whole:
            # A false name fits nobody; whoever is said to use it is found by the name beside it.
            rest = [each for each in rest if not self._short_for(each, first)]
        return whole + sum(fitting.single(person, each) for each in rest)

    def _short_for(self, single: Named, whole: Named) -> bool:
        """Whether a single name is a part of a whole one."""
        like = self.fitting.like.parts
        return any(like(a, b) for a in single.name.parts for b in whole.name.parts)
