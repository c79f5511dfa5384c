import pytest

from anonymizer.lexicon.given_names import sex_of
from anonymizer.model import Sex
from anonymizer.surrogates.origins import (
    Origin,
    given_names,
    is_usable,
    origin_of,
    surnames,
)


def test_there_are_names_enough_for_central_america():
    assert len(given_names(Origin.LATIN, Sex.FEMALE)) >= 350
    assert len(given_names(Origin.LATIN, Sex.MALE)) >= 350
    assert len(surnames(Origin.LATIN)) >= 300


@pytest.mark.parametrize("origin", Origin)
@pytest.mark.parametrize("sex", [Sex.FEMALE, Sex.MALE])
def test_every_origin_has_names(origin, sex):
    assert len(given_names(origin, sex)) >= 10
    assert surnames(origin)
    assert all(map(is_usable, given_names(origin, sex)))


@pytest.mark.parametrize(("sex", "other"), [(Sex.FEMALE, Sex.MALE), (Sex.MALE, Sex.FEMALE)])
def test_no_name_of_the_other_sex_is_in_our_lists(sex, other):
    assert [n for n in given_names(Origin.LATIN, sex) if sex_of(n) is other] == []


@pytest.mark.parametrize("name", ["Cruz", "Paz", "Will", "Santiago", "Ana María", "Ольга", "A."])
def test_words_and_places_do_not_serve(name):
    assert not is_usable(name)


@pytest.mark.parametrize(
    ("names", "origin"),
    [
        (["Marta Alvarado"], Origin.LATIN),
        (["Kevin"], Origin.LATIN),
        (["Babajide Adegoke"], Origin.AFRICAN),
        (["Jean-Pierre Tremblay"], Origin.FRENCH),
        (["Abdelkader Benali"], Origin.ARABIC),
        (["Ashley Johnson"], Origin.ENGLISH),
        (["Jennifer Alvarado"], Origin.LATIN),
        (["Kevin Johnson"], Origin.ENGLISH),
        (["Xyzzy"], Origin.LATIN),
    ],
)
def test_origin_is_told_by_the_names(names, origin):
    assert origin_of(names) is origin
