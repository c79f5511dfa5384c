"""The detector of the pipeline: Presidio's engine, then propagation, then merging."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from presidio_analyzer import AnalyzerEngine, RecognizerResult

from anonymizer.detect import institutions
from anonymizer.detect.citations import without_citations
from anonymizer.detect.known import corrected
from anonymizer.detect.merge import merge
from anonymizer.detect.numbers.recognizer import FLAGS_KEY
from anonymizer.detect.propagation import adjoin, particled, propagate
from anonymizer.detect.recognizers import DOUBTFUL
from anonymizer.detect.registry import analyzer
from anonymizer.errors import ConfigurationError, DetectionError
from anonymizer.lexicon.language import passages
from anonymizer.model import Document, Mention
from anonymizer.readers import ReaderChoice


class PresidioDetector:
    """All mentions of a document.

    Args:
        engine: another engine than the package's own, for further recognizers.
        readers: optional readers beside the shipped one.

    Raises:
        ConfigurationError: an optional reader is not installed.
    """

    def __init__(
        self, engine: AnalyzerEngine | None = None, readers: Iterable[ReaderChoice] = ()
    ) -> None:
        self._engine = engine or analyzer(readers)

    def detect(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in text order, without overlap.

        Raises:
            DetectionError: a recognizer failed. Nothing is known then, so nothing is returned.
        """
        try:
            results = self._engine.analyze(document.text, document.language)
        except ConfigurationError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing may pass as "clean"
            # the cause may quote the text, so only its kind is told
            raise DetectionError(
                f"{document.name}: detection failed ({type(error).__name__}); nothing was written"
            ) from None
        certain = [mention_of(r) for r in results if not _metadata(r).get(DOUBTFUL)]
        doubtful = [mention_of(r) for r in results if _metadata(r).get(DOUBTFUL)]
        text = document.text
        found = merge(text, without_citations(text, certain))
        found = merge(text, corrected(text, adjoin(text, found)))
        found = merge(text, [*found, *propagate(text, found, doubtful)])
        found = merge(text, particled(text, found))
        found = merge(text, institutions.whole(text, adjoin(text, found)))
        return tuple(_with_language(document, found))


def mention_of(result: RecognizerResult) -> Mention:
    """A mention from one of Presidio's results."""
    metadata = _metadata(result)
    return Mention(
        start=result.start,
        end=result.end,
        entity_type=result.entity_type,
        score=min(1.0, max(0.0, float(result.score))),
        detector=str(metadata.get(RecognizerResult.RECOGNIZER_NAME_KEY, "")),
        flags=frozenset(metadata.get(FLAGS_KEY, ())),  # type: ignore[call-overload]
    )


def _metadata(result: RecognizerResult) -> dict[str, object]:
    return result.recognition_metadata or {}


def _with_language(document: Document, mentions: Iterable[Mention]) -> Iterable[Mention]:
    languages = passages(document.text, document.language)
    return (replace(m, language=languages.at(m.start)) for m in mentions)
