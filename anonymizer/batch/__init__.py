"""Many documents at once."""

from __future__ import annotations

from anonymizer.batch.local import detect_all

__all__ = ["detect_all"]
