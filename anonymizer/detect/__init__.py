"""Finding mentions: Presidio's AnalyzerEngine with the readers and recognizers of this package."""

from __future__ import annotations

from anonymizer.detect.detector import PresidioDetector
from anonymizer.detect.registry import presidio_recognizers

__all__ = ["PresidioDetector", "presidio_recognizers"]
