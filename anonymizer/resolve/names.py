"""Personal names, taken apart: Spanish and Latin American ones first, others as they allow.

Order of parts after the naming customs of the region: one or two given names, the father's and the
mother's surname, and for married women "de" with the husband's surname or "viuda de".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.hypocorisms import are_variants
from anonymizer.lexicon.sound import sound
from anonymizer.model import Sex

PARTICLES = frozenset(
    "de del la las los el y e da das do dos van von der den di viuda vda san santa bin ibn al".split()
)
_MARRIED = re.compile(r"\s(?:viuda\s+de|vda\.?\s+de|de)\s+(?!la\s|los\s|las\s|el\s)(?=\S+$)", re.I)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in folded parts, particles left out.

    Attributes:
        given: given names.
        surnames: the bearer's own.
        married: taken over from a husband.
        loose: of a one-word name: it may be given name, surname or nickname.
    """

    given: tuple[str, ...] = field(default=(), repr=False)
    surnames: tuple[str, ...] = field(default=(), repr=False)
    married: tuple[str, ...] = field(default=(), repr=False)
    loose: tuple[str, ...] = field(default=(), repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts in order."""
        return self.given + self.surnames + self.married + self.loose

    @property
    def sex(self) -> Sex:
        """As the first given name shows it, or the married name."""
        if self.married:
            return Sex.FEMALE
        first = (*self.given, *self.loose)[:1]
        return sex_of(first[0]) if first else Sex.UNKNOWN


def parse(surface: str) -> Name:
    """A written name as :class:`Name`; ``"MUNGUIA PAZ, Elmer"`` reads as ``"Elmer Munguia Paz"``."""
    surface = re.sub(r"-\s*\n\s*", "", surface)
    if "," in surface:
        last, _, first = surface.partition(",")
        if first.strip():
            return Name(_parts(first), _parts(last))
    married: tuple[str, ...] = ()
    match = _MARRIED.search(surface)
    if match and len(_parts(surface[: match.start()])) >= 2:
        married, surface = _parts(surface[match.end() :]), surface[: match.start()]
    parts = _parts(surface)
    if len(parts) <= 1:
        return Name(married=married, loose=parts)
    split = _given_count(parts)
    return Name(parts[:split], parts[split:], married)


def _parts(surface: str) -> tuple[str, ...]:
    words = fold(surface).split()
    kept = tuple(word for word in words if word not in PARTICLES)
    return kept or tuple(words)


def _given_count(parts: tuple[str, ...]) -> int:
    """How many of two or more parts are given names."""
    surname_only = [is_surname(p) and not is_given(p) for p in parts]
    given_only = [is_given(p) and not is_surname(p) for p in parts]
    if len(parts) == 2:
        return 0 if all(surname_only) else 2 if all(given_only) else 1
    if len(parts) == 3:
        return 2 if given_only[1] or (is_given(parts[1]) and not surname_only[1]) else 1
    return 2


def same_part(a: str, b: str) -> float:
    """How well two parts fit: 1 equal, 0.9 initial, 0.8 nickname or spelling, 0 not at all."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.0
    if are_variants(a, b):
        return 0.8
    if min(len(a), len(b)) >= 4 and (sound(a) == sound(b) or _one_slip(a, b)):
        return 0.7
    return 0.0


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter dropped, added, changed or swapped with its neighbour turns a into b."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


def fits(short: Name, long: Name) -> float:
    """How well ``short`` can be another form of ``long``: 0 not at all, else parts that fit.

    Every part of the shorter one must fit one part of the longer one, in order, and a given name
    a given name.
    """
    if len(short.parts) > len(long.parts):
        short, long = long, short
    total, at = 0.0, 0
    for part in short.parts:
        scores = [same_part(part, other) for other in long.parts[at:]]
        best = max(scores, default=0.0)
        if not best:
            return 0.0
        at += scores.index(best) + 1
        total += best
    if short.given and long.given and not any(
        same_part(a, b) for a in short.given for b in long.given
    ):
        return 0.0
    return total


def contradict(a: Sex, b: Sex) -> bool:
    """Whether two sexes are known and differ."""
    return Sex.UNKNOWN not in (a, b) and a != b
