"""From a state to the draft, by the same stages as in ``run``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from anonymizer.house import House
from anonymizer.model import Action, Decision, Document, Rendering, Replacement, Resolution
from anonymizer.policy import Policy
from anonymizer.render import render
from anonymizer.review.cast import Cast
from anonymizer.review.rulings import Rulings
from anonymizer.review.state import Item, State, resolution
from anonymizer.surrogates import assign
from anonymizer.surrogates.people import scope_of

PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all drafts of one review."""

    document: Document
    policy: Policy
    house: House
    scope: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A state written as a story.

    Attributes:
        items: the mentions that stand; replacements and decisions point at their positions.
        resolution, decisions, replacements, rendering: as in the pipeline.
        own: subject of the review -> the subject of the vault that was enrolled or known for it.
        bound: the same, but for those who turned out to be somebody else who is known.
        pseudonyms: subject of the review -> the name that the vault keeps for it.
    """

    items: tuple[Item, ...]
    resolution: Resolution
    decisions: tuple[Decision, ...]
    replacements: tuple[Replacement, ...]
    rendering: Rendering = field(repr=False)
    own: Mapping[str, str]
    bound: Mapping[str, str]
    pseudonyms: Mapping[str, str] = field(repr=False)


def draft(
    state: State, setting: Setting, cast: Cast, rulings: Rulings, bound: Mapping[str, str]
) -> Draft:
    """The story that a state makes.

    Args:
        state: of the review.
        setting: document, policy, house style and scope.
        cast: gives the pseudonyms; whoever is new is enrolled through it.
        rulings: what the policy says.
        bound: people of the review whom the vault has already.

    Raises:
        PseudonymsExhausted: nobody is left to be named after.
    """
    items = state.standing()
    found = resolution(state, items, bound)
    decisions = rulings.decide(found, items)
    people = {e.id: cast.aliases_of(e) for e in found.entities if e.entity_type == PERSON}
    replacements = assign(
        setting.document,
        found,
        decisions,
        cast,
        setting.scope,
        people,
        style=setting.house.people,
    )
    rendering = render(setting.document, replacements, setting.house.typography)
    shown_as = {
        items[r.mention].subject: r.subject
        for r in replacements
        if _is_of_person(items[r.mention], decisions[r.mention]) and not cast.is_family(r.subject)
    }
    own = {**bound, **{n: k for n, k in shown_as.items() if state.subjects[n].joined is None}}
    known = {**own, **shown_as}
    scope = scope_of(setting.scope, setting.house.people)
    names = {name: cast.pseudonym(known[name], scope) for name in shown_as}
    shown = {name: text for name, text in names.items() if text is not None}
    return Draft(items, found, decisions, replacements, rendering, own, known, shown)


def _is_of_person(item: Item, decision: Decision) -> bool:
    return item.mention.entity_type == PERSON and decision.action is Action.PSEUDONYM
