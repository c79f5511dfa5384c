import pytest

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
