"""A text made ready for number patterns, without moving any character.

Offsets in the normalised text are offsets in the text itself, since every step replaces one
character by one character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Around digits: room before for letters that belong to the number, and behind for a suffix.
_BEFORE = 36
_AFTER = 16
_DASHES = "‐‑‒–—―−﹣－\u00ad⁃➖"
_BLANKS = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_PLAIN = (
    {ord(dash): "-" for dash in _DASHES}
    | {ord(blank): " " for blank in _BLANKS + _INVISIBLE}
    | {0xFF10 + digit: str(digit) for digit in range(10)}
    | {ord("＠"): "@", ord("＋"): "+", ord("’"): "'", ord("′"): "'", ord("″"): '"', ord("”"): '"'}
)
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"\d(?:\D{0,3}\d){5,}")
# A word of letters only counts directly before a dash and digits: "OOO-000-012".
_MISREAD = re.compile(
    r"(?<![^\W_])(?:(?P<letters>[OoIl|]{2,9})(?=-\d)"
    r"|(?=[\dOoIl|]{0,19}[OoIl|])[\dOoIl|]{2,20}(?![^\W_]))"
)
_AS_DIGITS = str.maketrans("OoIl|", "00111")
_FOLD = str.maketrans(
    "áàâäãéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇº°",
    "aaaaaeeeeiiiiooooouuuuncAAAAAEEEEIIIIOOOOOUUUUNCoo",
)


Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as number patterns want it.

    Attributes:
        original: the text.
        text: the same length, with plain dashes, blanks and digits, and with letters that OCR
            puts for digits (O, o, I, l, |) read as digits inside words that hold a digit.
        folded: the same in small letters without accents, for a quick look whether a word occurs;
            offsets may differ.
        digits: half-open spans around all digits, ascending, without overlap.
        numbers: the same around six or more digits close together.
    """

    original: str = field(repr=False)
    text: str = field(repr=False)
    folded: str = field(repr=False)
    digits: Spans
    numbers: Spans

    def is_misread(self, start: int, end: int) -> bool:
        """Whether letters had to be read as digits somewhere in the span."""
        pairs = zip(self.original[start:end], self.text[start:end], strict=True)
        return any(new.isdigit() and (old.isalpha() or old == "|") for old, new in pairs)


def read(text: str) -> Reading:
    """Normalise ``text``; linear in its length."""
    plain = text.translate(_PLAIN)
    digits = _regions(plain, _DIGITS)
    pieces = []
    end = 0
    for lo, hi in digits:
        pieces += [plain[end:lo], _MISREAD.sub(_as_digits, plain[lo:hi])]
        end = hi
    plain = "".join([*pieces, plain[end:]])
    return Reading(text, plain, fold(plain).lower(), digits, _regions(plain, _NUMBERS))


def fold(text: str) -> str:
    """``text`` without the accents of Spanish and its neighbours; same length, same case."""
    return text.translate(_FOLD)


def _regions(text: str, shape: re.Pattern[str]) -> Spans:
    regions: list[tuple[int, int]] = []
    for match in shape.finditer(text):
        lo, hi = max(0, match.start() - _BEFORE), min(len(text), match.end() + _AFTER)
        if regions and lo <= regions[-1][1]:
            regions[-1] = (regions[-1][0], hi)
        else:
            regions.append((lo, hi))
    return tuple(regions)


def _as_digits(match: re.Match[str]) -> str:
    word = match.group()
    has_digit = any(character.isdigit() for character in word)
    return word.translate(_AS_DIGITS) if has_digit or match["letters"] else word
