import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.lexicon.hypocorisms import are_variants, formals_of
from anonymizer.lexicon.sound import sound


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yesenia", "Jessenia"),
        ("Yaneth", "Janet"),
        ("Brayan", "Bryan"),
        ("Katherine", "Catherin"),
        ("Jhon", "John"),
        ("Chepe", "José"),
        ("Guadalupe", "Lupita"),
        ("Carlitos", "Carlos"),
        ("Rosa", "Rosita"),
        ("Deysi", "Daysy"),
        ("Geovany", "Giovanni"),
        ("Ximena", "Jimena"),
        ("Bob", "Robert"),
        ("William", "Willian"),
        ("Óscar", "OSCAR"),
        ("Xiomara", "Siomara"),
        ("Stefany", "Estefani"),
    ],
)
def test_variants(a, b):
    assert are_variants(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("María", "Mario"),
        ("Ana", "Eva"),
        ("Chepe", "Pepe"),
        ("Carlos", "Carla"),
        ("Juan", "Joan"),
        ("Benito", "Beno Ruiz"),
        ("", ""),
    ],
)
def test_different_names(a, b):
    assert not are_variants(a, b)


def test_formals_of():
    assert "jose" in formals_of("Chepe")
    assert "francisco" in formals_of("Paco")
    assert "miguel" in formals_of("Miguelito")
    assert formals_of("Qwrtzp") == frozenset()


@given(st.text(max_size=20), st.text(max_size=20))
def test_being_variants_is_symmetric(a, b):
    assert are_variants(a, b) == are_variants(b, a)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzáéíóúñ", min_size=1, max_size=12))
def test_sound_ignores_case_and_accents(name):
    assert sound(name) == sound(name.upper())
