import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.model import Sex
from anonymizer.surrogates import ages
from anonymizer.surrogates.site import Site

from .building import document, rewritten

ENGLISH = [
    ("She is {52 years old}.", "She is in her fifties."),
    ("I am {52}.", "I am in my fifties."),
    ("We were both {23}.", "We were both in our twenties."),
    ("My aunt is {71}.", "My aunt is in her seventies."),
    ("Somebody, {34}, ran.", "Somebody, in their thirties, ran."),
    ("He was {aged 17}.", "He was in his teens."),
    ("He was aged {17}.", "He was in his teens."),
    ("He left at the age of {31}.", "He left in his thirties."),
    ("He left at {31}.", "He left in his thirties."),
    ("He worked at the age of {7}.", "He worked before the age of ten."),
    ("He is {8 years old}.", "He is under ten."),
    ("She is {eleven years old}.", "She is under thirteen."),
    ("The baby is {8 months old}.", "The baby is under one."),
    ("A {41-year-old} man fell.", "A forty-something man fell."),
    ("He saw an {8-year-old} boy.", "He saw a young boy."),
    ("He saw an {18-year-old}.", "He saw a teenager."),
    ("He saw a {9-year-old} who cried.", "He saw a young child who cried."),
    ("He is {fifty-two years old}.", "He is in his fifties."),
    ("He is about {60}.", "He is in his sixties."),
    ("He turned {50} there.", "He reached his fifties there."),
    ("She turned {15} there.", "She became a teenager there."),
    ("| x | {52} |", "| x | fifties |"),
    ("x\t{17}\ty", "x\tteens\ty"),
    ("Age: {8}", "Age: under ten"),
    ("She is {104 years old}.", "She is in her nineties."),
]
SPANISH = [
    ("Tiene {52 años}.", "Tiene cincuenta y tantos años."),
    ("Tiene {52} años.", "Tiene cincuenta y tantos años."),
    ("Un hombre de {61 años} cayó.", "Un hombre de sesenta y tantos años cayó."),
    ("De {25 años de edad}.", "De veintitantos años de edad."),
    ("De {treinta y un años}.", "De treinta y tantos años."),
    ("Tiene {ocho años}.", "Tiene menos de diez años."),
    ("Tiene {11 años}.", "Tiene menos de trece años."),
    ("Una joven de {17 años}.", "Una joven de menos de veinte años."),
    ("A los {8 años} trabajaba.", "Antes de los diez años trabajaba."),
    ("A los {17} años huyó.", "Antes de los veinte años huyó."),
    ("A los {52 años} huyó.", "A los cincuenta y tantos años huyó."),
    ("A sus {9 años} huyó.", "Antes de los diez años huyó."),
    ("Con {8 meses} enfermó.", "Con menos de un año enfermó."),
    ("| x | {52} |", "| x | cincuenta y tantos |"),
]


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_english(marked, expected):
    assert rewritten(marked.replace("{", "{AGE:"), "en") == expected


@pytest.mark.parametrize(("marked", "expected"), SPANISH)
def test_spanish(marked, expected):
    assert rewritten(marked.replace("{", "{AGE:"), "es") == expected


@pytest.mark.parametrize(
    ("sex", "whose"), [(Sex.FEMALE, "her"), (Sex.MALE, "his"), (Sex.UNKNOWN, "their")]
)
def test_the_person_before_decides_where_no_pronoun_does(sex, whose):
    wording = ages.write(Site("Xyz, 52, ran.", 5, 7, "en"), sex)
    assert wording.text == f"in {whose} fifties"


@given(st.integers(0, 120), st.sampled_from(["en", "es"]), st.sampled_from(["", " "]))
def test_no_digit_of_an_age_stays(age, language, before):
    text = f"{before}{age}"
    wording = ages.write(Site(text, len(before), len(text), language))
    assert not any(char.isdigit() for char in wording.text)


def test_an_age_that_is_not_understood_is_withheld():
    story, _, _ = document("{AGE:of uncertain years}", "en")
    assert ages.write(Site(story.text, 0, len(story.text), "en")).text == "of an age withheld"
