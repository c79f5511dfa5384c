"""One decision for each mention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from anonymizer.lexicon import nationality
from anonymizer.lexicon.fold import squeeze
from anonymizer.model import (
    NO_NAME,
    Action,
    Decision,
    Document,
    Entity,
    IdentifierType,
    Mention,
    Resolution,
)
from anonymizer.policy.context import surface
from anonymizer.policy.dates import date_reason
from anonymizer.policy.organisations import has_capitals, organisation_reason
from anonymizer.policy.persons import person_reason
from anonymizer.policy.places import (
    attested_countries,
    country_named,
    home_country,
    named_divisions,
    place_reason,
)
from anonymizer.policy.rules import Policy, Reason, identifier_type
from anonymizer.policy.web import web_reason

# Types whose mentions stand or fall together: a person named in full once and by surname later,
# a hamlet that elsewhere goes without the word "cantón".
_TOGETHER = frozenset({"LOCATION", "ORGANIZATION"})
# What a country may be read as: a demonym that was found as a place is in no list of places.
_LANDS = frozenset({Reason.COUNTRY, Reason.UNKNOWN_PLACE})


def decide(document: Document, resolution: Resolution, policy: Policy) -> tuple[Decision, ...]:
    """What the policy says about each mention of a document.

    All mentions of a person get one action; so do those of a place and of an organisation, where
    the one that must be acted on decides. Pure: the same input gives the same decisions.

    Args:
        document: the text.
        resolution: its mentions and the entities they make up.
        policy: the rules.

    Returns:
        One decision per mention, in order. A mention that no entity holds is decided alone; a
        person that no entity holds is private.
    """
    classify = _classifiers(document, resolution, policy)
    reasons: dict[int, Reason] = {}
    for entity in resolution.entities:
        reasons.update(_entity_reasons(document, resolution, entity, policy, classify))
    decisions = []
    for position, mention in enumerate(resolution.mentions):
        reason = reasons.get(position)
        if reason is None:
            reason = classify.get(mention.entity_type, _identifier)(mention)
        decisions.append(_decision(policy, mention.entity_type, reason))
    return tuple(decisions)


def _decision(policy: Policy, entity_type: str, reason: Reason) -> Decision:
    rule = policy.rule(entity_type)
    action = rule.act(reason)
    kept = action is Action.KEEP
    kind = IdentifierType.NO_MASK if kept else identifier_type(entity_type)
    rung = rule.rung if action is Action.GENERALISE else ""
    return Decision(action, kind, reason.value, rung)


def _entity_reasons(
    document: Document,
    resolution: Resolution,
    entity: Entity,
    policy: Policy,
    classify: Mapping[str, Callable[[Mention], Reason]],
) -> dict[int, Reason]:
    """The reason for each mention of one entity, by position."""
    mentions = {position: resolution.mentions[position] for position in entity.mentions}
    if entity.entity_type == "PERSON":
        shared = person_reason(document, mentions.values(), entity, policy)
        return {
            position: shared
            for position, mention in mentions.items()
            if mention.entity_type == "PERSON"
        }
    reasons = {
        position: classify.get(mention.entity_type, _identifier)(mention)
        for position, mention in mentions.items()
    }
    rule = policy.rule(entity.entity_type)
    acted_on = [reason for reason in reasons.values() if rule.act(reason) is not Action.KEEP]
    if entity.entity_type in _TOGETHER and acted_on:
        kept = {p: r for p, r in reasons.items() if rule.act(r) is Action.KEEP}
        reasons |= dict.fromkeys(kept, acted_on[0])
    return reasons


def _classifiers(
    document: Document, resolution: Resolution, policy: Policy
) -> Mapping[str, Callable[[Mention], Reason]]:
    """How a single mention of each type is read; a type that is missing is an identifier."""
    told = tuple(attested_countries(document, resolution))
    attested, home = frozenset(told), home_country(document, resolution, told)
    divisions = named_divisions(document, resolution)
    cased = has_capitals(document.text)
    ends = {m.end + 2 for m in resolution.mentions if document.text.startswith(", ", m.end)}

    def organisation(mention: Mention) -> Reason:
        return organisation_reason(document, mention, policy, cased)

    @cache  # asked for only where a text has an address, and then once
    def bodies() -> frozenset[str]:
        rule = policy.rule("ORGANIZATION")
        named = (m for m in resolution.mentions if m.entity_type == "ORGANIZATION")
        kept = (m for m in named if rule.act(organisation(m)) is Action.KEEP)
        return frozenset(squeeze(surface(document, mention)) for mention in kept)

    def web(mention: Mention) -> Reason:
        return web_reason(document, mention, policy, bodies())

    def group(mention: Mention) -> Reason:
        code = nationality.country_of(surface(document, mention))
        if code is None:
            return Reason.GROUP
        return Reason.HOME_NATIONALITY if code == home else Reason.NATIONALITY

    def place(mention: Mention) -> Reason:
        reason = place_reason(document, mention, attested, divisions, policy)
        if reason not in _LANDS or home is None:
            return reason
        # "Lublin, Poland" is one address: its end goes where its beginning goes
        alone = mention.start not in ends
        if alone and country_named(surface(document, mention)) == home:
            return Reason.HOME_COUNTRY
        return reason

    return {
        "PERSON": lambda mention: Reason.PRIVATE_PERSON,
        "LOCATION": place,
        "ORGANIZATION": organisation,
        "DATE_TIME": lambda mention: date_reason(document, mention),
        "AGE": lambda mention: Reason.AGE,
        "ROLE": lambda mention: Reason.ROLE,
        "NRP": group,
        NO_NAME: lambda mention: Reason.KEPT_BY_PROJECT,
        "EMAIL_ADDRESS": web,
        "SOCIAL_HANDLE": web,
        "URL": web,
    }


def _identifier(mention: Mention) -> Reason:
    return Reason.IDENTIFIER
