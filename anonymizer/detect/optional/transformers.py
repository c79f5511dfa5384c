"""A token classifier of the transformers library, by Presidio's recognizer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from presidio_analyzer.predefined_recognizers import HuggingFaceNerRecognizer

from anonymizer.detect.optional.folder import in_folder
from anonymizer.errors import ConfigurationError
from anonymizer.ports import Labelled
from anonymizer.readers import ReaderChoice


@dataclass(slots=True)
class _Loud:
    """A pipeline that remembers its error, because Presidio logs it and reports nothing found."""

    pipeline: Any = field(repr=False)
    error: Exception | None = None

    def __call__(self, text: str) -> Any:  # noqa: ANN401 - the library's own
        try:
            return self.pipeline(text)
        except Exception as error:
            self.error = error
            raise


@dataclass(frozen=True, slots=True)
class TransformersClassifier:
    """Presidio's recognizer, which reads long texts in overlapping parts."""

    recognizer: HuggingFaceNerRecognizer
    pipeline: _Loud

    def classify(self, text: str) -> Iterator[Labelled]:
        """See :class:`anonymizer.ports.TokenClassifier`."""
        found = self.recognizer.analyze(text, self.recognizer.supported_entities)
        if self.pipeline.error is not None:
            raise self.pipeline.error
        for each in found:
            yield Labelled(each.start, each.end, each.entity_type, each.score)


def load(choice: ReaderChoice) -> TransformersClassifier:
    """The model in a folder.

    Raises:
        ConfigurationError: the packages or the model are missing.
    """
    in_folder(choice)
    labels = {label: label for label, _ in choice.entities}
    try:
        recognizer = HuggingFaceNerRecognizer(
            supported_entities=list(labels),
            label_mapping=labels,
            model_name=choice.model,
            threshold=choice.threshold,
            device="cpu",
        )
        pipeline = _Loud(recognizer.ner_pipeline)
        recognizer.ner_pipeline = pipeline  # type: ignore[assignment]
        return TransformersClassifier(recognizer, pipeline)
    except ImportError:
        raise ConfigurationError(
            f"readers.{choice.name}: the packages transformers and torch are not installed: "
            "pip install 'testimony-anonymizer[transformers]'"
        ) from None
    except Exception as error:
        raise ConfigurationError(
            f"readers.{choice.name}: the model {choice.model!r} does not load "
            f"({type(error).__name__}); give the folder that a download of it stands in"
        ) from error
