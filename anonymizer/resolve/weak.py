"""Who is who in a series that is read file by file, each perhaps in a process of its own.

As in :mod:`anonymizer.resolve.series`, but the people met before stand in the vault, which nobody
can read: names are compared through their shape (:mod:`anonymizer.resolve.shape`). Within a series
a single name joins the one subject whom it can mean, and a whole name joins the one who was met by
a single name only; so it matters little which file comes first. Where it is not certain nobody
joins, and the reviewer is asked. The reasons are

- ``several-fit``: several subjects of the series may be meant;
- ``several-claim``: several people of the document may be the subject;
- ``named-beside``: the document itself names that subject, and beside it this name;
- ``set-apart``: one of the two is told to be another of that name;
- ``other-trade``: the given name is the same, and the trade is not;
- ``other-station``: the surname is the same, and one of the two is an official;
- ``given-names-turned``: a son is often called so ("Juan José", "José Juan");
- ``shared-name``: all of the name is the same but one given name;
- ``few-letters``: given name and surname are the same but for one letter.

Outside of a series a single name joins nobody: every archive has many a María. See
:mod:`anonymizer.resolve.suspected` for what is asked there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from anonymizer.model import Entity, Possibility
from anonymizer.ports import Acquaintances
from anonymizer.resolve.abroad import FEWEST_WORDS, MARGIN, MOST_WORDS, RELATED, WORD
from anonymizer.resolve.asked import Asked, Guest
from anonymizer.resolve.shape import ALONE, GIVEN, PLACES, Fit
from anonymizer.resolve.suspected import MOST

_WEAKEST = 2.0
"""A single name must fit better: by more than a clipped form of a later part."""


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
    asked = {guest.entity.id: Asked.of(guest) for guest in guests}
    wanted = {trait for each in asked.values() for trait in each.traits()}
    told = index.told(members, wanted)
    table = _Table(
        index, {s: told.get(s, frozenset()) for s in sorted(members)}, tuple(asked.values())
    )
    for each in asked.values():
        if each.guest.entity.subject:
            table.greet(each, each.guest.entity.subject)
    return dict(table.seat([each for each in asked.values() if not each.guest.entity.subject]))


class _Table:
    """The subjects of the series, and who of the document is which of them."""

    def __init__(
        self,
        index: Acquaintances,
        told: Mapping[str, frozenset[str]],
        guests: Sequence[Asked],
    ) -> None:
        self._index = index
        self._told = told
        self._guests = guests
        self._seated: dict[str, list[tuple[Asked, Fit]]] = {}
        self._fits: dict[tuple[str, str], Fit] = {}

    def greet(self, each: Asked, subject: str) -> None:
        """Let the others know that somebody of the document is this subject."""
        fit = self._fit(each, subject)
        self._seated.setdefault(subject, []).append((each, fit))

    def seat(self, guests: Sequence[Asked]) -> Iterator[tuple[str, Entity]]:
        """Whole names go first, then single ones; of each, who fits one subject most clearly.

        Whom another of the document fits as well is nobody's: the reviewer decides.
        """
        for waiting in (
            [each for each in guests if each.wholes],
            [each for each in guests if not each.wholes],
        ):
            while waiting:
                places = [(each, self._ranked(each)) for each in waiting]
                found = [(_clearness(each, own, places), own, each) for each, own in places]
                clear, ranked, each = max(found, key=itemgetter(0))
                if clear < MARGIN:
                    break
                subject, fit = ranked[0]
                self._seated.setdefault(subject, []).append((each, fit))
                waiting.remove(each)
                others = [s for s, _ in ranked[1:] if self._told[s].isdisjoint(PLACES)][:MOST]
                maybe = tuple(Possibility(other, "several-fit") for other in others)
                entity = replace(each.guest.entity, subject=subject, maybe=maybe)
                yield entity.id, entity
            for each in waiting:
                yield each.guest.entity.id, self._unsure(each)

    def _fit(self, each: Asked, subject: str) -> Fit:
        key = each.guest.entity.id, subject
        if key not in self._fits:
            self._fits[key] = each.fit(self._told.get(subject, frozenset()))
        return self._fits[key]

    def _set_apart(self, each: Asked) -> bool:
        """Whether "another X" is meant and the series knows one X only: that one is not meant."""
        if not each.guest.person.other or each.wholes:
            return False
        namesakes = [s for s in self._told if self._fit(each, s).score >= _WEAKEST]
        return len(namesakes) == 1 and not each.agrees(self._told[namesakes[0]])

    def _unsure(self, each: Asked) -> Entity:
        ranked = self._ranked(each)
        reason = "several-fit" if len(ranked) > 1 else "several-claim"
        if not ranked:
            fits = [(s, self._fit(each, s)) for s in self._told]
            ranked = [(s, fit) for s, fit in fits if fit.score]
            reason = "set-apart" if self._set_apart(each) else "named-beside"
        few = sorted(ranked, key=itemgetter(0)) if len(ranked) <= MOST else []
        maybe = tuple(Possibility(subject, fit.doubt or reason) for subject, fit in few)
        return replace(each.guest.entity, maybe=maybe)

    def _ranked(self, each: Asked) -> list[tuple[str, Fit]]:
        """The subjects that may be meant, the best first."""
        if each.guest.person.of_several or self._set_apart(each):
            return []
        fits = {}
        for subject in self._told:
            fit = self._fit(each, subject)
            enough = fit.score >= (0.01 if each.wholes else _WEAKEST)
            if (
                enough
                and (not fit.doubt or (fit.doubt == "set-apart" and self._namesake_is_met(each)))
                and self._may_be(each, fit, subject)
                and not self._belongs_to_namesake(each, subject)
            ):
                met = RELATED if subject in self._seated else 0.0
                fits[subject] = replace(fit, score=max(0.01, fit.score - met))
        fits = self._as_decided(self._told_apart(each, fits)) if len(fits) > 1 else fits
        return sorted(fits.items(), key=lambda pair: (-pair[1].score, pair[0]))

    def _belongs_to_namesake(self, each: Asked, subject: str) -> bool:
        """Whether "the other X" would be whoever the plain X of the document fits best."""
        person = each.guest.person
        if not person.other or "other" in self._told[subject]:
            return False
        plain = (
            other
            for other in self._guests
            if not other.guest.person.other and not person.apart.isdisjoint(other.guest.person.at)
        )
        return any(
            self._fit(other, subject).score >= max(_WEAKEST, *self._scores(other))
            for other in plain
        )

    def _scores(self, each: Asked) -> Iterator[float]:
        return (self._fit(each, subject).score for subject in self._told)

    def _namesake_is_met(self, each: Asked) -> bool:
        """Whether somebody else of the document is the one who just bears the name.

        So who is left is the other one: "the other Nubia" of one text is Nubia Rugama of the next,
        where Nubia Paz is named as well.
        """
        return any(
            fit.score >= _WEAKEST and not fit.doubt and not self._may_be(each, fit, subject)
            for subject in self._seated
            if (fit := self._fit(each, subject))
        )

    def _may_be(self, each: Asked, fit: Fit, subject: str) -> bool:
        """Whether nobody of the document who is that subject already stands against it."""
        return not any(
            not each.guest.person.apart.isdisjoint(other.guest.person.at)
            or _exclude(each, fit, other, theirs)
            for other, theirs in self._seated.get(subject, ())
        )

    def _told_apart(self, each: Asked, fits: Mapping[str, Fit]) -> dict[str, Fit]:
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


def _exclude(one: Asked, fit: Fit, other: Asked, theirs: Fit) -> bool:
    """Whether two of one document cannot both be a subject, as both fill a place of its names.

    "Nubia" and "Mrs Paz" can be Nubia Paz, and so can "Nubia Paz" and "Nubia Escalón" be Nubia
    Escalón de Paz; two who are called Nubia cannot.
    """
    if one.letters or other.letters:
        return False
    both = fit.places & theirs.places
    if one.wholes and other.wholes:
        alike = fit.places.isdisjoint(GIVEN) == theirs.places.isdisjoint(GIVEN)
        return bool(both - set(GIVEN)) and alike
    return bool(both & {*GIVEN, ALONE})


def _clearness(
    each: Asked,
    ranked: Sequence[tuple[str, Fit]],
    others: Sequence[tuple[Asked, Sequence[tuple[str, Fit]]]],
) -> float:
    """By how much the best subject fits better than the next one, and better than it fits others.

    Args:
        each: somebody in the document.
        ranked: the subjects that may be meant, the best first.
        others: those of the document who have no subject yet, with theirs; who fits another one
            as well is no rival.
    """
    if not ranked:
        return 0.0
    subject, fit = ranked[0]
    # "Rixa" and "Madariaga" of one text are both Rixa Madariaga: neither stands against the other.
    rivals = [other.score for _, other in ranked[1:] if not fit.by or other.by in {"", fit.by}]
    against = rivals[:1] or [0.0]
    against += [
        theirs[0][1].score
        for other, theirs in others
        if other is not each
        and theirs
        and theirs[0][0] == subject
        and (len(theirs) == 1 or theirs[1][1].score < theirs[0][1].score)
        and _exclude(each, fit, other, theirs[0][1])
    ]
    return fit.score - max(against)
