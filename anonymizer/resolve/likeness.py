"""How well two names fit one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.hypocorisms import formals_of, spellings_of
from anonymizer.lexicon.sound import sound
from anonymizer.model import Sex
from anonymizer.resolve.clipped import PET, VOWELS, WHOLE, is_clipped, is_tail, one_slip, softened
from anonymizer.resolve.names import Name, contradict

# One Arabic, Persian or Slavic name in its Latin spellings: Nour and Nur, Khatib and Khateeb.
_ROMANISED = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"kh", "h"),
        (r"gh", "g"),
        (r"dh|dj", "d"),
        (r"zh|z|j", "j"),
        (r"q|ck|c(?=[aou])", "k"),
        (r"w", "v"),
        (r"^(?:ye|ie|e)", "e"),
        (r"ou|oo|u", "o"),
        (r"(?:i|y|e){1,3}", "e"),
        (r"(?<=\w)h", ""),
        (r"(.)\1+", r"\1"),
    )
)
NICKNAME = 0.8
"""What a nickname or another spelling is worth (:meth:`Likeness.parts`)."""
CLIPPED = 0.6
"""What a name cut off is worth."""
SLIPPED = 0.5
"""For one slip between two known names, where two other parts of the whole name fit."""
_GLUED = frozenset({"de", "del", "dela", "delos", "al", "el", "da", "di", "van", "vande"})
"""Particles that lists and databases write together with the surname: DELACRUZ, ALHASSAN."""
_SCANNED = str.maketrans({"l": "i", "1": "i", "0": "o", "5": "s"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """Compares parts of names and remembers what it found, for one document.

    The pairs of a document repeat, and each comparison asks several tables.
    """

    _found: dict[tuple[str, str], float] = field(default_factory=dict, repr=False)
    _traits: dict[str, _Traits] = field(default_factory=dict, repr=False)

    def parts(self, a: str, b: str) -> float:
        """How well two parts fit.

        Returns:
            1 equal, 0.9 an initial or a particle glued on, 0.8 a nickname or another spelling by
            ear, 0.75 misread by a scanner, 0.7 one slip, 0.65 another transliteration, 0.6
            clipped, 0 not at all.
        """
        if a == b:
            return 1.0
        key = (a, b) if a < b else (b, a)
        score = self._found.get(key)
        if score is None:
            score = self._found[key] = self._compare(*key)
        return score

    def keys(self, part: str) -> frozenset[str]:
        """What two parts must share at least one of to be alike, but for initials."""
        return self._of(part).keys

    def names(self, a: Name, b: Name) -> float:
        """How well one name can be another form of the other: 0 not at all, else parts that fit.

        Every part of the shorter one must fit a part of its own of the longer one. Names come in
        any order (lists, forms), so order counts only a little.
        """
        a, b = _unfolded(a, b), _unfolded(b, a)
        short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
        if a.patronymic and b.patronymic and self.parts(a.patronymic, b.patronymic) < 0.7:
            return 0.0
        if "".join(short.parts) == "".join(long.parts):
            return float(len(long.parts))
        total, slips = 0.0, 0
        left = list(long.parts)
        used = []
        for part in short.parts:
            scores = [self._placed(part, other, short, long) for other in left]
            best = max(scores, default=0.0)
            if not best:
                scores = [SLIPPED * self._slip(part, other) for other in left]
                best = max(scores, default=0.0)
                slips += 1
            if not best or (slips and (slips > 1 or len(short.parts) < 3)):
                return 0.0
            used.append(left.pop(scores.index(best)))
            total += best
        if _swapped(short, long) or _turned(used, long):
            return 0.0
        if (
            self._leaves_out_first_surname(short, long, used)
            or self._born_otherwise(a, b)
            or self._is_barely_second(short, long, used)
        ):
            return 0.0
        crossed = any(p in long.surnames and p not in long.given for p in short.given) and any(
            p in long.given for p in (*short.surnames, *short.given)
        )
        return 0.8 * total if crossed else total

    def _placed(self, part: str, other: str, a: Name, b: Name) -> float:
        """How well two parts fit where they stand: nobody clips a surname."""
        score = self.parts(part, other)
        surnames = part in a.surnames and other in (*b.surnames, *b.married)
        return 0.0 if surnames and score <= CLIPPED else score

    def _slip(self, a: str, b: str) -> bool:
        """Whether a clerk may have written one for the other, though both are names."""
        return one_slip(a, b) and not contradict(sex_of(a), sex_of(b))

    def _born_otherwise(self, a: Name, b: Name) -> bool:
        """Whether both show where they come from, and one has it only from her husband.

        "Rosa Paz Orantes" is not "Rosa Orantes de Paz", who may be her mother.
        """
        if not (a.given and b.given and a.surnames and b.surnames and (a.married or b.married)):
            return False
        if len(a.surnames) < 2 and len(b.surnames) < 2:
            return False
        return self.parts(a.surnames[0], b.surnames[0]) == 0.0

    def _leaves_out_first_surname(self, short: Name, long: Name, used: list[str]) -> bool:
        """Whether the short name has a surname, and it is only the mother's of the long one."""
        return (
            len(short.given) == 1
            and len(short.surnames) == 1
            and len(long.surnames) == 2
            and not short.married
            and used[-1] == long.surnames[1] != long.surnames[0]
            and (used[0] in long.given[1:] or self.parts(short.given[0], used[0]) < 1.0)
        )

    def _is_barely_second(self, short: Name, long: Name, used: list[str]) -> bool:
        """Whether the only given name is merely like the other's second: Isaías, Delmer Isaí."""
        second = len(short.given) == 1 and used[0] in long.given[1:]
        return second and self.parts(short.given[0], used[0]) < NICKNAME

    def _compare(self, a: str, b: str) -> float:  # noqa: PLR0911 - one return for each kind
        if len(a) == 1 or len(b) == 1:
            return 0.9 if a[0] == b[0] else 0.0
        first, second = self._of(a), self._of(b)
        if first.keys.isdisjoint(second.keys):
            return 0.0
        if b in first.formals or a in second.formals:
            return 0.8
        if a[0] == b[0] and not first.spellings.isdisjoint(second.spellings):
            return 0.8
        if a[0] == b[0] and first.sound == second.sound:
            return 0.8
        short, long = sorted((a, b), key=len)
        if first.sound == second.sound and len(short) >= 3:
            return 0.8
        if len(short) >= 4 and long.removesuffix(short) in _GLUED:
            return 0.9
        if len(short) >= 4 and first.scanned == second.scanned:
            return 0.75
        known = first.known and second.known
        if len(short) >= 4 and not known and one_slip(a, b):
            return 0.7
        if len(short) >= 4 and len(long) >= len(short) + 2 and long.startswith(short):
            pet = PET.fullmatch(long)
            other = contradict(first.sex, second.sex) if pet else short in WHOLE and second.known
            return 0.0 if other else CLIPPED
        if len(short) < 3 or contradict(first.sex, second.sex):
            return 0.0
        if first.romanised == second.romanised:
            return 0.65
        return 0.6 if is_clipped(short, long) or is_tail(short, long) else 0.0

    def _of(self, part: str) -> _Traits:
        traits = self._traits.get(part)
        if traits is None:
            traits = self._traits[part] = _traits(part)
        return traits


