from dataclasses import replace

import pytest

from anonymizer.errors import PolicyError
from anonymizer.policy.load import project_policy
from anonymizer.surrogates import assign
from benchmarks.memory_store import MemoryStore

from .building import document, put


def told(marked, rung, language):
    story, resolution, decisions = document(marked, language)
    decisions = tuple(replace(decision, rung=rung) for decision in decisions)
    return put(story.text, assign(story, resolution, decisions, MemoryStore(), "project"))


@pytest.mark.parametrize(
    ("marked", "rung", "language", "expected"),
    [
        ("in {LOCATION:Jiquilisco}", "department", "en", "in a town in Usulután"),
        ("in {LOCATION:Jiquilisco}", "country", "en", "in a town in El Salvador"),
        ("in {LOCATION:Jiquilisco}", "kind", "en", "in a town"),
        ("in {LOCATION:Jiquilisco}", "place", "en", "in a place"),
        ("del cantón {LOCATION:El Mojón}", "place", "es", "de un lugar"),
        ("on {DATE_TIME:14 April 2022}", "month", "en", "in April 2022"),
        ("on {DATE_TIME:14 April 2022}", "season", "en", "in early 2022"),
        ("on {DATE_TIME:14 July 2022}", "season", "en", "in mid-2022"),
        ("on {DATE_TIME:14 April 2022}", "year", "en", "in 2022"),
        ("on {DATE_TIME:14 April 2022}", "decade", "en", "in the early 2020s"),
        ("in {DATE_TIME:April 2022}", "month", "en", "in 2022"),
        ("in {DATE_TIME:2022}", "year", "en", "in the early 2020s"),
        ("el {DATE_TIME:14 de abril de 2022}", "season", "es", "a principios de 2022"),
        ("antes del {DATE_TIME:14 de abril de 2022}", "season", "es",
         "antes de un día de principios de 2022"),
        ("el {DATE_TIME:14 de abril de 2022}", "year", "es", "en 2022"),
        ("el {DATE_TIME:14 de abril de 2022}", "decade", "es", "a principios de los años 2020"),
        ("el {DATE_TIME:14 de abril}", "year", "es", "ese año"),
        ("She is {AGE:52}.", "stage", "en", "She is over forty."),
        ("a {AGE:27-year-old} man", "stage", "en", "a young man"),
        ("at {AGE:70}", "stage", "en", "after the age of sixty-five"),
        ("tiene {AGE:52 años}", "stage", "es", "tiene más de cuarenta años"),
        ("a los {AGE:27 años}", "stage", "es", "antes de los cuarenta años"),
        ("at {ORGANIZATION:Panadería La Espiga}", "sector", "en", "at a business"),
        ("en la {ORGANIZATION:Clínica Los Pinos}", "sector", "es", "en un centro de salud"),
        ("en la {ORGANIZATION:Fundación Alba}", "sector", "es", "en una organización"),
        ("She is the {ROLE:midwife}.", "person", "en", "She is a person of the community."),
    ],
)  # fmt: skip
def test_each_rung(marked, rung, language, expected):
    assert told(marked, rung, language) == expected


@pytest.mark.parametrize("rung", ["month", "season", "year", "decade"])
def test_no_rung_turns_the_order_of_dates_round(rung):
    months = "January February March April May June July August September October November December"
    order = {"early": 0, "mid": 1, "late": 2}

    def key(words):
        words = words.removeprefix("in ").removeprefix("the ").replace("mid-", "mid ").split()
        year = int(words[-1].rstrip("s"))
        head = words[0]
        part = order.get(head, months.split().index(head) if head in months else 0)
        return year, part

    dates = [f"9 {month} {year}" for year in (2018, 2019, 2021, 2024) for month in months.split()]
    keys = [key(told(f"on {{DATE_TIME:{date}}}", rung, "en")) for date in dates]
    assert keys == sorted(keys)


def test_a_project_sets_its_rungs():
    policy = project_policy({"policy": {"rungs": {"LOCATION": "country"}}})
    assert policy.rule("LOCATION").rung == "country"
    assert policy.rule("DATE_TIME").rung == "month"
    for rungs in ({"LOCATION": "planet"}, {"PERSON": "kind"}, {"LOCATION": 3}):
        with pytest.raises(PolicyError):
            project_policy({"policy": {"rungs": rungs}})
