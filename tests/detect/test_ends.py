from __future__ import annotations

import pytest

from anonymizer.detect.ends import bare, by_place, by_sentence, with_particle
from anonymizer.model import Mention


def mention(text: str, surface: str, entity_type: str = "PERSON") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), entity_type)


@pytest.mark.parametrize(
    ("surface", "entity_type", "expected"),
    [
        ("Mrs. Orellana", "PERSON", "Orellana"),
        ("I, Nubia Escalón", "PERSON", "Nubia Escalón"),
        ("licenciada Nubia Escalón", "PERSON", "Nubia Escalón"),
        ("el Chele", "PERSON", "Chele"),
        ("El Chele", "PERSON", "El Chele"),
        ("The Orellanas", "PERSON", "Orellanas"),
        ("You Orellana", "PERSON", "Orellana"),
        ("NUBIA ESCALÓN MANIFESTÓ", "PERSON", "NUBIA ESCALÓN"),
        ("FILE ESCALÓN-FUNES", "PERSON", "ESCALÓN-FUNES"),
        ("Nubia Escalón de Sonsonate", "PERSON", "Nubia Escalón"),
        ("Nubia Escalón de Puebla", "PERSON", "Nubia Escalón de Puebla"),
        ("de la Cruz", "PERSON", "de la Cruz"),
        ("buses de Soyapango", "LOCATION", "Soyapango"),
        ("el", "PERSON", None),
    ],
)
def test_words_at_the_ends_that_name_nothing(
    surface: str, entity_type: str, expected: str | None
) -> None:
    text = f"then {surface} came"
    left = bare(text, mention(text, surface, entity_type))
    assert (left and text[left.start : left.end]) == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Ruperto Chávez. Nubia", ["Ruperto Chávez", "Nubia"]),
        ("H. Paz de Lobo\nL. E. Chávez", ["H. Paz de Lobo", "L. E. Chávez"]),
        ("José Antonio\nGuardado", ["José Antonio\nGuardado"]),
        ("Ruperto\n\nNubia", ["Ruperto", "Nubia"]),
        ("Ma. Gpe. Luna", ["Ma. Gpe. Luna"]),
        ("Ruperto\nChávez", ["Ruperto\nChávez"]),
        ("\nLa Chata", ["La Chata"]),
        ("Nubia.\n\n\nLa Chata", ["Nubia", "La Chata"]),
        ("Ruperto Chávez\n\n", ["Ruperto Chávez"]),
        ("Nubia Escalón la de Apastepeque", ["Nubia Escalón"]),
        ("Nubia de la Cruz", ["Nubia de la Cruz"]),
    ],
)
def test_a_name_ends_with_its_sentence(surface: str, expected: list[str]) -> None:
    parts = by_sentence(surface, mention(surface, surface))
    assert [surface[m.start : m.end] for m in parts] == expected


@pytest.mark.parametrize(
    ("text", "surface", "entity_type", "expected"),
    [
        ("la señora de León came", "León", "PERSON", "de León"),
        ("Mr. de la Rosa came", "Rosa", "PERSON", "de la Rosa"),
        ("la señora de León came", "León", "LOCATION", "León"),
        ("she came de León", "León", "PERSON", "León"),
    ],
)
def test_a_surname_after_a_title_takes_its_particle(
    text: str, surface: str, entity_type: str, expected: str
) -> None:
    grown = with_particle(text, mention(text, surface, entity_type))
    assert text[grown.start : grown.end] == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Honduras and Panamá", ["Honduras", "Panamá"]),
        ("cantón Las Minas, Chalatenango", ["cantón Las Minas", "Chalatenango"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("SAN ROQUE (CUSCATLÁN)", ["SAN ROQUE", "CUSCATLÁN)"]),
        ("Las Minas y El Zope", ["Las Minas y El Zope"]),
    ],
)
def test_places_read_as_one(surface: str, expected: list[str]) -> None:
    text = f"through {surface} again"
    parts = by_place(text, mention(text, surface, "LOCATION"))
    assert [text[m.start : m.end] for m in parts] == expected


def test_the_agency_at_the_head_of_a_letter_and_its_branch() -> None:
    text = "POLICÍA NACIONAL CIVIL\nPUESTO EL ZOPE\nHoy"
    parts = by_sentence(text, mention(text, text[:-4], "ORGANIZATION"))
    assert [text[m.start : m.end] for m in parts] == ["POLICÍA NACIONAL CIVIL", "PUESTO EL ZOPE"]


@pytest.mark.parametrize(
    ("surface", "parts"),
    [
        ("Walter, Geovanni Iraheta", ["Walter", "Geovanni Iraheta"]),
        ("Rosa Paz de Barrera, Elmer Barrera", ["Rosa Paz de Barrera", "Elmer Barrera"]),
        ("Reina, Chevo", ["Reina", "Chevo"]),
        ("Escalón, Escalón", ["Escalón", "Escalón"]),
        ("Guzmán Pineda, Rosa Elena", ["Guzmán Pineda, Rosa Elena"]),
        ("MENJÍVAR, ROSA", ["MENJÍVAR, ROSA"]),
    ],
)
def test_two_names_with_a_comma_are_two(surface: str, parts: list[str]) -> None:
    cut = by_sentence(surface, mention(surface, surface))
    assert [surface[m.start : m.end] for m in cut] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left. Estaban Nubia y Delmy.", "Nubia"),
        ("They left, Estaban Nubia.", "Estaban Nubia"),
    ],
)
def test_a_verb_that_begins_a_sentence_is_no_given_name(text: str, expected: str) -> None:
    left = bare(text, mention(text, "Estaban Nubia"))
    assert left is not None
    assert text[left.start : left.end] == expected


def test_two_who_paid_are_two() -> None:
    text = "Vino Nubia Guardado. Pagaron Escalón Funes y Guardado."
    parts = by_sentence(text, mention(text, "Escalón Funes y Guardado"))
    assert [text[m.start : m.end] for m in parts] == ["Escalón Funes", "Guardado"]
