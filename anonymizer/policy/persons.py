"""Is this person a public figure? Decided once for all mentions of an entity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anonymizer.lexicon import public_figures
from anonymizer.lexicon.fold import fold
from anonymizer.model import Document, Entity, Mention
from anonymizer.policy.context import before, ends_with, surface
from anonymizer.policy.rules import Policy, Reason

# "My cousin Daniel Ortega" is not the president, and "a man named ..." is a stranger.
_PRIVATE = re.compile(
    r"\b(?:(?:my|his|her|our|their|your|mi|mis|su|sus|tu|nuestr[oa]s?|un|una|a) (?:"
    r"cousin|brother|sister|son|daughter|father|mother|dad|mom|uncle|aunt|nephew|niece|husband|"
    r"wife|friend|neighbou?r|boss|partner|boyfriend|girlfriend|colleague|coworker|classmate|"
    r"grand(?:father|mother|son|daughter)|(?:brother|sister|son|daughter|father|mother) in law|"
    r"prim[oa]|herman[oa]|hij[oa]|padre|madre|papa|mama|ti[oa]|sobrin[oa]|espos[oa]|marido|mujer|"
    r"amig[oa]|vecin[oa]|jefe|jefa|companer[oa]|novi[oa]|niet[oa]|abuel[oa]|cunad[oa]|suegr[oa]|"
    r"yerno|nuera|patron|compadre|comadre)|named|called|llamad[oa]|de nombre)$"
)
# A nickname may be borrowed: the guard whom they call "Obama".
_NICKNAME = re.compile(
    r"\b(?:calls?|called|llaman|llamaban|dicen|decian|decimos|alias|apod\w+|nicknamed?|aka|"
    r"known as|conocid[oa] como)(?: (?:him|her|me|them|el|la))?$"
)


def person_reason(
    document: Document, mentions: Iterable[Mention], entity: Entity, policy: Policy
) -> Reason:
    """Why a person is kept or not.

    A public figure is one where some mention is a name that means nobody else, or follows a high
    office, and every other name of the entity agrees: "Bukele" is public, but not where the same
    entity is "Marta Bukele" elsewhere. Whoever is introduced as kin or by "named" is private.

    Args:
        document: for the words around the mentions.
        mentions: those of the entity.
        entity: a person.
        policy: for the people that the project keeps.
    """
    if entity.starred:
        return Reason.ALREADY_PSEUDONYM
    spans = [(surface(document, mention), before(document, mention)) for mention in mentions]
    names = {fold(name) for name in entity.names} | {fold(text) for text, _ in spans}
    if _approved(names, policy.kept_persons):
        return Reason.KEPT_BY_PROJECT
    if any(ends_with(_PRIVATE, words) for _, words in spans):
        return Reason.PRIVATE_PERSON
    if all(" " not in name for name in names) and any(
        ends_with(_NICKNAME, words) for _, words in spans
    ):
        return Reason.PRIVATE_PERSON
    found = [public_figures.find(text, words) for text, words in spans]
    found += [public_figures.find(name) for name in entity.names]
    for figure in found:
        if figure and all(public_figures.fits(figure, name) for name in names):
            return Reason.PUBLIC_FIGURE
    return Reason.PRIVATE_PERSON


def _approved(names: set[str], kept: frozenset[str]) -> bool:
    """Whether one kept name is among ``names`` and holds all the others' words."""
    return any(
        all(set(other.split()) <= set(name.split()) for other in names) for name in names & kept
    )
