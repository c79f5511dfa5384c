"""What a text says of relatives."""

from __future__ import annotations

import pytest

from tests.resolve.marked import grouped

CASES = {
    "a man's husband is no man's": [
        "Preguntó por «⟦Alcides|b⟧» y ella dijo que su esposo ⟦Alcides Lobo|b⟧ murió. ⟦Freddy "
        "Lobo Paz|a⟧ durmió.",
    ],
    "also called so": [
        "⟦Nelson Orantes|a⟧ was taken. ⟦Nelson|a⟧ called once. His father, also ⟦Nelson "
        "Orantes|b⟧, was shot.",
    ],
    "is also his grandson": [
        "⟦Abelino Orantes|a⟧ cultiva café. ⟦Abelino Orantes|b⟧ es también su nieto.",
    ],
    "what they call my brother": [
        "My brother, ⟦Wilmer Orantes|a⟧, drove a bus. Everybody called my brother ⟦Chele|a⟧. "
        "⟦Chele|a⟧ paid.",
    ],
    "a son and a husband of one name": [
        "Detuvieron a su hijo mayor, ⟦Freddy Alexander Orantes Paz|a⟧. Su esposo, ⟦Freddy "
        "Orantes|b⟧, reclamó.",
    ],
    "somebody else says so": [
        "Habló el fiscal ⟦Rodrigo Ceballos|a⟧. Según la madre, ⟦Ceballos|a⟧ pidió esperar.",
    ],
    "each speaker has a brother of her own": [
        "NUBIA: My father, ⟦Eulogio Orantes|a⟧, and my brothers ⟦Domingo|b⟧ and "
        "⟦Eulogio|c⟧.\nWARD: Yes?\nNUBIA: Yes.\nJUANA: Yes.\nWARD: So?\nJUANA: So.",
    ],
    "how a church calls its members": [
        "Sister ⟦Delmy Cantarero|a⟧ sings. Sister ⟦Cantarero|a⟧ drove us.",
    ],
    "my father-in-law by his second name": [
        "Abrió mi suegro, don ⟦Lisandro|a⟧. Don ⟦José Lisandro Orantes|a⟧ padece.",
    ],
}


@pytest.mark.parametrize("rule", CASES)
def test_relatives(rule: str) -> None:
    for text in CASES[rule]:
        found, meant = grouped(text)
        assert found == meant, text
