"""Which recognizers make up the detection."""

from __future__ import annotations

from collections.abc import Iterable

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry

from anonymizer.detect import ages, amounts, columns, numbers, optional
from anonymizer.detect.nlp import TokenEngine
from anonymizer.detect.recognizers import ReaderRecognizer
from anonymizer.lexicon.language import LANGUAGES
from anonymizer.readers import ReaderChoice


def presidio_recognizers(
    languages: tuple[str, ...] = LANGUAGES, doubtful: bool = False
) -> list[EntityRecognizer]:
    """All recognizers of this package, one instance for each language, for any AnalyzerEngine.

    Args:
        languages: as the engine has them; every recognizer reads English, Spanish and mixed text
            whatever it is told.
        doubtful: also report what the reader finds below its thresholds.
    """
    return [
        recognizer
        for language in languages
        for recognizer in (
            ReaderRecognizer(language, doubtful),
            ages.recognizer(language),
            amounts.recognizer(language),
            columns.recognizer(language),
            *numbers.recognizers(language),
        )
    ]


def analyzer(readers: Iterable[ReaderChoice] = (), doubtful: bool = True) -> AnalyzerEngine:
    """An engine with the recognizers of this package and nothing that needs a download.

    Args:
        readers: optional readers; what they find is joined to what the package's own finds.
        doubtful: as for :func:`presidio_recognizers`.

    Raises:
        ConfigurationError: an optional reader is not installed.
    """
    registry = RecognizerRegistry(
        recognizers=[*presidio_recognizers(doubtful=doubtful), *optional.recognizers(readers)],
        supported_languages=list(LANGUAGES),
    )
    return AnalyzerEngine(
        registry=registry, nlp_engine=TokenEngine(), supported_languages=list(LANGUAGES)
    )
