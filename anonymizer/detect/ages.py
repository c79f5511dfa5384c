"""Ages as people say them, in figures and in words.

Takes what the words around a number make an age ("41-year-old", "cumplió quince", "in her late
thirties"), and never a duration: "tengo cinco años de vivir aquí" is none.
"""

from __future__ import annotations

import re

from anonymizer.detect.spans import SpanRecognizer, typed

SCORE = 0.85
_EN = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_ES = (
    r"(?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"diecis[eé]is|diecisiete|dieciocho|diecinueve|veint(?:e|i\w+)|"
    r"(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
    r"(?:\s+y\s+(?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|pico|tantos))?)"
)
_YOUNG_ES = (
    r"(?:cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[eé]is|diecisiete|"
    r"dieciocho|diecinueve)"
)
"""Ages that are no decade: "desde los noventa" tells a year."""
_NUMBER_EN, _NUMBER_ES = rf"(?:\d{{1,3}}|{_EN})", rf"(?:\d{{1,3}}|{_ES})"
_DECADE = (
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0'?s)"
)
_UNIT_ES = r"(?:añitos?|años?|anos?|meses)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w){_NUMBER_EN}(?:\s+|-)(?:years?|yrs?|months?|weeks?)(?:\s+|-)olds?(?!\w)",
        rf"(?<!\w){_NUMBER_EN}\s*(?:y/?o|yo|yrs?\.? old)(?!\w)",
        rf"(?<!\w){_NUMBER_EN}\s+(?:years|months)\s+of\s+age(?!\w)",
        rf"(?<!\w)aged?:?\s+(?:of\s+)?({_NUMBER_EN})(?!\w|[.,/-]\d)",
        rf"\b(?:her|his|their|my|your)\s+((?:(?:early|mid|late)(?:\s+|-))?{_DECADE})(?!\w)",
        rf"\b(?:turn(?:s|ed|ing)?|going\s+on)\s+({_NUMBER_EN})(?!\w|[.,:/-]\d|\s+(?:days|weeks|of)\b)",
        rf"\b(?:boy|girl|child|man|woman|son|daughter)\s+of\s+({_NUMBER_EN})(?!\w|[.,:/-]\d)",
        rf"\b(?:widow(?:ed)?|married|orphan(?:ed)?|pregnant|mother|father|grandmother|retired|died)\s+"
        rf"at\s+({_NUMBER_EN})(?!\w|[.,:/-]\d|\s*(?:[ap]\.?m|o'clock|in\s+the))",
        rf"\b(?:viud[ao]|casó|casaron|huérfan[ao]|embarazad?a?|madre|padre|murió|jubil\w+)\s+a\s+los\s+"
        rf"({_NUMBER_ES}(?:\s+{_UNIT_ES})?)(?!\w|[.,:/-]\d)",
        rf"(?<!\w)({_NUMBER_ES}\s+{_UNIT_ES})\s+(?:de\s+edad|cumplidos)(?!\w)",
        rf"\bedad:?\s+(?:de\s+)?({_NUMBER_ES}(?:\s+{_UNIT_ES})?)(?!\w|[.,/-]\d)",
        rf"\b(?:cumpl[eií]\w*|cumplido)\s+(?:los\s+)?({_NUMBER_ES}(?:\s+{_UNIT_ES})?)"
        r"(?!\w|[.,:/-]\d|\s+(?:meses|años|días|semanas|de\s+(?!edad))\b)",
        rf"\bdesde\s+los\s+({_NUMBER_ES}\s+{_UNIT_ES}|\d|[12]\d|{_YOUNG_ES})(?!\w|[.,:/-]\d|\s+{_UNIT_ES})",
        rf"\b((?:va|iba|voy|está|estaba)\s+(?:a|por)\s+cumplir\s+(?:los\s+)?{_NUMBER_ES}"
        rf"(?:\s+{_UNIT_ES})?)(?!\w|[.,:/-]\d)",
        rf"\b(?:traj\w+|llev\w+|mand\w+|dej\w+|vin\w+|sal[ií]\w*|fui|lleg\w+|huérfan[oa])\s+de\s+"
        rf"({_NUMBER_ES}\s+(?:añitos?|años?))(?!\w|\s+(?:de|preso|presa|cárcel|atrás))",
        rf"\b(?:niñ[oa]|cipot[ea]|joven|muchach[oa]|menor|señora?|hombre|mujer|hij[oa])\s+de\s+"
        rf"({_NUMBER_ES}\s+{_UNIT_ES})(?!\w)",
    )
)


def ages(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the ages in ``text``, possibly overlapping."""
    return [
        match.span(1) if match.re.groups else match.span()
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
    ]


def recognizer(language: str) -> SpanRecognizer:
    """Ages by the words around them."""
    return SpanRecognizer("ages", typed(ages, "AGE"), ["AGE"], SCORE, language)
