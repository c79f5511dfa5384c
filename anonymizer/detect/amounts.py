"""Amounts of money. A sum that a court awarded or a gang demanded is as good as a file number."""

from __future__ import annotations

import re

from anonymizer.detect.spans import SpanRecognizer, typed

SCORE = 0.7
_WORDS = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|thousand|million|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|"
    r"veinte|veinticinco|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|"
    r"doscient[oa]s|trescient[oa]s|quinient[oa]s|mil|mill[oó]n|millones)(?:[\s-]+(?:and\s+|y\s+)?))+"
)
_NUMBER = r"\d{1,3}(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"(?:\s?(?:million|billion|thousand|mil(?:lones)?|k|m)\b)?"
_ISO = (
    r"USD|EUR|GBP|SEK|NOK|DKK|CHF|TRY|TRL|PLN|RUB|RUR|UAH|HUF|CZK|RON|ROL|BGN|MXN|GTQ|HNL|NIO|CRC|PAB|"
    r"COP|PEN|BRL|CLP|ARS|VES|DOP|HTG|CAD|AUD|FRF|DEM|ITL|ATS|NLG|BEF|FIM|IEP|GRD|CYP|MTL|SKK|SIT|HRK|"
    r"EEK|LVL|LTL|GEL|AMD|AZN|MDL|MKD|RSD|BAM|ISK"
)
_CODE = rf"(?:\b(?:{_ISO})|US\$|USD\$|R\$|S/|Bs|[$€£¥₺₽₡])"
_UNIT = (
    r"(?:(?:US|U\.S\.|American|GDR|Deutsche?|Swedish|Turkish|Canadian|Mexican|Danish|Norwegian|Polish|Swiss|"
    r"Ukrainian|Russian|French|Belgian|German|Austrian|Finnish|pounds?|new)\s+){0,2}"
    r"(?:dollars?|d[oó]lares|d[oó]lar|euros?|pounds?(?:\s+sterling)?|sterling|lira[s]?|kron(?:or|er|a|e)|"
    r"rou?bles?|rubles?|hryvnias?|zlotys?|francs?|marks?|guilders?|florins?|forints?|koruna[s]?|"
    r"schillings?|zł|złot(?:y|ych|e)|escudos?|drachmas?|lari|lats|litai|kunas?|lei|leva|dinars?|rand|yen|yuan|rupees?|naira|birr|gourdes?|pesos?|quetzales|quetzal|"
    r"lempiras?|c[oó]rdobas?|colones|balboas?|bol[ií]vares|soles|reales|varas|bucks)"
)
_ABOUT = r"(?:(?:approximately|about|around|some|unos|unas|cerca\s+de|aproximadamente)\s+)?"
# The same sum in another currency: "PLN 552 [approx. EUR 138]".
_CONVERTED = (
    rf"\s*[(\[][^()\[\]\d]{{0,25}}(?:{_CODE}\s?(?:{_NUMBER})|(?:{_NUMBER}){_SCALE}\s+{_UNIT})"
    r"[^()\[\]\d]{0,10}(?:\([A-Z]{3}\))?[)\]]"
)
_PATTERNS = (
    re.compile(rf"(?<![\w.,]){_ABOUT}(?:{_NUMBER}){_SCALE}(?:\s+(?:de\s+)?){_UNIT}\b"
               rf"(?:\s*\((?:[A-Z]{{3}}|“[A-Z]{{3}}”)\))?(?:{_CONVERTED})?", re.IGNORECASE),
    re.compile(rf"(?<![\w.,-]){_ABOUT}{_WORDS}(?:de\s+)?{_UNIT}\b", re.IGNORECASE),
    re.compile(rf"(?<![\w$€£]){_ABOUT}{_CODE}\s?(?:{_NUMBER})(?!\w){_SCALE}(?:\s?(?:USD|MXN|dollars))?"
               rf"(?:(?i:{_CONVERTED}))?"),
    re.compile(rf"(?<![\w.,])(?:{_NUMBER})\s?(?:€|£|{_ISO})(?!\w)"),
)  # fmt: skip


def amounts(text: str) -> list[tuple[int, int]]:
    """Half-open code points of the amounts of money in ``text``, possibly overlapping."""
    return [match.span() for pattern in _PATTERNS for match in pattern.finditer(text)]


def recognizer(language: str) -> SpanRecognizer:
    """Amounts of money."""
    return SpanRecognizer("amounts", typed(amounts, "MONEY"), ["MONEY"], SCORE, language)
