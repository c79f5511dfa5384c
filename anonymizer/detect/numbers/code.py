"""Codes without a scheme of their own: letters, digits, dashes and strokes mixed.

Registers of the missing, morgues, shelters, police and courts all number in this way
("AB-1234", "AB/CD/0123/20", "12-345-67"). Such a code is no quantity, so it needs no word near it.
Not a code: names with a year or few digits (MS-13, COVID-19, F-16).
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Scheme, Scope, pattern

_BEFORE = r"(?<![\w/.:-])"
_AFTER = r"(?![\w/-])(?![.:,]\d)"
_YEAR_ONLY = r"(?![A-Z]{1,10}[-/ ]?(?:19|20)\d{2}(?![\w/-]))"
_MONEY = r"(?!USD|MXN|GTQ|HNL|NIO|CRC|COP|EUR|GBP|BZD|PAB|CUP|VES|LPS|US|RD|BS|AD|BC|CE|DC)"

SCHEME = Scheme(
    name="code",
    entity_type="IDENTIFIER",
    patterns=(
        # Two letters and three digits at least, joined.
        pattern(
            rf"{_BEFORE}{_YEAR_ONLY}"
            r"(?=(?:[\d/_·-]{0,12}[A-ZÑ]){2})(?=(?:[A-ZÑ/_·-]{0,14}\d){3})"
            rf"[A-ZÑ0-9]{{1,14}}(?:[-/_·][A-ZÑ0-9]{{1,14}}){{1,8}}{_AFTER}",
            0.45,
            scope=Scope.DIGITS,
        ),
        # One letter and four digits, joined or not.
        pattern(
            rf"{_BEFORE}{_YEAR_ONLY}[A-Z](?:-\d{{4,10}}|\d{{6,12}})(?:[-/]\d{{1,4}})?{_AFTER}",
            0.4,
            scope=Scope.DIGITS,
        ),
        pattern(
            rf"{_BEFORE}[A-Z]{{2,4}}\d{{5,14}}(?:-\d{{1,4}})?{_AFTER}", 0.4, scope=Scope.DIGITS
        ),
        pattern(rf"{_BEFORE}{_MONEY}[A-Z]{{2,3}} \d{{6,9}}{_AFTER}", 0.4),
        # Digits only: three groups, or two of which one is long.
        pattern(rf"{_BEFORE}(?=(?:[-/]?\d){{7}})\d{{1,9}}(?:[-/]\d{{1,9}}){{2,5}}{_AFTER}", 0.4),
        pattern(rf"{_BEFORE}(?:\d{{1,4}}-\d{{5,9}}|\d{{7,10}}-\d{{1,4}}){_AFTER}", 0.4),
        # "No. 4567", "número 12345".
        pattern(
            r"(?:(?<![^\W_])(?:n[°º]|n\.[°º]|no\.|nro\.?|n[uú]m(?:ero)?\.?|number):? ?|# ?)"
            r"(?P<id>[A-Z]{0,4}-?\d{3,14}(?:[-/]\d{1,10}){0,3}[A-Z]?)(?![\w-])(?![.:,]\d)",
            0.4,
            scope=Scope.DIGITS,
            ignore_case=True,
        ),
    ),
)
