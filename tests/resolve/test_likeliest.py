"""Whom a name means that fits several."""

from __future__ import annotations

import pytest

from tests.resolve.marked import grouped

CASES = {
    "who was called so before": [
        "⟦Xiomara|b⟧ came. Her mother, ⟦Cruz Elena Talavera|a⟧, too; call her Mrs. ⟦Talavera|a⟧. "
        "Later ⟦Xiomara Talavera|b⟧ signed.",
    ],
    "no child": [
        "⟦Tere Zavala|a⟧ came without her daughter, ⟦Brenda Zavala|b⟧. It rained for days in the "
        "hills and nobody spoke of it. Why does Ms. ⟦Zavala|a⟧ dig?",
    ],
    "no child by age": [
        "Client: ⟦Arnulfo Orantes|a⟧; son ⟦Kenneth Orantes|b⟧ (9). They came in June and lived "
        "in the church for weeks. Mr. ⟦Orantes|a⟧ was held.",
    ],
    "no other surname": [
        "⟦Delmy Cáceres|a⟧ left. ⟦Marlen Cáceres Dobbs|b⟧ has a room. Mrs. ⟦Dobbs|b⟧ is her "
        "cousin and drove nine hours to the centre to fetch her. Ms. ⟦Cáceres|a⟧ slept.",
    ],
    "the parent is called don": [
        "Desapareció ⟦Ulises Orantes Paz|a⟧, de 23 años. El padre, ⟦Ulises Orantes Lobo|b⟧, fue "
        "a la comandancia y le negaron todo, hasta el agua. A don ⟦Ulises|b⟧ le bajó la presión.",
    ],
    "not the dead": [
        "⟦Arnulfo Orantes|a⟧ and ⟦Edgardo Orantes|b⟧ ran a store. ⟦Edgardo|b⟧ was shot dead. The "
        "boy saw it all from the window and would not speak for a week. Mr. ⟦Orantes|a⟧ was held "
        "in Pearsall.",
    ],
    "two surnames are a whole family's": [
        "⟦Wil Ernesto Sorto Orantes|a⟧ fue detenido. Su hermano, ⟦Nelson Sorto Orantes|b⟧, vive "
        "lejos, con su esposa y sus dos niñas, en una casa prestada. La doctora atendió a ⟦Sorto "
        "Orantes|c⟧.",
    ],
}


@pytest.mark.parametrize("rule", CASES)
def test_likeliest(rule: str) -> None:
    for text in CASES[rule]:
        found, meant = grouped(text)
        assert found == meant, text
