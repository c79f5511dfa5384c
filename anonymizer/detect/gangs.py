"""Gangs: written like dates, people and addresses; the words around them tell."""

from __future__ import annotations

import re

from anonymizer.model import Mention

_GANG = re.compile(r"(?:(?:Barrio|Mara|mara|pandilla|la|the) )?(?:18|MS(?:[- ]?(?:13|X3))?)")
_GANG_BEFORE = re.compile(r"\b(?:la|las|los|the|barrio|mara|pandillas?|gangs?|was|era)\s+$", re.I)
"""An article before 18 or MS tells a gang."""


def is_gang(text: str, mention: Mention) -> bool:
    """Whether a mention of whatever type is a gang."""
    surface = text[mention.start : mention.end]
    if not _GANG.fullmatch(surface):
        return False
    before = text[max(0, mention.start - 10) : mention.start]
    return " " in surface or "-" in surface or bool(_GANG_BEFORE.search(before))
