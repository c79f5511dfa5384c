import pytest

from anonymizer.lexicon.numerals import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quince de mayo de dos mil diez", [15, "de", "mayo", "de", 2010]),
        ("mil novecientos ochenta y nueve", [1989]),
        ("treinta y uno de enero", [31, "de", "enero"]),
        ("primero de enero", [1, "de", "enero"]),
        ("the twenty-first of May nineteen ninety-four", ["the", 21, "of", "may", 1994]),
        ("May third, two thousand and four", ["may", 3, 2004]),
        ("twenty twenty-two", [2022]),
        ("14th and 16th", [14, "and", 16]),
        ("14/04/22", [14, 4, 22]),
        ("fourteen and sixteen", [14, "and", 16]),
        ("", []),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected
