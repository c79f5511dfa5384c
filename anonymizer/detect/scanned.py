"""What scanning does to letters, put right: "DlA" is DIA, "2O19" is 2019.

Optical readers take I, l and 1 for each other, and O and 0. Within a word of capitals or a number
the other letters tell which was meant. Every replacement is one code point for one, so that
offsets stay what they are.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"(?<![\w@./-])[A-ZÁÉÍÓÚÜÑ0-9l|]{2,}(?![\w@]|[./-]\d)")
_LETTERS = str.maketrans("01l|", "OIII")
_DIGITS = str.maketrans("OIl|", "0111")
_DAMAGED = re.compile(r"[01l|]")
_FEWEST = 3
"""Damaged words from which a text counts as scanned: elsewhere "M16" and "A10" are names."""


def mended(text: str) -> str:
    """The text with damaged words of capitals and damaged years put right, of the same length.

    Args:
        text: any text; one with no sign of damage is given back as it is.
    """
    if sum(1 for match in _TOKEN.finditer(text) if _is_word(match[0])) < _FEWEST:
        return text
    return _TOKEN.sub(_token, text)


def _token(match: re.Match[str]) -> str:
    token = match[0]
    if _is_word(token):
        return token.translate(_LETTERS)
    number = token.translate(_DIGITS)
    return number if number.isdigit() and sum(map(str.isdigit, token)) * 2 >= len(token) else token


def _is_word(token: str) -> bool:
    """Whether a token is a word of capitals with letters that became figures."""
    damaged = len(_DAMAGED.findall(token))
    sure = sum(1 for letter in token if letter.isalpha() and letter not in "Ol")
    others = sum(1 for letter in token if letter.isdigit() and letter not in "01")
    if len(token) == 2:
        return sure == 1 and token[1] == "0"  # "N0", but not the "B1" of a form
    return 0 < damaged <= sure and not others
