"""Finding mentions: the readers and recognizers of this package, in the shape of Presidio's."""

from __future__ import annotations

from anonymizer.detect.detector import PresidioDetector
from anonymizer.detect.registry import presidio_recognizers

__all__ = ["PresidioDetector", "presidio_recognizers"]
