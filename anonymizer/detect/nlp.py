"""Presidio's NLP engine on spaCy, with tokens only.

Stock Presidio loads a trained pipeline for each language; this product's readers do the finding,
so tokens are all that its recognizers and context words need, and one tokenizer serves English,
Spanish and text that mixes them. No model has to be downloaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language

from anonymizer.lexicon.language import LANGUAGES, function_words


class TokenEngine(NlpEngine):
    """Tokens of spaCy's multilingual tokenizer; no entities of its own."""

    def __init__(self) -> None:
        self._pipeline: Language | None = None

    def load(self) -> None:
        """Make the tokenizer."""
        self._pipeline = spacy.blank("xx")
        self._pipeline.max_length = 100_000_000  # without parser or NER, length costs no memory

    def is_loaded(self) -> bool:
        """Whether :meth:`load` was called."""
        return self._pipeline is not None

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Tokens of ``text``."""
        if self._pipeline is None:
            self.load()
        assert self._pipeline is not None  # noqa: S101 - for the type checker
        doc = self._pipeline.make_doc(text)
        return NlpArtifacts(
            entities=[],
            tokens=doc,
            tokens_indices=[token.idx for token in doc],
            lemmas=[token.lower_ for token in doc],
            nlp_engine=self,
            language=language,
        )

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = 1,
        n_process: int = 1,
        **kwargs: object,
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Tokens of several texts."""
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word: str, language: str) -> bool:
        """Whether spaCy lists ``word`` as a function word of ``language``."""
        return word.lower() in function_words()[LANGUAGES.index(language)]

    def is_punct(self, word: str, language: str) -> bool:
        """Whether ``word`` has neither letter nor digit."""
        return not any(char.isalnum() for char in word)

    def get_supported_entities(self) -> list[str]:
        """None: the recognizers find everything."""
        return []

    def get_supported_languages(self) -> list[str]:
        """English and Spanish."""
        return list(LANGUAGES)
