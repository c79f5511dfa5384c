"""The detector of the pipeline: Presidio's recognizers, then propagation, then merging."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from presidio_analyzer import EntityRecognizer, RecognizerResult

from anonymizer.detect import institutions, optional
from anonymizer.detect.borne import borne
from anonymizer.detect.citations import without_citations
from anonymizer.detect.known import corrected
from anonymizer.detect.merge import merge
from anonymizer.detect.numbers.recognizer import FLAGS_KEY
from anonymizer.detect.propagation import adjoin, particled, propagate
from anonymizer.detect.recognizers import DOUBTFUL
from anonymizer.detect.registry import presidio_recognizers
from anonymizer.errors import ConfigurationError, DetectionError
from anonymizer.lexicon.fold import encodable
from anonymizer.lexicon.language import passages
from anonymizer.model import Document, Mention
from anonymizer.readers import ReaderChoice


class PresidioDetector:
    """All mentions of a document.

    Presidio's AnalyzerEngine is not used: it compares every result with every other one, and wants
    an NLP engine whose tokenizer takes quadratic time for a row of signs.

    Args:
        recognizers: others than the package's own, called with no NLP artifacts.
        readers: optional readers beside the shipped one.

    Raises:
        ConfigurationError: an optional reader is not installed.
    """

    def __init__(
        self,
        recognizers: Iterable[EntityRecognizer] | None = None,
        readers: Iterable[ReaderChoice] = (),
    ) -> None:
        own = presidio_recognizers(doubtful=True) if recognizers is None else recognizers
        self._recognizers = (*own, *optional.recognizers(readers))

    def detect(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in text order, without overlap.

        Raises:
            DetectionError: a recognizer failed. Nothing is known then, so nothing is returned.
        """
        try:
            return self._detect(document)
        except ConfigurationError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing may pass as "clean"
            # the cause may quote the text, so only its kind is told
            raise DetectionError(
                f"{document.name}: detection failed ({type(error).__name__}); nothing was written"
            ) from None

    def _detect(self, document: Document) -> tuple[Mention, ...]:
        text = encodable(document.text)
        results = [
            result
            for recognizer in self._recognizers
            if recognizer.supported_language == document.language
            for result in recognizer.analyze(
                text,
                recognizer.supported_entities,
                None,  # type: ignore[arg-type] # every recognizer of Presidio takes it
            )
        ]
        certain = [mention_of(r) for r in results if not _metadata(r).get(DOUBTFUL)]
        doubtful = [mention_of(r) for r in results if _metadata(r).get(DOUBTFUL)]
        found = merge(text, without_citations(text, certain))
        found = merge(text, borne(text, merge(text, corrected(text, adjoin(text, found)))))
        found = merge(text, [*found, *without_citations(text, propagate(text, found, doubtful))])
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
