"""How exposed each person of a draft remains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from anonymizer.model import NO_NAME, Action
from anonymizer.review.draft import Draft
from anonymizer.review.state import Item, State
from anonymizer.review.view import ExposureView, Remaining
from anonymizer.verify.exposure import Level, exposure, told_of
from anonymizer.verify.facts import Fact, fact

PERSON = "PERSON"
_NAMED = "named"
_PUBLIC = frozenset({"public-figure", "already-pseudonym"})
_SAYS_NOTHING = frozenset(
    {
        "well-known-organisation",
        "public-body",
        "state-agency",
        "court",
        "nationality",
        "named-prison",
    }
)
"""Reasons for which something is kept that is no detail about anybody."""


def exposures(state: State, draft: Draft) -> Mapping[str, ExposureView]:
    """By subject, how exposed the people of a draft are."""
    told = {fact.start: (fact, kind) for fact, kind in _facts(state, draft)}
    people = [
        (item.mention.start, item.subject)
        for item in draft.items
        if item.mention.entity_type == PERSON
    ]
    by_person = told_of(state.text, (fact for fact, _ in told.values()), people)
    areas = [f.people for f, _ in told.values() if f.people is not None and _is_area(f)]
    kept = _named_people(draft)
    found = {}
    for who, own in by_person.items():
        if who in kept:
            group, level = kept[who]
            named = (Remaining(PERSON, _NAMED),) if group else ()
            found[who] = ExposureView(level.value, group, named)
            continue
        result = exposure(own, elsewhere=min(areas, default=None))
        remaining = tuple(Remaining(f.entity_type, told[f.start][1]) for f in own)
        found[who] = ExposureView(result.level.value, result.group_size, remaining)
    return found


def _facts(state: State, draft: Draft) -> Iterator[tuple[Fact, str]]:
    """What the draft still tells, at its place in the original, and how exactly."""
    surrogates = {r.mention: r for r in draft.replacements}
    for number, (item, decision) in enumerate(zip(draft.items, draft.decisions, strict=True)):
        if item.mention.entity_type in (PERSON, NO_NAME) or decision.reason in _SAYS_NOTHING:
            continue
        written = surrogates.get(number)
        if decision.action is Action.KEEP:
            yield _fact(item, state.surface(item), general=False), _NAMED
        elif written is not None and written.action is Action.GENERALISE:
            yield _fact(item, written.surrogate, general=True), decision.rung or "general"


def _fact(item: Item, text: str, *, general: bool) -> Fact:
    mention = item.mention
    return fact(mention.entity_type, text, mention.start, mention.end, general=general)


def _named_people(draft: Draft) -> dict[str, tuple[int | None, Level]]:
    """People who stand in the draft by name; a public figure is not exposed by it."""
    found: dict[str, tuple[int | None, Level]] = {}
    for item, decision in zip(draft.items, draft.decisions, strict=True):
        if item.mention.entity_type == PERSON and decision.action is Action.KEEP:
            public = decision.reason in _PUBLIC
            found[item.subject] = (None, Level.LOW) if public else (1, Level.HIGH)
    return found


def _is_area(told: Fact) -> bool:
    """Whether a whole country or division is told, in which the story is set."""
    return bool(told.places) and told.places[0].kind in ("country", "first_level")
