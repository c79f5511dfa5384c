r"""Hard sentences with what became of them, for a human to read.

``python -m tests.transcripts.transcript`` prints the table; with ``--write`` it takes over what
comes out today. A file holds, for each sentence, a head ``== point | options``, the text, a line
``--`` and the outcome without its note. Options: ``md`` reads Markdown, ``note`` shows the note,
``unmarked`` wants neither mark nor note; a style of pseudonyms (``full`` ...) or a policy by name.
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
from anonymizer.scanning import detector
from anonymizer.surrogates import Style
from benchmarks.memory_store import MemoryStore

HERE = Path(__file__).parent
LANGUAGES = ("en", "es")


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


def outcome(case: Case, language: str) -> pipeline.Draft:
    """What the whole pipeline makes of a sentence, with the same chance every time."""
    media = "text/markdown" if "md" in case.options else "text/plain"
    document = Document("sentence", case.text, language, media)
    policy = next((o for o in case.options if o in shipped_policies()), "press")
    style = next((Style(o) for o in case.options if o in set(Style)), Style.GIVEN)
    shown = House(style)
    if "unmarked" in case.options:
        shown = house({"mark": "none", "note": False})
    return pipeline.draft(
        document,
        detector(),
        _policy(policy),
        MemoryStore(),
        "project",
        house=shown,
        chance=random.Random(case.head),
    )


def shown(case: Case, draft: pipeline.Draft) -> str:
    """The text of the story; its note only where that is the point."""
    text = draft.rendering.text
    if "note" not in case.options and draft.rendering.note_start is not None:
        text = text[: draft.rendering.note_start]
    return text.rstrip("\n")


@cache
def _policy(name):
    return load_policy(name)


def main() -> None:
    """Print the table, or write it."""
    for language in LANGUAGES:
        blocks = []
        for case in cases(language):
            result = shown(case, outcome(case, language))
            blocks.append(f"== {case.head}\n{case.text}\n--\n{result}\n")
            print(blocks[-1])
        if "--write" in sys.argv:
            (HERE / f"{language}.txt").write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
