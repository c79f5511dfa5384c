import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.policy import decide, load_policy
from anonymizer.policy.date_words import read
from anonymizer.policy.dates import classify

from .building import marked

ENGLISH = "January February March April May June July August October November December"
SPANISH = "enero febrero marzo abril mayo junio julio agosto octubre noviembre diciembre"
MONTHS_EN, MONTHS_ES = ENGLISH.split(), SPANISH.split()
PRESS = load_policy()
KEPT = PRESS.rule("DATE_TIME").keep


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2014", "year"),
        ("early 2014", "year"),
        ("a finales de 2014", "year"),
        ("2014-2016", "year"),
        ("between 2014 and 2016", "year"),
        ("the 1980s", "year"),
        ("los años ochenta", "year"),
        ("'98", "year"),
        ("dos mil diecinueve", "year"),
        ("mil novecientos ochenta y siete", "year"),
        ("nineteen eighty-seven", "year"),
        ("twenty nineteen", "year"),
        ("two thousand and nineteen", "year"),
        ("April 2022", "month-and-year"),
        ("abril de 2022", "month-and-year"),
        ("mid-April 2022", "month-and-year"),
        ("sept. de 2021", "month-and-year"),
        ("abril de dos mil veintidós", "month-and-year"),
        ("04/2022", "month-and-year"),
        ("2022-04", "month-and-year"),
        ("April", "month"),
        ("entre marzo y junio", "month"),
        ("Monday", "weekday"),
        ("el lunes", "weekday"),
        ("two-month time-limit", "duration"),
        ("four hours per day", "duration"),
        ("ten years of delay", "duration"),
        ("the 19th century", "duration"),
        ("last year", "relative-date"),
        ("el año pasado", "relative-date"),
        ("three days", "relative-date"),
        ("hace dos semanas", "relative-date"),
        ("two months later", "relative-date"),
        ("two years ago", "relative-date"),
        ("three days ago", "relative-date"),
        ("ayer", "relative-date"),
        ("that winter", "relative-date"),
        ("3 pm", "time-of-day"),
        ("a las 3 de la mañana", "time-of-day"),
        ("10:30", "time-of-day"),
        ("midnight", "time-of-day"),
        ("Christmas", "feast-day"),
        ("Semana Santa", "feast-day"),
        ("27 March 2022", "public-date"),
        ("27 de marzo de 2022", "public-date"),
        ("March 27, 2022", "public-date"),
        ("2001-09-11", "public-date"),
        ("9/11", "public-date"),
    ],
)
def test_dates_that_press_keeps(text, reason):
    assert classify(text, "en") == reason
    assert reason in KEPT


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("14 April 2022", "full-date"),
        ("April 14th, 2022", "full-date"),
        ("the 14th of April 2022", "full-date"),
        ("the second of June, two thousand twenty-two", "full-date"),
        ("Thursday, 14 April 2022", "full-date"),
        ("14 de abril de 2022", "full-date"),
        ("quince de septiembre de dos mil diecinueve", "full-date"),
        ("treinta y uno de mayo del 98", "full-date"),
        ("a los 14 días del mes de junio de 2016", "full-date"),
        ("this 11th day of March 2024", "full-date"),
        ("the first week of May 1982", "full-date"),
        ("14 April de 2022", "full-date"),
        ("14/04/2022", "full-date"),
        ("4-14-22", "full-date"),
        ("14.4.22", "full-date"),
        ("14-IV-2022", "full-date"),
        ("14/abr/2022", "full-date"),
        ("14 ago 2022", "full-date"),
        ("14-Apr-2022", "full-date"),
        ("2022-04-14", "full-date"),
        ("20220414", "full-date"),
        ("2022-04-14T10:30:00Z", "full-date"),
        ("15 September 2019", "full-date"),
        ("14 April", "day-and-month"),
        ("el 14 de abril", "day-and-month"),
        ("the fourteenth of April", "day-and-month"),
        ("14/4", "day-and-month"),
        ("a Monday in April", "day-and-month"),
        ("the ninth of Ramadan", "day-and-month"),
        ("el día 15", "day-of-month"),
        ("the 15th", "day-of-month"),
        ("the 19th of the same month", "day-of-month"),
        ("Christmas 2019", "feast-day-and-year"),
        ("Semana Santa de 2019", "feast-day-and-year"),
        ("la fiesta de San Juan de 2019", "feast-day-and-year"),
        ("las fiestas patronales", "local-feast-day"),
        ("the day of the flood", "unknown-date"),
        ("the Monday after the flood", "unknown-date"),
        ("2019, the year of the flood", "unknown-date"),
    ],
)
def test_dates_that_press_acts_on(text, reason):
    assert classify(text, "en") == reason
    assert reason not in KEPT


@pytest.mark.parametrize(
    "text",
    [
        "I was born in [1987|DATE_TIME].",
        "I was born in San Miguel in [1987|DATE_TIME].",
        "Nació en [1987|DATE_TIME].",
        "nacido el [14 de abril de 1987|DATE_TIME]",
        "Fecha de nacimiento: [14/04/1987|DATE_TIME]",
        "DOB: [April 1987|DATE_TIME]",
        "My son (born [2015|DATE_TIME]) is with me.",
        "[1987|DATE_TIME], the year I was born",
        "Mi hija nació en [Navidad|DATE_TIME].",
    ],
)
def test_births(text):
    document, resolution = marked(text)
    assert [d.reason for d in decide(document, resolution, PRESS)] == ["birth-date"]


def test_a_later_date_in_the_sentence_is_no_birth():
    document, resolution = marked("Born in [1987|DATE_TIME], he left in [2014|DATE_TIME].")
    assert [d.reason for d in decide(document, resolution, PRESS)] == ["birth-date", "year"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They took him on [15 September|DATE_TIME].", "day-and-month"),
        ("The parade of [15 September|DATE_TIME], Independence Day.", "public-date"),
    ],
)
def test_a_day_of_every_year_needs_its_event(text, reason):
    document, resolution = marked(text)
    assert [d.reason for d in decide(document, resolution, PRESS)] == [reason]


def test_ambiguous_numeric_dates_are_public_only_in_every_reading():
    assert classify("11/09/2001", "es") == "public-date"
    assert classify("11/09/2001", "en") == "full-date"
    assert classify("27/03/2022", "en") == "public-date"


@given(st.integers(1, 28), st.sampled_from(MONTHS_EN), st.integers(1950, 2030))
def test_no_english_full_date_is_kept_unless_public(day, month, year):
    for form in (
        f"{day} {month} {year}",
        f"{month} {day}, {year}",
        f"the {day}th of {month} {year}",
    ):
        assert classify(form, "en") in ("full-date", "public-date")


@given(st.integers(1, 28), st.sampled_from(MONTHS_ES), st.integers(1950, 2030))
def test_no_spanish_full_date_is_kept_unless_public(day, month, year):
    for form in (f"{day} de {month} de {year}", f"el {day} de {month} del {year}"):
        assert classify(form, "es") in ("full-date", "public-date")


@given(st.text(max_size=40))
def test_any_text_has_a_reason(text):
    assert classify(text, "es")
    read(text)
