from __future__ import annotations

import pytest

from anonymizer.detect.borne import borne
from anonymizer.model import Mention


def read(text: str, *surfaces: tuple[str, str]) -> list[tuple[str, str]]:
    found, at = [], 0
    for surface, entity_type in surfaces:
        at = text.index(surface, at)
        found.append(Mention(at, at + len(surface), entity_type))
        at += len(surface)
    return [(text[m.start : m.end], m.entity_type) for m in borne(text, found)]


@pytest.mark.parametrize(
    ("text", "surface", "entity_type", "becomes"),
    [
        ("Nubia Escalón left. We kept it from Nubia.", "Nubia", "LOCATION", "PERSON"),
        ("Nubia Escalón left. Visit (Escalón).", "Escalón", "LOCATION", "PERSON"),
        ("Nubia Escalón left. Ask Escalón.", "Escalón", "ORGANIZATION", "PERSON"),
        ("Nubia Escalón left. The photo of nub there.", "nub", "ORGANIZATION", "PERSON"),
        ("Ermelinda Escalón left. The photo of joel and melinda.", "melinda", "LOCATION", "PERSON"),
        ("Nubia Escalón left. She lives in Escalón.", "Escalón", "LOCATION", "LOCATION"),
        ("Nubia Escalón left. Barrio Escalón is far.", "Escalón", "LOCATION", "LOCATION"),
        ("Nubia Escalón left. On Escalón Street.", "Escalón", "LOCATION", "LOCATION"),
        ("Nubia Morazán left. All of Morazán wept.", "Morazán", "LOCATION", "LOCATION"),
        ("Nubia Escalón left. Ask Orantes.", "Orantes", "LOCATION", "LOCATION"),
    ],
)
def test_a_name_of_somebody_is_no_place(
    text: str, surface: str, entity_type: str, becomes: str
) -> None:
    name = text[: text.index(" left")]
    assert read(text, (name, "PERSON"), (surface, entity_type))[1] == (surface, becomes)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("trabaja en la panadería de don Evelio Escalón.", "Evelio Escalón"),
        ("the church of Pastor Evelio Escalón.", "Evelio Escalón"),
        ("the pastor Evelio Escalón.", "Evelio Escalón"),
    ],
)
def test_a_workplace_that_only_its_owner_names(text: str, owner: str) -> None:
    whole = text[text.index(" la " if " la " in text else "the ") :].removeprefix(" la ")
    whole = whole.removeprefix("the ").removesuffix(".")
    assert read(text, (whole, "ORGANIZATION")) == [(owner, "PERSON")]


def test_initials_that_stand_in_brackets_after_the_name() -> None:
    text = "Noor Haddad (NH) called. NH wrote. CA did not."
    found = read(text, ("Noor Haddad", "PERSON"), ("NH", "LOCATION"), ("CA", "LOCATION"))
    assert found[1:] == [("NH", "PERSON"), ("CA", "LOCATION")]


def test_a_town_that_follows_a_name_at_once_is_a_surname() -> None:
    text = "una señora de León Zamora vino de Zamora"
    found = read(text, ("de León", "PERSON"), ("Zamora", "LOCATION"), ("Zamora", "LOCATION"))
    assert [entity_type for _, entity_type in found] == ["PERSON", "PERSON", "LOCATION"]


def test_a_surname_that_was_read_as_a_place() -> None:
    text = "la llantera de don Chuy Madariaga, en Guasave"
    found = read(text, ("Chuy", "PERSON"), ("Madariaga", "LOCATION"), ("Guasave", "LOCATION"))
    assert found[1:] == [("Madariaga", "PERSON"), ("Guasave", "LOCATION")]
