"""Roles that identify ("the midwife"): a field of work stands instead of the work itself.

The wordings are nouns, so that they read well after "is" and between commas alike.
"""

from __future__ import annotations

import re

from anonymizer.lexicon.fold import fold
from anonymizer.surrogates.grammar import Noun, indefinite
from anonymizer.surrogates.organisations import is_place
from anonymizer.surrogates.organisations import write as write_place
from anonymizer.surrogates.site import Site, Wording

# English, Spanish ("persona", so always feminine), and beginnings of folded words that show it.
_FIELDS: tuple[tuple[str, str, str], ...] = (
    (
        "health worker",
        "persona que trabaja en salud",
        "midwi nurse doctor partera comadron enfermer medic promotor paramedic dentist",
    ),
    (
        "person who works in education",
        "persona que trabaja en educación",
        "teach headteacher principal maestr profesor director docente school",
    ),
    (
        "person of the church",
        "persona de iglesia",
        "priest pastor parroc cura sacerdot catequist catech sacrist deacon diacon monja nun",
    ),
    (
        "public servant",
        "persona con un cargo público",
        "mayor alcald policia police sheriff judge juez fiscal prosecutor regidor concejal counc",
    ),
    (
        "person with a role in the community",
        "persona con un cargo en la comunidad",
        "leader lider president presidenta coordina chair secretar tesorer treasurer directiv",
    ),
    (
        "person with a small business",
        "persona con un pequeño negocio",
        "baker panader tender vendor vendedor shop owner duen barber barber tailor sastre costurer",
    ),
    (
        "person who works with vehicles",
        "persona que trabaja con vehículos",
        "driver motorist chofer mechanic mecanic taxist busero",
    ),
    (
        "farm worker",
        "persona que trabaja en el campo",
        "farm agricult campesin jornaler ganader fisher pescador",
    ),
)
_TRADE = re.compile(r"(?<=\s)(?:de|como)\s+$", re.I)
_DEED = {
    "en": re.compile(
        r"(?:\w+ed|\w{3,}s|drove|ran|kept|taught|sold|led|made|grew|built|wrote|brought|sang) "
        r"(?:the|an?|our|his|her|their|my)\b"
    ),
    "es": re.compile(
        r"(?:\w+(?:aba|ía|ó)|maneja|cuida|vende|hace|lleva|toca|enseña|dirige|atiende|reparte|"
        r"cobra) "
        r"(?:el|la|los|las|una?|nuestr[oa]s?|su|sus)\b"
    ),
}
"""A role told by what somebody does: "(who) drove the only ambulance of our town"."""
_DOER = re.compile(
    r"\b(?:who|she|he|they|que|quien|ella|él)\s+(?:(?:also|often|still|también|siempre)\s+)?$", re.I
)
_THING = re.compile(
    r"\b(?:coach(?:ed|es)|drove|drives|r[au]ns?|kept|keeps|manage[sd]|own(?:ed|s)|le(?:d|ads)|"
    r"maneja(?:ba)?|cuida(?:ba)?|atend[ií]a|atiende|dirig[ií]a|dirige|entrena(?:ba)?)\s+$",
    re.I,
)
"""What comes after these is no person: "coached the girls' team"."""


def write(site: Site, rung: str = "") -> Wording:
    """What is written instead of a role: "a health worker", "una persona de iglesia".

    Args:
        site: the mention.
        rung: ``"field"`` (the default) or ``"person"``: "a person of the community".
    """
    if is_place(site.surface, site.language):
        return write_place(site)
    if site.language == "es" and re.search(r"\btrabaj\w+\s+(?:de|como)\s+$", site.before, re.I):
        match = _TRADE.search(site.before)
        if match is not None:
            return Wording(site.back(len(match[0])), site.end, "en un oficio conocido")
    spanish = site.language == "es"
    if _DEED[site.language].match(site.surface) or _DOER.search(site.before):
        phrase = "tenía un papel en la comunidad" if spanish else "had a role in the community"
        return Wording(site.start, site.end, phrase)
    if _THING.search(site.before):
        known = "algo conocido en la comunidad" if spanish else "something known in the community"
        return Wording(site.start, site.end, known)
    role = "" if rung == "person" else site.surface
    return indefinite(site, _field(role, site.language))


def _field(role: str, language: str) -> Noun:
    words = fold(role).split()
    for english, spanish, stems in _FIELDS:
        if any(word.startswith(stem) for word in words for stem in stems.split()):
            return Noun(spanish, True) if language == "es" else Noun(english)
    if language == "es":
        return Noun("persona de la comunidad", True)
    return Noun("person of the community")
