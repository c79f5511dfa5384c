"""Readers between two. Needs the extra ``train``."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")


def test_between_two_readers_of_one_smoothing() -> None:
    from anonymizer.models.recipe.average import averaged
    from anonymizer.models.recipe.network import Reader, Shape

    shape = Shape(vocabulary=40, labels=3, hidden=24, layers=1, heads=3, inner=32, positions=16)
    before, after = Reader(shape), Reader(shape)
    expected = 0.25 * before.head.weight + 0.75 * after.head.weight
    assert torch.allclose(averaged(before, after, 0.75).head.weight, expected)
    after.layers[0].seen_by.mul_(2)
    with pytest.raises(ValueError, match="smoothed differently"):
        averaged(before, after, 0.5)
