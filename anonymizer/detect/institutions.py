"""Small institutions, whole: the word that says what they are, the name, and the place they add.

"refaccionaria El Tornillo" and "the Chapel of Grace in Pine Hollow" tell where somebody works or
prays; the parts left standing would tell it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from anonymizer.lexicon import organisations
from anonymizer.lexicon.places import is_big, lookup
from anonymizer.model import Mention

_REACH = 60
_HEAD = re.compile(
    r"(?<!\w)((?:parroquia|iglesia|ermita|capilla|templo|escuela|escuelita|primaria|secundaria|"
    r"preparatoria|colegio|instituto|kinder|guarder[ií]a|academia|centro escolar|"
    r"complejo educativo|hospital|hospitalito|cl[ií]nica|unidad de salud|dispensario|laboratorio|"
    r"taller|tienda|tiendita|pupuser[ií]a|tortiller[ií]a|panader[ií]a|carnicer[ií]a|pescader[ií]a|"
    r"farmacia|ferreter[ií]a|refaccionaria|abarroter[ií]a|abarrotes|papeler[ií]a|librer[ií]a|"
    r"barber[ií]a|sastrer[ií]a|imprenta|carpinter[ií]a|herrer[ií]a|lavander[ií]a|cafeter[ií]a|"
    r"comedor|restaurante|cantina|bar|hotel|hospedaje|pensi[oó]n|motel|gasolinera|maquila|"
    r"maquiladora|f[aá]brica|aserradero|beneficio|ingenio|granja|cooperativa|radio|emisora|"
    r"gimnasio|cl[ií]nica dental|[oó]ptica|funeraria|distribuidora|transportes|ruta|equipo|club|"
    r"coro|banda|grupo|albergue|refugio|casa hogar|comit[eé]|junta|adesco|observatorio|"
    r"colectivo|fundaci[oó]n|asociaci[oó]n)"
    r"(?: (?:de|del|de la|de los|de las))?) $",
    re.IGNORECASE,
)
_GENERIC = frozenset({"equipo", "grupo", "ruta", "banda", "junta", "bar", "radio", "club", "coro"})
_PLACE = re.compile(
    r",? (?:in|of|at|on|near|de|del|en|de la|de los|del barrio|de la colonia|del cant[oó]n|"
    r"del caser[ií]o|de la aldea)(?: (?:the|la|el|los|las))? "
)


def whole(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, with small organisations grown to their head word and their place.

    Args:
        text: the document's text.
        mentions: in text order, without overlap.
    """
    result: list[Mention] = []
    for mention in mentions:
        left = result[-1] if result else None
        if left and _adds_place(text, left, mention):
            result[-1] = replace(left, end=mention.end)
            continue
        result.append(_with_head(text, mention))
    return result


def _with_head(text: str, mention: Mention) -> Mention:
    if mention.entity_type not in {"LOCATION", "ORGANIZATION"}:
        return mention
    surface = text[mention.start : mention.end]
    head = _HEAD.search(text, max(0, mention.start - _REACH), mention.start)
    if not head or not surface[:1].isupper() or organisations.find(surface):
        return mention
    word = head[1].split()[0].casefold()
    if mention.entity_type == "LOCATION" and word in _GENERIC:
        return mention  # "ruta Sonsonate", "equipo de Apopa" go to or come from a place
    of_town = " " in head[1]  # "hospital de Managua" is as public as Managua
    if mention.entity_type == "LOCATION" and of_town and any(map(is_big, lookup(surface)[:1])):
        return mention
    return replace(mention, start=head.start(1), entity_type="ORGANIZATION")


def _adds_place(text: str, left: Mention, right: Mention) -> bool:
    """Whether a small place right after an organisation says where it is."""
    if left.entity_type != "ORGANIZATION" or right.entity_type != "LOCATION":
        return False
    if not _PLACE.fullmatch(text, left.end, right.start):
        return False
    place = text[right.start : right.end]
    if organisations.find(text[left.start : left.end]) or any(map(is_big, lookup(place)[:1])):
        return False
    return not text[left.start : left.end].isupper() or len(text[left.start : left.end]) > 3
