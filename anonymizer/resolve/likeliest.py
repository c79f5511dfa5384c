"""Which of several people whom a name fits alike a reader would take it for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from anonymizer.resolve.facts import is_child
from anonymizer.resolve.kin import CHILDREN, ELDERS
from anonymizer.resolve.named import Named, Person
from anonymizer.resolve.titles import Rank


def likeliest(named: Named, people: Mapping[int, Person]) -> int | None:
    """The one of several people whom a name means, or nothing where it stays open.

    In turn those stay who were called so before; for a surname with a title those who are no
    children, have no other surname with a title and are not dead; for "don X" the parent of the
    other; and for plain X whoever is not always "X junior".

    Args:
        named: the mention.
        people: by number, those whom it fits best.
    """
    left = dict(people)
    for fits in _questions(named):
        kept = {number: person for number, person in left.items() if fits(person)}
        left = kept or left
        if len(left) == 1:
            return next(iter(left))
    return None


def _questions(named: Named) -> list[Callable[[Person], bool]]:
    word = named.name.loose[:1]
    if not word:
        return []
    asked = [lambda person: _was_called(person, word[0], named.start)]
    if named.by_surname:
        asked += [lambda person: not _is_a_child(person)]
        asked += [lambda person: not _has_other_surname(person, word[0])]
        asked += [lambda person: ("dead", "") not in person.facts]
    if (named.intimate and not named.kin) or named.formal:
        asked += [_is_an_elder]
    if named.rank is Rank.NONE:
        asked += [lambda person: person.ranks != {Rank.YOUNGER}]
    return asked


def _was_called(person: Person, word: str, start: int) -> bool:
    """Whether the reader has met the person under a name with this word."""
    return any(each.start < start and word in each.name.parts for each in person.members)


def _is_a_child(person: Person) -> bool:
    return is_child(person.facts) or any(each.kin in CHILDREN for each in person.members)


def _has_other_surname(person: Person, word: str) -> bool:
    """Whether titles go with another surname of the person: "Mrs. Dobbs" is hardly "Ms. Paz"."""
    titled = {each.name.loose[0] for each in person.members if each.by_surname and each.name.loose}
    return bool(titled) and word not in titled


def _is_an_elder(person: Person) -> bool:
    """Whether somebody is introduced as a parent or grandparent, or told to be the elder."""
    return Rank.ELDER in person.ranks | person.aged or bool(person.kin & ELDERS)
