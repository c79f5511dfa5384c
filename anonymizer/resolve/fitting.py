"""How well a mention fits a person: 0 where something contradicts, else the higher the better."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from anonymizer.lexicon.given_names import is_surname, sex_of
from anonymizer.model import Sex
from anonymizer.resolve.facts import at_odds, is_child
from anonymizer.resolve.kin import CHILDREN, relatives
from anonymizer.resolve.likeness import Likeness, is_short_for_two
from anonymizer.resolve.named import Named, Person
from anonymizer.resolve.names import Name, contradict
from anonymizer.resolve.otherwise import (
    is_grown_up,
    is_his_boy,
    of_another_generation,
    otherwise_introduced,
    strangers,
)
from anonymizer.resolve.shortened import by_initials, glued
from anonymizer.resolve.titles import Rank, Station

LATER = 0.8
"""Weight of a second given name, a mother's or husband's surname: people go by the first."""
UNTITLED = 0.6
"""Taken off where an official is named without a title."""
SAME = 5.0
"""For a name written as it was before: more than any part can reach."""
FIRST = 4.5
"""For the first given name."""
RANKED = 0.5
"""Added where a name is told to be the younger's or the elder's, as the person is."""
CALLED = 0.5
"""Added to a whole name where the person is called by its given name: "Pancho", "Pancho Paz"."""
AT_HAND = 200
"""Code points within which even a public figure may be called by the given name alone."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """Fits mentions of one document to its persons, remembering what it compared.

    Attributes:
        apart: position in the list of people -> positions that are somebody else.
        called: the single words that people of the document are called by.
    """

    apart: dict[int, set[int]] = field(default_factory=dict)
    called: frozenset[str] = field(default=frozenset(), repr=False)
    like: Likeness = field(default_factory=Likeness)
    _parts: dict[tuple[str, Name, bool], float] = field(default_factory=dict, repr=False)
    _names: dict[tuple[Name, Name], float] = field(default_factory=dict, repr=False)

    def differs(self, person: Person, named: Named) -> bool:
        """Whether an attribute speaks against it: declared apart, row, rank, trade, or sex."""
        ranks = (person.ranks, person.aged) if named.rank is not Rank.NONE else ()
        return (
            not self.apart.get(named.at, set()).isdisjoint(person.at)
            or (named.row >= 0 and bool(person.rows) and named.row not in person.rows)
            or any(known and named.rank not in known for known in ranks)
            or (
                bool(named.mine)
                and any(
                    speaker == named.speaker and not relatives(named.mine, other)
                    for speaker, other in person.relations
                )
            )
            or at_odds(person.facts, named.facts)
            or (named.formal and is_child(person.facts))
            or (is_child(named.facts) and any(map(is_grown_up, person.members)))
            or (bool(named.name.loose) and otherwise_introduced(person, named))
            or contradict(person.sex, named.sex)
        )

    def full(self, person: Person, named: Named) -> float:
        """For a name of several parts."""
        if self.differs(person, named):
            return 0.0
        if (named.rank is Rank.YOUNGER) != (person.ranks == {Rank.YOUNGER}):
            return 0.0  # Of two full names that fit, "junior" is one and the bare name the other.
        again = named.key in person.keys
        if not again and of_another_generation(person, named):
            return 0.0
        if again or self._listed_otherwise(person, named.name):
            return 2 * SAME
        if (
            not person.told
            and contradict(person.sex, named.name.sex)
            and not named.is_family_name_of(person)
        ):
            return 0.0
        whole = [n for n in person.names if len(n.parts) >= 2 and not n.initials]
        if named.kin and named.name.given:
            # "su papá, don Lito Reyes" is not the Miguel Reyes spoken of.
            first = named.name.given[0]
            whole = [
                n
                for n in whole
                if any(self._kin_fits(first, part) for part in (*n.given[:1], *n.surnames[:1]))
            ]
        score = max((self.alike(named.name, n) for n in whole), default=0.0)
        if not (whole or named.name.given) and person.keys.intersection(named.name.surnames[:1]):
            score = FIRST  # "Lic. Ceballos" and, in full, "Ceballos Ugarte"
        called = any(given in person.keys for given in named.name.given[:1])
        return score and score + CALLED * called

    def _listed_otherwise(self, person: Person, name: Name) -> bool:
        """Whether a list has the person's name with the surnames first."""
        return any(_reordered(name, own) and self.whole(name, own) for own in person.names)

    def alike(self, a: Name, b: Name) -> float:
        """For two names of several parts each, of which one may be a married name."""
        return self.whole(a, b) or self._married(a, b)

    def _married(self, a: Name, b: Name) -> float:
        """How well "Rosa Paz de Lobo" can be the Rosa Elena Paz Sorto of the same text."""
        if bool(a.married) == bool(b.married) or not (a.given and b.given):
            return 0.0
        born = [replace(name, married=()) for name in (a, b)]
        if not all(name.surnames for name in born) or not self.like.parts(
            a.surnames[0], b.surnames[0]
        ):
            return 0.0
        return self.whole(*born)

    def _kin_fits(self, a: str, b: str) -> bool:
        return self.like.parts(a, b) >= (0.8 if a[0] == b[0] else 0.9)

    def whole(self, a: Name, b: Name) -> float:
        """For two names of several parts each."""
        score = self._names.get((a, b))
        if score is None:
            score = self.like.names(a, b) or self._by_marriage(a, b)
            score = self._names[a, b] = 0.0 if self._by_second_name(a, b) else score
        return score

    def _by_second_name(self, a: Name, b: Name) -> bool:
        """Whether "Ernesto Funes" would be "Josué Ernesto Funes Lobo", called Josué."""
        short, long = sorted((a, b), key=lambda name: len(name.given))
        if len(short.given) != 1 or len(long.given) != 2 or not short.surnames:
            return False
        first, second = long.given
        return (
            first in self.called
            and (sex_of(second) is not Sex.UNKNOWN or not is_surname(second))
            and not self.like.parts(short.given[0], first)
            and self.like.parts(short.given[0], second) > 0
        )

    def _by_marriage(self, a: Name, b: Name) -> float:
        """How well "Rugama de Paz" can be "Nubia Rugama": the same surname, nothing against it."""
        bare, whole = (a, b) if not a.given else (b, a)
        if bare.given or not bare.married or not bare.surnames or whole.sex is not Sex.FEMALE:
            return 0.0
        seconds = (*bare.surnames[1:2], *whole.surnames[1:2])
        if not whole.surnames or (len(seconds) == 2 and not self.like.parts(*seconds)):
            return 0.0
        return self.like.parts(bare.surnames[0], whole.surnames[0])

    def single(self, person: Person, named: Named) -> float:
        """For one word, or for initials."""
        known = named.key in person.keys
        if (
            self.differs(person, named)
            or strangers(person, named, known)
            or (named.public and not person.public)
            or (named.junior and person.full and not person.ranks)
            or is_his_boy(person, named)
        ):
            return 0.0
        if named.name.initials and len(named.name.parts) > 1:
            return SAME if known else (0.0 if person.other else by_initials(person, named.name))
        if known:
            return _again(person, named)
        if len(named.name.parts) > 1:
            return self._abbreviated(person, named.name)
        score = self._word(person, named)
        score = score and max(0.0, score + RANKED * _of_rank(person, named))
        if person.official and named.station is not Station.OFFICIAL:
            return self._untitled(person, named, score)
        return score

    def _untitled(self, person: Person, named: Named, score: float) -> float:
        """For an official without a title, called by the surname, which anybody may bear."""
        if not score or not self._by_surname(person, named):
            return 0.0
        return score if _just_named(person, named) else score - UNTITLED

    def _by_surname(self, person: Person, named: Named) -> bool:
        part = named.name.parts[0]
        return any(
            self.like.parts(part, own) >= LATER
            for name in person.names
            for own in (*name.surnames[:1], *name.loose)
        )

    def _abbreviated(self, person: Person, name: Name) -> float:
        """For one word with initials, "F. Paz": the word must fit, and the initials too."""
        word = next(part for part in name.parts if len(part) > 1)
        return max(
            (
                2 * self.whole(name, other)
                if len(other.parts) > 1
                else self._part(word, other, titled=False)
                for other in person.names
            ),
            default=0.0,
        )

    def _word(self, person: Person, named: Named) -> float:
        """For one word that the person was not called by so far."""
        part = named.name.parts[0]
        titled = named.by_surname
        intimate = named.kin and not named.formal
        names = (
            [_first_alone(name, second=named.intimate) for name in person.names]
            if intimate
            else _with_given(person)
        )
        best = max((self._part(part, name, titled) for name in names), default=0.0)
        child = named.kin in CHILDREN and (named.mine or not named.intimate)  # "la niña X" is none
        if best < 4.0 and child and part.endswith(("ito", "ita")):
            return 0.0  # a child called after its father or mother
        if best and person.public and self._only_given(person, part, named):
            return 0.0
        return best

    def _only_given(self, person: Person, part: str, named: Named) -> bool:
        """Whether a public figure would be called by the given name, and was not just spoken of."""
        surnames = [p for n in person.names for p in (*n.surnames, *n.loose)]
        if any(self.like.parts(part, p) >= 0.7 for p in surnames):
            return False
        return person.starts[0] > named.start or person.distance(named.start) > AT_HAND

    def _part(self, part: str, name: Name, titled: bool) -> float:
        key = (part, name, titled)
        score = self._parts.get(key)
        if score is None:
            score = self._parts[key] = self._compared(part, name, titled)
        return score

    def _compared(self, part: str, name: Name, titled: bool) -> float:
        """How well one word is a part of a name; a title asks for a surname."""
        if len(part) == 1:
            own = name.parts if name.initials else name.given
            return float(bool(own) and own[0].startswith(part))
        if part in {name.nick, name.patronymic} or is_short_for_two(part, name.given):
            return 4.0
        given, surname, loose = (
            max((self._weighed(part, p, i) for i, p in enumerate(parts) if len(p) > 1), default=0.0)
            for parts in (name.given, (*name.surnames, *name.married), name.loose)
        )
        if len(name.given) == 2 and len(name.surnames) == 1 and is_surname(name.given[1]):
            surname = max(surname, self.like.parts(part, name.given[1]))  # "Juan Paz Melgar"
        run_on = 3.0 if len(part) >= 6 and glued(part, name) else 0.0
        if titled:
            return max(3.5 * given, 4 * surname, 4 * loose, run_on)
        first = name.given[:1] == (part,)
        return max(FIRST * given if first else 4 * given, 3.5 * surname, 4 * loose, run_on)

    def _weighed(self, part: str, other: str, index: int) -> float:
        return self.like.parts(part, other) * (LATER if index else 1.0)


