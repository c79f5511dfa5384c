"""The shape of a person's names, in words that a vault can compare without reading them.

Within a series a later text must be compared with names that nobody can read any more. So the
names are enrolled there in small pieces, each of which a later name can ask for: "g1 nubia" for
the first given name, "s1~..." for the sound of the first surname, "g1^n" for an initial. The places
are ``g1 g2`` for given names, ``s1 s2`` for surnames, ``m`` for a husband's name and ``n`` for
names that stand alone. What likeness is worth is as in :mod:`anonymizer.resolve.likeness`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.hypocorisms import forms_of
from anonymizer.lexicon.sound import sound
from anonymizer.model import Sex
from anonymizer.resolve.clipped import names_nobody, stems, tails
from anonymizer.resolve.fitting import FIRST, LATER
from anonymizer.resolve.likeness import SLIPPED
from anonymizer.resolve.named import Person
from anonymizer.resolve.names import Name
from anonymizer.resolve.titles import Station

GIVEN, ALONE = ("g1", "g2"), "n"
PLACES = (*GIVEN, "s1", "s2", "m")
FORM, CLIPPED, INITIAL = 0.8, 0.6, 0.45
TURNED = 0.7
"""Of the score of a whole name whose parts stand the other way round."""
SECOND_NAME = 0.5
"""Taken off where "Ernesto Funes" would be Tomás Ernesto Funes."""
HAS_TRADE, CIVIL = "has trade", "civil"
LETTERS = "letters"
"""Initials that a subject was met by, in one word."""
_MOST_LETTERS = 6
_FEWEST_LETTERS = 3
"""Two letters are too many people's."""
UNCLEAR = "unclear"
"""Of a subject who may be any of several namesakes: no later text joins it."""
_SHORTEST_CLIP = 3
_SHORTEST_SLIP = 4
_MOST_FORMS = 60
_MOST_OF_A_NAME = 3
"""Parts that fit where a suggestion is made though one more given name does not."""


def shape(person: Person, around: Collection[str]) -> frozenset[str]:
    """Everything that is enrolled of a person in a series.

    Args:
        person: somebody in a document.
        around: the words around the names.
    """
    if person.unclear:
        return frozenset({UNCLEAR})
    found = {f"word {word}" for word in around} | ({"other"} if person.other else set())
    found |= {HAS_TRADE} if person.trades else set()
    found |= {CIVIL} if person.stations - {Station.OFFICIAL} or person.place_in_life else set()
    found |= {f"rank {rank}" for rank in person.ranks | person.aged}
    return frozenset(found) | of_names(person.names) | person.place_in_life


def of_names(names: Iterable[Name]) -> frozenset[str]:
    """What is enrolled of names by themselves."""
    found = set()
    for name in names:
        if name.initials and len(name.parts) > 1:
            found.add(f"{LETTERS} {''.join(name.parts)}")
        for place, part in placed(name):
            found |= {place, f"{place}^{part[0]}"}
            pieces = _pieces(part) if len(part) > 1 else [f".{part}"]
            found |= {f"{place}{key}" for key in pieces}
    return frozenset(found)


def placed(name: Name) -> Iterator[tuple[str, str]]:
    """The parts of a name with their places."""
    if name.full:
        yield from zip(GIVEN, name.given, strict=False)
        yield from zip(("s1", "s2"), name.surnames or name.loose, strict=False)
        yield from (("m", part) for part in name.married)
    else:
        yield from ((ALONE, part) for part in name.parts if len(part) > 1)
    if name.nick:
        yield ALONE, name.nick


def _pieces(part: str) -> Iterator[str]:
    yield f" {part}"
    yield f"~{sound(part)}"
    yield f"%{''.join(sorted(part))}"
    yield from (f"-{cut}" for cut in _cuts(part))
    yield from (f"<{part[:end]}" for end in _clips(part))
    yield from (f">{tail}" for tail in tails(part))
    yield from (f"={stem}" for stem in stems(part) if len(stem) >= _SHORTEST_CLIP)
    if names_nobody(part):
        yield f"_{part}"


def _clips(part: str) -> range:
    """Where a name may be cut off."""
    return range(_SHORTEST_CLIP, len(part) - 1)


def _cuts(part: str) -> Iterator[str]:
    """The part and the part with one letter missing: two that share one differ by one slip."""
    if len(part) >= _SHORTEST_SLIP:
        yield part
        yield from {part[:i] + part[i + 1 :] for i in range(len(part))}


