"""Numbers written as words, in English and Spanish, up to the years of our time."""

from __future__ import annotations

import re

from anonymizer.lexicon.fold import fold


def words(text: str) -> list[str]:
    """The words of a list written with spaces."""
    return text.split()


_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro "
    "veinticinco veintiseis veintisiete veintiocho veintinueve treinta",
)
_TENS = (
    "thirty forty fifty sixty seventy eighty ninety",
    "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_VALUES: dict[str, int] = {
    "un": 1,
    "una": 1,
    "hundred": 100,
    "cien": 100,
    "ciento": 100,
    "novecientos": 900,
    "ochocientos": 800,
    "thousand": 1000,
    "mil": 1000,
}
for _line in _CARDINALS:
    _VALUES.update({word: value for value, word in enumerate(_line.split())})
for _line in _TENS:
    _VALUES.update({word: 10 * value for value, word in enumerate(_line.split(), start=3)})
_ENDING = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
_ENDING |= {"thirtieth": 30, "primero": 1, "primer": 1}
_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th|er|ero|o|a)?")


def tokens(text: str) -> list[str | int]:
    """The folded words of ``text``, with every number as an ``int``, also one of several words.

    ``tokens("quince de mayo de dos mil diez") == [15, "de", "mayo", "de", 2010]``
    """
    found: list[str | int] = []
    run: list[int] = []
    read = fold(text).split()
    for position, word in enumerate(read):
        value = _VALUES.get(word)
        if value is not None:
            run.append(value)
            continue
        if run and word in ("y", "and") and read[position + 1 : position + 2]:
            following = _VALUES.get(read[position + 1], _ENDING.get(read[position + 1], 100))
            # "two thousand and four", "treinta y uno", but not "fourteen and sixteen".
            if following < (100 if run[-1] >= 100 else 10) and run[-1] >= 20:
                continue
        last = _ENDING.get(word)
        if last is not None:
            found.append(_compose([*run, last]))
        else:
            if run:
                found.append(_compose(run))
            digits = _DIGITS.fullmatch(word)
            found.append(int(digits[1]) if digits else word)
        run = []
    if run:
        found.append(_compose(run))
    return found


def _compose(values: list[int]) -> int:
    """``[19, 90, 4]`` and ``[1000, 900, 90, 4]`` are 1994."""
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        elif value >= 10 and 10 <= current <= 99:
            current = current * 100 + value
        else:
            current += value
    return total + current
