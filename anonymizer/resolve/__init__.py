"""Mentions to entities to subjects."""

from __future__ import annotations

from anonymizer.resolve.recall import OnlyNoNames, recall
from anonymizer.resolve.resolver import resolve, resolve_together, surfaces
from anonymizer.resolve.subjects import aliases, shaped

__all__ = ["OnlyNoNames", "aliases", "recall", "resolve", "resolve_together", "shaped", "surfaces"]
