from __future__ import annotations

import pytest

from anonymizer.detect.times import timed
from anonymizer.model import Mention


@pytest.mark.parametrize(
    ("surface", "entity_type", "expected"),
    [
        ("03/07/2024 2215 hrs", "DATE_TIME", ("03/07/2024", "DATE_TIME")),
        ("3 de julio, 22:15 horas", "DATE_TIME", ("3 de julio", "DATE_TIME")),
        ("0318/2021", "DATE_TIME", ("0318/2021", "CASE_NUMBER")),
        ("03/2021", "DATE_TIME", ("03/2021", "DATE_TIME")),
        ("an unspecified date", "DATE_TIME", None),
        ("in", "DATE_TIME", None),
        ("seven months", "AGE", None),
        ("19 años", "AGE", ("19 años", "AGE")),
        ("34", "AGE", ("34", "AGE")),
    ],
)
def test_what_is_a_date_or_an_age(
    surface: str, entity_type: str, expected: tuple[str, str] | None
) -> None:
    after = {"seven months": " pregnant", "34": " along with us"}.get(surface, ", we")
    text = f"on {surface}{after}"
    found = timed(text, Mention(3, 3 + len(surface), entity_type))
    assert [(text[m.start : m.end], m.entity_type) for m in found] == (
        [expected] if expected else []
    )
