import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.detect.ages import ages


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in ages(text)]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("She was 41 years old then.", "41 years old"),
        ("a nineteen-year-old student", "nineteen-year-old"),
        ("Iris, 14 y/o, alone", "14 y/o"),
        ("aged sixty-two, widowed", "sixty-two"),
        ("a woman in her late thirties", "late thirties"),
        ("he turned eleven in the camp", "eleven"),
        ("a boy of nine", "nine"),
        ("tenía 52 años de edad", "52 años"),
        ("edad: 33", "33"),
        ("recién cumplió quince", "quince"),
        ("va a cumplir ocho en mayo", "va a cumplir ocho"),
        ("una niña de tres añitos", "tres añitos"),
    ],
)
def test_an_age_is_found(text: str, age: str) -> None:
    assert age in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "tengo cinco años de vivir aquí",
        "lo condenaron a treinta años",
        "hace dos años que no lo veo",
        "he turned two of them away",
        "cumplió tres meses de detención",
        "page 41, line 9",
        "it took twenty years",
    ],
)
def test_a_duration_or_count_is_none(text: str) -> None:
    assert found(text) == []


@given(st.text())
def test_spans_lie_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in ages(text))


def test_since_an_age_is_an_age_and_since_a_decade_is_none() -> None:
    text = "anda con ellos desde los catorce, enferma desde los siete años, vive aquí desde los 90"
    assert sorted(found(text)) == ["catorce", "siete años"]
