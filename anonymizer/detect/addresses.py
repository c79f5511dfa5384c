"""Addresses that their form alone tells.

A house number, capitalised words and a kind of street; or, where streets have no names, blocks
counted from a landmark: "two blocks below the mill, blue gate", "del molino dos cuadras arriba".
"""

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
_STREET = re.compile(
    rf"(?<![\w./-])\d{{1,6}}[A-Z]? (?:[NSEW]{{1,2}}\.? )?{_NO_STREET}"
    rf"(?:(?:[A-Z][\w'’-]*|\d{{1,3}}(?:st|nd|rd|th))\.? ){{1,4}}(?:{_KIND})\b\.?{_UNIT}?"
)


_COUNT = r"(?:an?|one|two|three|four|five|six|half an?|\d{1,2})(?: and a half)?"
_CUADRAS = r"(?:una|dos|tres|cuatro|cinco|seis|media|\d{1,2})(?: y media)? cuadras?(?: y media)?"
_LANDMARK = r"(?!(?:where|and|with|who|in|on|y|donde|con|en)\b)[\w'’-]{2,20}"
_DIRECTION = r"(?:up|down|north|south|east|west|uphill|downhill|inland|away)"
_HACIA = (
    r"(?:(?:al|a la|hacia el|hacia la|hacia|para) )?"
    r"(?:norte|sur|oriente|occidente|poniente|este|oeste|lago|arriba|abajo|derecha|izquierda)"
)
_HOUSE = (
    r"(?:,? (?:(?:in|at|to) )?(?:(?:the|an?) )?(?:\w{3,12} ){0,2}"
    r"(?:house|gate|door|hut|shack|trailer|roof|wall|fence)\b)*"
)
_CASA = (
    r"(?:,? (?:en la |de )?(?:casa|port[oó]n|puerta|zagu[aá]n|techo|pared|champa|mes[oó]n)"
    r"(?: (?:de )?\w{3,12}){1,2})*"
)
_BY_LANDMARK = (
    re.compile(
        rf"\b{_COUNT} blocks? (?:{_DIRECTION} )?"
        r"(?:of|from|below|above|past|behind|beyond|after|before) "
        rf"(?:the|our|an?) {_LANDMARK}(?: {_LANDMARK})?{_HOUSE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bfrom the {_LANDMARK}(?: {_LANDMARK}){{0,2}},? {_COUNT} blocks? {_DIRECTION}\b{_HOUSE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:de la|del|desde el|desde la) {_LANDMARK}(?: {_LANDMARK}){{0,3}},? {_CUADRAS} "
        rf"{_HACIA}\b{_CASA}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\ba {_CUADRAS} (?:{_HACIA} )?(?:de la|del|de los|de las) {_LANDMARK}"
        rf"(?: {_LANDMARK})?{_CASA}",
        re.IGNORECASE,
    ),
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the addresses in ``text``, possibly overlapping."""
    patterns = (_STREET, *_BY_LANDMARK)
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def recognizer(language: str) -> SpanRecognizer:
    """Addresses by their form."""
    return SpanRecognizer("addresses", typed(addresses, "ADDRESS"), ["ADDRESS"], SCORE, language)
