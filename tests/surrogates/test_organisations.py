import pytest

from anonymizer.surrogates.organisations import kind_of

from .building import rewritten

SENTENCES = [
    ("en", "He works at {Taller La Esperanza}.", "He works at a workshop."),
    ("en", "She went to the {Brookfield Free Clinic}.", "She went to a clinic."),
    ("en", "The {Brookfield Free Clinic} helped us.", "The clinic helped us."),
    ("en", "Our {Brookfield Elementary School} closed.", "Our school closed."),
    ("en", "She called {Zorblax}.", "She called an organisation."),
    ("en", "Ana's {Brookfield Bakery} burned.", "Ana's bakery burned."),
    ("en", "She works in a bakery, {Panadería La Mela}.", "She works in a bakery."),
    ("es", "Trabaja en una panadería, {Panadería La Mela}.", "Trabaja en una panadería."),
    ("es", "Trabaja en el {Taller La Esperanza}.", "Trabaja en un taller."),
    ("es", "Salió del {Centro Escolar Los Pinos}.", "Salió de una escuela."),
    ("es", "Iba a la {parroquia San Roque}.", "Iba a una parroquia."),
    ("es", "La {Panadería Doña Mela} cerró.", "Una panadería cerró."),
    ("es", "Fue al {Hospital Los Pinos}.", "Fue a un hospital."),
    ("es", "Llamó a {Zorblax}.", "Llamó a una organización."),
    ("es", "Fue a {Brookfield Free Clinic}.", "Fue a una clínica."),
    ("es", "Esta {Cooperativa Los Pinos} creció.", "Esta cooperativa creció."),
]


@pytest.mark.parametrize(("language", "marked", "expected"), SENTENCES)
def test_in_a_sentence(language, marked, expected):
    assert rewritten(marked.replace("{", "{ORGANIZATION:"), language) == expected


def test_a_spanish_name_begins_with_its_head_and_an_english_one_ends_with_it():
    assert kind_of("Iglesia Hospital de Almas", "es").word == "iglesia"
    assert kind_of("Market Street Church", "en").word == "church"
