import pytest

from anonymizer.surrogates.grammar import Noun, a, indefinite
from anonymizer.surrogates.site import Site


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("town", "a town"),
        ("island", "an island"),
        ("hour", "an hour"),
        ("university", "a university"),
        ("one-room school", "a one-room school"),
    ],
)
def test_a_or_an(noun, expected):
    assert a(noun) == expected


def test_other_mentions_are_never_reached_into():
    text = "the X"
    assert indefinite(Site(text, 4, 5, "en", floor=4), Noun("town")).start == 4
    assert indefinite(Site(text, 4, 5, "en"), Noun("town")).start == 0
