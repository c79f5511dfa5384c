import pytest

from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.model import Sex


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Yesenia", Sex.FEMALE),
        ("Katherine", Sex.FEMALE),
        ("María José", Sex.FEMALE),
        ("maria de los angeles", Sex.FEMALE),
        ("Wilber", Sex.MALE),
        ("Josué", Sex.MALE),
        ("José María", Sex.MALE),
        ("BRAYAN", Sex.MALE),
        ("Guadalupe", Sex.UNKNOWN),
        ("Qwrtzp", Sex.UNKNOWN),
        ("", Sex.UNKNOWN),
    ],
)
def test_sex_of(name, sex):
    assert sex_of(name) is sex


def test_given_and_surnames():
    assert is_given("Ana Lucía")
    assert not is_given("Menjívar")
    assert is_surname("Menjívar")
    assert is_surname("de la Cruz")
    assert is_surname("Caal Xol")
    assert not is_surname("Yesenia")
    assert not is_given("de los")
    assert not is_surname("")
