from __future__ import annotations

import pytest

from anonymizer.detect.signed import signed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fecha: hoy\nElabora: I. Quant\n", ["I. Quant"]),
        ("Taken by: Beto Quiroa, volunteer", ["Beto Quiroa"]),
        ("Recibe: Lic. Nubia Paz", ["Nubia Paz"]),
        ("Elabora: Human Rights Watch", []),
        ("Firma: No sabe firmar", []),
        ("ella escribe: Querida Nubia", []),
    ],
)
def test_who_fills_in_a_form(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in signed(text)] == names
