from __future__ import annotations

import pytest

from anonymizer.detect.ends import bare, with_particle
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
        ("Sister Nubia Escalón", "PERSON", "Nubia Escalón"),
        ("Tío Chele", "PERSON", "Chele"),
        ("nubia friday", "PERSON", "nubia"),
        ("nubia ahorita", "PERSON", "nubia"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en la lancha de Escalón Funes", "Escalón Funes"),
        ("la señora de Escalón", "de Escalón"),
        ("el caso de León Paz", "de León Paz"),
    ],
)
def test_a_noun_keeps_its_particle(text: str, expected: str) -> None:
    left = bare(text, mention(text, text[text.index("de ", 6) :]))
    assert left is not None
    assert text[left.start : left.end] == expected
