"""The reader as a Presidio recognizer."""

from __future__ import annotations

import re

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonymizer.detect.reader import STRONG, Reader, Reading, shipped
from anonymizer.detect.scanned import mended
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.given_names import is_given, is_surname

ENTITY_TYPES = {
    "PERSON": "PERSON",
    "LOCATION": "LOCATION",
    "ORG": "ORGANIZATION",
    "DATE": "DATE_TIME",
    "AGE": "AGE",
    "ADDRESS": "ADDRESS",
    "ROLE": "ROLE",
    "ID": "IDENTIFIER",
    "PHONE": "PHONE_NUMBER",
    "EMAIL": "EMAIL_ADDRESS",
    "URL": "URL",
    "HANDLE": "SOCIAL_HANDLE",
    "COORD": "COORDINATES",
    "PLATE": "LICENSE_PLATE",
    "NRP": "NRP",
}
"""The reader's labels in Presidio's terms, or ours where Presidio has none."""

NAME = "reader"
DOUBTFUL = "doubtful"
"""Key in a result's metadata: the reader's score is under its threshold for the type."""


_OPENING = re.compile(r"(?:^|[\n.!?…:*•>-]\s*)$")
ENDEARING = frozenset({"PERSON", "ROLE"})
"""Types that "flaco" or "boss" in a chat may be, or nothing: a plain word needs a firm reading."""


def _is_plain(word: str) -> bool:
    return word.islower() and " " not in word and is_common(word)


def _is_opening(text: str, reading: Reading) -> bool:
    """Whether ordinary words begin a sentence or are all capitals, which say nothing there."""
    surface = text[reading.start : reading.end]
    words = surface.split()
    if any(is_given(word) or is_surname(word) or not is_common(word) for word in words):
        return False
    opening = _OPENING.search(text, max(0, reading.start - 4), reading.start)
    return surface.isupper() or opening is not None


class ReaderRecognizer(EntityRecognizer):
    """Everything the reader finds.

    Args:
        language: Presidio wants one instance for each language; the reading is the same.
        doubtful: also report what stays under the threshold of its type, marked
            :data:`DOUBTFUL`, for a caller that has further evidence.
        reader: another trained reader than the shipped one.
    """

    def __init__(
        self, language: str = "en", doubtful: bool = False, reader: Reader | None = None
    ) -> None:
        self.doubtful = doubtful
        self.reader = reader
        super().__init__(
            supported_entities=sorted(ENTITY_TYPES.values()),
            name=NAME,
            supported_language=language,
        )

    def load(self) -> None:
        """Load the shipped reader if no other was given."""
        self.reader = self.reader or shipped()

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
    ) -> list[RecognizerResult]:
        """Spans of the wanted ``entities``, with the reader's probability as score."""
        reader = self.reader or shipped()
        results = []
        plain = mended(text)
        for reading in reader.read(plain):
            entity_type = ENTITY_TYPES[reading.label]
            word = plain[reading.start : reading.end]
            doubtful = reading.score < reader.thresholds[reading.label] or (
                reading.label in ENDEARING
                and reading.score < STRONG
                and (_is_plain(word) or _is_opening(plain, reading))
                and not (reading.label == "PERSON" and is_given(word))
            )
            if entity_type in entities and (self.doubtful or not doubtful):
                metadata = {
                    RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    DOUBTFUL: doubtful,
                }
                results.append(
                    RecognizerResult(
                        entity_type,
                        reading.start,
                        reading.end,
                        round(reading.score, 4),
                        recognition_metadata=metadata,
                    )
                )
        return results
