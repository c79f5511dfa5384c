r"""Hard sentences with what became of them, for a human to read.

``python -m tests.transcripts.transcript`` prints the table; with ``--write`` it takes over what
comes out today. A file holds, for each sentence, a head ``== point | options``, the text, a line
``--`` and the outcome without its note. Options: ``md`` reads Markdown, ``note`` shows the note,
``unmarked`` wants neither mark nor note, ``every`` a mark each time; ``files`` says that lines
``~~`` part several documents, which are run one after the other with one vault, ``series`` that
these are one series, ``auto`` that the language is guessed; a style of pseudonyms (``full`` ...) or
a policy by name.
"""

from __future__ import annotations

import random
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anonymizer import pipeline
from anonymizer.house import House, house
from anonymizer.model import Document
from anonymizer.policy import load_policy
from anonymizer.policy.load import shipped_policies
from anonymizer.scanning import detector, with_language
from anonymizer.surrogates import Style
from benchmarks.memory_store import MemoryStore

HERE = Path(__file__).parent
LANGUAGES = ("en", "es")
NEXT = "~~"
"""A line of its own between two documents."""


@dataclass(frozen=True)
class Case:
    """One sentence: its point, options, text, and what came out when it was last reviewed."""

    point: str
    options: tuple[str, ...]
    text: str
    expected: str

    @property
    def head(self) -> str:
        return " | ".join((self.point, *self.options))


def cases(language: str) -> list[Case]:
    """All sentences of a language, in the order of the file."""
    found = []
    text = (HERE / f"{language}.txt").read_text(encoding="utf-8")
    for block in re.split(r"^== ", text, flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        point, *options = head.split(" | ")
        before, _, after = body.partition("\n--\n")
        found.append(Case(point, tuple(options), before.rstrip("\n"), after.rstrip("\n")))
    return found


def outcomes(case: Case, language: str) -> list[pipeline.Draft]:
    """What the whole pipeline makes of a text, with the same chance every time."""
    media = "text/markdown" if "md" in case.options else "text/plain"
    policy = next((o for o in case.options if o in shipped_policies()), "press")
    store, chance = MemoryStore(), random.Random(case.head)
    return [
        pipeline.draft(
            _document(text, "auto" if "auto" in case.options else language, media),
            detector(),
            _policy(policy),
            store,
            "project",
            house=_house(case),
            chance=chance,
            series="series" in case.options,
        )
        for text in case.text.split(f"\n{NEXT}\n")
    ]


def _document(text: str, language: str, media: str) -> Document:
    return with_language(Document("sentence", text, media_type=media), language)


def _house(case: Case) -> House:
    if "unmarked" in case.options:
        return house({"mark": "none", "note": False})
    if "every" in case.options:
        return house({"mark": "every"})
    return House(next((Style(o) for o in case.options if o in set(Style)), Style.GIVEN))


def shown(case: Case, drafts: list[pipeline.Draft]) -> str:
    """The text of the stories; their notes only where that is the point."""
    texts = [
        draft.rendering.text
        if "note" in case.options or draft.rendering.note_start is None
        else draft.rendering.text[: draft.rendering.note_start]
        for draft in drafts
    ]
    return f"\n{NEXT}\n".join(text.rstrip("\n") for text in texts)


@cache
def _policy(name):
    return load_policy(name)


def main() -> None:
    """Print the table, or write it."""
    for language in LANGUAGES:
        blocks = []
        for case in cases(language):
            result = shown(case, outcomes(case, language))
            blocks.append(f"== {case.head}\n{case.text}\n--\n{result}\n")
            print(blocks[-1])
        if "--write" in sys.argv:
            (HERE / f"{language}.txt").write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
