"""Any token classifier as a Presidio recognizer."""

from __future__ import annotations

from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonymizer.ports import TokenClassifier
from anonymizer.readers import ReaderChoice

LONGEST = 5_000
"""Code points given to a classifier at once. Bounds memory, and what is quadratic in the number of
spans, such as Presidio's removal of those found twice."""


class OptionalReader(EntityRecognizer):
    """What a token classifier finds, its labels put into the terms of this product.

    Args:
        choice: from the settings.
        classifier: finds labelled spans.
        language: the language Presidio files this instance under.
    """

    def __init__(self, choice: ReaderChoice, classifier: TokenClassifier, language: str) -> None:
        self._classifier = classifier
        self._entities = dict(choice.entities)
        self._name = choice.name
        super().__init__(
            supported_entities=sorted(set(self._entities.values())),
            name=choice.name,
            supported_language=language,
        )

    def load(self) -> None:
        """Loaded already."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """A result for each span whose label stands for a wanted type."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self._name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(
                self._entities[span.label],
                start + span.start,
                start + span.end,
                span.score,
                recognition_metadata=metadata,
            )
            for start, end in parts(text)
            for span in self._classifier.classify(text[start:end])
            if self._entities.get(span.label) in entities
        ]


def parts(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Half-open code points of parts that make up ``text``, cut at lines or else between words."""
    start = 0
    while start < len(text):
        end = min(len(text), start + longest)
        if end < len(text):
            cuts = (text.rfind(mark, start + longest // 2, end) for mark in "\n ")
            end = next((cut + 1 for cut in cuts if cut >= 0), end)
        yield start, end
        start = end
