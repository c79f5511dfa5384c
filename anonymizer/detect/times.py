"""Dates and ages without what is none: times of day, numbers of cases, months of pregnancy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from anonymizer.model import Mention

_HOUR = re.compile(r",? \d{1,2}[:.]?\d{2} ?(?:hrs?|hours|horas)\.?$", re.IGNORECASE)
_CASE = re.compile(r"\d{3,6}[-/](?:19|20)\d\d")
"""A number and a year: a case of that year, though it may read as a date."""
_NO_DATE = re.compile(
    r"(?:an? )?(?:unspecified|unknown|later|earlier|certain|subsequent) (?:date|day|time)|"
    r"(?:una )?fecha (?:desconocida|no precisada|posterior|indeterminada)",
    re.IGNORECASE,
)
_SMALL = frozenset("in on at of the a an and to from by en de del el la los las y al por".split())
_MONTHS = re.compile(r"\b(?:months?|weeks?|meses|mes|semanas?)$")
_UNBORN = re.compile(r" (?:de embarazo|de gestaci[oó]n|pregnant|of pregnancy|along)\b")


def timed(text: str, mention: Mention) -> Iterator[Mention]:
    """A date or age as it should be, or nothing.

    Args:
        text: the document's text.
        mention: a ``DATE_TIME`` or an ``AGE``.
    """
    if all(word in _SMALL for word in text[mention.start : mention.end].lower().split()):
        return  # what two spans left over of a third one
    if mention.entity_type == "AGE":
        unborn = _MONTHS.search(text, mention.start, mention.end) and _UNBORN.match(
            text, mention.end
        )
        if not unborn:
            yield mention
    elif _CASE.fullmatch(text, mention.start, mention.end):
        yield replace(mention, entity_type="CASE_NUMBER")
    elif not (_is_minute(text, mention) or _NO_DATE.fullmatch(text, mention.start, mention.end)):
        hour = _HOUR.search(text, mention.start, mention.end)
        yield replace(mention, end=hour.start()) if hour else mention


def _is_minute(text: str, mention: Mention) -> bool:
    """Whether a "date" is what stands after the colon of a time of day."""
    return text[mention.start : mention.end].isdigit() and text[mention.start - 1] == ":"
