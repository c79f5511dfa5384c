"""Entities of everything but persons: the same thing written alike is one entity."""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.model import Mention

NAMED = frozenset({"LOCATION", "ORGANIZATION", "NRP", "ROLE", "DATE_TIME", "AGE", "ADDRESS"})
"""Types written in words; the others are compared without separators."""


def cluster(text: str, mentions: Sequence[tuple[int, Mention]]) -> list[tuple[str, list[int]]]:
    """Entities as (entity type, positions), in order of first mention."""
    groups: dict[tuple[str, str], list[int]] = {}
    for position, mention in mentions:
        key = (mention.entity_type, plain(text, mention.entity_type, mention))
        groups.setdefault(key, []).append(position)
    return [(entity_type, positions) for (entity_type, _), positions in groups.items()]


def plain(text: str, kind: str, mention: Mention) -> str:
    """What a mention is compared by."""
    surface = text[mention.start : mention.end]
    return (fold(surface) if kind in NAMED else squeeze(surface)) or surface
