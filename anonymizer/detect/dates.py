"""Dates that their form alone tells: in figures, with a Roman month, as documents put them."""

from __future__ import annotations

import re

from anonymizer.detect.spans import SpanRecognizer, typed

SCORE = 0.8
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_COUNTED = r"(?:primero|un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\w{4,14})"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NTH = rf"{_DAY}(?:st|nd|rd|th)?(?!\w)"
_PATTERNS = (
    # A weekday with its date is one: "on Saturday, April 16" becomes "in April".
    re.compile(rf"\b{_WEEKDAY},?\s+(?:{_MONTH}\s+{_NTH}|(?:the\s+)?{_NTH}\s+(?:of\s+)?{_MONTH})"),
    re.compile(rf"(?<![\w./-]){_DAY}[-./]{_ROMAN}(?:[-./]{_YEAR})?(?![\w/-])"),
    re.compile(rf"(?<![\w./-]){_DAY}(?P<by>[-./])(?:0?[1-9]|1[0-2])(?P=by)(?:19|20)\d\d(?![\w/-])"),
    re.compile(rf"(?<![\w./-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-{_DAY}(?![\w/-])"),
    re.compile(rf"\b(?:{_DAY}|{_COUNTED})\s+de(?:\s+los)?\s+corrientes\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:{_DAY}|{_COUNTED})\s+de(?:l)?(?:\s+\w{{4,10}}\s+del)?\s+(?:presente|corriente|mismo)\s+"
        r"(?:mes|año)(?:\s+y\s+año)?\b",
        re.IGNORECASE,
    ),
)


def dates(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the dates in ``text``, possibly overlapping."""
    return [match.span() for pattern in _PATTERNS for match in pattern.finditer(text)]


def recognizer(language: str) -> SpanRecognizer:
    """Dates by their form."""
    return SpanRecognizer("dates", typed(dates, "DATE_TIME"), ["DATE_TIME"], SCORE, language)
