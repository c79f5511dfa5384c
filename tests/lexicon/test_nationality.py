import pytest

from anonymizer.lexicon.nationality import country_of, spanish_forms


@pytest.mark.parametrize(
    ("demonym", "code"),
    [
        ("Salvadoran", "SV"),
        ("salvadoreñas", "SV"),
        ("Hondurans", "HN"),
        ("guatemalteca", "GT"),
        ("nicaragüenses", "NI"),
        ("costarricense", "CR"),
        ("mexicanos", "MX"),
        ("francesas", "FR"),
        ("alemanas", "DE"),
        ("iraníes", "IR"),
        ("españolas", "ES"),
        ("estadounidense", "US"),
        ("Frenchmen", "FR"),
    ],
)
def test_demonyms(demonym, code):
    assert country_of(demonym) == code


@pytest.mark.parametrize("word", ["evangelical", "indígena", "farmer", ""])
def test_other_words_are_no_demonyms(word):
    assert country_of(word) is None


def test_spanish_forms():
    assert spanish_forms("inglés") == ("inglés", "inglesa", "ingleses", "inglesas")
    assert spanish_forms("alemán") == ("alemán", "alemana", "alemanes", "alemanas")
    assert spanish_forms("belga") == ("belga", "belga", "belgas", "belgas")
