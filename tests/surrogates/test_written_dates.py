import pytest

from anonymizer.surrogates.written_dates import Partial, day_comes_first, full_year, parse


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("14 April 2022", [Partial(2022, 4, 14)]),
        ("April 14, 2022", [Partial(2022, 4, 14)]),
        ("14 abr. 22", [Partial(2022, 4, 14)]),
        ("abril de 22", [Partial(2022, 4)]),
        ("14.04.2022", [Partial(2022, 4, 14)]),
        ("04/2022", [Partial(2022, 4)]),
        ("2022", [Partial(2022)]),
        ("14", [Partial(day=14)]),
        ("14/IV/2022", [Partial(2022, 4, 14)]),
        ("14 April - 3 May 2022", [Partial(2022, 4, 14), Partial(2022, 5, 3)]),
        ("14/04/2022 - 03/05/2022", [Partial(2022, 4, 14), Partial(2022, 5, 3)]),
        ("99/99/2022", []),
        ("once upon a time", []),
    ],
)
def test_parse(surface, expected):
    assert list(parse(surface, day_first=True)) == expected


def test_figures_are_read_in_the_order_asked_for():
    assert parse("05/03/2022", day_first=True)[0].month == 3
    assert parse("05/03/2022", day_first=False)[0].month == 5
    assert parse("25/03/2022", day_first=False)[0].month == 3


def test_the_document_decides_before_its_language():
    assert day_comes_first([], "es")
    assert not day_comes_first([], "en")
    assert day_comes_first(["25/03/2022", "05/03/2022"], "en")
    assert not day_comes_first(["03/25/2022"], "es")


def test_years_of_two_digits():
    assert (full_year(22), full_year(87), full_year(1954)) == (2022, 1987, 1954)
