"""Documents written with their mentions in braces: "She left {LOCATION:Jiquilisco}."."""

import re

from anonymizer.lexicon.fold import fold
from anonymizer.model import (
    Action,
    Decision,
    Document,
    Entity,
    IdentifierType,
    Mention,
    Replacement,
    Resolution,
)
from anonymizer.surrogates import assign
from benchmarks.memory_store import MemoryStore

_MENTION = re.compile(r"\{([A-Z_]+):([^}]*)\}")
_ACTIONS = {"PERSON": Action.PSEUDONYM}
_GENERAL = {"LOCATION", "DATE_TIME", "AGE", "ORGANIZATION", "ROLE"}


def document(marked, language="en", media_type="text/plain", together=(), **entity):
    """A document, its resolution and decisions.

    Args:
        marked: the text; mentions of one type and the same folded text are one entity.
        together: groups of names that are one person.
        entity: further fields of every PERSON entity (sex, subject, starred).
    """
    text, mentions = "", []
    position = 0
    for match in _MENTION.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match[2]
        mentions.append(Mention(start, len(text), match[1], language=language))
        position = match.end()
    text += marked[position:]
    groups: dict[tuple[str, str], list[int]] = {}
    for index, mention in enumerate(mentions):
        key = fold(text[mention.start : mention.end])
        key = next((fold(g[0]) for g in together if key in map(fold, g)), key)
        groups.setdefault((mention.entity_type, key), []).append(index)
    entities = tuple(
        Entity(
            f"e{number}",
            kind,
            tuple(at),
            tuple(
                sorted(
                    {text[mentions[i].start : mentions[i].end] for i in at},
                    key=lambda name: (-len(name.split()), -len(name), name),
                )
            ),
            **(entity if kind == "PERSON" else {}),
        )
        for number, ((kind, _), at) in enumerate(groups.items(), start=1)
    )
    decisions = tuple(decision(mention.entity_type) for mention in mentions)
    return (
        Document("story", text, language, media_type),
        Resolution(tuple(mentions), entities),
        (decisions),
    )


def decision(entity_type, reason=""):
    action = _ACTIONS.get(
        entity_type, Action.GENERALISE if entity_type in _GENERAL else Action.REDACT
    )
    return Decision(action, IdentifierType.QUASI, reason)


def put(text: str, replacements: tuple[Replacement, ...]) -> str:
    """The text with its replacements and nothing else."""
    for replacement in reversed(replacements):
        text = text[: replacement.start] + replacement.surrogate + text[replacement.end :]
    return text


def rewritten(marked: str, language: str) -> str:
    """What assign makes of a marked text; the capital of a sentence is left to render."""
    story, resolution, decisions = document(marked, language)
    return put(story.text, assign(story, resolution, decisions, MemoryStore(), "project"))
