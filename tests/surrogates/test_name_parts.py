import pytest

from anonymizer.model import Entity
from anonymizer.surrogates.name_parts import aliases_of, in_case_of, is_family, surname_of
from anonymizer.surrogates.site import Site


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("MARTA", "Dilcia".upper()),
        ("marta", "dilcia"),
        ("Marta", "Dilcia"),
        ("J.M.R.", "Dilcia"),
        ("JMR", "Dilcia"),
        ("ANA", "DILCIA"),
    ],
)
def test_case_is_taken_over(surface, expected):
    assert in_case_of(surface, "Dilcia") == expected


@pytest.mark.parametrize(
    ("before", "surface", "after", "expected"),
    [
        ("los ", "Alvarado", " huyeron", True),
        ("la familia ", "Alvarado", " huyó", True),
        ("the ", "Riveras", " fled", True),
        ("the ", "Rivera", " family fled", True),
        ("", "Alvarado", " huyó", False),
        ("the ", "Rivera", " boy", False),
        ("los ", "Marta Alvarado", "", False),
    ],
)
def test_families(before, surface, after, expected):
    site = Site(before + surface + after, len(before), len(before + surface), "en")
    assert is_family(site) is expected


def test_aliases_say_what_a_name_is_worth():
    entity = Entity("e1", "PERSON", (0,), ("Marta Lara", "J. M. R.", "Marta"))
    assert [alias.kind for alias in aliases_of(entity)] == ["name", "weak", "weak"]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Marta Escalante", "escalante"),
        ("Marta Lucía Escalante", "escalante"),
        ("Marta Escalante Umanzor", "escalante"),
        ("Marta Lucía Escalante Umanzor", "escalante"),
        ("Marta", None),
    ],
)
def test_surname(name, surname):
    assert surname_of(Entity("e1", "PERSON", (0,), (name,))) == surname
