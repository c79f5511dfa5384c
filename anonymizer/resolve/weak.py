"""Who a single name means within a series: "Nubia", "Chepe", "Mrs Paz".

Within one series a single name joins the one subject there whom it can mean, and a whole name
joins the one who was only met by a single name so far; so it does not matter which file comes
first. Where it is not certain nobody joins, and the reviewer is asked. The reasons are

- ``several-fit``: more than one subject of the series has that name;
- ``several-claim``: more than one person of the document may be that subject;
- ``named-beside``: the document names that subject already, and beside it this name;
- ``surname-only``: a surname, and neither title nor given name tells whose.

Outside of a series a single name says nothing: every archive has many a María.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.hypocorisms import formals_of, forms_of
from anonymizer.model import Entity, Possibility, Sex
from anonymizer.ports import Acquaintances, Alias
from anonymizer.resolve.names import parse
from anonymizer.resolve.traits import OFFICIAL, WHOLE, against

MOST = 3
"""Subjects that are suggested for one entity; a name that more bear says nothing."""


def recognise(entities: Sequence[Entity], index: Acquaintances, circle: str) -> tuple[Entity, ...]:
    """The entities, each that a single name ties to one subject of the series with that subject.

    Args:
        entities: of one document; whole names are looked up already.
        index: the vault.
        circle: the series: the scope in which its subjects bear their pseudonyms.
    """
    asked = [_Asked.of(entity) for entity in entities if _is_open(entity)]
    asked = [each for each in asked if each.given or each.surnames]
    near = index.nearby({form for each in asked for form in each.forms}, circle)
    found = {each.entity.id: _Found(each, _meant(each, near, index)) for each in asked}
    taken = {entity.subject for entity in entities if entity.subject}
    claims: defaultdict[str, list[_Found]] = defaultdict(list)
    for each in found.values():
        for subject in each.subjects:
            claims[subject].append(each)
    return tuple(
        _answered(entity, found[entity.id], claims, taken) if entity.id in found else entity
        for entity in entities
    )


def _is_open(entity: Entity) -> bool:
    return (
        entity.entity_type == "PERSON"
        and entity.subject is None
        and not entity.starred
        and not entity.distinct
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """An entity and the single names it may be known by.

    Attributes:
        entity: of the document.
        whole: whether it has a whole name here; then only those fit who had none so far.
        given: given names and nicknames with all their forms.
        surnames: surnames, where it has nothing else.
        nicks: those that are nobody's given name.
    """

    entity: Entity
    whole: bool
    given: frozenset[str] = field(repr=False)
    surnames: frozenset[str] = field(repr=False)
    nicks: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, entity: Entity) -> _Asked:
        names = [parse(text) for text in entity.names]
        whole = any(name.full for name in names)
        given = {part for name in names for part in name.given[:2] if name.full}
        single = {
            part
            for name in names
            for part in (*name.loose, name.nick)
            if len(part) > 1 and not name.full
        }
        last = {part for part in single if is_surname(part) and not formals_of(part)}
        first = given | (single - last) | {part for part in last if is_given(part)}
        forms = frozenset(form for part in first for form in forms_of(part))
        nicks = frozenset(part for part in first if not is_given(part) and not is_surname(part))
        return cls(entity, whole, forms, frozenset() if whole else frozenset(last) - forms, nicks)

    @property
    def forms(self) -> frozenset[str]:
        """Everything to look up."""
        return self.given | self.surnames


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom an entity may be.

    Attributes:
        asked: the entity.
        subjects: id -> whether a given name or a nickname says so, not only a surname.
    """

    asked: _Asked
    subjects: Mapping[str, bool]


def _meant(
    asked: _Asked, near: Mapping[str, frozenset[str]], index: Acquaintances
) -> dict[str, bool]:
    """The subjects that fit and that nothing speaks against."""
    by_given = _all(near.get(form, frozenset()) for form in asked.given)
    found = by_given | _all(near.get(form, frozenset()) for form in asked.surnames)
    if not found:
        return {}
    told = index.borne(found, [WHOLE, OFFICIAL])
    whole = {subject for subject, alias in told if alias == WHOLE}
    officials = {subject for subject, alias in told if alias == OFFICIAL}
    fitting = {
        subject
        for subject in found - against(asked.entity, found, index)
        if (subject in officials) == asked.entity.official
        and not (asked.whole and subject in whole)
    }
    if len(fitting) > 1:
        fitting = _preferred(asked, fitting, whole, index)
    return {subject: subject in by_given for subject in fitting}


def _preferred(asked: _Asked, fitting: set[str], whole: set[str], index: Acquaintances) -> set[str]:
    """Those who are left when a nickname, or a reviewer, has told somebody apart."""
    aliases = [Alias("weak", nick) for nick in asked.nicks]
    exact = {subject for subject, _ in index.borne(fitting, aliases)} if aliases else set()
    if len(exact) == 1:
        return exact
    # Of a bare name a reviewer may have said whose it is not.
    bare = fitting - whole
    return {
        subject
        for subject in fitting
        if not any(index.decided(other, subject) is False for other in bare - {subject})
        or subject in bare
    }


def _answered(
    entity: Entity,
    found: _Found,
    claims: Mapping[str, Sequence[_Found]],
    taken: Iterable[str],
) -> Entity:
    reason = ""
    if len(found.subjects) > 1:
        reason = "several-fit"
    for subject, by_given in found.subjects.items():
        rivals = [other for other in claims[subject] if other is not found]
        if subject in taken:
            reason = reason or "named-beside"
        elif any(other.subjects[subject] == by_given for other in rivals):
            # "Nubia" and "Mrs Paz" of one document may both be Nubia Paz; two Nubias are not.
            reason = reason or "several-claim"
        elif not by_given and entity.sex is Sex.UNKNOWN and not entity.official:
            reason = reason or "surname-only"
    if found.subjects and not reason:
        return replace(entity, subject=next(iter(found.subjects)))
    few = sorted(found.subjects) if len(found.subjects) <= MOST else []
    return replace(entity, maybe=tuple(Possibility(subject, reason) for subject in few))


def _all(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*groups)
