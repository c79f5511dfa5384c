"""Which characters of a text are covered by spans."""

from __future__ import annotations

from collections.abc import Iterable


def cover(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte for each code point, 1 where a span lies."""
    covered = bytearray(length)
    for start, end in spans:
        end = min(end, length)
        covered[start:end] = b"\1" * (end - start)
    return covered


def is_covered(text: str, covered: bytearray, start: int, end: int) -> bool:
    """Whether every letter and digit between ``start`` and ``end`` is covered."""
    return all(covered[k] or not text[k].isalnum() for k in range(start, end))
