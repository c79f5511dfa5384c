"""Mentions to entities to subjects."""

from __future__ import annotations

from anonymizer.resolve.recall import recall
from anonymizer.resolve.resolver import aliases, resolve

__all__ = ["aliases", "recall", "resolve"]
