"""Shares, with what they are shares of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` of ``total``, counts of whatever is measured."""

    hits: float
    total: float

    @property
    def value(self) -> float | None:
        """The share to four places, or ``None`` where there was nothing to measure."""
        return round(self.hits / self.total, 4) if self.total else None


Figures = dict[str, Rate]
"""Rates by name; ``"recall.PERSON"`` is the rate of one type within ``recall``."""


def rate(outcomes: Iterable[bool]) -> Rate:
    """The share of ``True``."""
    found = list(outcomes)
    return Rate(sum(found), len(found))


def by_type(name: str, outcomes: Iterable[tuple[str, bool]]) -> Figures:
    """One rate for each type, in alphabetical order."""
    found: dict[str, list[bool]] = {}
    for kind, outcome in outcomes:
        found.setdefault(kind, []).append(outcome)
    return {f"{name}.{kind}": rate(found[kind]) for kind in sorted(found)}


def f1(gold: set[tuple[object, object]], got: set[tuple[object, object]]) -> Rate:
    """Harmonic mean of precision and recall of ``got`` pairs."""
    return Rate(2 * len(gold & got), len(gold) + len(got))
