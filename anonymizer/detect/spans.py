"""A function that finds spans, as a Presidio recognizer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

Spans = Iterable[tuple[int, int, str]]
"""Start and end (half-open code points) and entity type of each span."""
Find = Callable[[str], Spans]


def typed(find: Callable[[str], Iterable[tuple[int, int]]], entity_type: str) -> Find:
    """A function that finds spans of one type, as one that names the type of each."""
    return lambda text: ((start, end, entity_type) for start, end in find(text))


class SpanRecognizer(EntityRecognizer):
    """Whatever a function finds, in every language alike, all with the same score.

    Args:
        name: of the detector, as mentions carry it.
        find: gives the spans of a text, which may overlap.
        entity_types: that ``find`` may give.
        score: of every result, 0..1.
        language: the language Presidio files this instance under; it changes nothing else.
    """

    def __init__(
        self,
        name: str,
        find: Find,
        entity_types: Iterable[str],
        score: float,
        language: str,
    ) -> None:
        self._name = name
        self._find = find
        self._score = score
        super().__init__(
            supported_entities=sorted(entity_types), name=name, supported_language=language
        )

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """A result for each span of a wanted type."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self._name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(kind, start, end, self._score, recognition_metadata=metadata)
            for start, end, kind in self._find(text)
            if kind in entities
        ]
