"""Demonyms: "Salvadoran", "salvadoreñas" -> ``"SV"``."""

from __future__ import annotations

import re
from functools import cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.tables import alternatives, rows

_CITIZEN = re.compile(r"^ciudadan[oa]s? | (?:nationals?|citizens?)$")


def country_of(demonym: str) -> str | None:
    """The country that a demonym names, in English or Spanish, any gender and number.

    Args:
        demonym: such as "Hondurans", "guatemalteca" or "Turkish national"; case and accents don't
            matter.

    Returns:
        ISO 3166-1 alpha-2, the first country where several share it, or ``None``.
    """
    return _index().get(_CITIZEN.sub("", fold(demonym)))


def spanish_forms(masculine: str) -> tuple[str, ...]:
    """Masculine, feminine, and both plurals of a Spanish demonym.

    >>> spanish_forms("hondureño")
    ('hondureño', 'hondureña', 'hondureños', 'hondureñas')
    """
    if masculine.endswith("o"):
        stem = masculine[:-1]
        return masculine, f"{stem}a", f"{stem}os", f"{stem}as"
    if masculine.endswith("és"):
        stem = f"{masculine[:-2]}es"
        return masculine, f"{stem}a", f"{stem}es", f"{stem}as"
    if masculine.endswith("ón"):
        stem = f"{masculine[:-2]}on"
        return masculine, f"{stem}a", f"{stem}es", f"{stem}as"
    if masculine.endswith(("ín", "án", "ol", "or")):
        stem = fold(masculine) if masculine[-2] in "íá" else masculine
        return masculine, f"{stem}a", f"{stem}es", f"{stem}as"
    if masculine.endswith(("í", "ú", "n", "l")):
        return masculine, masculine, f"{masculine}es", f"{masculine}s"
    return masculine, masculine, f"{masculine}s", f"{masculine}s"


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = {}
    for code, _, _, english, spanish in rows("countries.tsv", 5):
        for word in alternatives(english):
            for form in (word, f"{word}s", f"{word}es", word.replace("man", "men")):
                index.setdefault(fold(form), code)
        for word in alternatives(spanish):
            for form in spanish_forms(word):
                index.setdefault(fold(form), code)
    return index
