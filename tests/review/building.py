"""A made-up story with marked mentions, and reviews of it that need no detector."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from anonymizer import Project
from anonymizer.errors import CommandRefused
from anonymizer.model import Document, Mention
from anonymizer.pipeline import read
from anonymizer.policy import load_policy
from anonymizer.review import Review
from anonymizer.review import commands as c
from anonymizer.review.base import state_of
from anonymizer.review.state import State
from tests.policy.building import marked

STORY = """# What a mother told

My name is [Marisela Quintanilla|PERSON]. I am [52 years old|AGE] and my DUI is [04418276-1|SV_DUI].

On [14 April 2022|DATE_TIME] soldiers took my son, [Deyvi Barahona|PERSON], from the canton
[Agua Zarca|LOCATION]. [Deyvi|PERSON] had done nothing. His teacher, [Otilia Cañas|PERSON], saw it.
She ran a bakery in [Agua Zarca|LOCATION], and Casimiro helped her. Casimiro is gone, too.

[Otilia|PERSON] wrote to [Cristosal|ORGANIZATION] in [El Salvador|LOCATION].
[Marisela|PERSON] waits.
"""
"""Casimiro is a name that nobody marked."""

NAMES = ("Marisela", "Quintanilla", "Deyvi", "Barahona", "Otilia", "Casimiro", "04418276")


def story(text: str = STORY, name: str = "mother.md") -> tuple[Document, tuple[Mention, ...]]:
    """The document and its mentions."""
    document, resolution = marked(text)
    return Document(name, document.text, "en", "text/markdown"), resolution.mentions


def beginning(text: str = STORY) -> State:
    """The state in which the review of the story begins."""
    document, mentions = story(text)
    return state_of(read(document, mentions, load_policy("press")))


def begun(project: Project, text: str = STORY, name: str = "mother.md") -> Review:
    """The review of the story in a project."""
    document, mentions = story(text, name)
    return project.review(document, mentions=mentions)


def subject(review: Review, name: str) -> str:
    """Id of the subject that bears a name in the original."""
    view = review.view()
    return next(s.id for s in view.subjects if name in review.names(s.id))


def mention(review: Review, surface: str, number: int = 0) -> str:
    """Id of a mention by what is written there."""
    view = review.view()
    found = [m.id for m in view.mentions if view.original.text[m.start : m.end] == surface]
    return found[number]


def free_name(review: Review, who: str) -> str:
    """A pseudonym that breaks no rule beside those that chance gave to the others."""
    for name in ("Rufino", "Heriberto", "Baltasar", "Fidencio", "Gumersindo", "Jacinto"):
        with suppress(CommandRefused):
            review.preview(c.Rename(who, name))
            return name
    raise AssertionError("no name is free")


def another_device(monkeypatch, folder: Path) -> None:
    """Whoever opens a project from here on is somebody else."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("ANONYMIZER_HOME", str(folder))
