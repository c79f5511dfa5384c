from importlib.resources import files

import pytest

from anonymizer.lexicon import tables


def test_the_tables_stay_small():
    data = files("anonymizer.lexicon").joinpath("data")
    assert sum(len(item.read_bytes()) for item in data.iterdir()) < 3_000_000


def test_rows_are_filled_up():
    assert all(len(row) == 5 for row in tables.rows("countries.tsv", 5))


def test_too_many_cells_are_an_error():
    with pytest.raises(ValueError, match=r"countries\.tsv: row \d+"):
        list(tables.rows("countries.tsv", 2))


def test_alternatives():
    assert tables.alternatives("a| b ||") == ["a", "b"]
    assert tables.alternatives("") == []
