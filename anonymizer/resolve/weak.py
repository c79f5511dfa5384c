"""Who is who in a series that is read file by file, each perhaps in a process of its own.

As in :mod:`anonymizer.resolve.series`, but the people met before stand in the vault, which nobody
can read: names are compared through their shape (:mod:`anonymizer.resolve.shape`). Within a series
a single name joins the one subject whom it can mean, and a whole name joins the one who was met by
a single name only; so it matters little which file comes first. Where it is not certain nobody
joins, and the reviewer is asked. The reasons are

- ``several-fit``: several subjects of the series may be meant, or several people of the document
  may be the subject;
- ``named-beside``: the document itself names that subject, and beside it this name;
- ``set-apart``: one of the two is told to be another of that name;
- ``other-trade``: the given name is the same, and the trade is not.

Outside of a series a single name says nothing: every archive has many a María.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from anonymizer.model import Entity, Possibility, Sex
from anonymizer.ports import Acquaintances
from anonymizer.resolve import shape
from anonymizer.resolve.fitting import FIRST
from anonymizer.resolve.named import Person
from anonymizer.resolve.series import FEWEST_WORDS, MARGIN, MOST_WORDS, RELATED, SET_APART, WORD
from anonymizer.resolve.shape import ALONE, GIVEN, HAS_TRADE, PLACES, Fit, Word
from anonymizer.resolve.traits import OFFICIAL, contrary, speaks_against

MOST = 3
"""Subjects that are suggested for one entity; a name that more bear says nothing."""
BY_WHOLE_NAME = 3.0
"""Added where two whole names fit: that is worth more than any single name."""
CLEARLY = 0.7
"""How well a single name must fit a part of a whole one that comes later."""
_WEAKEST = 2.0
"""A single name must fit better: by more than a clipped form of a later part."""


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


def recognise(guests: Sequence[Guest], index: Acquaintances, circle: str) -> Mapping[str, Entity]:
    """The entities, by id, that a series tells something about.

    Args:
        guests: the people of one document; who has a subject already keeps it.
        index: the vault.
        circle: the series: the scope in which its subjects bear their pseudonyms.
    """
    members = index.members(circle)
    if not members:
        return {}
    asked = {guest.entity.id: _Asked.of(guest) for guest in guests}
    wanted = {trait for each in asked.values() for trait in each.traits()}
    told = index.told(members, wanted)
    table = _Table(index, {s: told.get(s, frozenset()) for s in sorted(members)})
    for each in asked.values():
        if each.guest.entity.subject:
            table.greet(each, each.guest.entity.subject)
    return dict(table.seat([each for each in asked.values() if not each.guest.entity.subject]))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A guest with the questions that the names put.

    Attributes:
        guest: the person.
        wholes: the whole names in words.
        singles: single names, and whether a title stands before one.
        letters: initials that stand for the whole name.
    """

    guest: Guest
    wholes: tuple[tuple[Word, ...], ...] = field(repr=False)
    singles: tuple[tuple[Word, bool], ...] = field(repr=False)
    letters: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, guest: Guest) -> _Asked:
        names = guest.person.names
        titled = {n.name for n in guest.person.members if n.by_surname}
        words = {name: tuple(Word.of(*each) for each in shape.placed(name)) for name in names}
        return cls(
            guest,
            tuple(own for name, own in words.items() if name.full),
            tuple((w, n in titled) for n, own in words.items() if not n.full for w in own),
            tuple("".join(n.parts) for n in names if n.initials and len(n.parts) > 1),
        )

    @property
    def length(self) -> int:
        """Parts of the longest whole name; 0 for single names."""
        return max(map(len, self.wholes), default=0)

    def traits(self) -> Iterator[str]:
        """What to ask of everybody in the series."""
        words = [word for own in self.wholes for word in own] + [w for w, _ in self.singles]
        for word in words:
            yield from word.asked()
        yield from (f"{p}^{letter}" for own in self.letters for letter in own for p in PLACES)
        yield from (*PLACES, ALONE, "other", OFFICIAL, HAS_TRADE)
        yield from contrary(self.guest.entity)
        yield from self.guest.person.place_in_life
        yield from (f"word {word}" for word in self.guest.around)

    def fit(self, told: frozenset[str]) -> Fit:
        """How well the guest can be a subject."""
        person = self.guest.person
        # A single name shows its bearer's sex less surely than a title or a pronoun does.
        sex = next(iter(person.told)) if len(person.told) == 1 else Sex.UNKNOWN
        entity = replace(self.guest.entity, sex=sex)
        known = not told.isdisjoint(PLACES)
        if speaks_against(entity, told, by_name=known and person.full):
            return Fit()
        if not (known and person.full) and (OFFICIAL in told) != person.official:
            return Fit()
        best = self._best(told, known)
        return self._weighed(best, told, by_name=known and person.full) if best.score else best

    def _weighed(self, fit: Fit, told: Collection[str], *, by_name: bool) -> Fit:
        """The fit of the names, with what is told of both; a single name must not be at odds."""
        person = self.guest.person
        alike = not person.place_in_life.isdisjoint(told)
        score = fit.score + RELATED * alike
        if ("other" in told) != person.other:
            # Who is "the other X" in one text is rather not plain X in the next.
            if not (by_name or alike or self._words(told) >= FEWEST_WORDS):
                return replace(fit, doubt="set-apart")
            return replace(fit, score=max(0.0, score - SET_APART))
        at_odds = HAS_TRADE in told and person.trades and not alike and not by_name
        return replace(fit, score=score, doubt="other-trade" if at_odds else "")

    def _words(self, told: Collection[str]) -> int:
        return sum(f"word {word}" in told for word in self.guest.around)

    def _best(self, told: Collection[str], known: bool) -> Fit:
        found = [shape.initials(letters, told) for letters in self.letters]
        if self.wholes and known:
            found += [shape.whole(words, told) for words in self.wholes]
            best = max(found, key=lambda fit: fit.score)
            called = any(word.fits(ALONE, told) == 1.0 for word, _ in self.singles)
            more = BY_WHOLE_NAME + (RELATED if called else 0.0)
            return replace(best, score=best.score + more) if best.score else best
        if self.wholes:
            # The subject was met by single names only: they must be some of this whole name.
            alone = [
                weight * (FIRST if word.place == "g1" else 3.5)
                for words in self.wholes
                for word in {word.part: word for word in words}.values()
                if word.place != "s2" and (weight := word.fits(ALONE, told)) > CLEARLY
            ]
            if alone:
                more = RELATED if len(alone) > 1 else 0.0
                found.append(Fit(max(alone) + more, frozenset({ALONE})))
        fits = [shape.single(word, told, titled=titled) for word, titled in self.singles]
        some = [fit for fit in fits if fit.score]
        found += some
        best = max(found, key=lambda fit: fit.score, default=Fit())
        return replace(best, score=best.score + RELATED) if len(some) > 1 else best


