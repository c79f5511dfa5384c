import pytest

from anonymizer.detect.dates import dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Capt. 19-V-22, cantón", "19-V-22"),
        ("2-X. Vino la madre", "2-X"),
        ("el día primero de los corrientes", "primero de los corrientes"),
        ("el tres de mayo del presente año", "tres de mayo del presente año"),
        ("on 03/04/2022 at noon", "03/04/2022"),
        ("2022-04-03", "2022-04-03"),
        ("expediente 12-34-5678-9", None),
        ("version 1.2.3", None),
    ],
)
def test_dates_by_their_form(text: str, date: str | None) -> None:
    found = [text[start:end] for start, end in dates(text)]
    assert found == ([date] if date else [])
