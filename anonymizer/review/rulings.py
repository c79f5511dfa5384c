"""What the policy says about the mentions of a state, asked once for each group of mentions."""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.model import Decision, Document, Entity, Resolution
from anonymizer.policy import Policy, decide
from anonymizer.review.state import Item

_TELLS_COUNTRY = frozenset({"LOCATION", "NRP"})
"""Types that decide which country a text speaks of, and so how its places are read."""

_Spans = tuple[tuple[int, int, str], ...]


class Rulings:
    """The decisions on a document.

    Args:
        document: the original.
        policy: the rules.
    """

    def __init__(self, document: Document, policy: Policy) -> None:
        self._document = document
        self._policy = policy
        self._known: dict[tuple[_Spans, _Spans, tuple[str, ...]], tuple[Decision, ...]] = {}

    def decide(self, found: Resolution, items: Sequence[Item]) -> tuple[Decision, ...]:
        """One decision for each mention: the reviewer's, the first of the policy, or its word now.

        Args:
            found: the state as the pipeline takes it.
            items: its mentions.
        """
        decisions = [item.choice or item.decision for item in items]
        countries = tuple(
            (m.start, m.end, m.entity_type)
            for m in found.mentions
            if m.entity_type in _TELLS_COUNTRY
        )
        asked = [
            (entity, (_spans(found, entity), countries, entity.names))
            for entity in found.entities
            if any(decisions[position] is None for position in entity.mentions)
        ]
        if any(key not in self._known for _, key in asked):
            fresh = decide(self._document, found, self._policy)
            for entity, key in asked:
                self._known[key] = tuple(fresh[position] for position in entity.mentions)
        for entity, key in asked:
            for position, decision in zip(entity.mentions, self._known[key], strict=True):
                decisions[position] = decisions[position] or decision
        return tuple(decision for decision in decisions if decision is not None)


def _spans(found: Resolution, entity: Entity) -> _Spans:
    mentions = (found.mentions[position] for position in entity.mentions)
    return tuple((m.start, m.end, m.entity_type) for m in mentions)
