"""Whose mother, brother or wife somebody is, for the style ``role``: "the mother of Óscar"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.kinship import BY_WORD, ENGLISH, SPANISH
from anonymizer.model import Document, Entity, Resolution, Sex
from anonymizer.surrogates.site import REACH, Site, Wording

_KIN = "|".join(sorted(map(re.escape, {*SPANISH, *ENGLISH}), key=len, reverse=True))
_OWNED_BEFORE = re.compile(
    rf"(?P<lead>['’]s|\b(?:his|her|su|my|mi))\s+(?:\w+\s+)?(?P<kin>{_KIN})(?P<comma>,?)\s+$", re.I
)
_OF_AFTER = re.compile(
    rf"^(?:,|\s+(?:is|was|es|era))\s+(?:(?:the|a|an|la|el|una?)\s+)?(?P<kin>{_KIN})\s+(?:of|de)\s+$",
    re.I,
)
_NARRATOR = re.compile(r"\b(?:my name is|me llamo|mi nombre es|i am|soy|yo,)\s+$", re.I)
_SOMEBODY = {
    Sex.FEMALE: ("a woman", "una mujer"),
    Sex.MALE: ("a man", "un hombre"),
    Sex.UNKNOWN: ("a person", "una persona"),
}
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
        """``"the mother of Óscar"``, ``"la madre de Óscar"``.

        Args:
            name: the other one's pseudonym.
            language: ``"en"`` or ``"es"``.
        """
        relation = BY_WORD[self.word]
        if language == "es":
            word = self.word if self.word in SPANISH else relation.spanish[0][0]
            return f"{'la' if SPANISH[word] else 'el'} {word} de {name}"
        return f"the {self.word if self.word in ENGLISH else relation.english[0]} of {name}"


def relations(
    document: Document, resolution: Resolution, people: Sequence[Entity]
) -> Mapping[str, Kin]:
    """Entity id -> whose kin that is, where the text says so beside the name.

    Nobody is told by somebody who is told by a relation: "the wife of the son of Óscar" would
    lose its readers.

    Args:
        document: the text.
        resolution: its mentions.
        people: the persons that get a pseudonym.
    """
    text, mentions = document.text, resolution.mentions
    owner = {i: person for person in people for i in person.mentions}
    order = sorted(owner)
    narrator = next((owner[i] for i in order if _is_narrator(text, mentions[i].start)), None)
    told: dict[str, Kin] = {}
    anchors: set[str] = set()
    for position, index in enumerate(order):
        person, start = owner[index], mentions[index].start
        last = order[position - 1] if position else None
        floor = mentions[last].end if last is not None else 0
        before = text[max(floor, start - REACH) : start]
        found: tuple[Entity, str, Entity] | None = None
        if match := _OWNED_BEFORE.search(before):
            anchor = owner[last] if last is not None else None
            if fold(match["lead"]) in ("my", "mi"):
                anchor = narrator
            elif match["lead"][0] not in "'’":  # his, her, su: only where one person is meant
                near = {owner[i].id for i in order[:position] if mentions[i].start > start - 150}
                anchor = anchor if len(near) == 1 else None
            elif match.start():
                anchor = None
            if anchor is not None:
                found = person, match["kin"], anchor
        elif last is not None and (match := _OF_AFTER.match(before)):
            found = owner[last], match["kin"], person
        if found and _is_new(*found, told, anchors):
            told[found[0].id] = Kin(found[1].lower(), found[2].id)
            anchors.add(found[2].id)
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
    following = site.text[site.end : site.end + 20]
    if match["comma"] and site.after.startswith(",") and not _RELATIVE.match(following):
        end += 1
    return Wording(start, end, match["kin"])


def before_relation(site: Site, sex: Sex) -> str | None:
    """What stands for a name that the relation follows: "a woman, the mother of Óscar"."""
    following = site.text[site.end : site.end + 40]
    if not re.match(
        rf",\s+(?:(?:the|a|an|la|el|una?)\s+)?(?:{_KIN})\s+(?:of|de)\s", following, re.I
    ):
        return None
    english, spanish = _SOMEBODY[sex]
    return spanish if site.language == "es" else english


def _is_new(
    person: Entity, kin: str, anchor: Entity, told: Mapping[str, Kin], anchors: set[str]
) -> bool:
    return person is not anchor and person.id not in {*told, *anchors} and anchor.id not in told


def _is_narrator(text: str, start: int) -> bool:
    return bool(_NARRATOR.search(text[max(0, start - 30) : start]))
