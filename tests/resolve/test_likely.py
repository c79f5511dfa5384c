"""Who of one story may be one, where the text does not say so."""

from __future__ import annotations

import pytest

from anonymizer.resolve import resolve
from tests.policy.building import marked


def asked(text: str) -> set[tuple[str, str, str]]:
    document, given = marked(text)
    found = resolve(document, given.mentions)
    names = {entity.id: entity.names[0] for entity in found.entities}
    return {(names[each.entity], names[each.other], each.reason) for each in found.alike}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "[Rosa Coto|PERSON] and [Wilber Coto|PERSON] came. They had walked for two days and "
            "had not eaten; nobody asked where they would sleep. [Coto|PERSON] wept.",
            {("Coto", "Rosa Coto", "short-for"), ("Coto", "Wilber Coto", "short-for")},
        ),
        (
            "[Marta Rivas|PERSON] came. Then [Mirta Rivas|PERSON] left.",
            {("Mirta Rivas", "Marta Rivas", "few-letters")},
        ),
        (
            "[Ana López Paz|PERSON] came. Later [Ana Ruiz López|PERSON] wept.",
            {("Ana Ruiz López", "Ana López Paz", "shared-name")},
        ),
    ],
)
def test_who_may_be_one(text: str, pairs: set[tuple[str, str, str]]) -> None:
    assert asked(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "[Nubia Escalón|PERSON] and her sister [Nelda Escalón|PERSON] came.",  # one surname
        "[Mario Rivas|PERSON] came. Then [Maria Rivas|PERSON] left.",  # a man and a woman
        "[Marta Coto|PERSON] came; another [Marta|PERSON] left.",  # the text tells them apart
        "[Marta Coto|PERSON] came. [Marta|PERSON] left.",  # they are one already
        "[Ismael Coto|PERSON] sold tyres. Agent [Coto|PERSON] is no relative.",
        "The [Rivas|PERSON] family left. [Mirta Rivas|PERSON] stayed.",
        "[Ana Coto|PERSON], [Luz Coto|PERSON], [Eva Coto|PERSON] and [Sol Coto|PERSON] came. "
        "[Coto|PERSON] wept.",  # more than three may bear it
    ],
)
def test_who_is_not_asked_about(text: str) -> None:
    assert asked(text) == set()
