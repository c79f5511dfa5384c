from __future__ import annotations

import pytest

from anonymizer.detect.cuts import by_place, by_sentence
from anonymizer.model import Mention


def mention(text: str, surface: str, entity_type: str = "PERSON") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), entity_type)


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


def test_two_who_paid_are_two() -> None:
    text = "Vino Nubia Guardado. Pagaron Escalón Funes y Guardado."
    parts = by_sentence(text, mention(text, "Escalón Funes y Guardado"))
    assert [text[m.start : m.end] for m in parts] == ["Escalón Funes", "Guardado"]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("told Ana\nPaz: no", "Ana\nPaz", ["Ana\nPaz"]),
        ("told Orantes\nNubia Paz: ok", "Orantes\nNubia Paz", ["Orantes", "Nubia Paz"]),
        (
            "Level\nEscalón, Nubia | eyewitness",
            "Level\nEscalón, Nubia",
            ["Level", "Escalón, Nubia"],
        ),
        ("la Reina\nB: ya", "Reina\nB", ["Reina", "B"]),
        ("Dr. R. Orantes\nLic. Paz, notaria", "R. Orantes\nLic. Paz", ["R. Orantes", "Lic. Paz"]),
        ('with "R. O.". Paz left', '"R. O.". Paz', ['"R. O."', "Paz"]),
        ("Nubia, Tulio y Rosa", "Nubia, Tulio y Rosa", ["Nubia", "Tulio", "Rosa"]),
        ("Nubia Paz, Juana Matías", "Nubia Paz, Juana Matías", ["Nubia Paz", "Juana Matías"]),
        (
            "Vamos Amparo Leyva, Tere Paz, Ludivina",
            "Amparo Leyva, Tere Paz, Ludivina",
            ["Amparo Leyva", "Tere Paz", "Ludivina"],
        ),
        ("C. Arriaza, Brígida P.", "C. Arriaza, Brígida P.", ["C. Arriaza", "Brígida P."]),
        ("spelled Zúniga, Zuniga", "Zúniga, Zuniga", ["Zúniga", "Zuniga"]),
    ],
)
def test_several_names_read_as_one(text: str, surface: str, expected: list[str]) -> None:
    parts = by_sentence(text, mention(text, surface))
    assert [text[m.start : m.end].strip('." ') for m in parts] == [e.strip('." ') for e in expected]
