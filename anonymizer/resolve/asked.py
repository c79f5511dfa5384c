"""A person of a document, with what to ask of the subjects of a series whose names are sealed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from anonymizer.model import Entity, Sex
from anonymizer.resolve import shape
from anonymizer.resolve.abroad import RELATED, SET_APART
from anonymizer.resolve.fitting import FIRST, UNTITLED
from anonymizer.resolve.named import Person
from anonymizer.resolve.shape import (
    ALONE,
    CIVIL,
    CLIPPED,
    FORM,
    HAS_TRADE,
    PLACES,
    UNCLEAR,
    Fit,
    Word,
)
from anonymizer.resolve.titles import Rank
from anonymizer.resolve.traits import OFFICIAL, contrary, speaks_against

BY_LETTERS = 2.0
"""For initials that are all of a subject's or most of a whole name's."""
BY_WHOLE_NAME = 3.0
"""Added where two whole names fit: that is worth more than any single name."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A person of the document, asked about.

    Attributes:
        entity: what the person is in the resolution.
        person: with all that the document tells.
        around: the words around the names.
    """

    entity: Entity
    person: Person = field(repr=False)
    around: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A guest with the questions that the names put.

    Attributes:
        guest: the person.
        wholes: the whole names in words.
        singles: single names, and whether a title stands before one.
        letters: initials that stand for the whole name.
        lettered: traits of a subject that was met by the initials of a whole name.
    """

    guest: Guest
    wholes: tuple[tuple[Word, ...], ...] = field(repr=False)
    singles: tuple[tuple[Word, bool], ...] = field(repr=False)
    letters: tuple[str, ...] = field(repr=False)
    lettered: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, guest: Guest) -> Asked:
        """What there is to ask about a guest."""
        names = guest.person.names
        titled = {n.name for n in guest.person.members if n.by_surname}
        words = {name: tuple(Word.of(*each) for each in shape.placed(name)) for name in names}
        return cls(
            guest,
            tuple(own for name, own in words.items() if name.full),
            tuple((w, n in titled) for n, own in words.items() if not n.full for w in own),
            tuple("".join(n.parts) for n in names if n.initials and len(n.parts) > 1),
            frozenset(trait for name in names if name.full for trait in shape.lettered(name)),
        )

    def traits(self) -> Iterator[str]:
        """What to ask of everybody in the series."""
        words = [word for own in self.wholes for word in own] + [w for w, _ in self.singles]
        for word in words:
            yield from word.asked()
        yield from self.lettered
        yield from (f"{shape.LETTERS} {own}" for own in self.letters)
        yield from (f"{p}^{letter}" for own in self.letters for letter in own for p in PLACES)
        yield from (*PLACES, ALONE, "other", OFFICIAL, CIVIL, HAS_TRADE, UNCLEAR)
        yield from (f"rank {rank}" for rank in (Rank.ELDER, Rank.YOUNGER))
        yield from contrary(self.guest.entity)
        yield from self.guest.person.place_in_life
        yield from (f"word {word}" for word in self.guest.around)

    def fit(self, told: frozenset[str]) -> Fit:
        """How well the guest can be a subject."""
        if UNCLEAR in told:
            return Fit()
        person = self.guest.person
        # A single name shows its bearer's sex less surely than a title or a pronoun does.
        sex = next(iter(person.told)) if len(person.told) == 1 else Sex.UNKNOWN
        entity = replace(self.guest.entity, sex=sex)
        known = not told.isdisjoint(PLACES)
        by_name = known and person.full
        if speaks_against(entity, told, by_name=by_name):
            return Fit()
        other_station = not by_name and (OFFICIAL in told) != person.official
        best = self._best(told, known)
        if other_station and not self._untitled(told):
            return self._as_question(best, told)
        if other_station:
            best = replace(best, score=max(0.0, best.score - UNTITLED))
        return self._weighed(best, told, by_name=by_name) if best.score else best

    def _untitled(self, told: frozenset[str]) -> bool:
        """Whether an official may only be named without a title, here or where it was met.

        A civilian who is known by the whole name, by a title or as somebody's kin is another one.
        """
        person = self.guest.person
        if OFFICIAL in told:
            return not person.full and not person.stations and not person.place_in_life
        return told.isdisjoint({*PLACES, CIVIL})

    def _as_question(self, best: Fit, told: frozenset[str]) -> Fit:
        """What a reviewer is asked where one of two with a surname is an official.

        Not of a civilian who is somebody's kin, or has a trade or a title.
        """
        civil = CIVIL in told or bool(self.guest.person.place_in_life)
        surname = best.places <= {"s1", ALONE}
        if civil or not surname or best.doubt:
            return Fit()
        return replace(best, score=max(0.0, best.score - UNTITLED), doubt="other-station")

    def _weighed(self, fit: Fit, told: frozenset[str], *, by_name: bool) -> Fit:
        """The fit of the names, with what is told of both; a single name must not be at odds."""
        person = self.guest.person
        alike = not person.place_in_life.isdisjoint(told)
        ranks, known = person.ranks | person.aged, _ranks(told)
        don = not ranks and any(n.intimate and not n.kin for n in person.members)
        if (ranks and known and ranks.isdisjoint(known)) or (don and known == {Rank.YOUNGER}):
            return replace(fit, score=0.0)
        agreed = not ranks.isdisjoint(known)
        score = fit.score + RELATED * (alike + agreed)
        # "The older X" of one text is not just any X of the next.
        elder = Rank.ELDER in known and told.isdisjoint(PLACES)
        if not agreed and (("other" in told) != person.other or elder):
            # Who is "the other X" in one text is rather not plain X in the next.
            doubt = "set-apart" if told.isdisjoint(PLACES) and not self.agrees(told) else ""
            return replace(fit, score=max(0.0, score - SET_APART), doubt=doubt)
        at_odds = HAS_TRADE in told and person.trades and not alike and not by_name
        return replace(fit, score=score, doubt="other-trade" if at_odds else fit.doubt)

    def agrees(self, told: Collection[str]) -> bool:
        """Whether anything but the name speaks for a subject: a trade, a relation, a word."""
        words = (f"word {word}" for word in self.guest.around)
        return any(each in told for each in (*self.guest.person.place_in_life, *words))

    def _best(self, told: Collection[str], known: bool) -> Fit:
        found = [shape.initials(letters, told) for letters in self.letters]
        same = any(f"{shape.LETTERS} {own}" in told for own in self.letters)
        if same or not self.lettered.isdisjoint(told):
            found.append(Fit(BY_LETTERS, frozenset({ALONE})))
        if self.wholes and known:
            found += [shape.whole(words, told) for words in self.wholes]
            best = max(found, key=lambda fit: fit.score)
            called = any(word.fits(ALONE, told) == 1.0 for word, _ in self.singles)
            more = BY_WHOLE_NAME + (RELATED if called else 0.0)
            return replace(best, score=best.score + more) if best.score else best
        if self.wholes:
            # The subject was met by single names only: they must be some of this whole name.
            alone = [
                (weight * (FIRST if word.place == "g1" else 3.5), word.place)
                for words in self.wholes
                for word in {word.part: word for word in words}.values()
                if word.place != "s2"
                and (weight := word.fits(ALONE, told)) >= (CLIPPED if word.place == "g1" else FORM)
            ]
            if alone:
                score, place = max(alone)
                more = RELATED if len(alone) > 1 else 0.0
                found.append(Fit(score + more, frozenset({ALONE}), by=place))
        fits = [shape.single(word, told, titled=titled) for word, titled in self.singles]
        some = [fit for fit in fits if fit.score]
        found += some
        best = max(found, key=lambda fit: fit.score, default=Fit())
        return replace(best, score=best.score + RELATED) if len(some) > 1 else best


def _ranks(told: Collection[str]) -> set[Rank]:
    return {rank for rank in (Rank.ELDER, Rank.YOUNGER) if f"rank {rank}" in told}