class _Table:
    """The subjects of the series, and who of the document is which of them."""

    def __init__(self, index: Acquaintances, told: Mapping[str, frozenset[str]]) -> None:
        self._index = index
        self._told = told
        self._seated: dict[str, list[tuple[_Asked, Fit]]] = {}

    def greet(self, each: _Asked, subject: str) -> None:
        """Let the others know that somebody of the document is this subject."""
        fit = each.fit(self._told.get(subject, frozenset()))
        self._seated.setdefault(subject, []).append((each, fit))

    def seat(self, guests: Sequence[_Asked]) -> Iterator[tuple[str, Entity]]:
        """Long names go first; of names of one length, who fits one subject most clearly.

        Whom another of the document fits as well is nobody's: the reviewer decides.
        """
        lengths = sorted({each.length for each in guests}, reverse=True)
        standing = list(guests)
        for part in ([each for each in guests if each.length == length] for length in lengths):
            waiting = part
            while waiting:
                rivals = [g for g in standing if bool(g.wholes) == bool(waiting[0].wholes)]
                places = [(each, self._ranked(each)) for each in rivals]
                found = [
                    (_clearness(each, ranked, places), ranked, each)
                    for each, ranked in places
                    if each in waiting
                ]
                clear, ranked, each = max(found, key=itemgetter(0))
                if clear < MARGIN:
                    break
                subject, fit = ranked[0]
                standing = [other for other in standing if other is not each]
                self._seated.setdefault(subject, []).append((each, fit))
                waiting = [other for other in waiting if other is not each]
                others = [s for s, _ in ranked[1:] if self._told[s].isdisjoint(PLACES)][:MOST]
                maybe = tuple(Possibility(other, "several-fit") for other in others)
                entity = replace(each.guest.entity, subject=subject, maybe=maybe)
                yield entity.id, entity
            standing = [each for each in standing if each not in waiting]
            for each in waiting:
                yield each.guest.entity.id, self._unsure(each)

    def _unsure(self, each: _Asked) -> Entity:
        ranked, reason = self._ranked(each), "several-fit"
        if not ranked:
            fits = [(s, each.fit(told)) for s, told in self._told.items()]
            ranked, reason = [(s, fit) for s, fit in fits if fit.score], "named-beside"
        few = sorted(ranked, key=itemgetter(0)) if len(ranked) <= MOST else []
        maybe = tuple(Possibility(subject, fit.doubt or reason) for subject, fit in few)
        return replace(each.guest.entity, maybe=maybe)

    def _ranked(self, each: _Asked) -> list[tuple[str, Fit]]:
        """The subjects that may be meant, the best first."""
        if each.guest.person.unclear:
            return []
        fits = {}
        for subject, told in self._told.items():
            fit = each.fit(told)
            enough = fit.score >= (0.01 if each.wholes else _WEAKEST) and not fit.doubt
            if enough and self._may_be(each, fit, subject):
                met = RELATED if subject in self._seated else 0.0
                fits[subject] = replace(fit, score=max(0.01, fit.score - met))
        fits = self._as_decided(self._told_apart(each, fits)) if len(fits) > 1 else fits
        return sorted(fits.items(), key=lambda pair: (-pair[1].score, pair[0]))

    def _may_be(self, each: _Asked, fit: Fit, subject: str) -> bool:
        """Whether nobody of the document who is that subject already stands against it."""
        return not any(
            not each.guest.person.apart.isdisjoint(other.guest.person.at)
            or _exclude(each, fit, other, theirs)
            for other, theirs in self._seated.get(subject, ())
        )

    def _told_apart(self, each: _Asked, fits: Mapping[str, Fit]) -> dict[str, Fit]:
        """The fits, better for whoever was spoken of in the words that stand around the guest."""
        words = {f"word {word}" for word in each.guest.around}
        around = {subject: words & self._told[subject] for subject in fits}
        found = {}
        for subject, fit in fits.items():
            others = frozenset().union(*(around[s] for s in fits if s != subject))
            shared = len(around[subject] - others)
            counted = min(shared, MOST_WORDS) if shared >= FEWEST_WORDS else 0
            found[subject] = replace(fit, score=fit.score + WORD * counted)
        return found

    def _as_decided(self, fits: Mapping[str, Fit]) -> dict[str, Fit]:
        """Without those of whom a reviewer said that the bare name is another one's."""
        bare = [s for s in fits if self._told[s].isdisjoint(PLACES)]
        return {
            subject: fit
            for subject, fit in fits.items()
            if subject in bare
            or not any(self._index.decided(other, subject) is False for other in bare)
        }


