"""A GLiNER model, by Presidio's recognizer: it finds whatever its labels ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from presidio_analyzer.predefined_recognizers import GLiNERRecognizer

from anonymizer.detect.optional.folder import in_folder
from anonymizer.errors import ConfigurationError
from anonymizer.ports import Labelled
from anonymizer.readers import ReaderChoice


@dataclass(frozen=True, slots=True)
class GlinerClassifier:
    """Presidio's recognizer, asked for all labels at once."""

    recognizer: GLiNERRecognizer

    def classify(self, text: str) -> Iterator[Labelled]:
        """See :class:`anonymizer.ports.TokenClassifier`."""
        recognizer = self.recognizer
        for found in recognizer.analyze(text, recognizer.supported_entities):
            yield Labelled(found.start, found.end, found.entity_type, float(found.score))


def load(choice: ReaderChoice) -> GlinerClassifier:
    """The model in a folder.

    Raises:
        ConfigurationError: the package or the model is missing.
    """
    in_folder(choice)
    try:
        return GlinerClassifier(
            GLiNERRecognizer(
                # as it is: the caller maps labels, and Presidio's mapping forgets which was found
                entity_mapping={label: label for label, _ in choice.entities},
                model_name=choice.model,
                threshold=choice.threshold,
                map_location="cpu",
                local_files_only=True,
            )
        )
    except ImportError:
        raise ConfigurationError(
            f"readers.{choice.name}: the package gliner is not installed: "
            "pip install 'testimony-anonymizer[gliner]'"
        ) from None
    except Exception as error:
        raise ConfigurationError(
            f"readers.{choice.name}: the model {choice.model!r} does not load "
            f"({type(error).__name__}); give the folder that a download of it stands in"
        ) from error
