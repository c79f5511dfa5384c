"""Reads dates as people write them; as far as a month and a year are in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from anonymizer.lexicon.numerals import tokens, words
from anonymizer.surrogates.feasts import month_of

_ENGLISH = "January February March April May June July August September October November December"
_SPANISH = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
MONTHS = {"en": words(_ENGLISH), "es": words(_SPANISH)}
_SHORT = "ene jan feb mar abr apr may jun jul ago aug sep sept set setiembre oct nov dic dec"
_SHORT_VALUES = (1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 9, 9, 9, 10, 11, 12, 12)
_MONTH: dict[str, int] = {
    **{name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1)},
    **dict(zip(words(_SHORT), _SHORT_VALUES, strict=True)),
}
_ROMAN = dict(zip(words("i ii iii iv v vi vii viii ix x xi xii"), range(1, 13), strict=True))
_FILLER = frozenset(words("de del of the el a al ano year mes month dia day and y"))
TIME = re.compile(
    r"[T,\s]*(at\s+|a\s+las?\s+)?(?<!\d)(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"(?:\s*[ap]\.?\s?m\b\.?|Z|[+-]\d{2}:?\d{2})?",
    re.I,
)
ANY_DAY = 0
"""The day of a feast: it is one, whichever."""
_PIVOT = 40
"""Two-digit years from here on belong to the last century."""


@dataclass(frozen=True, slots=True)
class Partial:
    """What is known of a date; each part may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def parse(surface: str, day_first: bool) -> tuple[Partial, ...]:
    """The dates in a mention: two for a range over two months, none where it is not understood.

    Args:
        surface: the mention.
        day_first: how to read 07/03, see :func:`day_comes_first`.
    """
    read = _romans(tokens(TIME.sub(" ", surface)))
    months = [i for i, word in enumerate(read) if isinstance(word, str) and word in _MONTH]
    if months:
        found = [_around(read, at) for at in months]
        last = found[-1].year
        return tuple(p if p.year else Partial(last, p.month, p.day) for p in found)
    numbers = [word for word in read if isinstance(word, int)]
    year = next((number for number in numbers if number >= 1000), None)
    if (feast := month_of(surface, year)) is not None:
        return (Partial(year, feast, ANY_DAY),)
    if any(isinstance(word, str) and word not in _FILLER for word in read):
        return (Partial(year),) if year else ()
    half = len(numbers) // 2
    if len(numbers) == 6:
        pair = (_numeric(numbers[:half], day_first), _numeric(numbers[half:], day_first))
        return tuple(part for part in pair if part is not None)
    one = _numeric(numbers, day_first)
    return (one,) if one is not None else ()


def day_comes_first(surfaces: Iterable[str], language: str) -> bool:
    """Whether a document writes the day before the month in figures.

    Its own unambiguous dates decide; without any, its language does (the United States write the
    month first).

    Args:
        surfaces: the date mentions of the document.
        language: of the document.
    """
    votes = 0
    for surface in surfaces:
        numbers = [n for n in tokens(TIME.sub(" ", surface)) if isinstance(n, int)]
        if len(numbers) in (2, 3) and numbers[0] <= 31 and numbers[1] <= 31:
            votes += (numbers[0] > 12) - (numbers[1] > 12)
    return votes > 0 or (votes == 0 and language == "es")


def full_year(number: int) -> int:
    """A year of two digits in full: 22 is 2022, 87 is 1987."""
    if number >= 100:
        return number
    return number + (2000 if number < _PIVOT else 1900)


def _romans(read: list[str | int]) -> list[str | int]:
    """14 IV 2022 with its month in read."""
    return [
        MONTHS["en"][_ROMAN[word] - 1].lower()
        if isinstance(word, str)
        and word in _ROMAN
        and 0 < i < len(read) - 1
        and isinstance(read[i - 1], int)
        and isinstance(read[i + 1], int)
        else word
        for i, word in enumerate(read)
    ]


def _around(read: list[str | int], at: int) -> Partial:
    """The date whose month stands at ``at``."""
    month = _MONTH[str(read[at])]
    before = _number(read[:at][::-1])
    end = next((i for i in range(at + 1, len(read)) if read[i] in _MONTH), len(read))
    if before is not None and end < len(read) and isinstance(read[end - 1], int):
        end -= 1  # the day of the next date: "9 June - 2 July"
    after = [word for word in read[at + 1 : end] if isinstance(word, int) or word not in _FILLER]
    figures: list[int] = []
    for word in after:
        if not isinstance(word, int):
            break
        figures.append(word)
    if before is not None and before >= 1000:
        return Partial(before, month, figures[0] if figures else None)
    if before is not None and before <= 31:
        return Partial(full_year(figures[0]) if figures else None, month, before)
    if figures and figures[0] <= 31 and not _spoken_year(read, at):
        return Partial(full_year(figures[-1]) if len(figures) > 1 else None, month, figures[0])
    return Partial(full_year(figures[0]) if figures else None, month)


def _spoken_year(read: list[str | int], at: int) -> bool:
    """Whether a year follows: "abril de 22" is a month of 2022, "April 22" a day."""
    return read[at + 1 : at + 2] in (["de"], ["del"], ["of"])


def _number(read: list[str | int]) -> int | None:
    for word in read:
        if isinstance(word, int):
            return word
        if word not in _FILLER:
            return None
    return None


def _numeric(numbers: list[int], day_first: bool) -> Partial | None:
    if len(numbers) == 3 and numbers[0] >= 1000:
        return _valid(numbers[0], numbers[1], numbers[2])
    if len(numbers) in (2, 3) and numbers[0] <= 31 and numbers[1] <= 31:
        first, second = numbers[:2]
        year = full_year(numbers[2]) if len(numbers) == 3 else None
        if first > 12 or (day_first and second <= 12):
            first, second = second, first
        return _valid(year, first, second)
    if len(numbers) == 2:
        year, month = max(numbers), min(numbers)
        return _valid(year, month, None) if year >= 1000 else None
    if len(numbers) == 1:
        return Partial(numbers[0]) if numbers[0] >= 1000 else Partial(day=numbers[0])
    return None


def _valid(year: int | None, month: int, day: int | None) -> Partial | None:
    return Partial(year, month, day) if 1 <= month <= 12 else None
