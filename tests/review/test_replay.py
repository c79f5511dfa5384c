"""What is remembered between steps never shows: each step gives what a replay of the log gives."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from anonymizer import Project
from anonymizer.errors import CommandRefused
from anonymizer.review import View, view_json
from anonymizer.review import commands as c
from tests.review.building import begun

STEPS = 14


@pytest.mark.parametrize("seed", range(4))
def test_each_step_shows_what_a_replay_shows(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    review = begun(project)
    for _ in range(STEPS):
        with suppress(CommandRefused):
            match chance.randrange(5):
                case 0:
                    review.undo()
                case 1:
                    review.redo()
                case _:
                    review.do(some_command(review.view(), chance))
        shown = view_json(review.view())
        review.close()
        review = begun(project)
        assert view_json(review.view()) == shown
    review.close()


def some_command(view: View, chance: random.Random) -> c.Command:
    """A command that may make sense as things stand."""
    mention = chance.choice(view.mentions)
    people = [s.id for s in view.subjects if s.type == "PERSON"]
    person = chance.choice(people)
    start = view.original.text.index("Casimiro")
    return chance.choice(
        (
            c.Accept((mention.id,)),
            c.Reject(mention.id),
            c.Another(person),
            c.Another(mention.subject),
            c.Act("redact", mention=mention.id),
            c.Act("generalise", subject=mention.subject),
            c.Retype("ROLE", mention=mention.id),
            c.Merge((person, chance.choice(people))),
            c.Split((mention.id,)),
            c.Add(start, start + 8, "PERSON", everywhere=chance.random() < 0.5),
            c.Keep("public", (mention.id,), confirmed=2),
        )
    )
