import pytest

from anonymizer.policy import decide, load_policy, project_policy

from .building import marked


def reasons(text, policy=None, language="en"):
    document, resolution = marked(text, language)
    return [d.reason for d in decide(document, resolution, policy or load_policy())]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He fled [El Salvador|LOCATION].", "country"),
        ("Cruzó a [Estados Unidos|LOCATION].", "country"),
        ("El Estado de [Honduras|LOCATION] no cumplió.", "country"),
        ("Across [Central America|LOCATION].", "region"),
        ("En el [Triángulo Norte|LOCATION].", "region"),
        ("They live in [Usulután|LOCATION].", "first-level"),
        ("Vivía en [San Miguel|LOCATION].", "first-level"),
        ("In the [Department of Usulután|LOCATION].", "first-level"),
        ("En el departamento de [La Unión|LOCATION].", "first-level"),
        ("They crossed [Texas|LOCATION].", "first-level"),
        ("We slept in [northern Usulután|LOCATION].", "first-level"),
        ("A flight to [Bogotá|LOCATION].", "capital"),
        ("In [Mexico City|LOCATION].", "first-level"),
        ("He was held in [Tijuana|LOCATION].", "big-place"),
        ("Her aunt lives in [Houston|LOCATION], Texas.", "big-place"),
        ("From [Paris|LOCATION] she wrote.", "capital"),
        ("He waited in [San José, Costa Rica|LOCATION].", "first-level"),
        ("Lo llevaron al [Centro de Confinamiento del Terrorismo|LOCATION].", "named-prison"),
    ],
)
def test_large_places(text, reason):
    assert reasons(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "We lived in [Jiquilisco|LOCATION].",
        "El [cantón San Miguel|LOCATION] queda lejos.",
        "En el caserío [San José|LOCATION] no hay luz.",
        "In the village of [Usulután|LOCATION].",
        "En la colonia [La Libertad|LOCATION].",
        "La aldea [El Salvador|LOCATION] queda arriba.",
        "En el municipio de [Usulután|LOCATION].",
        "Nací en [La Libertad|LOCATION], Petén.",
        "The church of [San Antonio|LOCATION].",
        "She came from [Armenia, Sonsonate|LOCATION].",
        "[Las Flores Neighborhood|LOCATION]",
    ],
)
def test_small_places(text):
    assert reasons(text) == ["small-place"]


@pytest.mark.parametrize(
    "name", ["El Zapotalito de Arriba", "Xyzzyville", "the green bridge by the mill"]
)
def test_what_no_list_knows_is_small(name):
    assert reasons(f"We met at [{name}|LOCATION].") == ["unknown-place"]


def test_countries_of_the_text_decide_between_namesakes():
    text = "In [Mexico|LOCATION] we stopped at [San Miguel|LOCATION]."
    assert reasons(text) == ["country", "small-place"]
    text = "She is [Salvadoran|NRP] and grew up in [San Miguel|LOCATION]."
    assert reasons(text) == ["nationality", "first-level"]


def test_a_list_of_divisions_stays():
    text = "En [Usulután|LOCATION], [La Paz|LOCATION] y [San Vicente|LOCATION]."
    assert reasons(text) == ["first-level"] * 3


def test_the_smaller_mention_decides_for_the_whole_entity():
    text = "El cantón [San Miguel|LOCATION|a]. Volví a [San Miguel|LOCATION|a]."
    assert reasons(text) == ["small-place"] * 2


def test_the_threshold_is_the_policys():
    text = "He lives in [Soyapango|LOCATION]."
    assert reasons(text) == ["big-place"]
    strict = project_policy({"policy": {"big_place_population": 2_000_000}})
    assert reasons(text, strict) == ["small-place"]


def test_places_that_the_project_keeps():
    entry = {"name": "Jiquilisco", "reason": "the story is about the town"}
    policy = project_policy({"policy": {"keep": {"places": [entry]}}})
    assert reasons("In [JIQUILISCO|LOCATION].", policy) == ["kept-by-project"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She got to [Tule Hollow|LOCATION], [CA|LOCATION].", ["unknown-place", "first-level"]),
        ("They said [CA|LOCATION] again.", ["unknown-place"]),
        ("From [Virginia|LOCATION] to [Richmond|LOCATION].", ["first-level", "big-place"]),
        ("He went to [Nogales|LOCATION].", ["small-place"]),
        ("From [Nogales|LOCATION], in the Mexican state of Sonora.", ["big-place"]),
        ("He went to [Fresno|LOCATION].", ["big-place"]),
    ],
)
def test_far_states_and_what_lies_in_them(text, expected):
    assert reasons(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Rosa, de [Usulután|LOCATION], nació en [Berlín|LOCATION].", "small-place"),
        ("De [El Salvador|LOCATION] a [Alemania|LOCATION], a [Berlín|LOCATION].", "capital"),
    ],
)
def test_a_town_at_home_that_is_called_like_a_capital_abroad(text, reason):
    assert reasons(text)[-1] == reason
