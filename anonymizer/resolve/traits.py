"""What is told of a person beside the name, for a later text to agree with or to contradict.

The vault keeps traits as keyed digests of their own for each subject: nobody is found by one, and
none can be read. It only answers which of some traits were told of a subject that is asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from anonymizer.lexicon.given_names import sex_of
from anonymizer.model import Entity, Sex
from anonymizer.ports import Acquaintances, Alias
from anonymizer.resolve.names import parse

OFFICIAL = "official"
_SEXES = {Sex.FEMALE: "female", Sex.MALE: "male"}
_OTHER = {Sex.FEMALE: "male", Sex.MALE: "female"}
_CHANGING = frozenset({"age", "dead"})
"""Facts that are not the same in the next text."""


def traits(entity: Entity) -> tuple[Alias, ...]:
    """What is enrolled of a person beside the names, as aliases of the kind ``"trait"``."""
    return tuple(Alias("trait", text) for text in dict.fromkeys(_told(entity)))


def _told(entity: Entity) -> Iterator[str]:
    if entity.official:
        yield OFFICIAL
    if entity.sex in _SEXES:
        yield _SEXES[entity.sex]
    for kind, value in sorted(entity.facts):
        if kind not in _CHANGING:
            yield from (f"has {kind}", f"{kind} {value}")
    yield from sorted(entity.shape)


def contrary(entity: Entity) -> frozenset[str]:
    """What to ask of a subject, to know whether something speaks against it."""
    kinds = {kind for kind, _ in entity.facts if kind not in _CHANGING}
    asked = {f"has {kind}" for kind in kinds}
    asked |= {f"{kind} {value}" for kind, value in entity.facts if kind in kinds}
    return frozenset(asked | ({_OTHER[entity.sex]} if entity.sex in _OTHER else set()))


def speaks_against(entity: Entity, told: Collection[str], *, by_name: bool = False) -> bool:
    """Whether a subject's sex, birth or papers are told to be others than the entity's.

    Args:
        entity: somebody in a document.
        told: what of :func:`contrary` is known of the subject.
        by_name: the subject was found by the whole name; where that shows its bearer's sex, it
            counts as shown, whatever a title says.
    """
    if _OTHER.get(entity.sex) in told and not (by_name and _shown(entity)):
        return True
    facts = {kind: value for kind, value in entity.facts if kind not in _CHANGING}
    return any(
        f"has {kind}" in told and f"{kind} {value}" not in told for kind, value in facts.items()
    )


def against(entity: Entity, subjects: Collection[str], index: Acquaintances) -> frozenset[str]:
    """Those of some subjects, found by the whole name, that something speaks against."""
    asked = contrary(entity)
    if not asked or not subjects:
        return frozenset()
    told = index.told(subjects, asked)
    return frozenset(s for s in subjects if speaks_against(entity, told.get(s, ()), by_name=True))


def _shown(entity: Entity) -> bool:
    """Whether a whole name shows the sex."""
    whole = [name for text in entity.names if (name := parse(text)).full and name.given]
    return any(sex_of(name.given[0]) is not Sex.UNKNOWN for name in whole)
