"""People of several documents that are read in one call."""

from __future__ import annotations

from itertools import permutations

import pytest

from anonymizer.model import Document, Mention
from anonymizer.resolve import resolve_together
from tests.resolve.marked import read


def subjects(*marked: str, series: bool = False) -> list[dict[str, str | None]]:
    """Who of each document is which subject; only people are marked, and numbers as ``n``."""
    stories, names = [], []
    for number, each in enumerate(marked):
        text, mentions, who = read(each)
        kinds = ["PHONE_NUMBER" if name.startswith("n") else "PERSON" for name in who]
        typed = [Mention(m.start, m.end, k) for m, k in zip(mentions, kinds, strict=True)]
        stories.append((Document(f"{number}.txt", text), typed, frozenset[str]()))
        names.append(who)
    found = []
    for resolution, who in zip(resolve_together(stories, series=series), names, strict=True):
        entities = resolution.entity_by_mention()
        found.append({name: entities[i].subject for i, name in enumerate(who)})
    return found


FULL = "⟦Nubia Ruth Escalón Paz|a⟧ left."


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("⟦Nubia|a⟧ left.", "⟦Nubia|a⟧ left.", False),
        ("⟦Nubia|a⟧ left: ⟦7000-0101|n⟧.", "⟦Nubia|a⟧ left: ⟦7000-0101|n⟧.", True),
        (FULL, "⟦Nubia|a⟧ left.", False),
        ("⟦Nubia Orantes|a⟧ left.", "⟦Orantes Rugama|a⟧ left.", False),
        ("⟦Nubia Orantes|a⟧: ⟦7000-0101|n⟧.", "⟦Orantes Rugama|a⟧: ⟦7000-0101|n⟧.", False),
        (FULL + " ⟦Rosa Funes|b⟧ came.", "⟦Nubia|a⟧ left. ⟦Rosa Funes|b⟧ came.", True),
        (FULL + " Officer ⟦Elí Funes|b⟧ came.", "⟦Nubia|a⟧ left. Officer ⟦Elí Funes|b⟧.", False),
        (FULL, "⟦Nubia Escalón|a⟧ left.", True),
    ],
)
def test_single_names_join_where_documents_share_something(
    first: str, second: str, one: bool
) -> None:
    a, b = subjects(first, second)
    assert (a["a"] == b["a"]) is one


def test_in_a_series_they_belong_together() -> None:
    a, b = subjects(FULL, "⟦Nubia|a⟧ left.", series=True)
    assert a["a"] == b["a"]


def test_the_order_of_the_files_changes_nothing() -> None:
    files = (
        "⟦Rolando Antonio Lozano Paz|a⟧ keeps bees. Another ⟦Rolando Lozano|b⟧ sells used tyres.",
        "⟦Roly|a⟧, that is ⟦Rolando Antonio|a⟧, writes. ⟦Etelvina Lazo|c⟧ reads.",
        "⟦E. Lazo|c⟧ met ⟦Rolando Lozano|b⟧, who sells used tyres.",
    )
    ways = set()
    for order in permutations(range(3)):
        found = subjects(*(files[number] for number in order), series=True)
        told = {number: found[place] for place, number in enumerate(order)}
        people = [(number, who) for number in range(3) for who in sorted(told[number])]
        ways.add(
            frozenset(
                frozenset(p for p in people if told[p[0]][p[1]] == told[q[0]][q[1]]) for q in people
            )
        )
    assert ways == {
        frozenset(
            {
                frozenset({(0, "a"), (1, "a")}),
                frozenset({(0, "b"), (2, "b")}),
                frozenset({(1, "c"), (2, "c")}),
            }
        )
    }


def test_both_halves_of_a_name_are_one_where_another_document_has_the_whole() -> None:
    apart = subjects("⟦Nubia|a⟧ wrote. Mrs ⟦Escalón|b⟧ phoned.")[0]
    assert apart["a"] != apart["b"]
    whole, halves = subjects(FULL, "⟦Nubia|a⟧ wrote. Mrs ⟦Escalón|b⟧ phoned.", series=True)
    assert whole["a"] == halves["a"] == halves["b"]


def test_what_may_mean_any_of_two_joins_nobody() -> None:
    (found,) = subjects(
        'The warrant is for "⟦Ana Paz|x⟧". Two women of our street bear this name. '
        "⟦Ana Paz Lobo|a⟧ sews; the other ⟦Ana Paz|b⟧ is a nurse."
    )
    assert len({found["x"], found["a"], found["b"]}) == 3


def test_who_may_be_several_waits_until_the_others_are_placed() -> None:
    first, second = subjects(
        "My husband is ⟦José Armando Beltrán Coto|a⟧, my son ⟦Bryan Armando Beltrán Lobo|b⟧.",
        "⟦Armando Beltrán|a⟧ was moved. The boy, ⟦Bryan Beltrán|b⟧, left school.",
        series=True,
    )
    assert first == second


def test_the_trade_says_who_is_meant_in_either_language() -> None:
    first, second = subjects(
        "⟦Rosa Paz|a⟧, a seamstress, met ⟦Rosa Lobo|b⟧, a nurse.",
        "Llamó ⟦Rosa|b⟧, la enfermera. Otra ⟦Rosa|a⟧, la costurera, no pudo.",
        series=True,
    )
    assert first == second