def _exclude(one: _Asked, fit: Fit, other: _Asked, theirs: Fit) -> bool:
    """Whether two of one document cannot both be a subject, as both fill a place of its names.

    "Nubia" and "Mrs Paz" can be Nubia Paz, and so can "Nubia Paz" and "Nubia Escalón" be Nubia
    Escalón de Paz; two who are called Nubia cannot.
    """
    if one.letters or other.letters:
        return False
    both = fit.places & theirs.places
    given = {*GIVEN, ALONE}
    return bool(both - set(GIVEN) if one.wholes and other.wholes else both & given)


def _clearness(
    each: _Asked,
    ranked: Sequence[tuple[str, Fit]],
    others: Sequence[tuple[_Asked, Sequence[tuple[str, Fit]]]],
) -> float:
    """By how much the best subject fits better than the next one, and better than it fits others.

    Args:
        each: somebody in the document.
        ranked: the subjects that may be meant, the best first.
        others: those of the document who have no subject yet, with theirs.
    """
    if not ranked:
        return 0.0
    subject, fit = ranked[0]
    against = [ranked[1][1].score] if len(ranked) > 1 else [0.0]
    against += [
        theirs[0][1].score
        for other, theirs in others
        if other is not each
        and theirs
        and theirs[0][0] == subject
        and _exclude(each, fit, other, theirs[0][1])
    ]
    return fit.score - max(against)
