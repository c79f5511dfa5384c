"""What remains to decide, the most dangerous first.

The figure has no unit; it only orders. It grows with what a mistake would cost (a name that stays
more than a place, a place more than a year) and with how doubtful the finding is. The weights are
ours; docs/review.md gives them.
"""

from __future__ import annotations

from anonymizer.model import NO_NAME, Action, Decision
from anonymizer.review.state import Item, Status

_STAYS = {
    "PERSON": 0.9,
    "ORGANIZATION": 0.3,
    "LOCATION": 0.4,
    "DATE_TIME": 0.2,
    "NRP": 0.1,
    NO_NAME: 0.1,
}
_OTHER_STAYS = 0.7
_ACTED = 0.15
_SETTLED = frozenset({"country", "nationality", "year", "month", "first-level", "capital"})
"""Reasons of the policy that say of the words themselves that they point at nobody."""
_WEIGHT_OF_DOUBT = 0.5
SAFE = 0.3
"""Below this, and without any flag, a mention may be accepted together with others."""


def risk(item: Item) -> float:
    """0 to 1: how much is at stake if the decision on a mention is wrong."""
    doubt = 1.0 - item.mention.score
    flagged = 0.2 if item.mention.flags else 0.0
    decision = item.choice or item.decision
    found = _cost(item, decision) + _WEIGHT_OF_DOUBT * doubt + flagged
    return round(min(1.0, found), 3)


def is_safe(item: Item) -> bool:
    """Whether nothing about an open mention is doubtful."""
    return item.status is Status.OPEN and not item.mention.flags and risk(item) < SAFE


def _cost(item: Item, decision: Decision | None) -> float:
    if decision is None or decision.action is not Action.KEEP:
        return _ACTED
    if decision.reason in _SETTLED:
        return 0.0
    return _STAYS.get(item.mention.entity_type, _OTHER_STAYS)
