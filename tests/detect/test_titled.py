from __future__ import annotations

import pytest

from anonymizer.detect.titled import titled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ay don refugio, un abrazo", ["refugio"]),
        ("que la lic escalante vaya", ["escalante"]),
        ("vino el dr orantes paz ayer", ["orantes"]),
        ("dice el hermano saúl q están", ["saúl"]),
        ("su hermana mayor llegó", []),
        ("el sargento orantes melgar", ["orantes melgar"]),
        ("tiene el don de la palabra", []),
        ("la dra nos atendió", []),
        ("Don Refugio habló", []),
    ],
)
def test_names_in_small_letters_after_a_title(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in titled(text)] == names
