"""Names that a text sets against the same or a like name."""

from __future__ import annotations

import pytest

from tests.resolve.marked import grouped

CASES = {
    "not the known one": [
        "⟦Maira Orantes|a⟧ came. A clerk, ⟦Mayra Lobo|b⟧, not ⟦Maira|a⟧, wrote it down.",
    ],
    "no relation to the known one": [
        "⟦Melvin Sorto|a⟧ came. ⟦Sorto|b⟧ is her first name: ⟦Sorto Elena Lobo|b⟧. No relation "
        "to ⟦Melvin|a⟧.",
    ],
    "this one is who was just named": [
        "Vio a ⟦Brayan Orantes|a⟧ y a don ⟦Tulio Orantes|b⟧, el dueño. Disparó ⟦Brayan "
        "Orantes|a⟧. Este ⟦Orantes|a⟧ no es pariente.",
    ],
    "named after": [
        "⟦Ancelmo Paz|a⟧ died. Her grandson, named ⟦Ancelmo|b⟧ after a grandfather, was taken.",
    ],
}


@pytest.mark.parametrize("rule", CASES)
def test_set_apart(rule: str) -> None:
    for text in CASES[rule]:
        found, meant = grouped(text)
        assert found == meant, text
