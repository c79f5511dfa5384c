from __future__ import annotations

import pytest

from anonymizer.detect.known import corrected
from anonymizer.model import Mention


def fix(text: str, surface: str, entity_type: str) -> list[tuple[str, str]]:
    start = text.index(surface)
    found = corrected(text, [Mention(start, start + len(surface), entity_type)])
    return [(text[m.start : m.end], m.entity_type) for m in found]


def test_question_and_answer_are_nobody() -> None:
    assert fix("P: ¿Y después?", "P", "PERSON") == []
    assert fix("P. vino.", "P", "PERSON") == [("P", "PERSON")]


@pytest.mark.parametrize(
    ("surface", "entity_type", "expected"),
    [
        ("Cristosal", "PERSON", [("Cristosal", "ORGANIZATION")]),
        ("Chalchuapa", "PERSON", [("Chalchuapa", "LOCATION")]),
        ("Honduras", "ORGANIZATION", [("Honduras", "LOCATION")]),
        ("Santiago", "PERSON", [("Santiago", "PERSON")]),
        ("el", "PERSON", []),
        ("DUI", "PERSON", []),
        ("Mpio", "LOCATION", []),
        ("keeper of the keys", "ORGANIZATION", [("keeper of the keys", "ROLE")]),
        ("Bo", "PERSON", [("Bo", "PERSON")]),
        ("an unspecified date", "DATE_TIME", []),
        ("0318/2021", "DATE_TIME", [("0318/2021", "CASE_NUMBER")]),
        ("03/2021", "DATE_TIME", [("03/2021", "DATE_TIME")]),
        ("Nueva Concepción", "LOCATION", [("Nueva Concepción", "LOCATION")]),
        (
            "Amnesty International delegation",
            "ORGANIZATION",
            [("Amnesty International", "ORGANIZATION")],
        ),
        ("San José Obrero", "ORGANIZATION", [("San José Obrero", "ORGANIZATION")]),
        ("police", "ORGANIZATION", []),
        ("Red Cross in", "ORGANIZATION", [("Red Cross", "ORGANIZATION")]),
        ("04418276-1", "SV_DUI", [("04418276-1", "SV_DUI")]),
    ],
)
def test_corrected(surface: str, entity_type: str, expected: list[tuple[str, str]]) -> None:
    assert fix(f"then {surface} came", surface, entity_type) == expected


@pytest.mark.parametrize(
    ("text", "surface", "entity_type", "expected"),
    [
        ("de Mariona lo trasladaron a Izalco", "Izalco", "PERSON", "ORGANIZATION"),
        ("allá en el Izalco no hay luz", "Izalco", "LOCATION", "ORGANIZATION"),
        ("la tuvieron cuatro meses en Lumpkin", "Lumpkin", "LOCATION", "ORGANIZATION"),
        ("ya no creo en Bukele ni en nadie", "Bukele", "LOCATION", "PERSON"),
        ("the letter that Ms. Pavón will read", "Pavón", "ORGANIZATION", "PERSON"),
        ("el licenciado Tení habló bien", "Tení", "LOCATION", "PERSON"),
        ("lo llevaron a Pavón", "Pavón", "ORGANIZATION", "ORGANIZATION"),
        ("they moved him, says Ruperto Eloy", "Eloy", "PERSON", "PERSON"),
        ("Call Ruperto Chávez now", "Ruperto Chávez", "LOCATION", "PERSON"),
        ("vive en Ruperto Chávez", "Ruperto Chávez", "LOCATION", "LOCATION"),
        ("[12/8/23, 19:05] Nubia", "Nubia", "PERSON", "PERSON"),
        ("nació y creció en Izalco", "Izalco", "LOCATION", "LOCATION"),
    ],
)
def test_context_tells(text: str, surface: str, entity_type: str, expected: str) -> None:
    assert fix(text, surface, entity_type) == [(surface, expected)]


def test_minutes_are_no_date() -> None:
    assert fix("[12/8/23, 19:05]", "05", "DATE_TIME") == []
