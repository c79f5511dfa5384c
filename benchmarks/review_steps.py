"""How long a step of a review takes: ``python -m benchmarks.review_steps [WORDS]``.

An invented story of about so many words (1,500 by default) is reviewed in a new project. Each kind
of step is done a few times; the table shows the slowest, and its share of the time that opening the
story took, which is detecting mostly.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from anonymizer import Project
from anonymizer.review import Review, view_json
from anonymizer.review import commands as c
from anonymizer.review.view import View

TIMES = 3
GIVEN = "Zulmira Deyvi Otilia Wilfredo Nohemy Casimiro Berta Eliseo Candelaria Porfirio".split()
LAST = "Hinestroza Barahona Marroquín Cañas Quintanilla Bonifaz Escamilla Turcios Villeda".split()
PLACES = "Jucuarán Guatajiagua Cinquera Tecoluca Nahuizalco Perquín".split()
WORDS = (
    "the soldiers came before dawn and broke the door while everybody slept inside and nobody "
    "answered when we asked what had happened"
).split()


def story(words: int) -> str:
    """An invented story of at least so many words."""
    chance, parts, count = random.Random(1), ["# A story"], 0
    while count < words:
        name, other = chance.choice(GIVEN), chance.choice(GIVEN)
        last = LAST[GIVEN.index(name) % len(LAST)]
        filler = " ".join(chance.choices(WORDS, k=40)).capitalize()
        parts.append(
            f"On {chance.randint(1, 28)} April 20{chance.randint(10, 23)} {name} {last} left the "
            f"canton {chance.choice(PLACES)} with {other}. {filler}. {name} was "
            f"{chance.randint(20, 60)} years old."
        )
        count += len(parts[-1].split())
    return "\n\n".join(parts) + "\n"


def steps(review: Review) -> dict[str, Callable[[], View]]:
    """One of each kind of step; those that change something are undone by the next."""
    view = review.view()
    people = [s.id for s in view.subjects if s.pseudonym]
    place = next(m.id for m in view.mentions if m.type == "LOCATION")
    start = view.original.text.index("soldiers")
    return {
        "accept": lambda: review.do(c.Accept(review.view().todo[:1])),
        "accept all of a subject": lambda: review.do(c.AcceptSubject(people[-1])),
        "another rung": lambda: review.do(c.Act("generalise", mention=place, rung="kind")),
        "preview of a rung": lambda: review.preview(
            c.Act("generalise", mention=place, rung="country")
        ),
        "merge": lambda: review.do(c.Merge((people[0], people[1]))),
        "another pseudonym": lambda: review.do(c.Another(people[0])),
        "add everywhere": lambda: review.do(c.Add(start, start + 8, "ROLE", everywhere=True)),
    }


def timed(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def main() -> None:
    """Print the table."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANONYMIZER_HOME"] = str(Path(folder) / "home")
        with Project.open(Path(folder) / "project") as project:
            project.review("Nobody.").close()  # loads the detectors
            text = story(words)
            reviews: list[Review] = []
            detecting = timed(lambda: reviews.append(project.review(text)))
            (review,) = reviews
            view = review.view()
            table = Table(
                title=f"{words} words, {view.total} mentions, {len(view.subjects)} subjects"
            )
            for heading in ("step", "slowest, ms", "share of opening"):
                table.add_column(heading, justify="left" if heading == "step" else "right")
            rows: dict[str, list[float]] = {}
            for name, act in steps(review).items():
                for _ in range(TIMES):
                    rows.setdefault(name, []).append(timed(act))
                    if review.view().can_undo and not name.startswith(("accept all", "preview")):
                        rows.setdefault("undo", []).append(timed(review.undo))
                    elif name.startswith("accept all"):
                        review.undo()
            rows["view as JSON"] = [timed(lambda: view_json(review.view())) for _ in range(TIMES)]
            rows["all checks"] = [timed(review.verify)]
            review.close()
            rows["opening again"] = [timed(lambda: project.review(text).close())]
            for name, times in rows.items():
                table.add_row(name, f"{1000 * max(times):.0f}", f"{max(times) / detecting:.4f}")
            Console().print(table)


if __name__ == "__main__":
    main()
