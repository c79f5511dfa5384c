from anonymizer.lexicon.public_events import is_public


def test_listed_dates():
    assert is_public(9, 11, 2001)
    assert is_public(3, 27, 2022)
    assert is_public(9, 15)


def test_a_yearly_day_of_one_year_is_somebodys_own():
    assert not is_public(9, 15, 2019)
    assert not is_public(4, 14)
