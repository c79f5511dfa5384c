from __future__ import annotations

import pytest

from anonymizer.lexicon.named_terms import found


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Glasgow Coma Scale 15 on arrival", "Glasgow Coma Scale"),
        ("declaró en cámara Gesell ayer", "cámara Gesell"),
        ("rezaba el Ave María por todos", "Ave María"),
        ("Por todos los santos, niña", "todos los santos"),
        ("Glasgow was cold", None),
        ("Wendy's brother and Mrs. Foley", None),
    ],
)
def test_terms(text: str, term: str | None) -> None:
    assert [text[a:b] for a, b in found(text)] == ([term] if term else [])
