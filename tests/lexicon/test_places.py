import pytest

from anonymizer.lexicon.places import PlaceKind, country_name, is_big, lookup

DEPARTMENTS = (
    "Ahuachapán,Santa Ana,Sonsonate,Chalatenango,La Libertad,San Salvador,Cuscatlán,La Paz,"
    "Cabañas,San Vicente,Usulután,San Miguel,Morazán,La Unión"
)


@pytest.mark.parametrize("name", DEPARTMENTS.split(","))
def test_every_department_is_a_first_level_division(name):
    assert any(p.kind is PlaceKind.FIRST_LEVEL and p.country == "SV" for p in lookup(name))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("El Salvador", "SV"),
        ("méxico", "MX"),
        ("the United States", "US"),
        ("EE. UU.", "US"),
        ("los Países Bajos", "NL"),
        ("Netherlands", "NL"),
        ("Brasil", "BR"),
        ("Siria", "SY"),
    ],
)
def test_countries_in_both_languages(name, code):
    assert lookup(name)[0].kind is PlaceKind.COUNTRY
    assert lookup(name)[0].country == code


@pytest.mark.parametrize(
    ("name", "country", "first_level"),
    [
        ("Jiquilisco", "SV", "Usulután"),
        ("concepcion de ataco", "SV", "Ahuachapán"),
        ("Soyapango", "SV", "San Salvador"),
        ("McAllen", "US", "Texas"),
        ("Tapachula", "MX", "Chiapas"),
        ("Nebaj", "GT", "Quiché"),
    ],
)
def test_towns_know_where_they_lie(name, country, first_level):
    assert (country, first_level) in {(p.country, p.first_level) for p in lookup(name)}


def test_the_old_municipios_are_all_there():
    assert lookup("San Francisco Chinameca")[0].kind is PlaceKind.MUNICIPALITY
    assert any(p.country == "SV" for p in lookup("San Isidro"))
    assert lookup("Meanguera del Golfo")[0].country == "SV"


@pytest.mark.parametrize(
    ("name", "big"),
    [("Tijuana", True), ("Bogotá", True), ("Houston", True), ("Jiquilisco", False)],
)
def test_is_big(name, big):
    assert is_big(lookup(name)[0]) is big


def test_is_big_takes_another_threshold():
    town = next(p for p in lookup("Usulután") if p.kind is PlaceKind.CITY)
    assert not is_big(town)
    assert is_big(town, population=20_000)


def test_only_one_namesake_is_the_capital():
    capitals = [place for place in lookup("San José") if place.capital]
    assert [place.country for place in capitals] == ["CR"]


def test_unknown_names_find_nothing():
    assert lookup("Xyzzyville") == ()
    assert lookup("") == ()


def test_country_name():
    assert country_name("US", "es") == "Estados Unidos"
    assert country_name("DE", "en") == "Germany"
    assert country_name("CU", "es") == "Cuba"
    assert country_name("??", "en") is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Aleppo", "SY"),
        ("Halab", "SY"),
        ("gobernación de Alepo", "SY"),
        ("Idlib Governorate", "SY"),
        ("Jersón", "UA"),
        ("Kharkiv region", "UA"),
        ("Borno State", "NG"),
        ("Rakhine", "MM"),
        ("Kivu del Norte", "CD"),
        ("Tigray", "ET"),
        ("Departamento del Norte", "HT"),
    ],
)
def test_divisions_of_far_countries(name, country):
    found = lookup(name)
    assert (found[0].kind, found[0].country) == (PlaceKind.FIRST_LEVEL, country)


@pytest.mark.parametrize("name", ["Rivers", "Duarte", "San Juan", "Victoria", "Rivera", "Central"])
def test_a_division_far_away_takes_no_name_of_people_or_small_places(name):
    assert all(place.kind is not PlaceKind.FIRST_LEVEL for place in lookup(name))


@pytest.mark.parametrize("name", ["región de Jiquilisco", "Tapachula region", "region"])
def test_words_for_a_division_make_none_of_a_town(name):
    assert lookup(name) == ()


@pytest.mark.parametrize("name", ["Harris County", "condado de Harris", "Raqqa", "Kyiv", "Pekín"])
def test_large_counties_and_cities_are_big(name):
    assert is_big(lookup(name)[0])
