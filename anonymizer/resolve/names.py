"""Personal names, taken apart: Spanish and Latin American ones first, others as they allow.

Order of parts after the naming customs of the region: one or two given names, the father's and the
mother's surname, and for married women "de" with the husband's surname or "viuda de".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.particles import PARTICLES
from anonymizer.model import Sex
from anonymizer.resolve.letters import readable
from anonymizer.resolve.titles import Rank, without_rank, without_title

# "Abu Omar" is nobody's first name but "father of Omar", and never Omar himself.
_KUNYA = frozenset("abu abou umm um oum umme mama mamma maman ti abo abi".split())
_PATRONYMIC = re.compile(r"\w{3,}(?:ovich|evich|ovych|ovitch|avich|ovna|evna|ivna|auna|iuna)")
_MARRIED = re.compile(r"\s(?:viuda\s+de|vda\.?\s+de|de)\s+(?!la\s|los\s|las\s|el\s)(?=\S+$)", re.I)
_WIDOW = re.compile(r"^(?:viuda|vda\.?)\s+de\s+", re.I)
_NICK = re.compile(r"[«“\"‘(]\s*([^«»“”\"‘’()]{2,30})[»”\"’)]")
_EPITHET = re.compile(
    r"(?<=\w)\s+(?:la\s+del?|el\s+del?|el\s+de\s+la)\s.+$"
)  # "Meches la del comité"
_DIGRAPH = re.compile(r"\b([CL])(?:h|l)\.", re.I)
"""An initial of two letters: "Ch." of Chávez."""
_DOTTED = re.compile(r"(?<!\w)([^\W\d_])\.")
_LETTERS = re.compile(r"[^\W\d_a-zà-ÿ]{2,3}")
"""Initials without full stops, as labels of speakers have them: RM."""
LONGEST = 200
"""Code points of a mention that are read as a name; what is longer is none."""
_SHORT = {"ma": "maria", "fco": "francisco", "gpe": "guadalupe", "bdr": "bahadur"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in folded parts, particles left out.

    Attributes:
        given: given names.
        surnames: the bearer's own.
        married: taken over from a husband.
        loose: of a one-word name: it may be given name, surname or nickname.
        patronymic: after a given name, where Slavic names have it.
        nick: written inside the name, in quotation marks or brackets.
        rank: "Jr.", "(padre)".
    """

    given: tuple[str, ...] = field(default=(), repr=False)
    surnames: tuple[str, ...] = field(default=(), repr=False)
    married: tuple[str, ...] = field(default=(), repr=False)
    loose: tuple[str, ...] = field(default=(), repr=False)
    patronymic: str = field(default="", repr=False)
    nick: str = field(default="", repr=False)
    rank: Rank = Rank.NONE

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts in order, without patronymic and nickname."""
        return self.given + self.surnames + self.married + self.loose

    @property
    def full(self) -> bool:
        """Whether it has two parts or more that are no initials."""
        return sum(len(part) > 1 for part in self.parts) >= 2

    @property
    def initials(self) -> bool:
        """Whether it has nothing but initials."""
        return all(len(part) == 1 for part in self.parts)

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
    counts as two surnames, a hyphenated first name as two given names. A title in front is left
    out, and damaged letters are mended (:func:`anonymizer.resolve.letters.readable`).
    """
    text, rank = without_rank(_DIGRAPH.sub(r"\1.", readable(surface[:LONGEST])))
    nick = _NICK.search(text)
    if nick and nick.start() > 0:
        text = text[: nick.start()] + " " + text[nick.end() :]
    text, _ = without_title(text)
    text = _EPITHET.sub("", text)
    inside = fold(nick[1]) if nick and nick.start() > 0 else ""
    given, surnames, married, loose = _slots(text)
    patronymic = next((p for p in (*given[1:], *surnames) if _PATRONYMIC.fullmatch(p)), "")
    if patronymic:
        given = tuple(p for p in given if p != patronymic)
        surnames = tuple(p for p in surnames if p != patronymic)
        if not surnames and not married:
            given, loose = (), given
    if not (given or surnames or married or loose):
        loose = (inside or patronymic or surface,)  # a sign or an emoji names somebody too
    return Name(given, surnames, married, loose, patronymic, inside, rank)


