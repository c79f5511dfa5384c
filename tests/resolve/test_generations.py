"""Ages, the dead and generations tell namesakes apart."""

from __future__ import annotations

import pytest

from tests.resolve.marked import grouped

CASES = {
    "ages in words": [
        "Su hijo ⟦José Nahún Orantes Lobo|a⟧, de veintidós años, y su suegro, ⟦José Nahún "
        "Orantes|b⟧, de ochenta años.",
    ],
    "ages in a clause": [
        "Buscan a ⟦Nahún Elí Orantes|a⟧, 24 años. Su suegro, don ⟦Nahún Orantes|b⟧, que tiene 81 "
        "años, abrió.",
    ],
    "the younger one by relations": [
        "Her husband, ⟦Lázaro Orantes|a⟧, went to fetch their grandson ⟦Lázaro Lobo|b⟧. The "
        "mother of the younger ⟦Lázaro|b⟧ paid.",
    ],
    "junior is not the one named in full": [
        "⟦Rubén Orantes Paz|a⟧ tiene dos hijos: ⟦Rubén Jr.|b⟧ y Ana. El pequeño ⟦Rubén|b⟧ viajó "
        "con fiebre.",
    ],
    "el joven is a title before a whole name": [
        "Detuvieron a ⟦Alex Sorto Orantes|a⟧. El joven ⟦Sorto Orantes|a⟧ sigue preso.",
    ],
}


@pytest.mark.parametrize("rule", CASES)
def test_generations(rule: str) -> None:
    for text in CASES[rule]:
        found, meant = grouped(text)
        assert found == meant, text