def _reordered(a: Name, b: Name) -> bool:
    """Whether two names have the same three parts or more: lists put surnames first."""
    return len(a.parts) > 2 and sorted(a.parts) == sorted(b.parts)


def _with_given(person: Person) -> list[Name]:
    """The names of a person without those that are only the surnames of another: "Ramos Paz"."""
    surnames = {name.surnames for name in person.names if not name.initials}
    return [name for name in person.names if len(name.parts) < 2 or name.parts not in surnames]


def _first_alone(name: Name, *, second: bool) -> Name:
    """What "my brother X" may be short for: relatives are not called by their surname.

    "My father-in-law, don X" may be called by the second given name.
    """
    return Name(given=name.given[: 1 + second], loose=name.loose, nick=name.nick)


def _just_named(person: Person, named: Named) -> bool:
    """Whether the whole name stands just before, in the same document: "Judge Ana Paz ... Paz"."""
    return named.at >= 0 and any(
        each.name.full and 0 < named.start - each.start <= AT_HAND for each in person.members
    )


def _of_rank(person: Person, named: Named) -> int:
    """1 for "young Óscar" and a junior, -1 for "don Óscar" and a junior, else 0."""
    if named.rank is not Rank.NONE:
        return int(named.rank in person.ranks | person.aged)
    return -int(named.intimate and person.ranks == {Rank.YOUNGER})


def _again(person: Person, named: Named) -> float:
    """For a word that the person was called by before."""
    if person.ranks and named.rank not in person.ranks:
        return SAME / 2  # "don Paco" is rather not the one who is told apart as "Paco hijo"
    # Of two with that first given name, the one spoken of last is meant.
    return FIRST if any(n.given[:1] == named.name.loose for n in person.names) else SAME
