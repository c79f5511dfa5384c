import pytest

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.public_figures import figures, find, fits, office_of

GIVEN_NAMES = (
    "ana angel antonio carlos carmen daniel david elena fernando francisco gloria jorge jose juan "
    "julio luis manuel maria marta mario miguel pablo pedro rosa rafael ricardo roberto sandra "
    "sara sergio"
)
SURNAMES = (
    "garcia martinez lopez hernandez gonzalez rodriguez perez sanchez ramirez torres flores rivera "
    "gomez diaz cruz reyes morales gutierrez ortiz chavez ramos ruiz alvarez mendoza vasquez "
    "castillo jimenez moreno romero herrera medina aguilar vargas mejia guzman"
)
COMMON_GIVEN = frozenset(GIVEN_NAMES.split())
COMMON_SURNAMES = frozenset(SURNAMES.split())


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Nayib Bukele", None),
        ("BUKELE", None),
        ("Bukele's", None),
        ("President Trump", None),
        ("Hernández", "a speech of President"),
        ("Funes", "el expresidente"),
        ("Romero", "cuando mataron a Monseñor"),
        ("Monseñor Romero", None),
        ("Francis", "Pope"),
        ("Villatoro", "dijo el ministro"),
        ("Berta Cáceres", None),
        ("Rodolfo Delgado", "el fiscal"),
        ("el presidente Funes", None),
    ],
)
def test_public_figures(name, title):
    assert find(name, title) is not None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Marta Bukele", None),
        ("Hernández", None),
        ("Romero", None),
        ("Óscar Romero", None),
        ("Pedro Hernández", "President"),
        ("Hernández", "Officer"),
        ("Morales", "el alcalde"),
        ("Delgado", "el fiscal"),
        ("Juan", "President"),
        ("de la", "President"),
        ("", "President"),
    ],
)
def test_private_people(name, title):
    assert find(name, title) is None


def test_fits_only_the_words_of_the_figure():
    figure = find("Mauricio Funes")
    assert fits(figure, "President Funes")
    assert fits(figure, "Funes’s")
    assert not fits(figure, "Mauricio Funes Orellana")


def test_office_of():
    assert office_of("the former Vice President") == "vice president"
    assert office_of("el Fiscal General") == "attorney general"
    assert office_of("my neighbour") is None
    assert office_of("") is None


def test_no_form_is_a_name_that_many_private_people_bear():
    for figure in figures():
        for form in (figure.name, *figure.short_forms):
            words = fold(form).split()
            if len(words) == 2:
                assert not (words[0] in COMMON_GIVEN and words[1] in COMMON_SURNAMES)


def test_no_bare_common_surname_is_a_form():
    forms = {fold(form) for figure in figures() for form in figure.short_forms}
    assert forms.isdisjoint(COMMON_SURNAMES | COMMON_GIVEN)
