from __future__ import annotations

import pytest

from anonymizer.lexicon.language import guess, passages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They took my son in the morning and I have not seen him since.", "en"),
        ("Se llevaron a mi hijo en la mañana y no lo he visto desde entonces.", "es"),
        ("", "en"),
    ],
)
def test_guess(text: str, language: str) -> None:
    assert guess(text) == language


def test_each_sentence_has_its_own_language() -> None:
    text = (
        "She asked me to write this down as it is. «Yo no me voy de aquí porque es mi casa.» Done."
    )
    found = passages(text, "en")
    assert found.at(0) == "en"
    assert found.at(text.index("Yo no")) == "es"
    assert found.at(len(text) - 1) == "en"
