import pytest

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.organisations import OrganisationKind, find, find_handle, organisations


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("la PNC", OrganisationKind.AGENCY),
        ("Policía Nacional Civil", OrganisationKind.AGENCY),
        ("CECOT", OrganisationKind.PRISON),
        ("Mariona", OrganisationKind.PRISON),
        ("the Red Cross", OrganisationKind.INTERNATIONAL),
        ("UN Security Council", OrganisationKind.INTERNATIONAL),
        ("HRW's", OrganisationKind.NGO),
        ("MS-13", OrganisationKind.GANG),
        ("Barrio 18", OrganisationKind.GANG),
        ("Nuevas Ideas", OrganisationKind.PARTY),
        ("El Faro", OrganisationKind.MEDIA),
        ("hrw.org", OrganisationKind.NGO),
    ],
)
def test_find(name, kind):
    assert find(name).kind is kind


@pytest.mark.parametrize("name", ["Escuela San Antonio", "Tienda Lupita", "the", "", "Target"])
def test_unlisted(name):
    assert find(name) is None


def test_handles_match_as_a_whole():
    assert find_handle("@PNCSV").name == "Policía Nacional Civil"
    assert find_handle("@PNCSV_juan") is None
    assert find_handle("@NI") is None


def test_names_are_unique():
    names = [organisation.name for organisation in organisations()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hospital Bloom", "SV"),
        ("el aeropuerto de Comalapa", "SV"),
        ("COFAMICENH", "HN"),
        ("FAMDEGUA", "GT"),
        ("Rastreadoras del Fuerte", "MX"),
        ("Saydnaya", "SY"),
        ("Hayat Tahrir al-Sham", ""),
        ("Commission for the Control of Files", ""),
        ("RNDDH", "HT"),
        ("Izolyatsia", "UA"),
        ("Amba Boys", ""),
        ("Normandie Locos", "US"),
    ],
)
def test_well_known_in_other_countries(name, country):
    assert find(name).country == country


# Names that people bear, and words: an alias of that form would keep somebody's name.
@pytest.mark.parametrize(
    "name",
    [
        "Jorge Chávez",
        "Leonardo Martínez",
        "Calixto García",
        "Luz",
        "Ana",
        "Milpa",
        "Techo",
        "El Norte",
    ],
)
def test_names_of_people_and_words_are_no_organisations(name):
    assert find(name) is None


def test_one_name_means_one_organisation():
    forms = [
        form
        for organisation in organisations()
        for form in {fold(name) for name in (organisation.name, *organisation.aliases)}
    ]
    assert len(forms) == len(set(forms))
