from __future__ import annotations

import pytest

from anonymizer.detect.gangs import is_gang
from anonymizer.model import Mention


@pytest.mark.parametrize(
    ("text", "surface", "gang"),
    [
        ("they were of Barrio 18", "Barrio 18", True),
        ("él era de la 18", "18", True),
        ("del otro lado ya era MS", "MS", True),
        ("la MS-13 cobra", "MS-13", True),
        ("then MS came", "MS", False),
        ("the night of April 18", "18", False),
        ("in la 181", "181", False),
    ],
)
def test_an_article_or_the_whole_name_tells(text: str, surface: str, gang: bool) -> None:
    start = text.index(surface)
    assert is_gang(text, Mention(start, start + len(surface), "DATE_TIME")) is gang
