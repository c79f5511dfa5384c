from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from anonymizer.models.recipe.augment import (
    Names,
    _swap_names,
    augment,
    chunks,
    cut,
    example,
)
from anonymizer.models.recipe.corpora import Example, parse
from anonymizer.models.recipe.labels import ALL

NAMES = Names(((("Delmy", "Otto"), ("Rugama", "Sicay")),), ("Agua Zarca",))
SOURCE = parse(
    "⟦Nubia Paz|PERSON|p1⟧, DUI ⟦01234567-8|ID|p1⟧, left ⟦Corinto|LOCATION|l1⟧. "
    "⟦Bukele|PERSON|-|KEEP⟧ spoke. ⟦Nubia|PERSON|p1⟧ slept.",
    "own",
)


def test_chunks_and_back_change_nothing() -> None:
    assert example(chunks(SOURCE), SOURCE).text == SOURCE.text
    assert example(chunks(SOURCE), SOURCE).spans == SOURCE.spans


@given(st.integers(0, 10_000))
def test_a_variant_has_the_same_spans_in_the_same_order(seed: int) -> None:
    variant = augment(SOURCE, NAMES, random.Random(seed))
    assert [kind for *_, kind in variant.spans] == [kind for *_, kind in SOURCE.spans]
    for start, end, _ in variant.spans:
        assert 0 <= start < end <= len(variant.text)
        assert variant.text[start:end].strip()


def test_one_name_stays_one_name_and_public_figures_stay() -> None:
    parts = _swap_names(chunks(SOURCE), NAMES, random.Random(1))
    whole, public, again = [c.text for c in parts if c.kind == "PERSON"]
    assert whole.split()[0] == again
    assert again in {"Delmy", "Otto"}
    assert public == "Bukele"


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=400),
    st.integers(20, 100),
    st.integers(0, 99),
)
def test_cutting_loses_nothing(text: str, longest: int, seed: int) -> None:
    source = Example("c", text, (), ALL)
    pieces = cut(source, longest, random.Random(seed))
    assert "".join(piece.text for piece in pieces) == text
    assert all(a[1] <= b[0] for piece in pieces for a, b in pairwise(piece.spans))
