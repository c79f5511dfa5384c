from __future__ import annotations

from anonymizer.evaluate.rate import Rate
from anonymizer.evaluate.types import type_figures
from tests.evaluate.marking import found, gold, span

TEXT = "Ana Paz flew to Tel Aviv with O'Hara."


def test_found_masked_and_of_the_right_type() -> None:
    document = gold(
        TEXT,
        span(TEXT, "Ana Paz", "PER", None),
        span(TEXT, "O'Hara", "PER", None),
        span(TEXT, "Tel Aviv", "LOC", None),
        span(TEXT, "flew", "VERB", None),
    )
    system = [
        found(TEXT, "Ana Paz"),
        found(TEXT, "Tel Aviv", "ORGANIZATION", masked=False),
        found(TEXT, "O", "PERSON"),
        found(TEXT, "Hara", "PERSON"),
    ]
    figures = type_figures([document], [system])
    assert figures["found.PER"] == Rate(2, 2)  # the apostrophe need not be covered
    assert figures["found.LOC"] == Rate(1, 1)
    assert figures["typed.LOC"] == Rate(0, 1)
    assert figures["typed.PER"] == Rate(2, 2)
    assert figures["masked.LOC"] == Rate(0, 1)
    assert figures["found.VERB"] == Rate(0, 1)
    assert "typed.VERB" not in figures  # a label with no counterpart here
