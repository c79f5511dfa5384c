"""Check: nobody in the story can be linked to a text that is public already.

A person is linked to a text if both tell at least two details that fit each other, and all of these
together fit few people: the estimate of :mod:`~anonymizer.verify.exposure`, and for dates the share
of events on a day, in a month, in a year of the last ten (1/3650, 1/120, 1/10: a measure of ours).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from anonymizer.lexicon.fold import fold
from anonymizer.model import Finding
from anonymizer.ports import Evidence
from anonymizer.verify.exposure import HIGH, exposure, share_of_ages, told_of
from anonymizer.verify.facts import Fact, facts

FEW = HIGH
"""People that the shared details fit; a link is told below it."""
_UNKNOWN_COUNTRY = 10_000_000
"""People that fit before anything is known, where no place is shared."""
_DAY, _MONTH, _YEAR = 1 / 3650, 1 / 120, 1 / 10


@dataclass(frozen=True, slots=True)
class PublicText:
    """A text that anybody can read.

    Attributes:
        name: of its file.
        facts: what it tells.
    """

    name: str
    facts: tuple[Fact, ...] = field(repr=False)


class Links:
    """Compares what the story tells of each person with what each public text tells.

    Args:
        texts: that are public.
    """

    name = "links"

    def __init__(self, texts: Sequence[PublicText]) -> None:
        self._texts = texts

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for each person and public text that share rare details."""
        text = evidence.output.text
        named = [m for m in evidence.mentions if m.entity_type == "PERSON"]
        people = [(m.start, fold(text[m.start : m.end])) for m in named]
        told = told_of(text, facts(text, evidence.mentions), people)
        first = {
            who: mention for mention, (_, who) in reversed(list(zip(named, people, strict=True)))
        }
        for who, own in told.items():
            for public in self._texts:
                found = shared(own, public.facts)
                if len(found) > 1 and group_of(found) < FEW:
                    kinds = ", ".join(sorted({fact.entity_type for fact in found}))
                    yield Finding(
                        self.name,
                        f"this person and the public text {public.name} share {len(found)} details "
                        f"that fit few people ({kinds})",
                        first[who].start,
                        first[who].end,
                    )


def shared(own: Sequence[Fact], public: Sequence[Fact]) -> list[Fact]:
    """What a person's details and those of a text have in common, each once, as exactly as both."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in own:
        common = [both for other in public if (both := fact.common(other)) is not None]
        if common:
            best = min(common, key=_share)
            found[best.entity_type, best.words, best.year, best.month, best.day] = best
    return list(found.values())


def group_of(found: Sequence[Fact]) -> float:
    """How many people some shared details fit."""
    size = float(exposure(found, sex_told=False, elsewhere=_UNKNOWN_COUNTRY).group_size or 0)
    for fact in found:
        if fact.year:
            size *= _share(fact)
    return size


def _share(fact: Fact) -> float:
    """How telling a detail is: smaller is more."""
    if fact.year:
        return _DAY if fact.day else _MONTH if fact.month else _YEAR
    if fact.ages:
        return share_of_ages(fact.ages)
    return (fact.people or _UNKNOWN_COUNTRY) / _UNKNOWN_COUNTRY
