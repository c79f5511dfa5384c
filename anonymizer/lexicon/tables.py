"""Reads the tables of ``data/``: UTF-8, tab-separated, ``#`` begins a comment line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def text(name: str) -> str:
    """The whole file ``data/<name>``."""
    return files("anonymizer.lexicon").joinpath("data", name).read_text(encoding="utf-8")


def lines(name: str) -> Iterator[str]:
    """Lines of a table without comments and blank lines."""
    return (line for line in text(name).splitlines() if line and not line.startswith("#"))


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """Cells of a table, each row filled up with empty cells.

    Args:
        name: file name in ``data/``.
        columns: cells per row.

    Raises:
        ValueError: a row has more cells than that.
    """
    for number, line in enumerate(lines(name), start=1):
        cells = line.split("\t")
        if len(cells) > columns:
            raise ValueError(f"{name}: row {number} has {len(cells)} cells, not {columns}")
        yield cells + [""] * (columns - len(cells))


def alternatives(cell: str) -> list[str]:
    """The parts of a cell that holds several values, parted by ``|``."""
    return [part.strip() for part in cell.split("|") if part.strip()]
