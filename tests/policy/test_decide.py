import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.model import Action, IdentifierType, Resolution
from anonymizer.policy import decide, load_policy

from .building import marked

PRESS, STRICT, RESEARCH = map(load_policy, ("press", "strict", "research"))

SURFACES = {
    "PERSON": ["Ana Ruiz", "Bukele", "Marta Bukele", "Hernández", "Daniel Ortega"],
    "LOCATION": ["El Salvador", "Usulután", "Jiquilisco", "Tijuana", "San José", "Nowhere"],
    "ORGANIZATION": ["PNC", "Escuela Sol", "CECOT", "Corte Suprema", "Juzgado de Paz"],
    "DATE_TIME": ["2014", "April 2022", "14 April 2022", "Monday", "Christmas", "27 March 2022"],
    "AGE": ["52"],
    "NRP": ["Salvadoran", "evangelical"],
    "ROLE": ["the only nurse"],
    "URL": ["hrw.org", "anaruiz.com"],
    "EMAIL_ADDRESS": ["info@hrw.org", "ana@ruiz.com"],
    "SOCIAL_HANDLE": ["@hrw", "@ana_r"],
    "PHONE_NUMBER": ["7000-0000"],
    "SV_DUI": ["01234567-8"],
    "US_A_NUMBER": ["A 012 345 678"],
    "ADDRESS": ["4a Calle 12"],
    "PRISON_CELL": ["sector 3, celda 9"],
    "COORDINATES": ["13.69, -89.21"],
    "NEVER_HEARD_OF": ["something"],
}
PIECES = [
    f"{lead} [{surface}|{entity_type}]."
    for entity_type, surfaces in SURFACES.items()
    for surface in surfaces
    for lead in ("President", "We saw", "Born in", "My cousin", "El cantón")
]
texts = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@given(texts)
def test_one_decision_per_mention_and_the_same_each_time(text):
    document, resolution = marked(text)
    decisions = decide(document, resolution, PRESS)
    assert len(decisions) == len(resolution.mentions)
    assert decisions == decide(document, resolution, PRESS)


@given(texts)
def test_strict_keeps_nothing_that_press_acts_on(text):
    document, resolution = marked(text)
    press, strict = (decide(document, resolution, policy) for policy in (PRESS, STRICT))
    for loose, tight in zip(press, strict, strict=True):
        if loose.action is not Action.KEEP:
            assert tight.action is not Action.KEEP


@given(texts, st.sampled_from([PRESS, STRICT, RESEARCH]))
def test_kept_is_no_mask_and_only_that(text, policy):
    document, resolution = marked(text)
    for decision in decide(document, resolution, policy):
        kept = decision.action is Action.KEEP
        assert kept == (decision.identifier_type is IdentifierType.NO_MASK)


@pytest.mark.parametrize(
    ("entity_type", "surface", "action", "identifier_type"),
    [
        ("PERSON", "Ana Ruiz", Action.PSEUDONYM, IdentifierType.DIRECT),
        ("SV_DUI", "01234567-8", Action.REDACT, IdentifierType.DIRECT),
        ("NEVER_HEARD_OF", "x", Action.REDACT, IdentifierType.DIRECT),
        ("PHONE_NUMBER", "7000-0000", Action.REDACT, IdentifierType.DIRECT),
        ("ADDRESS", "4a Calle 12", Action.REDACT, IdentifierType.DIRECT),
        ("PRISON_CELL", "celda 9", Action.REDACT, IdentifierType.QUASI),
        ("AGE", "52", Action.GENERALISE, IdentifierType.QUASI),
        ("ROLE", "the nurse", Action.GENERALISE, IdentifierType.QUASI),
        ("NRP", "Salvadoran", Action.KEEP, IdentifierType.NO_MASK),
        ("LOCATION", "Jiquilisco", Action.GENERALISE, IdentifierType.QUASI),
        ("DATE_TIME", "14 April 2022", Action.GENERALISE, IdentifierType.QUASI),
        ("ORGANIZATION", "Escuela Sol", Action.GENERALISE, IdentifierType.QUASI),
    ],
)
def test_press(entity_type, surface, action, identifier_type):
    document, resolution = marked(f"It was [{surface}|{entity_type}].")
    (decision,) = decide(document, resolution, PRESS)
    assert (decision.action, decision.identifier_type) == (action, identifier_type)


@pytest.mark.parametrize(
    ("entity_type", "surface"),
    [
        ("DATE_TIME", "2014"),
        ("NRP", "Salvadoran"),
        ("LOCATION", "Tijuana"),
        ("MONEY", "4,000 dollars"),
        ("URL", "hrw.org"),
    ],
)
def test_strict_acts_on_what_press_keeps(entity_type, surface):
    document, resolution = marked(f"It was [{surface}|{entity_type}].")
    assert decide(document, resolution, PRESS)[0].action is Action.KEEP
    assert decide(document, resolution, STRICT)[0].action is not Action.KEEP


def test_strict_keeps_the_country_that_a_text_is_about():
    document, resolution = marked(
        "[Honduran|NRP] police of [Honduras|LOCATION] stopped a [Honduran national|NRP] on the "
        "way from [Choluteca, Honduras|LOCATION] to [Guatemala|LOCATION] with a [Guatemalan|NRP]."
    )
    kept = [d.action is Action.KEEP for d in decide(document, resolution, STRICT)]
    assert kept == [True, True, True, False, False, False]


def test_the_end_of_an_address_goes_with_its_beginning():
    document, resolution = marked(
        "[Honduras|LOCATION], again [Honduras|LOCATION]. Of [Honduras|LOCATION] and of "
        "[El Caulote|LOCATION], [Honduras|LOCATION]."
    )
    reasons = [d.reason for d in decide(document, resolution, STRICT)]
    assert reasons[0] == "home-country"
    assert reasons[-1] == "country"


@pytest.mark.parametrize(("entity_type", "surface"), [("AGE", "52"), ("DATE_TIME", "April 2022")])
def test_research_keeps_ages_and_months(entity_type, surface):
    document, resolution = marked(f"It was [{surface}|{entity_type}].")
    assert decide(document, resolution, RESEARCH)[0].action is Action.KEEP


def test_nothing_to_decide():
    document, _ = marked("Nothing here.")
    assert decide(document, Resolution((), ()), PRESS) == ()
