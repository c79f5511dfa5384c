"""Documents with marked mentions: ``"I met [Ana Ruiz|PERSON|e1]."``."""

import re

from anonymizer.model import Document, Entity, Mention, Resolution

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z_]+)(?:\|(\w+))?\]")


def marked(text, language="en", starred=()):
    """The document without its marks, and the resolution that they describe.

    Mentions with the same third field are one entity; without one, each is its own.
    """
    plain, mentions, groups, position = "", [], {}, 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        start = len(plain)
        plain += match[1]
        mentions.append(Mention(start, len(plain), match[2], language=language))
        groups.setdefault(match[3] or f"_{len(mentions)}", []).append(len(mentions) - 1)
        position = match.end()
    plain += text[position:]
    entities = tuple(
        Entity(
            f"e{number}",
            mentions[indices[0]].entity_type,
            tuple(indices),
            tuple(
                sorted(
                    {plain[mentions[i].start : mentions[i].end] for i in indices},
                    key=len,
                    reverse=True,
                )
            ),
            starred=key in starred,
        )
        for number, (key, indices) in enumerate(groups.items(), 1)
    )
    return Document("test", plain, language), Resolution(tuple(mentions), entities)
