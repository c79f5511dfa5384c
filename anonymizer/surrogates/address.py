"""How a pseudonym sits among the words around it: titles, contractions, full stops."""

from __future__ import annotations

import re

from anonymizer.surrogates.pseudonyms import Style
from anonymizer.surrogates.site import Site, Wording

# English puts these before surnames only, and a pseudonym of style "given" is none.
_COURTESY = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx)\b\.?\s+$", re.I)
_OWNED = re.compile(r"(['’])(?=\s+[a-z])")
_COUPLE = re.compile(r"(?:\band|&|\by|/)\s+$", re.I)


def in_place(site: Site, name: str, style: Style) -> Wording:
    """The name in place of a mention, with what grammar asks for around it.

    "Mrs Aguilar" becomes "Zaida", but "Officer Aguilar" "Officer Zaida"; "Rivas' house" becomes
    "Zaida's house"; "de" before "el padre de Óscar" becomes "del"; of two full stops ("O.U." at
    the end of a sentence) one goes.

    Args:
        site: the mention.
        name: what is written for it, in its case.
        style: how people are shown.
    """
    start, end, text = site.start, site.end, name
    if style is not Style.FULL and site.language != "es":
        title = _COURTESY.search(site.before)
        if title and not _COUPLE.search(site.before[: title.start()]):
            start = site.back(len(site.before) - title.start())
    article = re.match(r"el\s", text, re.I)
    joint = re.search(r"(?<!\w)(de|a)\s+$", site.before, re.I)
    if article and joint and site.language == "es" and start == site.start:
        start = site.back(len(site.before) - joint.start())
        text = f"{joint[1]}{'l' if joint[1].lower() == 'a' else 'el'[1:]}{text[2:]}"
    if site.language != "es" and (owned := _OWNED.match(site.after)) and _ends_in_s(site.surface):
        text, end = text + owned[1] + ("" if _ends_in_s(text) else "s"), end + 1
    if text.endswith(".") and re.match(r"\.(?!\.)", site.text[site.end : site.end + 2]):
        if site.after.startswith("."):
            end += 1
        else:
            text = text[:-1]
    return Wording(start, end, text)


def _ends_in_s(surface: str) -> bool:
    return surface[-1:].lower() == "s"
