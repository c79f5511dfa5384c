from __future__ import annotations

import pytest

from anonymizer.detect.known import corrected
from anonymizer.model import Mention


def fix(text: str, surface: str, entity_type: str) -> list[tuple[str, str]]:
    start = text.index(surface)
    found = corrected(text, [Mention(start, start + len(surface), entity_type)])
    return [(text[m.start : m.end], m.entity_type) for m in found]


@pytest.mark.parametrize(
    ("surface", "entity_type", "expected"),
    [
        ("Cristosal", "PERSON", [("Cristosal", "ORGANIZATION")]),
        ("Chalchuapa", "PERSON", [("Chalchuapa", "LOCATION")]),
        ("Honduras", "ORGANIZATION", [("Honduras", "LOCATION")]),
        ("Santiago", "PERSON", [("Santiago", "PERSON")]),
        ("Mrs. Orellana", "PERSON", [("Orellana", "PERSON")]),
        ("el Chele", "PERSON", [("Chele", "PERSON")]),
        ("El Chele", "PERSON", [("El Chele", "PERSON")]),
        ("el", "PERSON", []),
        ("Red Cross in", "ORGANIZATION", [("Red Cross", "ORGANIZATION")]),
        ("04418276-1", "SV_DUI", [("04418276-1", "SV_DUI")]),
    ],
)
def test_corrected(surface: str, entity_type: str, expected: list[tuple[str, str]]) -> None:
    assert fix(f"then {surface} came", surface, entity_type) == expected
