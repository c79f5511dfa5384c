"""Organisations that no list has, but that work for people's rights or publish, as the text says.

They speak in public under their name, so it points at nobody. Words of the name tell it
("Observatorio", "Human Rights"), or words before and after ("the NGO", ", a legal-aid group").
"""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"\b(?:derechos humanos|human rights|observatori[oy]|legal aid|legal services|civil liberties|"
    r"ayuda legal|asistencia legal|amnistia|amnesty|refugee|refugees|refugiados|immigrants? rights|"
    r"immigration (?:law|legal)|desaparecidos|desaparecidas|disappeared|defensori[ao] (?:de|del)|"
    r"victimas|anti torture|contra la tortura|truth commission|comision de la verdad|"
    r"memoria historica|equipo argentino|forensic anthropology|antropologia forense)\b"
)
_RIGHTS = (
    r"(?:human rights|legal aid|immigrant rights|migrant rights|civil society|non ?governmental|"
    r"refugee|advocacy|derechos humanos|no gubernamental|de derechos|"
    r"defensora? de (?:los )?derechos|de la sociedad civil|de ayuda legal)"
)
_BODY = (
    r"(?:organi[sz]ations?|group|coalition|network|charity|nonprofit|association|institute|center|"
    r"organizacion|grupo|colectivo|coalicion|red|asociacion|fundacion|instituto|centro)"
)
_PRESS = (
    r"(?:newspaper|news site|news outlet|news agency|magazine|broadcaster|periodico|diario|revista|"
    r"medio digital|medio de comunicacion|semanario|agencia de noticias|noticiero)"
)
_BEFORE = re.compile(
    rf"\b(?:ngos?|ongs?|organi[sz]ation|organizacion|{_RIGHTS} {_BODY}|{_BODY} {_RIGHTS}|{_PRESS})"
    r"(?: (?:called|named|llamad[oa]))?(?: (?:the|el|la|los|las))?$"
)
_AFTER = re.compile(
    rf"^(?:an?|una?|the|la|el)? ?(?:\w+ ){{0,2}}"
    r"(?:ngo|ong|non ?profit|(?:comite|red|colectivo) de (?:familiares|madres|victimas)|"
    rf"{_RIGHTS} {_BODY}|{_BODY} {_RIGHTS}|{_PRESS})\b"
)


def is_public_body(name: str, before: str, after: str) -> bool:
    """Whether an organisation is presented as one that speaks in public.

    Args:
        name: folded.
        before, after: the folded words of the sentence around it.
    """
    return bool(_NAMED.search(name) or _BEFORE.search(before) or _AFTER.search(after))
