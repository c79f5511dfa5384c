from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymizer.detect.reader import Reading, shipped, without_loose_end

TEXTS = [
    ("Soldiers came for Ruperto Chávez in the hamlet of Agua Zarca.", "PERSON", "Ruperto Chávez"),
    ("Mi vecina Eduviges Pocasangre tiene miedo.", "PERSON", "Eduviges Pocasangre"),
    ("ella es kenia pocasangre, la prima de mi mami", "PERSON", "kenia pocasangre"),
    ("La detuvieron el 3 de agosto de 2022 por la noche.", "DATE", "3 de agosto de 2022"),
    ("Vive en la colonia Altos del Cerro desde niña.", "LOCATION", "Altos del Cerro"),
]


@pytest.mark.parametrize(("text", "label", "surface"), TEXTS)
def test_reads_names_and_dates_in_both_languages(text: str, label: str, surface: str) -> None:
    found = [(r.label, text[r.start : r.end]) for r in shipped().read(text) if r.score > 0.5]
    assert any(kind == label and surface in words for kind, words in found)


def test_a_name_is_found_wherever_it_stands_in_a_long_text() -> None:
    filler = "The road was long and nobody spoke to us on the way. " * 40
    text = filler + "Then Ruperto Chávez came back alone. " + filler
    start = text.index("Ruperto")
    assert any(r.start <= start and r.end >= start + 14 for r in shipped().read(text))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=400))
def test_reads_any_text_without_overlap(text: str) -> None:
    readings = shipped().read(text)
    assert all(0 <= r.start < r.end <= len(text) for r in readings)
    assert all(a.end <= b.start for a, b in pairwise(readings))


@pytest.mark.parametrize(
    ("label", "surface", "kept"),
    [
        ("DATE", "2 March 2019 and", "2 March 2019"),
        ("ROLE", "Head of the", "Head"),
        ("ROLE", "at the", None),
        ("ORG", "Lácteos La", "Lácteos La"),
        ("PERSON", "Y", "Y"),
    ],
)
def test_links_at_the_end_belong_to_no_span(label: str, surface: str, kept: str | None) -> None:
    found = without_loose_end(surface, Reading(0, len(surface), label, 0.9))
    assert (surface[found.start : found.end] if found else None) == kept
