"""People across documents: who is joined to whom, and what is enrolled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.lexicon.fold import fold
from anonymizer.model import Document, Entity, Sex
from anonymizer.resolve import aliases, resolve
from anonymizer.resolve.memory import MemoryIndex
from tests.resolve.marked import person, read

FULL = "Nubia Ruth Escalón Paz"


def subjects(*documents: str) -> list[str | None]:
    """The subject of the first person of each document, met one after the other."""
    index = MemoryIndex()
    found = []
    for number, marked in enumerate(documents):
        text, mentions, _ = read(marked)
        resolution = resolve(Document(f"{number}.txt", text), mentions, index)
        found.append(index.enrol(resolution).entities[0].subject)
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FULL, FULL.upper()),
        (FULL, "ESCALON PAZ, NUBIA RUTH"),
        (FULL, "Paz Escalon Ruth Nubia"),
        (FULL, "Nubia Escalón"),
        (FULL, "Ruth Escalón Paz"),
        (FULL, "Nubia R. Escalón"),
        ("Nubia Escalón", FULL),
        ("María de la Cruz Paz", "Maria Cruz Paz"),
        ("Ercilia Funes de Aguilar", "Ercilia Aguilar"),
        ("Ercilia Funes de Aguilar", "Ercilia Funes"),
    ],
)
def test_joined(first: str, second: str) -> None:
    a, b = subjects(f"⟦{first}|a⟧ came.", f"⟦{second}|a⟧ came.")
    assert a == b


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nubia", "Nubia"),
        (FULL, "Nubia Paz"),
        (FULL, "Nubia Elena Escalón Díaz"),
        (FULL, "Delmy Escalón Paz"),
        (FULL, "Nubia Ruth"),
        ("N. R. E.", "N. R. E."),
    ],
)
def test_not_joined(first: str, second: str) -> None:
    a, b = subjects(f"⟦{first}|a⟧ came.", f"⟦{second}|a⟧ came.")
    assert a != b


def test_a_short_name_does_not_bridge_two_long_ones() -> None:
    first, short, other = subjects(
        f"⟦{FULL}|a⟧ came.", "⟦Nubia Escalón|a⟧ came.", "⟦Nubia Elena Escalón Díaz|b⟧ came."
    )
    assert first == short
    assert other != first


def test_what_fits_two_is_nobody() -> None:
    first, second, third = subjects(
        f"⟦{FULL}|a⟧ came.", "⟦Nubia Elena Escalón Díaz|b⟧ came.", "⟦Nubia Escalón|c⟧ came."
    )
    assert len({first, second, third}) == 3


def test_the_other_sex_is_another_person() -> None:
    first, second, again = subjects(
        "Doña ⟦Cruz Escalón|a⟧ vino.", "Don ⟦Cruz Escalón|b⟧ vino.", "Doña ⟦Cruz Escalón|a⟧ fue."
    )
    assert first != second
    assert again == first


def test_a_starred_name_is_never_known() -> None:
    index = MemoryIndex()
    text, mentions, _ = read(f"⟦{FULL}|a⟧ came.")
    index.enrol(resolve(Document("a.txt", text), mentions, index))
    again = resolve(Document("b.txt", text), mentions, index, frozenset({fold(FULL)}))
    assert again.entities[0].subject is None


def test_what_is_enrolled() -> None:
    found = aliases(person(FULL, "Nubia", sex=Sex.FEMALE))
    assert {fold(a.text) for a in found if a.kind == "name"} == {
        "nubia ruth escalon paz",
        "escalon nubia paz ruth",
    }
    weak = {fold(a.text) for a in found if a.kind == "weak"}
    assert {"nubia", "nubia escalon", "ruth escalon", "nubia r escalon"} <= weak
    assert "nubia paz" not in weak


def test_what_is_told_is_enrolled_beside_the_name() -> None:
    told = replace(
        person("Cruz Escalón", sex=Sex.MALE),
        official=True,
        facts=frozenset({("born", "1971"), ("age", "40")}),
    )
    assert [a.text for a in aliases(told) if a.kind == "trait"] == [
        "official",
        "male",
        "has born",
        "born 1971",
    ]
    assert not [a for a in aliases(person("Cruz")) if a.kind == "trait"]


def test_another_birth_year_or_paper_is_another_person() -> None:
    first, second, again = subjects(
        f"⟦{FULL}|a⟧, born in 1961, came.",
        f"⟦{FULL}|b⟧, born in 1988, came.",
        f"⟦{FULL}|a⟧, nacida el 3 de mayo de 1961, vino.",
    )
    assert first != second
    assert again == first


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5))
def test_every_name_is_an_alias_and_none_comes_twice(names: list[str]) -> None:
    found = aliases(person(*names))
    keys = [fold(a.text) or a.text for a in found]
    assert {fold(name) or name for name in names} <= set(keys)
    assert len(set(keys)) == len(keys)
    assert len(found) <= 30 * len(names)


def test_pieces_that_differ_by_their_sign_alone_are_all_enrolled() -> None:
    pieces = frozenset({"g1 teodora", "g1~teodora", "g1-teodora"})
    entity = Entity("e1", "PERSON", (0,), ("Theodora",), shape=pieces)
    assert pieces <= {alias.text for alias in aliases(entity) if alias.kind == "trait"}
