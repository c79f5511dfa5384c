"""Reads an output as a stranger would, and says what is wrong with it."""

from __future__ import annotations

from anonymizer.verify.verdict import checks, verify

__all__ = ["checks", "verify"]