@dataclass(frozen=True, slots=True)
class _Traits:
    """What is worked out once for each part."""

    sound: str = field(repr=False)
    romanised: str = field(repr=False)
    scanned: str = field(repr=False)
    formals: frozenset[str] = field(repr=False)
    keys: frozenset[str] = field(repr=False)
    spellings: frozenset[int]
    sex: Sex
    known: bool


def _traits(part: str) -> _Traits:
    romanised = part
    for pattern, by in _ROMANISED:
        romanised = pattern.sub(by, romanised)
    pet = PET.fullmatch(part)
    stems = (pet[1], f"{pet[1]}o", f"{pet[1]}e") if pet else ()
    formals = formals_of(part).union(*map(formals_of, [part.rstrip("s"), *stems]))
    heard = sound(part)
    scanned = part.translate(_SCANNED).replace("rn", "m")
    beginnings = {part[:3], scanned[:3], *(softened(stem)[:3] for stem in stems)}
    beginnings |= {part[1:4], part[2:5]} if part[0] in VOWELS else set()
    firsts = {formal.partition(" ")[0] for formal in formals}
    keys = frozenset({part, heard, f"~{romanised}", part[-4:], part[-3:], *firsts, *beginnings})
    return _Traits(
        heard,
        romanised,
        scanned,
        formals,
        keys,
        spellings_of(part),
        sex_of(part),
        is_given(part) or is_surname(part),
    )


def is_short_for_two(nick: str, given: Sequence[str]) -> bool:
    """Whether a nickname stands for two given names: Chema for José María."""
    return len(given) > 1 and " ".join(given[:2]) in formals_of(nick)


def _unfolded(a: Name, b: Name) -> Name:
    """A name with both given names that its nickname stands for, if the other one has them."""
    nick = (*a.given[:1], *a.loose[:1])
    if len(a.given) + len(a.loose) == 1 and is_short_for_two(nick[0], b.given):
        return replace(a, given=b.given[:2], loose=())
    return a


def _turned(used: Sequence[str], long: Name) -> bool:
    """Whether two surnames of one person stand the other way round: that is another person's.

    "Paz Rugama" is neither a Rugama Paz nor a Rugama who is married to a Paz.
    """
    last = (*long.surnames, *long.married)
    first, *rest = used
    return (
        len(rest) == 1
        and first not in long.given
        and rest[0] not in long.given
        and first in last
        and rest[0] in last
        and last.index(rest[0]) < last.index(first)
    )


def _swapped(short: Name, long: Name) -> bool:
    """Whether two given names stand the other way round: a son is often called so."""
    first = short.parts[:2]
    return (
        len(first) == 2
        and first[0] != first[1]
        and long.parts[:2] == first[::-1]
        and all(map(is_given, first))
        and (
            not any(map(is_surname, first))
            or (len(long.parts) > 2 and sex_of(first[0]) == sex_of(first[1]) != Sex.UNKNOWN)
        )
    )
