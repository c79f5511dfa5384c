"""Names of people of the document that were read as places or organisations.

"I kept it from Dunia", "Visit (Tzunún)": where a short sentence says little, what the rest of the
document calls somebody decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from anonymizer.detect.propagation import BRACKETED
from anonymizer.lexicon import organisations
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_surname
from anonymizer.lexicon.hypocorisms import formals_of
from anonymizer.lexicon.places import is_area, is_big, lookup
from anonymizer.model import Mention

_READ_AS = frozenset({"LOCATION", "ORGANIZATION"})
_REACH = 40
_SOMEWHERE = re.compile(
    r"\b(?:in|at|near|en|hacia|desde|through|por|cant[oó]n|caser[ií]o|colonia|barrio|aldea|calle|"
    r"avenida|pasaje|residencial|finca|municip\w+|village|hamlet|town|city|ciudad|pueblo|county|"
    r"río|river|cerro|r\.|col\.|av\.)(?: (?:de|of|la|el|los|las|the))* $",
    re.IGNORECASE,
)
"""What stands before places, and before nobody."""
_SOMETHING = re.compile(r"[^\W\d_]+ (?:de|del|of)(?: (?:la|el|los|las|the))? $", re.IGNORECASE)
"""What a known place may follow: "the people of Suyapa"."""
_TO_FROM = re.compile(r"\b(?:from|to|of|de|del|a|al) $", re.IGNORECASE)
"""What stands before a place as often as before a person."""
_OWNER = re.compile(
    r"(?:[^\W\d_A-ZÁÉÍÓÚÑ]+ (?:de|of) )?"
    r"(?:don|doña|la niña|el señor|la señora|[Pp]astora?|[Pp]adre|Mrs?\.|Ms\.) "
    r"(?P<owner>[A-ZÁÉÍÓÚÑ][^\W\d_]+(?: [A-ZÁÉÍÓÚÑ][^\W\d_]+){0,2})$"
)
"""A workplace that only its owner's name tells from others: "panadería de don Evaristo"."""
_MORE = re.compile(r",? (?:Street|Road|Avenue|County|Park|City|River)\b|, [A-Z]")
"""What follows a place: its kind, or the larger one that it lies in."""


def borne(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; a place or organisation that bears a name of somebody's is that person.

    Not where the words around it speak of a place, and not a town or an area that the lists know.

    Args:
        text: the document's text.
        mentions: in text order, without overlap.
    """
    parts = {
        word
        for mention in mentions
        if mention.entity_type == "PERSON"
        for word in fold(text[mention.start : mention.end]).split()
        if len(word) > 2
    }
    letters = _introduced(text, mentions)
    before: Mention | None = None
    for mention in mentions:
        owner = _OWNER.match(text, mention.start, mention.end)
        if mention.entity_type == "ORGANIZATION" and owner:
            mention = replace(mention, start=owner.start("owner"), entity_type="PERSON")  # noqa: PLW2901
        taken = mention.entity_type in _READ_AS and (
            (before is not None and _is_surname_of(text, before, mention))
            or text[mention.start : mention.end] in letters
            or _is_person(text, mention, parts)
        )
        before = mention
        yield replace(mention, entity_type="PERSON") if taken else mention


def _introduced(text: str, mentions: Sequence[Mention]) -> set[str]:
    """Initials that stand in brackets after the name they are of: "Noor Haddad (NH)"."""
    found = set()
    for mention in mentions:
        letters = BRACKETED.match(text, mention.end)
        if mention.entity_type == "PERSON" and letters:
            own = "".join(word[0] for word in fold(text[mention.start : mention.end]).split())
            found |= {letters[1]} if fold(letters[1]) == own else set()
    return found


def _is_surname_of(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a word that follows a name at once is its surname: "don Chuy" "Gastélum".

    Between a person and a place stands at least a comma or a preposition.
    """
    word = text[mention.start : mention.end]
    return (
        before.entity_type == "PERSON"
        and text[before.end : mention.start] == " "
        and is_surname(word)
        and not any(map(is_area, lookup(word)))
    )


def _is_short_for(word: str, parts: set[str]) -> bool:
    """Whether a word is a nickname of somebody's, or one end of the name: "uli", "fina"."""
    if len(word) < 3 or is_common(word):
        return False
    ends = len(word) > 3
    return not formals_of(word).isdisjoint(parts) or any(
        part.startswith(word) or (ends and part.endswith(word)) for part in parts
    )


def _is_person(text: str, mention: Mention, parts: set[str]) -> bool:
    surface = text[mention.start : mention.end]
    words = fold(surface).split()
    if not words or organisations.find(surface):
        return False
    if not parts.issuperset(words) and not (len(words) == 1 and _is_short_for(words[0], parts)):
        return False
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _SOMEWHERE.search(before) or _MORE.match(text, mention.end):
        return False
    places = lookup(surface)
    if any(map(is_big, places)):
        return False
    return not places or not (_SOMETHING.search(before) or _TO_FROM.search(before))
