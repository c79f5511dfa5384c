from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.model import Sex
from anonymizer.resolve.names import Name, parse
from anonymizer.resolve.titles import Rank


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Nubia Paz", Name(("nubia",), ("paz",))),
        ("Nubia Ruth Escalón Paz", Name(("nubia", "ruth"), ("escalon", "paz"))),
        ("ESCALON PAZ, NUBIA", Name(("nubia",), ("escalon", "paz"))),
        ("ESCALON PAZ Nubia", Name(("nubia",), ("escalon", "paz"))),
        ("Nubia ESCALON", Name(("nubia",), ("escalon",))),
        ("Nubia Funes de Aguilar", Name(("nubia",), ("funes",), ("aguilar",))),
        ("Vda. de Aguilar", Name(married=("aguilar",))),
        ("el Tuerto", Name(loose=("tuerto",))),
        ("Doña Nubia", Name(loose=("nubia",))),
        ("Abu Omar", Name(loose=("abu omar",))),
        ("Halina Petrovna", Name(loose=("halina",), patronymic="petrovna")),
        ('Nubia "Nuna" Paz', Name(("nubia",), ("paz",), nick="nuna")),
        ("Nahún Sorto Jr.", Name(("nahun",), ("sorto",), rank=Rank.YOUNGER)),
        ("F.E.", Name(surnames=("f", "e"))),
        ("Nubia E. Paz", Name(("nubia", "e"), ("paz",))),
        ("Nubia e Paz", Name(("nubia",), ("paz",))),
        ("Ma. Elena Paz", Name(("maria", "elena"), ("paz",))),
        ("Nuna la del comité", Name(loose=("nuna",))),
    ],
)
def test_parts_of_a_name(surface: str, name: Name) -> None:
    assert parse(surface) == name


def test_a_married_name_shows_a_woman() -> None:
    assert parse("Cruz Paz de Aguilar").sex is Sex.FEMALE


@given(st.text(min_size=1, max_size=40))
def test_every_name_has_a_part(text: str) -> None:
    assert parse(text).parts


def test_a_repr_shows_no_name() -> None:
    assert "nubia" not in repr(parse("Nubia Paz")).lower()
