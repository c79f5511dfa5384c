"""Addresses that their form alone tells: a house number, capitalised words, a kind of street."""

from __future__ import annotations

import re

from anonymizer.detect.spans import SpanRecognizer, typed

SCORE = 0.85
_KIND = (
    r"Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Circle|"
    r"Cir|Terrace|Ter|Trail|Trl|Highway|Hwy|Parkway|Pkwy|Loop|Alley|Turnpike|Pike"
)
# "3 Circuit Court", "on 12 May Court adjourned": a number of courts, or of a day.
_NO_STREET = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?!(?:[\w'’.-]{1,20} ){0,4}(?:Supreme|District|Circuit|Immigration|Superior|Federal|"
    r"Municipal|County|Family|Criminal|Juvenile|Appeals|High|Labou?r) Court\b)"
)
_UNIT = (
    r"(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Lot|Room|Rm|Sp|Space|Bldg|Building|Floor|Fl)\b\.? ?"
    r"#?[A-Z\d][\w-]{0,5}|,? #\w{1,6}|, \d{1,2}(?:st|nd|rd|th) [Ff]loor)"
)
_PATTERN = re.compile(
    rf"(?<![\w./-])\d{{1,6}}[A-Z]? (?:[NSEW]{{1,2}}\.? )?{_NO_STREET}"
    rf"(?:(?:[A-Z][\w'’-]*|\d{{1,3}}(?:st|nd|rd|th))\.? ){{1,4}}(?:{_KIND})\b\.?{_UNIT}?"
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the street addresses in ``text``."""
    return [match.span() for match in _PATTERN.finditer(text)]


def recognizer(language: str) -> SpanRecognizer:
    """Street addresses by their form."""
    return SpanRecognizer("addresses", typed(addresses, "ADDRESS"), ["ADDRESS"], SCORE, language)
