"""Words for relatives: who they are to whoever speaks, and where they introduce a name."""

from __future__ import annotations

import re

from anonymizer.lexicon import kinship
from anonymizer.lexicon.fold import fold

RELATION = {word: relation.name for word, relation in kinship.KIN.items() if relation.alone}
"""Folded word -> the relation that it names ("papa" is ``"father"``)."""
KIN = frozenset(kinship.KIN)
CHILDREN = frozenset(
    word
    for word, relation in RELATION.items()
    if relation in {"son", "daughter", "child", "grandson", "granddaughter", "nephew", "niece"}
)
ELDERS = frozenset(
    {"father", "mother", "grandfather", "grandmother", "father-in-law", "mother-in-law"}
)
"""Relations of an elder generation."""
PARENTS = ELDERS | {"husband", "wife"}
OFFSPRING = frozenset({"son", "daughter", "child", "grandson", "granddaughter"})
"""Relations of two generations of one household: nobody is both to the same person."""
_SONS = frozenset({"son", "daughter", "child"})
_RELIGIOUS = frozenset("sister brother father mother hermana hermano padre madre".split())
_THE = frozenset({"el ", "El ", "al "})
_TITLED = "|".join(("don", "doña", "dr", "dra", "mr", "mrs", "ms", "sr", "sra", "señor", "señora"))
_WORD = r"[^\W\d_]+(?:[-\s]in[-\s]law)?"
_KIN_BEFORE = re.compile(
    rf"(?:\b(?P<mine>my|mi|mis|nuestr[oa]s?|our)\s+(?:[^\W\d_]+\s+){{0,2}}?)?"
    rf"\b(?P<kin>{_WORD})(?:['’]s\s+name|\s+(?:mayor|menor|pequeñ[oa]|[pm]atern[oa]|únic[oa]))?"
    rf"[ \t]*[,:(]?\s+"
    rf"(?:(?:is|was|es|era|called|named|llamad[oa]|de\s+nombre|se\s+llama(?:ba)?"
    rf"|le\s+d(?:icen|ecimos|ec[ií]an|ec[ií]amos)|a|al|to|the|el|la|little|small|pequeñ[oa]"
    rf"|{_TITLED})"
    rf"\.?,?\s+){{0,2}}[«“\"'‘]?$",
    re.I,
)
_KIN_AFTER = re.compile(
    rf"['’»”\"]?\s*[,(—–|]\s*(?:(?:as\s+(?:we|they|I)\s+call|(?:como|así)\s+le\s+"
    rf"d(?:igo|icen|ecimos|ec[ií]an|ec[ií]amos)\s+a)\s+)?"
    rf"(?:(?P<mine>my|mi)|his|her|su|their|the|la|el)?\s*\b"
    rf"(?P<kin>{_WORD})\s*(?:[,.;:)—–|]|$|(?:de|del|of)\b)",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:seg[uú]n|para|de\s+acuerdo\s+con|por|according\s+to|for|told|dijo|dice|cont[oó])\s+"
    r"(?:(?:a\s+)?(?:[^\W\d_]+)\s+)?$",
    re.I,
)
"""Who says something about whoever is named after a comma: "According to the mother, X ..."."""
# "We say X for my brother."
_FOR_MINE = re.compile(rf"['’»”\"]?\s+(?:for\s+my|a\s+mi)\s+(?P<kin>{_WORD})\b", re.I)
_WE_SAY = re.compile(r"\b(?:we|they|I)\s+(?:say|call)\s+[«“\"'‘]?$|\bdecimos\s+[«“\"'‘]?$", re.I)
_LISTED = re.compile(rf"\b(?:my|mi|his|her|su|our)\s+(?P<kin>{_WORD}),\s+$", re.I)
_KIN_OF = re.compile(rf"\b(?P<kin>{_WORD})\s+(?:of|de|del)\s+$", re.I)
REACH = 60
"""Code points before a name in which its bearer's relation is looked for."""


def kin_before(text: str, start: int) -> tuple[str, bool]:
    """The folded word for a relative before a name, and whether the speaker's own.

    ``("brother", True)`` for "my brother X", ``("papa", False)`` for "su papá, don X" and for
    "el papá de mi sobrino, X", ``("", False)`` where there is none, as in the list "my father, my
    mother, X and I".
    """
    match = _KIN_BEFORE.search(text, max(0, start - REACH), start)
    if match and _is_religious(text, match):
        return "", False
    if match and "," in match[0]:
        begin = max(0, match.start() - REACH)
        if not match["mine"] and speaks(text, match.start("kin")):
            return "", False
        before = _LISTED.search(text, begin, match.start())
        if before and _told(before)[0]:
            return "", False
        of = _KIN_OF.search(text, begin, match.start())
        if of and (kin := _told(of)[0]):
            return kin, False
    return _told(match)


def _is_religious(text: str, match: re.Match[str]) -> bool:
    """Whether "Sister X" is how a church calls its members, and "el padre X" a priest."""
    word, start = match["kin"], match.start("kin")
    if fold(word) not in _RELIGIOUS or "," in match[0] or match["mine"]:
        return False
    return word[0].isupper() or (word == "padre" and text[max(0, start - 3) : start] in _THE)


def speaks(text: str, start: int) -> bool:
    """Whether the word that starts there is who says something: "According to the mother, X"."""
    return _SAYS.search(text, max(0, start - REACH), start) is not None


def kin_after(text: str, end: int) -> tuple[str, bool]:
    """The same for a word after the name: "X, mi marido, ...", "X (son)"."""
    return _told(_KIN_AFTER.match(text, end, end + REACH))


def kin_called(text: str, start: int, end: int) -> str:
    """The relative of the speaker's whom she says a name for: "We say X for my brother"."""
    said = _WE_SAY.search(text, max(0, start - REACH), start)
    spoken = _FOR_MINE.match(text, end, end + REACH) if said else None
    return _told(spoken)[0]


def _told(match: re.Match[str] | None) -> tuple[str, bool]:
    if match is None:
        return "", False
    words = fold(match["kin"])
    word = words.replace(" ", "-") if words.endswith("in law") else words
    mine = match.groupdict().get("mine") is not None
    return (word, mine) if word in KIN or word in RELATION else ("", False)


def relatives(a: str, b: str) -> bool:
    """Whether two words may name one person's relation to the same speaker."""
    first, second = RELATION.get(a, ""), RELATION.get(b, "")
    if not first or not second or first == second:
        return True
    if "child" in (first, second):
        return {first, second} <= _SONS | {"child"}
    return bool({first, second} & {"neighbour", "friend"})
