from __future__ import annotations

import pytest
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from anonymizer.surrogates.presidio import Withhold


def test_presidios_own_engine_writes_our_marks() -> None:
    engine = AnonymizerEngine()
    engine.add_anonymizer(Withhold)
    text = "Llame al 7000 4471 o escriba a kenia@example.org"
    found = [
        RecognizerResult("PHONE_NUMBER", 9, 18, 1.0),
        RecognizerResult("EMAIL_ADDRESS", 31, len(text), 1.0),
    ]
    done = engine.anonymize(
        text, found, {"DEFAULT": OperatorConfig("withhold", {"language": "es"})}
    )
    assert done.text == "Llame al [teléfono omitido] o escriba a [correo omitido]"


def test_a_language_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="en or es"):
        Withhold().validate({"language": "fr"})
