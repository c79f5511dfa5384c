"""Texts of tests, in which people are marked ⟦surface|who⟧."""

from __future__ import annotations

import re

from anonymizer.model import Document, Entity, Mention
from anonymizer.resolve import resolve

MARK = re.compile(r"⟦([^|]+)\|(\w+)⟧")


def read(marked: str) -> tuple[str, list[Mention], list[str]]:
    """The text without marks, its mentions, and who each of them is."""
    text, mentions, who, last = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match[1]), "PERSON"))
        who.append(match[2])
        text += match[1]
        last = match.end()
    return text + marked[last:], mentions, who


def grouped(marked: str) -> tuple[list[list[str]], list[list[str]]]:
    """Surfaces as the resolution groups them, and as the marks do; both sorted."""
    text, mentions, who = read(marked)
    found: dict[str, list[str]] = {}
    meant: dict[str, list[str]] = {}
    entities = resolve(Document("a.txt", text), mentions).entity_by_mention()
    for number, (mention, name) in enumerate(zip(mentions, who, strict=True)):
        surface = f"{number} {text[mention.start : mention.end]}"
        found.setdefault(entities[number].id, []).append(surface)
        meant.setdefault(name, []).append(surface)
    return sorted(found.values()), sorted(meant.values())


def person(*names: str, **more: object) -> Entity:
    """An entity with these names, the fullest first."""
    return Entity("e1", "PERSON", (0,), names, **more)  # type: ignore[arg-type]