_Slots = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _slots(surface: str) -> _Slots:
    """Given names, surnames, married name and loose part."""
    last, comma, first = surface.replace("/", ",").partition(",")
    if comma and fold(first).startswith(f"{fold(last)} "):
        return _slots(first.strip())  # "Ana, Ana Paz"
    if comma and first.strip() and last.strip():
        return _parts(first), _parts(last), (), ()
    if bare := _without_given(surface):
        return bare
    married: tuple[str, ...] = ()
    match = _MARRIED.search(surface)
    if match and len(_parts(surface[: match.start()])) >= 2:
        married, surface = _parts(surface[match.end() :]), surface[: match.start()]
    words = [word for word in surface.split() if fold(word) and not _is_particle(word)]
    words = words or surface.split()
    if len(words) == 2 and fold(words[0]) in _KUNYA and not _is_abigail(words):
        return (), (), (), (fold(surface),)
    if len(words) <= 1:
        parts = _parts(surface)
        return ((), parts, (), ()) if len(parts) > 1 else ((), (), married, parts)
    shouted = [len(word) > 2 and word.isupper() for word in words]
    if shouted[0] and not shouted[-1] and len(words[-1]) > 2:
        count = shouted.index(False)
        words = words[count:] + words[:count]
        split = len(words) - count
    elif shouted[-1] and not shouted[0]:
        split = shouted.index(True)  # "Rosa Elena PAZ"
    else:
        split = _given_count(tuple(fold(word).replace(" ", "") for word in words))
    return _parts(" ".join(words[:split])), _parts(" ".join(words[split:])), married, ()


def _without_given(surface: str) -> _Slots | None:
    """Slots of "viuda de Paz", "Hernández de Paz" and of initials, "RM"; nothing for the rest."""
    if widow := _WIDOW.match(surface):
        return (), (), _parts(surface[widow.end() :]), ()
    listed = len(surface) > 2 and (is_given(surface) or is_surname(surface))
    if _LETTERS.fullmatch(surface) and not listed:
        return (), tuple(fold(surface)), (), ()
    if match := _MARRIED.search(surface):
        own = _parts(surface[: match.start()])
        if len(own) == 1 and _only_surname(own[0]):
            return (), own, _parts(surface[match.end() :]), ()
    return None


def _is_abigail(words: list[str]) -> bool:
    """Whether "Abi Sáenz" is Abigail, and no Abi Hassan."""
    return fold(words[0]) == "abi" and is_surname(words[1])


def _only_surname(word: str) -> bool:
    """Whether a word is a surname and hardly a given name: some bear "Hernández" as one."""
    return is_surname(word) and (not is_given(word) or word.endswith("ez"))


def _is_particle(word: str) -> bool:
    """Whether a word joins parts of a name; "E." is an initial, "e" is not."""
    return fold(word) in PARTICLES and not (len(word) == 2 and word.endswith("."))


def _parts(surface: str) -> tuple[str, ...]:
    words = fold(surface).split()
    if all(len(word) == 1 for word in words):
        return tuple(words)
    dotted = {fold(letter) for letter in _DOTTED.findall(surface)}
    kept = (word for word in words if word not in PARTICLES or word in dotted)
    return tuple(_SHORT.get(word, word) for word in kept) or tuple(words)


def _given_count(parts: tuple[str, ...]) -> int:
    """How many of two or more parts are given names."""
    surname_only = [is_surname(p) and not is_given(p) for p in parts]
    given_only = [is_given(p) and not is_surname(p) for p in parts]
    if len(parts) == 2:
        return 0 if all(surname_only) else 2 if all(given_only) else 1
    if len(parts) == 3:
        return (
            2 if len(parts[1]) == 1 or given_only[1] or sex_of(parts[1]) is not Sex.UNKNOWN else 1
        )
    return 2


def contradict(a: Sex, b: Sex) -> bool:
    """Whether two sexes are known and differ."""
    return Sex.UNKNOWN not in (a, b) and a != b