@dataclass(frozen=True, slots=True)
class Word:
    """One part of a name, with all that may be asked for it.

    Attributes:
        place: where it stands in its own name.
        part: the part.
        keys: what follows the place in a trait -> how well it fits then.
    """

    place: str
    part: str = field(repr=False)
    keys: Mapping[str, float] = field(repr=False)

    @classmethod
    def of(cls, place: str, part: str) -> Word:
        """The word ``part`` that stands in ``place`` of its name."""
        if len(part) == 1:
            return cls(place, part, {f"^{part}": 0.9})
        keys = {f"-{cut}": SLIPPED for cut in _cuts(part)}
        keys[f"%{''.join(sorted(part))}"] = SLIPPED
        keys |= {f"<{stem}": CLIPPED for stem in stems(part) if len(stem) >= _SHORTEST_CLIP}
        keys |= {f"={part[:end]}": CLIPPED for end in _clips(part)}
        keys |= {f"_{tail}": CLIPPED for tail in tails(part)}
        if names_nobody(part):
            keys[f">{part}"] = CLIPPED
        if len(part) > 2:
            keys[f"~{sound(part)}"] = FORM
        keys |= {f" {form}": FORM for form in sorted(forms_of(part))[:_MOST_FORMS]}
        keys[f".{part[0]}"] = INITIAL
        keys[f" {part}"] = 1.0
        return cls(place, part, keys)

    def asked(self) -> Iterator[str]:
        """All traits to ask for."""
        return (f"{place}{key}" for place in (*PLACES, ALONE) for key in self.keys)

    def fits(self, place: str, told: Collection[str]) -> float:
        """How well it fits what a subject has in a place."""
        return max((w for key, w in self.keys.items() if f"{place}{key}" in told), default=0.0)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a person can be a subject.

    Attributes:
        score: 0 for not at all; as high as in :mod:`anonymizer.resolve.fitting`.
        places: of the subject's names that the person's names fill.
        doubt: why the two are not joined though the names fit; empty if they may be.
        by: the place of the one part of the person's whole name that the subject is called by.
    """

    score: float = 0.0
    places: frozenset[str] = frozenset()
    doubt: str = ""
    by: str = ""


def whole(words: Sequence[Word], told: Collection[str]) -> Fit:
    """A whole name against the whole name of a subject: the shorter must fit into the longer."""
    free = [place for place in PLACES if place in told]
    seats: dict[int, str] = {}
    total, slips = 0.0, 0
    # What fits best goes first, or a slip would take the place that another word has.
    best = [max((word.fits(place, told) for place in free), default=0.0) for word in words]
    for i in sorted(range(len(words)), key=lambda i: -best[i]):
        options = [(words[i].fits(p, told), p == words[i].place, p) for p in free]
        weight, _, place = max(options, default=(0.0, False, ""))
        if weight:
            slips += weight == SLIPPED
            free.remove(place)
            seats[i] = place
            total += weight
    rest = [word for i, word in enumerate(words) if i not in seats]
    order = [seats[i] for i in sorted(seats)]
    by_second_name = any({words[i].place, place} == set(GIVEN) for i, place in seats.items())
    turned = _turned(words, order, told)
    doubt = ""
    if turned == 0.0:
        turned, doubt = TURNED, "given-names-turned"
    if slips > 1:
        return Fit()
    if slips and len(order) < _MOST_OF_A_NAME:
        doubt = "few-letters"
    if rest and free:
        if len(order) < _MOST_OF_A_NAME or len(rest) > 1 or rest[0].place not in GIVEN:
            return Fit()  # both have something that the other has not
        doubt = "shared-name"
    only_later = "s2" in order and "s1" in free and not {"s1", "g1"} & set(order)
    if only_later or sum(len(word.part) > 1 for word in words) < 2 or len(order) < 2:
        return Fit()
    if not any(word.place in GIVEN for word in words) and "s1" not in order:
        return Fit()
    same = [word.part for word in words if word.place[0] == "s"]
    bonus = len(same) == 2 and all(f"s{i} {part}" in told for i, part in enumerate(same, 1))
    score = turned * total + bonus - SECOND_NAME * by_second_name
    return Fit(max(0.0, score), frozenset(order), doubt)


def _turned(words: Sequence[Word], order: Sequence[str], told: Collection[str]) -> float:
    """What is left of the score where two given names stand the other way round.

    Nothing where a son may be meant, who is often called so: "Juan José Paz" and "José Juan".
    """
    if len(order) < 2 or PLACES.index(order[0]) < PLACES.index(order[1]):
        return 1.0
    first = [word.part for word in words[:2]]
    long = len(words) > 2 or sum(place in told for place in PLACES) > 2
    one_sex = sex_of(first[0]) == sex_of(first[1]) != Sex.UNKNOWN
    if all(map(is_given, first)) and (not any(map(is_surname, first)) or (long and one_sex)):
        return 0.0
    return TURNED


def single(word: Word, told: Collection[str], *, titled: bool) -> Fit:
    """One word against the names of a subject; a title asks for a surname."""
    last = 4.0 if titled else 3.5
    first = 3.5 if titled else FIRST
    worth = {"g1": first, "g2": LATER * first, ALONE: FIRST, "s1": last, "s2": LATER * last}
    worth["m"] = last
    found = [
        (weight * worth[place], place != ALONE, place)
        for place in (*PLACES, ALONE)
        if (weight := word.fits(place, told)) > SLIPPED
    ]
    score, _, place = max(found, default=(0.0, False, ""))
    if place == ALONE:
        # Who is called by the surname alone is called by the surname.
        place = max((f for f in found if f[2] != ALONE), default=(score, False, place))[2]
    return Fit(score, frozenset({place})) if score else Fit()


def lettered(name: Name) -> Iterator[str]:
    """What to ask of a subject that was met by initials: those of a whole name or of most of it."""
    firsts = [part[0] for part in name.parts][:_MOST_LETTERS]
    for count in range(_FEWEST_LETTERS, len(firsts) + 1):
        for some in combinations(firsts[1:], count - 1):
            yield f"{LETTERS} {firsts[0]}{''.join(some)}"


def initials(letters: str, told: Collection[str]) -> Fit:
    """Initials alone against the whole name of a subject, in its order."""
    filled: list[str] = []
    for letter in letters:
        later = PLACES[PLACES.index(filled[-1]) + 1 :] if filled else PLACES
        place = next((p for p in later if f"{p}^{letter}" in told), None)
        if place is None:
            return Fit()
        filled.append(place)
    return Fit(2.0, frozenset(filled)) if len(filled) > 1 and filled[0] == "g1" else Fit()
