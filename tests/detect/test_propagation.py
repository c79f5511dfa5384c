from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.detect.propagation import adjoin, propagate
from anonymizer.model import Mention


def spread(text: str, name: str, *doubtful: str, entity_type: str = "PERSON") -> list[str]:
    """What propagation finds besides the first place where ``name`` stands."""
    start = text.index(name)
    accepted = [Mention(start, start + len(name), entity_type, 0.9)]
    weak = [
        Mention(text.index(d), text.index(d) + len(d), "PERSON", 0.04, "reader") for d in doubtful
    ]
    found = propagate(text, accepted, weak)
    return [text[m.start : m.end] for m in found if m.start >= start + len(name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nubia Escalón came. ESCALON was on the list.", ["ESCALON"]),
        ("Nubia Escalón came. Escalón's brother did not.", ["Escalón"]),
        ("Nubia Escalón came. They called Esca-\nlón back.", ["Esca-\nlón"]),
        ("Nubia Escalón came. See nubia_escalon.pdf.", ["nubia_escalon"]),
        ("Nubia Escalón came. File of N.E. is lost.", ["N.E."]),
        ("Nubia de la E came. The desk of de la E is empty.", ["de la E"]),
        ("Nubia Ruth Escalón came. NRE is the code.", ["NRE"]),
        ("Nubia Escalón came. Her handle is nubiaescalon.", ["nubiaescalon"]),
    ],
)
def test_a_name_found_once_is_found_in_every_form(text: str, expected: list[str]) -> None:
    found = spread(text, text[: text.index(" came")])
    assert set(expected) <= set(found)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Nubia Ruth Escalón Paz", ".\nNE: Yes.\nQ: And?\nNE: No.", ["NE", "NE"]),
        ("Nubia Ruth Escalón Paz", ".\n**NE:** Yes.\n**NE:** No.", ["NE", "NE"]),
        ("Nubia Ruth Escalón Paz", " signs.\n\nNE\n", ["NE"]),
        ("Nubia Ruth Escalón Paz", ".\nNE: the north-east.", []),
        ("Nubia Ruth Escalón Paz", ".\nEN: Yes.\nQ: And?\nEN: No.", []),
        ("Rosa Elena Paz", ".\nRE: the first letter.\nRE: the second letter.", []),
    ],
)
def test_a_speaker_is_found_by_initials(name: str, text: str, expected: list[str]) -> None:
    assert spread(name + text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Will Cruz left. He will carry the cross, la cruz.",
        "Paz Grande left. They want paz, and grande means big.",
    ],
)
def test_common_words_in_lower_case_are_left_alone(text: str) -> None:
    assert spread(text, text[: text.index(" left")]) == []


def test_a_doubt_of_the_reader_is_support_enough_for_a_common_word() -> None:
    text = "will cruz ran. ask where will is"
    assert spread(text, "will cruz") == []
    start = text.rindex("will")
    accepted = [Mention(0, 9, "PERSON", 0.9)]
    found = propagate(text, accepted, [Mention(start, start + 4, "PERSON", 0.05)])
    assert any(m.start == start for m in found)


def test_a_place_is_found_again_whole() -> None:
    text = "In Las Chinamas they wait. From Las Chinamas nobody returns, las cosas."
    assert spread(text, "Las Chinamas", entity_type="LOCATION") == ["Las Chinamas"]


@given(st.text(max_size=200), st.integers(0, 50), st.integers(1, 20))
def test_every_find_is_a_span_of_the_text(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start >= end:
        return
    for mention in propagate(text, [Mention(start, end, "PERSON", 0.9)], []):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    ("text", "surfaces", "entity_type", "joined"),
    [
        ("el 4 y 5 de marzo de 2024", ["4", "5 de marzo de 2024"], "DATE_TIME", True),
        ("14 April 2022, Holy Thursday", ["14 April 2022", "Holy Thursday"], "DATE_TIME", True),
        ("in 2019, 2020", ["2019", "2020"], "DATE_TIME", False),
        ("ESCALÓN, NUBIA", ["ESCALÓN", "NUBIA"], "PERSON", True),
        ("Nubia, Delmy", ["Nubia", "Delmy"], "PERSON", False),
        ("12 Elm St, apartment 6", ["12 Elm St", "apartment 6"], "ADDRESS", True),
    ],
)
def test_neighbours_that_are_one_mention(
    text: str, surfaces: list[str], entity_type: str, joined: bool
) -> None:
    spans = [(text.index(s), text.index(s) + len(s)) for s in surfaces]
    found = adjoin(text, [Mention(a, b, entity_type, 0.9) for a, b in spans])
    assert (len(found) == 1) == joined


def test_two_initials_count_where_the_text_introduces_them() -> None:
    said = "Nubia Escalón (NE) came.\nNE: Yes.\nThe wind from NE was cold."
    assert spread(said, "Nubia Escalón").count("NE") == 3
    brackets = "Nubia Ruth Escalón Paz (NE) came. Seen by NE."
    assert spread(brackets, "Nubia Ruth Escalón Paz").count("NE") == 2
    assert "NE" not in spread("Nubia Escalón came. The wind from NE was cold.", "Nubia Escalón")
