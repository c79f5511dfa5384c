import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.lexicon.fold import fold, squeeze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Peña-Nieto ", "pena nieto"),
        ("O’Brien", "o brien"),
        ("JOSÉ  ÁNGEL_Ruiz", "jose angel ruiz"),
        ("Müller & Söhne", "muller sohne"),
        ("Straße", "strasse"),
        ("Иван Петров", "иван петров"),
        ("María", "maria"),
        ("¿?", ""),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize("text", ["01234567-8", "01234567 8", " 0123.4567_8"])
def test_squeeze_joins_an_identifier(text):
    assert squeeze(text) == "012345678"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text(), st.sampled_from("ßéÑİſŁœ"))
def test_short_and_long_way_agree(text, letter):
    # A letter beyond the Latin table makes the whole text go the long way.
    assert fold(f"{text}{letter}") == fold(f"{text}{letter} Я").removesuffix("я").strip()


@given(st.text())
def test_squeeze_is_fold_without_spaces(text):
    assert squeeze(text) == fold(text).replace(" ", "")
