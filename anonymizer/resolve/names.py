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
from anonymizer.lexicon.particles import PARTICLES
from anonymizer.lexicon.sound import sound
from anonymizer.model import Sex

_GLUED = frozenset({"de", "del", "dela", "delos", "al", "el", "da", "di", "van", "vande"})
"""Particles that lists and databases write together with the surname: DELACRUZ, ALHASSAN."""
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
    """A written name as :class:`Name`; ``"MUNGUIA PAZ, Elmer"`` reads as ``"Elmer Munguia Paz"``.

    Surnames may also stand first in capitals (``"MUNGUIA PAZ Elmer"``). A hyphenated surname
    counts as two surnames, a hyphenated first name as two given names.
    """
    surface = re.sub(r"-\s*\n\s*", "", surface)
    last, comma, first = surface.replace("/", ",").partition(",")
    if comma and first.strip() and last.strip():
        return Name(_parts(first), _parts(last))
    married: tuple[str, ...] = ()
    match = _MARRIED.search(surface)
    if match and len(_parts(surface[: match.start()])) >= 2:
        married, surface = _parts(surface[match.end() :]), surface[: match.start()]
    words = [word for word in surface.split() if fold(word) and fold(word) not in PARTICLES]
    words = words or surface.split()
    if len(words) <= 1:
        parts = _parts(surface)
        return Name(surnames=parts) if len(parts) > 1 else Name(married=married, loose=parts)
    shouted = [len(word) > 2 and word.isupper() for word in words]
    if shouted[0] and not shouted[-1] and len(words[-1]) > 2:
        count = shouted.index(False)
        words = words[count:] + words[:count]
        split = len(words) - count
    else:
        split = _given_count(tuple(fold(word).replace(" ", "") for word in words))
    return Name(_parts(" ".join(words[:split])), _parts(" ".join(words[split:])), married)


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


def same_part(a: str, b: str) -> float:  # noqa: PLR0911 - a ladder of likeness
    """How well two parts fit.

    1 equal, 0.9 initial, 0.8 nickname, 0.7 spelling, 0.6 clipped, 0 not at all.
    """
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.0
    if are_variants(a, b):
        return 0.8
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and long.removesuffix(short) in _GLUED:
        return 0.9
    if len(short) >= 4 and (sound(a) == sound(b) or _one_slip(a, b)):
        return 0.7
    if len(short) >= 3 and len(long) >= len(short) + 2 and _clipped(short, long):
        return 0.6
    return 0.0


def _clipped(short: str, long: str) -> bool:
    """Whether ``short`` begins ``long``, but perhaps for a closing i, y, o, a or e."""
    stem = short[:-1] if short[-1] in "iyoae" and len(short) > 3 else short
    return long.startswith(stem)


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

    Every part of the shorter one must fit a part of its own of the longer one. Names come in any
    order (lists, forms), so order counts only a little.
    """
    if len(short.parts) > len(long.parts):
        short, long = long, short
    total = 0.0
    left = list(long.parts)
    for part in short.parts:
        scores = [same_part(part, other) for other in left]
        best = max(scores, default=0.0)
        if not best:
            return 0.0
        left.pop(scores.index(best))
        total += best
    crossed = any(
        same_part(a, b) == 1.0 and a not in long.given for a in short.given for b in long.surnames
    )
    return 0.8 * total if crossed else total


def contradict(a: Sex, b: Sex) -> bool:
    """Whether two sexes are known and differ."""
    return Sex.UNKNOWN not in (a, b) and a != b
