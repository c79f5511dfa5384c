"""What is told of a person beside the name: enrolled with it, so that a later text can contradict.

A trait is a kind of alias that finds nobody; it is only asked of subjects found by name.
"""

from __future__ import annotations

from collections.abc import Collection

from anonymizer.lexicon.given_names import sex_of
from anonymizer.model import Entity, Sex
from anonymizer.ports import Acquaintances, Alias
from anonymizer.resolve.names import parse

WHOLE = Alias("trait", "whole name")
"""Somebody is known by a whole name, not only by a single one."""
OFFICIAL = Alias("trait", "official")
_SEXES = {Sex.FEMALE: Alias("trait", "female"), Sex.MALE: Alias("trait", "male")}
_OTHER = {Sex.FEMALE: _SEXES[Sex.MALE], Sex.MALE: _SEXES[Sex.FEMALE]}
_CHANGING = frozenset({"age"})
"""Facts that are not the same in the next text."""


def traits(entity: Entity) -> tuple[Alias, ...]:
    """The traits of a person as aliases."""
    found = [WHOLE] if any(parse(text).full for text in entity.names) else []
    found += [OFFICIAL] if entity.official else []
    found += [_SEXES[entity.sex]] if entity.sex in _SEXES else []
    for kind, value in sorted(entity.facts):
        if kind not in _CHANGING:
            found += [Alias("trait", f"has {kind}"), Alias("trait", f"{kind} {value}")]
    return tuple(dict.fromkeys(found))


def against(entity: Entity, subjects: Collection[str], index: Acquaintances) -> frozenset[str]:
    """Those of some subjects whose sex, birth or papers are told to be others than the entity's.

    Where the given name shows its bearer's sex it counts as shown, whatever a title says.
    """
    facts: dict[str, set[str]] = {}
    for kind, value in entity.facts:
        if kind not in _CHANGING:
            facts.setdefault(kind, set()).add(value)
    kinds = {Alias("trait", f"has {kind}"): kind for kind in facts}
    values = {
        Alias("trait", f"{kind} {value}"): kind for kind, own in facts.items() for value in own
    }
    other = _OTHER.get(entity.sex) if not _shown(entity) else None
    asked = [*kinds, *values, *([other] if other else [])]
    if not asked or not subjects:
        return frozenset()
    told = index.borne(subjects, asked)
    agreeing = {(subject, values[alias]) for subject, alias in told if alias in values}
    return frozenset(
        subject
        for subject, alias in told
        if alias == other or (alias in kinds and (subject, kinds[alias]) not in agreeing)
    )


def _shown(entity: Entity) -> bool:
    """Whether a whole name shows the sex: the subject was found by it."""
    whole = [name for text in entity.names if (name := parse(text)).full and name.given]
    return any(sex_of(name.given[0]) is not Sex.UNKNOWN for name in whole)
