"""Which recognizers make up the detection."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from anonymizer.detect import (
    addresses,
    ages,
    amounts,
    chats,
    columns,
    dates,
    numbers,
    signed,
    titled,
)
from anonymizer.detect.recognizers import ReaderRecognizer
from anonymizer.lexicon.language import LANGUAGES


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
            addresses.recognizer(language),
            ages.recognizer(language),
            amounts.recognizer(language),
            chats.recognizer(language),
            titled.recognizer(language),
            signed.recognizer(language),
            columns.recognizer(language),
            dates.recognizer(language),
            *numbers.recognizers(language),
        )
    ]
