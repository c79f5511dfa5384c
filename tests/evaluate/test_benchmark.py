"""The metrics of the Text Anonymization Benchmark, worked out by hand.

Pilán et al., Computational Linguistics 48(4), 2022, section 5.
"""

from __future__ import annotations

from anonymizer.evaluate.benchmark import benchmark_figures
from anonymizer.evaluate.rate import Rate
from tests.evaluate.marking import D, N, Q, found, gold, span

TEXT = "Ana Paz came. Paz left for Tel Aviv on 3 May, and Mr Luis Gil stayed."


def test_an_entity_counts_only_if_all_its_mentions_are_masked() -> None:
    document = gold(TEXT, span(TEXT, "Ana Paz", entity="e1"), span(TEXT, "Paz", entity="e1", nth=1))
    figures = benchmark_figures([document], [[found(TEXT, "Ana Paz")]])
    assert figures["entity_recall_direct"] == Rate(0, 1)
    assert figures["mention_recall"] == Rate(1, 2)
    assert figures["token_recall"] == Rate(2, 3)
    both = [found(TEXT, "Ana Paz"), found(TEXT, "Paz", nth=1)]
    assert benchmark_figures([document], [both])["entity_recall_direct"] == Rate(1, 1)


def test_direct_and_quasi_identifiers_are_counted_apart() -> None:
    document = gold(TEXT, span(TEXT, "Luis Gil"), span(TEXT, "Tel Aviv", "LOC", Q))
    figures = benchmark_figures([document], [[found(TEXT, "Tel Aviv", "LOCATION")]])
    assert figures["entity_recall_direct"] == Rate(0, 1)
    assert figures["entity_recall_quasi"] == Rate(1, 1)
    assert figures["entity_recall.LOC"] == Rate(1, 1)
    assert figures["entity_recall.PERSON"] == Rate(0, 1)


def test_a_mention_that_may_stay_does_not_make_its_entity_fail() -> None:
    document = gold(
        TEXT, span(TEXT, "Ana Paz", entity="e1"), span(TEXT, "Paz", "PERSON", N, "e1", nth=1)
    )
    figures = benchmark_figures([document], [[found(TEXT, "Ana Paz")]])
    assert figures["entity_recall_direct"] == Rate(1, 1)


def test_what_needs_no_masking_is_no_entity_and_wrong_where_masked() -> None:
    document = gold(TEXT, span(TEXT, "Tel Aviv", "LOC", N), span(TEXT, "Luis Gil"))
    masked = [found(TEXT, "Tel Aviv", "LOCATION"), found(TEXT, "Luis Gil")]
    figures = benchmark_figures([document], [masked])
    assert figures["entity_recall_quasi"] == Rate(0, 0)
    assert figures["token_precision"] == Rate(2, 4)


def test_function_words_and_signs_of_a_mention_may_stay() -> None:
    document = gold(TEXT, span(TEXT, "Mr Luis Gil"), span(TEXT, "on 3 May,", "DATETIME", Q))
    masked = [found(TEXT, "Luis Gil"), found(TEXT, "3 May", "DATE_TIME")]
    figures = benchmark_figures([document], [masked])
    assert figures["entity_recall_direct"] == Rate(1, 1)
    assert figures["entity_recall_quasi"] == Rate(1, 1)


def test_a_letter_left_over_leaves_a_mention_unmasked() -> None:
    document = gold(TEXT, span(TEXT, "Luis Gil"))
    figures = benchmark_figures([document], [[found(TEXT, "Luis Gi")]])
    assert figures["entity_recall_direct"] == Rate(0, 1)
    assert figures["token_recall"] == Rate(1, 2)


def test_what_is_found_but_kept_is_not_masked() -> None:
    document = gold(TEXT, span(TEXT, "Luis Gil"))
    figures = benchmark_figures([document], [[found(TEXT, "Luis Gil", masked=False)]])
    assert figures["entity_recall_direct"] == Rate(0, 1)
    assert figures["token_precision"] == Rate(0, 0)


def test_precision_is_a_micro_average_over_annotators() -> None:
    document = gold(
        TEXT,
        span(TEXT, "Luis Gil", annotator="one"),
        span(TEXT, "Luis Gil", annotator="two"),
        span(TEXT, "Tel Aviv", "LOC", Q, annotator="two"),
        span(TEXT, "3 May", "DATETIME", Q, annotator="three"),
    )
    masked = [found(TEXT, "Luis Gil"), found(TEXT, "Tel Aviv", "LOCATION")]
    figures = benchmark_figures([document], [masked])
    # four tokens against three people: Luis Gil 2 + 2 + 0, Tel Aviv 0 + 2 + 0
    assert figures["token_precision"] == Rate(6, 12)
    assert figures["entity_recall_direct"] == Rate(2, 2)
    assert figures["entity_recall_quasi"] == Rate(1, 2)


def test_overlapping_masks_count_a_token_once() -> None:
    document = gold(TEXT, span(TEXT, "Ana Paz"))
    masked = [found(TEXT, "Ana Paz"), found(TEXT, "Paz came")]
    figures = benchmark_figures([document], [masked])
    assert figures["token_precision"] == Rate(2, 3)


def test_the_first_mention_says_what_an_entity_is() -> None:
    document = gold(
        TEXT, span(TEXT, "Ana Paz", "PERSON", Q, "e1"), span(TEXT, "Paz", "ORG", D, "e1", nth=1)
    )
    figures = benchmark_figures([document], [[]])
    assert figures["entity_recall_quasi"] == Rate(0, 1)
    assert figures["entity_recall.PERSON"] == Rate(0, 1)
    assert "entity_recall.ORG" not in figures
