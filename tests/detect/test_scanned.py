from hypothesis import given
from hypothesis import strategies as st

from anonymizer.detect.scanned import mended

LETTER = "YO S0Y EUSEBlA DE TLAC0TEPEC. EL DlA 17 DE 0CTUBRE DE 2O19, A10."


def test_damaged_words_and_years_are_put_right() -> None:
    assert mended(LETTER) == "YO SOY EUSEBIA DE TLACOTEPEC. EL DIA 17 DE OCTUBRE DE 2019, A10."


def test_numbers_of_documents_stay() -> None:
    number = f"{LETTER} HB-4O-7l9 TCZYES58O4l2l2M3OO"
    assert mended(number).endswith("HB-4O-7l9 TCZYES58O4l2l2M3OO")


def test_a_text_that_was_not_scanned_stays_as_it_is() -> None:
    text = "He carried an M16 down the A10 to the B1 gate with All the rest."
    assert mended(text) is text


@given(st.text())
def test_the_length_never_changes(text: str) -> None:
    assert len(mended(LETTER + text)) == len(LETTER + text)
