import pytest

from anonymizer.surrogates.redaction import mark

from .building import rewritten


@pytest.mark.parametrize(
    ("entity_type", "english", "spanish"),
    [
        ("SV_DUI", "[DUI withheld]", "[DUI omitido]"),
        ("PHONE_NUMBER", "[phone number withheld]", "[teléfono omitido]"),
        ("ADDRESS", "[address withheld]", "[dirección omitida]"),
        ("A_TYPE_OF_TOMORROW", "[number withheld]", "[número omitido]"),
    ],
)
def test_marks(entity_type, english, spanish):
    assert mark(entity_type, "en") == english
    assert mark(entity_type, "es") == spanish


def test_exactly_the_mention_is_replaced():
    assert rewritten("Su DUI: {SV_DUI:00000000-0}.", "es") == "Su DUI: [DUI omitido]."
