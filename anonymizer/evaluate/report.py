"""Measurements for machines and for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from anonymizer.evaluate.gold import Corpus
from anonymizer.evaluate.measure import Measured
from anonymizer.evaluate.rate import Figures, Rate

TITLES = {
    "testimony": "what would reach a reader",
    "benchmark": "Text Anonymization Benchmark",
    "types": "recall by type",
}


def as_json(corpus: Corpus, measured: Sequence[Measured]) -> dict[str, Any]:
    """One object for a corpus: rates as numbers of 0 to 1 (``null`` where nothing was to measure).

    ``counts`` holds hits and total of every rate, under the same names. ``speed_ratio`` is the
    words per second of the first system over those of each other.
    """
    first = measured[0]
    return {
        "corpus": corpus.name,
        "format": corpus.format,
        "documents": len(corpus.documents),
        "words": corpus.words,
        "systems": {
            one.system: {
                **_nested(one.figures),
                "languages": {k: _nested(figures) for k, figures in one.languages.items()},
                "seconds": round(one.seconds, 3),
                "words_per_second": round(one.words_per_second, 1),
            }
            for one in measured
        },
        "speed_ratio": {
            one.system: round(first.words_per_second / one.words_per_second, 3)
            for one in measured[1:]
        },
    }


def _nested(metrics: Mapping[str, Figures]) -> dict[str, Any]:
    """Rates by metric, ``recall.PERSON`` as ``PERSON`` in ``recall``; counts beside them."""
    return {
        name: {
            **_unfolded({key: rate.value for key, rate in figures.items()}),
            "counts": _unfolded({key: [r.hits, r.total] for key, r in figures.items()}),
        }
        for name, figures in metrics.items()
    }


def _unfolded(flat: Mapping[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for key, value in flat.items():
        group, _, kind = key.partition(".")
        if kind:
            nested.setdefault(group, {})[kind] = value
        else:
            nested[key] = value
    return nested


def tables(corpus: Corpus, measured: Sequence[Measured]) -> list[Table]:
    """One table for each metric, one for the languages and one for the speed."""
    title = f"{corpus.name}: {len(corpus.documents)} texts, {corpus.words} words"
    found = [_metric(f"{title}\n{TITLES[name]}", name, measured) for name in measured[0].figures]
    return [*found, *_languages(measured), _speed(measured)]


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left")
    for position, column in enumerate(columns):
        table.add_column(column, justify="right" if position else "left")
    return table


def _metric(title: str, name: str, measured: Sequence[Measured]) -> Table:
    table = _table(title, ["", *(one.system for one in measured), "of"])
    figures = [one.figures[name] for one in measured]
    for key, rate in figures[0].items():
        table.add_row(key, *(_shown(each.get(key)) for each in figures), f"{rate.total:g}")
    return table


def _languages(measured: Sequence[Measured]) -> list[Table]:
    """The overall figures (not those by type) for each language."""
    found = []
    for language in measured[0].languages:
        table = _table(f"in {language}", ["", *(one.system for one in measured), "of"])
        for name, figures in measured[0].languages[language].items():
            for key, rate in figures.items():
                if "." not in key or name == "types":
                    cells = (_shown(o.languages[language][name].get(key)) for o in measured)
                    table.add_row(key, *cells, f"{rate.total:g}")
        found.append(table)
    return found


def _speed(measured: Sequence[Measured]) -> Table:
    table = _table("speed", ["", "words a second", f"{measured[0].system} is"])
    for one in measured:
        ratio = measured[0].words_per_second / one.words_per_second
        table.add_row(one.system, f"{one.words_per_second:.0f}", f"{ratio:.2f} x as fast")
    return table


def _shown(rate: Rate | None) -> str:
    return "-" if rate is None or rate.value is None else f"{rate.value:.4f}"
