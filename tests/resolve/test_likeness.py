from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.resolve.likeness import Likeness
from anonymizer.resolve.names import parse

PARTS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("paz", "p"),
        ("jose", "chepe"),
        ("yesenia", "jessenia"),
        ("telvi", "etelvina"),
        ("orantes", "orontes"),
        ("nour", "nur"),
        ("khatib", "khateeb"),
        ("cruz", "delacruz"),
        ("hassan", "alhassan"),
        ("florencio", "fiorencio"),
        ("wenceslao", "wences"),
        ("campos", "campitos"),
        ("flor", "florcita"),
        ("halina", "halka"),
    ],
)
def test_alike(a: str, b: str) -> None:
    assert 0 < Likeness().parts(a, b) < 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("wilber", "wilmer"),
        ("santiago", "santiaga"),
        ("carlos", "carla"),
        ("paz", "baires"),
        ("martin", "marta"),
        ("petrona", "petronila"),
    ],
)
def test_not_alike(a: str, b: str) -> None:
    assert Likeness().parts(a, b) == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nubia Paz", "Nubia Ruth Paz Mejía"),
        ("Paz Nubia", "Nubia Paz"),
        ("N. Paz", "Nubia Paz"),
        ("Nubia Aguilar", "Nubia Funes de Aguilar"),
        ("Nubia Paz", "Nubiapaz Orantes Nubia Paz"),
        ("Nubi Apaz", "Nubia Paz"),
    ],
)
def test_names_that_may_be_one_persons(a: str, b: str) -> None:
    assert Likeness().names(parse(a), parse(b)) > 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nubia Paz", "Delmy Paz"),
        ("Nubia Paz", "Nubia Mejía"),
        ("Ruth Mejía", "Nubia Ruth Paz Mejía"),
        ("Nubia Melgar Orantes", "Nubia Orantes de Melgar"),
        ("Halina Petrovna Paz", "Halina Ivanovna Paz"),
    ],
)
def test_names_of_two_people(a: str, b: str) -> None:
    assert Likeness().names(parse(a), parse(b)) == 0


@given(PARTS, PARTS)
def test_likeness_has_no_direction_and_remembers(a: str, b: str) -> None:
    like = Likeness()
    assert like.parts(a, b) == like.parts(b, a) == Likeness().parts(b, a)
    assert (like.parts(a, b) == 1.0) == (a == b)


@given(PARTS, PARTS)
def test_parts_that_are_alike_share_a_key(a: str, b: str) -> None:
    like = Likeness()
    if like.parts(a, b) and min(len(a), len(b)) > 1:
        assert not like.keys(a).isdisjoint(like.keys(b))
