import datetime

import pytest

from anonymizer.surrogates.feasts import easter, month_of


@pytest.mark.parametrize(
    ("year", "month", "day"),
    # Dates of the U.S. Naval Observatory's table of Easter.
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31)],
)
def test_easter(year, month, day):
    assert easter(year) == datetime.date(year, month, day)


@pytest.mark.parametrize(
    ("feast", "year", "month"),
    [
        ("Good Friday", 2024, 3),
        ("Viernes Santo", 2022, 4),
        ("Ash Wednesday", 2024, 2),
        ("Navidad", None, 12),
        ("Easter Sunday", None, None),
        ("an ordinary day", 2020, None),
    ],
)
def test_month_of(feast, year, month):
    assert month_of(feast, year) == month
