from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from anonymizer.detect.merge import merge
from anonymizer.model import Mention


def test_the_longer_span_wins_and_what_is_left_over_stays() -> None:
    text = "calle Los Pinos 14, Ahuachapán"
    found = merge(text, [Mention(0, 18, "ADDRESS", 0.9), Mention(16, 30, "LOCATION", 0.99)])
    assert [(m.start, m.end, m.entity_type) for m in found] == [
        (0, 18, "ADDRESS"),
        (20, 30, "LOCATION"),
    ]


def test_of_the_same_span_the_specific_type_wins() -> None:
    found = merge("04418276-1", [Mention(0, 10, "IDENTIFIER", 1.0), Mention(0, 10, "SV_DUI", 0.5)])
    assert [m.entity_type for m in found] == ["SV_DUI"]


def test_a_comma_more_does_not_make_a_span_longer() -> None:
    text = "cell 31, and"
    found = merge(text, [Mention(0, 8, "IDENTIFIER", 1.0), Mention(0, 7, "PRISON_CELL", 0.8)])
    assert [m.entity_type for m in found] == ["PRISON_CELL"]


def test_a_bracket_that_the_span_only_opens_or_closes_lies_outside() -> None:
    text = "the Borough of Islington (the Council) and (WBA)"
    spans = [Mention(4, 26, "ORGANIZATION", 1.0), Mention(44, 48, "ORGANIZATION", 1.0)]
    assert [text[m.start : m.end] for m in merge(text, spans)] == ["Borough of Islington", "WBA"]


def test_quotes_inside_of_a_name_are_paired() -> None:
    text = 'her husband "Chele" Escalón, called "Chele", and (+502 1) too'
    spans = [Mention(13, 27, "PERSON", 1.0), Mention(36, 43, "PERSON", 1.0)]
    spans.append(Mention(text.index("("), text.index("(") + 7, "PHONE_NUMBER", 1.0))
    found = [text[m.start : m.end] for m in merge(text, spans)]
    assert found == ['"Chele" Escalón', "Chele", "+502 1"]


def test_white_space_and_quotes_are_trimmed_but_initials_keep_their_stop() -> None:
    found = merge('  "Nena", J.M.R. went', [Mention(0, 9, "PERSON"), Mention(10, 16, "PERSON")])
    assert [(m.start, m.end) for m in found] == [(3, 7), (10, 16)]


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Mention]]:
    text = draw(st.text(min_size=1, max_size=60))
    spans = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["PERSON", "ADDRESS", "IDENTIFIER", "DATE_TIME"]))
        spans.append(Mention(start, end, kind, draw(st.floats(0, 1))))
    return text, spans


@given(texts_with_spans())
def test_nothing_overlaps_and_no_letter_is_uncovered(case: tuple[str, list[Mention]]) -> None:
    text, spans = case
    merged = merge(text, spans)
    assert all(a.end <= b.start for a, b in pairwise(merged))
    covered = {i for m in merged for i in range(m.start, m.end)}
    wanted = {i for m in spans for i in range(m.start, m.end) if text[i].isalnum()}
    assert wanted <= covered
    assert covered <= {i for m in spans for i in range(m.start, m.end)}
