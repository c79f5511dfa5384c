"""A spaCy pipeline with entities: a trained one, or one of an organisation's own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language

from anonymizer.errors import ConfigurationError
from anonymizer.ports import Labelled
from anonymizer.readers import ReaderChoice

SCORE = 0.85
"""Of every span, since spaCy gives none; what Presidio's own recognizer for spaCy says."""


@dataclass(frozen=True, slots=True)
class SpacyClassifier:
    """The entities of a pipeline."""

    pipeline: Language

    def classify(self, text: str) -> Iterator[Labelled]:
        """See :class:`anonymizer.ports.TokenClassifier`."""
        for entity in self.pipeline(text).ents:
            yield Labelled(entity.start_char, entity.end_char, entity.label_, SCORE)


def load(choice: ReaderChoice) -> SpacyClassifier:
    """The pipeline that is installed as a package, or stands in a folder.

    Raises:
        ConfigurationError: it is missing, or does not load.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"\[W095\]")  # made with an older spaCy
            return SpacyClassifier(spacy.load(choice.model))
    except OSError:
        raise ConfigurationError(
            f"readers.{choice.name}: no spaCy pipeline {choice.model!r} here; install its package "
            f"(python -m spacy download {choice.model}), or give the folder it stands in"
        ) from None
    except Exception as error:
        raise ConfigurationError(
            f"readers.{choice.name}: the spaCy pipeline {choice.model!r} does not load "
            f"({type(error).__name__}); install the packages and the version of spaCy that it "
            "was made with"
        ) from error
