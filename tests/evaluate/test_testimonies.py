"""The metrics for testimonies, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from anonymizer.evaluate import testimonies
from anonymizer.evaluate.rate import Rate
from tests.evaluate.marking import Q, found, gold, span, where

TEXT = "Don Ana Paz met Paz in Cuatro Vientos. The President Juan Ros said will to Lito Mira."


def figures(document, *masked, linked=False):  # type: ignore[no-untyped-def]
    return testimonies.testimony_figures([document], [masked], linked)


def test_recall_of_entities_and_mentions() -> None:
    document = gold(
        TEXT,
        span(TEXT, "Ana Paz", entity="PERSON of p1"),
        span(TEXT, "Paz", entity="PERSON of p1", nth=1),
        span(TEXT, "Cuatro Vientos", "LOCATION", Q),
    )
    result = figures(document, found(TEXT, "Ana Paz"), found(TEXT, "Cuatro Vientos"))
    assert result["entity_recall_direct"] == Rate(0, 1)
    assert result["entity_recall_quasi"] == Rate(1, 1)
    assert result["mention_recall.ALL"] == Rate(2, 3)
    assert result["mention_recall.PERSON"] == Rate(1, 2)
    assert result["mention_recall.LOCATION"] == Rate(1, 1)


def test_titles_before_a_name_are_free_and_other_letters_are_not() -> None:
    document = gold(TEXT, span(TEXT, "Ana Paz"))
    assert figures(document, found(TEXT, "Don Ana Paz"))["precision"] == Rate(9, 9)
    assert figures(document, found(TEXT, "Ana Paz met"))["precision"] == Rate(6, 9)


def test_kept_spans_and_decoys_must_be_left_alone_wholly() -> None:
    document = replace(
        gold(TEXT, span(TEXT, "Juan Ros", keep=True), span(TEXT, "Lito Mira")),
        decoys=(where(TEXT, "will"), where(TEXT, "President")),
    )
    result = figures(document, found(TEXT, "Ros"), found(TEXT, "will"), found(TEXT, "Lito Mira"))
    assert result["keep_respected"] == Rate(0, 1)
    assert result["decoys_respected"] == Rate(1, 2)
    assert result["precision"] == Rate(8, 15)
    assert result["mention_recall.ALL"] == Rate(1, 1)


def test_linking_is_a_pairwise_f1_of_persons() -> None:
    document = gold(
        TEXT,
        span(TEXT, "Ana Paz", subject="p1"),
        span(TEXT, "Paz", nth=1, subject="p1"),
        span(TEXT, "Juan Ros", subject="p2"),
        span(TEXT, "Lito Mira", subject="p2"),
        span(TEXT, "Cuatro Vientos", "LOCATION", Q, subject="p1"),
    )
    result = figures(
        document,
        found(TEXT, "Ana Paz", subject="s1"),
        found(TEXT, "Paz", nth=1, subject="s1"),
        found(TEXT, "Juan Ros", subject="s1"),
        found(TEXT, "Lito Mira", subject="s2"),
        linked=True,
    )
    # gold has 2 pairs, the system 3, and they share 1
    assert result["linking_f1"] == Rate(2, 5)


def test_a_series_is_linked_over_its_documents() -> None:
    documents = [
        gold(TEXT, span(TEXT, "Ana Paz", subject="p1"), name=name, series="A") for name in "abc"
    ]
    masked = [[found(TEXT, "Ana Paz", subject=subject)] for subject in ("s1", "s1", "s2")]
    result = testimonies.testimony_figures(documents, masked, linked=True)
    assert result["linking_f1"] == Rate(0, 0)
    assert result["series_f1"] == Rate(2, 4)


def test_families_are_not_linked() -> None:
    document = gold(
        TEXT, span(TEXT, "Ana Paz", subject="seriesA-f1"), span(TEXT, "Paz", nth=1, subject="f1")
    )
    assert figures(document, found(TEXT, "Ana Paz"), linked=True)["linking_f1"] == Rate(0, 0)
