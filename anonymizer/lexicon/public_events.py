"""Dates that stand for a public event, so that keeping them dates nobody's story."""

from __future__ import annotations

from functools import cache

from anonymizer.lexicon.tables import rows


def is_public(month: int, day: int, year: int | None = None) -> bool:
    """Whether a date is listed.

    A day of every year ("15 September") counts only without a year: what happened to somebody on
    15 September 2019 is their own date.

    Args:
        month, day: 1 to 12 and 1 to 31.
        year: four digits, or ``None`` where the text gives none.
    """
    key = f"{month:02d}-{day:02d}"
    return (key if year is None else f"{year:04d}-{key}") in _dates()


@cache
def _dates() -> frozenset[str]:
    return frozenset(date for date, _ in rows("public_events.tsv", 2))
