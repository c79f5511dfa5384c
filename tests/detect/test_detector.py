from __future__ import annotations

import pytest
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider

from anonymizer import presidio_recognizers
from anonymizer.detect import PresidioDetector
from anonymizer.errors import DetectionError
from anonymizer.model import Document


class Broken(EntityRecognizer):
    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], name="broken", supported_language="en")

    def load(self) -> None: ...

    def analyze(self, text, entities, nlp_artifacts=None):  # type: ignore[no-untyped-def]
        raise TimeoutError(f"gave up on {text}")


def test_a_failing_recognizer_stops_the_document_and_quotes_nothing() -> None:
    with pytest.raises(DetectionError) as caught:
        PresidioDetector([Broken()]).detect(Document("a.txt", "Ruperto Chávez"))
    assert "Ruperto" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_recognizers_serve_another_engine() -> None:
    registry = RecognizerRegistry(
        recognizers=presidio_recognizers(("en",)), supported_languages=["en"]
    )
    nothing = {
        "nlp_engine_name": "no_op",
        "models": [{"lang_code": "en", "model_name": "no_op"}],
    }
    engine = AnalyzerEngine(
        registry=registry,
        nlp_engine=NlpEngineProvider(nlp_configuration=nothing).create_engine(),
        supported_languages=["en"],
    )
    text = "My brother is Ruperto Chávez, his number is +503 7000 4471."
    found = {r.entity_type: text[r.start : r.end] for r in engine.analyze(text, "en")}
    assert found["PERSON"] == "Ruperto Chávez"
    assert "7000 4471" in found["PHONE_NUMBER"]


def test_a_mention_knows_the_language_of_its_sentence() -> None:
    text = (
        "She wrote this for us last week in her own hand. Me llamo Eduviges Pocasangre y vivo aquí."
    )
    mentions = PresidioDetector().detect(Document("a.txt", text))
    assert [m.language for m in mentions if m.entity_type == "PERSON"] == ["es"]


def test_half_of_a_surrogate_pair_moves_nothing() -> None:
    text = "\ud83d My brother is Ruperto Chávez.\udc00"
    mentions = PresidioDetector().detect(Document("a.txt", text))
    assert [text[m.start : m.end] for m in mentions] == ["Ruperto Chávez"]
