"""Optional readers: other token classifiers beside the shipped one, as Presidio recognizers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from presidio_analyzer import EntityRecognizer

from anonymizer.detect.optional import gliner, spacy_pipeline, transformers
from anonymizer.detect.optional.recognizer import OptionalReader
from anonymizer.ports import TokenClassifier
from anonymizer.readers import ReaderChoice

KINDS: dict[str, Callable[[ReaderChoice], TokenClassifier]] = {
    "spacy": spacy_pipeline.load,
    "gliner": gliner.load,
    "transformers": transformers.load,
}


def recognizers(choices: Iterable[ReaderChoice]) -> list[EntityRecognizer]:
    """A recognizer for each language of each choice; each model is loaded once.

    Raises:
        ConfigurationError: a package or a model is missing; the message says what to install.
    """
    return [
        OptionalReader(choice, classifier, language)
        for choice in choices
        for classifier in [KINDS[choice.kind](choice)]
        for language in choice.languages
    ]
