"""Name pools for augmentation, out of public lists of names and places."""

from __future__ import annotations

import csv
from pathlib import Path

from anonymizer.models.recipe.augment import Names

HISPANIC = 50.0
"""Per cent of bearers who call themselves Hispanic (US Census 2020), from which on a name counts
as one of Latin America."""


def read_names(folder: Path) -> Names:
    """Pools from the US Census lists, the Spanish padrón lists and GeoNames in ``folder``."""
    given_latin, given_other = _split(folder / "us_census2020_first_names.csv", 300)
    surname_latin, surname_other = _split(folder / "us_census2020_surnames.csv", 1000)
    for sex in ("male", "female"):
        given_latin += _column(folder / f"ine_es_{sex}_names.csv", 3000)
    surname_latin += _column(folder / "ine_es_surnames_freq_ge_100.csv", 8000)
    places = [
        row[1]
        for row in csv.reader((folder / "geonames_cities500_central_america_mx.tsv").open(
            encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    ][1:]  # fmt: skip
    latin = (tuple(given_latin), tuple(surname_latin))
    other = (tuple(given_other), tuple(surname_other))
    return Names((latin, other), tuple(places))


def _split(path: Path, at_least: int) -> tuple[list[str], list[str]]:
    latin: list[str] = []
    other: list[str] = []
    for row in csv.DictReader(path.open(encoding="utf-8")):
        name = row["name"].title()
        if int(row["count"]) >= at_least and len(name) > 2 and row["pcthispanic"]:
            (latin if float(row["pcthispanic"]) >= HISPANIC else other).append(name)
    return latin, other


def _column(path: Path, most: int) -> list[str]:
    rows = list(csv.reader(path.open(encoding="utf-8")))[1:]
    return [name.title() for name, *_ in rows[:most]]
