"""Whose mother, brother or wife somebody is, for the style ``role``: "the mother of Óscar"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anonymizer.lexicon.fold import fold
from anonymizer.model import Document, Entity, Resolution
from anonymizer.surrogates.site import Site, Wording

# English word -> Spanish word and whether it is feminine; both ways round below.
_PAIRS = {
    "mother": "madre+", "father": "padre", "sister": "hermana+", "brother": "hermano",
    "daughter": "hija+", "son": "hijo", "wife": "esposa+", "husband": "esposo",
    "aunt": "tía+", "uncle": "tío", "cousin": "prima+", "niece": "sobrina+", "nephew": "sobrino",
    "grandmother": "abuela+", "grandfather": "abuelo", "granddaughter": "nieta+",
    "grandson": "nieto", "mother-in-law": "suegra+", "father-in-law": "suegro",
    "sister-in-law": "cuñada+", "brother-in-law": "cuñado", "stepfather": "padrastro",
    "stepmother": "madrastra+", "partner": "pareja+", "girlfriend": "novia+",
    "boyfriend": "novio", "friend": "amiga+", "widow": "viuda+", "neighbour": "vecina+",
}  # fmt: skip
_SPANISH = {word.rstrip("+"): word.endswith("+") for word in _PAIRS.values()} | {
    "mamá": True, "papá": False, "mujer": True, "marido": False, "primo": False, "amigo": False,
    "vecino": False, "nuera": True, "yerno": False, "compañera": True, "compañero": False,
    "hermanita": True, "hermanito": False, "hijita": True, "hijito": False,
}  # fmt: skip
_ENGLISH = frozenset({*_PAIRS, "mom", "mum", "dad", "neighbor", "stepson", "stepdaughter"})
_KIN = "|".join(sorted(map(re.escape, {*_SPANISH, *_ENGLISH}), key=len, reverse=True))
_OWNED_BEFORE = re.compile(
    rf"(?P<lead>['’]s|\b(?:his|her|su|my|mi))\s+(?:\w+\s+)?(?P<kin>{_KIN})(?P<comma>,?)\s+$", re.I
)
_OF_AFTER = re.compile(
    rf"^(?:,|\s+(?:is|was|es|era))\s+(?:(?:the|a|an|la|el|una?)\s+)?(?P<kin>{_KIN})\s+(?:of|de)\s+$",
    re.I,
)
_NARRATOR = re.compile(r"\b(?:my name is|me llamo|mi nombre es|i am|soy|yo,)\s+$", re.I)
_RELATIVE = re.compile(r",?\s+(?:who|whom|whose|which|that|que|quien|a quien|cuy[oa])\b", re.I)


@dataclass(frozen=True, slots=True)
class Kin:
    """A person by relation to another one.

    Attributes:
        word: of kinship, as the text has it, in lower case.
        anchor: id of the entity that the person is related to.
    """

    word: str
    anchor: str

    def phrase(self, name: str, language: str) -> str:
        """``"the mother of Óscar"``, ``"la madre de Óscar"``."""
        if language == "es":
            spanish = self.word if self.word in _SPANISH else _PAIRS.get(self.word, "pariente")
            word = spanish.rstrip("+")
            return f"{'la' if _SPANISH.get(word) else 'el'} {word} de {name}"
        english = next((e for e, s in _PAIRS.items() if s.rstrip("+") == self.word), self.word)
        return f"the {english} of {name}"


def relations(document: Document, resolution: Resolution, people: Sequence[Entity]) -> Mapping[str, Kin]:
    """Entity id -> whose kin that is, where the text says so beside the name.

    Nobody is told by somebody who is told by a relation: "the wife of the son of Óscar" would
    lose its readers.

    Args:
        document: the text.
        resolution: its mentions.
        people: the persons that get a pseudonym.
    """
    owner = {i: person for person in people for i in person.mentions}
    told: dict[str, Kin] = {}
    anchors: set[str] = set()
    narrator = next((p for i, p in sorted(owner.items()) if _is_narrator(document, resolution, i)), None)
    previous: int | None = None
    for index in sorted(owner):
        person = owner[index]
        floor = resolution.mentions[previous].end if previous is not None else 0
        before = document.text[max(floor, resolution.mentions[index].start - 80) : resolution.mentions[index].start]
        found: tuple[Entity, str, Entity] | None = None
        if match := _OWNED_BEFORE.search(before):
            mine = fold(match["lead"]) in ("my", "mi")
            anchor = narrator if mine else owner[previous] if previous is not None else None
            direct = match["lead"][0] not in "'’" or match.start() == 0
            if anchor is not None and direct and not re.search(r"[.!?]", before):
                found = person, match["kin"], anchor
        elif previous is not None and (match := _OF_AFTER.match(before)):
            found = owner[previous], match["kin"], person
        if found and _is_new(found, told, anchors):
            told[found[0].id] = Kin(found[1].lower(), found[2].id)
            anchors.add(found[2].id)
        previous = index
    return told


def without_name(site: Site) -> Wording | None:
    """The words of kinship alone, where they stand right before a name: "his mother, Berta,".

    The name goes, and the commas that set it off; ``None`` where no such word stands there.
    """
    match = _OWNED_BEFORE.search(site.before)
    if match is None:
        return None
    start = site.back(len(site.before) - match.start("kin"))
    end = site.end
    if match["comma"] and site.after.startswith(",") and not _RELATIVE.match(site.after):
        end += 1
    return Wording(start, end, match["kin"])


def _is_new(
    found: tuple[Entity, str, Entity], told: Mapping[str, Kin], anchors: set[str]
) -> bool:
    person, _, anchor = found
    return person is not anchor and not {person.id} & (told.keys() | anchors) and anchor.id not in told


def _is_narrator(document: Document, resolution: Resolution, index: int) -> bool:
    start = resolution.mentions[index].start
    return bool(_NARRATOR.search(document.text[max(0, start - 30) : start]))
