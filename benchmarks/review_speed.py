"""How fast the review page is in a real browser: until one can work, and from a key to the screen.

    python -m benchmarks.review_speed [--stories 20] [--words 1500] [--long 20000]

Measured in the page by the browser's own clock: "interactive" from the start of the navigation
until the first mention is chosen and keys work; an action from the key to the frame that shows
what it did. The load average is printed beside; the goals are 1000 ms and 100 ms at 1,500 words.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from anonymizer.model import Document
from anonymizer.page.desk import Desk, Waiting
from anonymizer.project import Project
from tests.page.browsing import Reviewer, reviewing

GIVEN = "Rosa Wilber Nelson Marta Julio Elena Saúl Irma Edwin Blanca Noé Sonia Raúl Delmy".split()
FAMILY = "Menjívar Iraheta Coto Bonilla Alvarenga Canjura Portillo Melara Guardado Tobar".split()
SENTENCES = (
    "{a} lived in the canton El Almendro with {b}, and sold bread at the market.",
    "On {d} April 2022 the soldiers came to the house of {a} and asked for {b}.",
    "{b} was {n} years old and worked in a tyre shop; nobody told {a} where they took him.",
    "The rain had come early that year, and the road to the river could not be used for weeks.",
    "I went to Mariona every Friday, and I waited in the sun with the other mothers.",
    "They wrote his name into a list, and what the list was for they did not say.",
    "{a} has the number 7000 {n}{n} and calls from Houston when there is money.",
    "We kept the papers in a tin under the bed, because paper does not like this house.",
)
ACTIONS = {
    "accept": ("a",),
    "undo": ("u",),
    "next": ("n",),
    "another pseudonym": ("t",),
    "accept all of a subject": ("A",),
    "reject": ("x",),
}
AFTER_PAINT = """(key) => new Promise((resolve) => {
  const start = performance.now();
  dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  const wait = () => document.body.dataset.busy
    ? setTimeout(wait, 1)
    : requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  setTimeout(wait);
})"""
INTERACTIVE = "performance.getEntriesByName('interactive').at(-1).startTime"


def story(words: int, seed: int) -> str:
    """A made-up testimony of about so many words."""
    chance = random.Random(seed)
    people = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(6 + words // 1500)]
    paragraphs: list[str] = []
    written = 0
    while written < words:
        sentences = []
        for _ in range(5):
            a, b = chance.sample(people, 2)
            if chance.random() < 0.6:
                a, b = a.split()[0], b.split()[0]
            values = {"a": a, "b": b, "d": chance.randint(1, 28), "n": chance.randint(18, 79)}
            sentences.append(chance.choice(SENTENCES).format(**values))
        paragraphs.append(" ".join(sentences))
        written += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def measure_actions(reviewer: Reviewer, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each action, some times over."""
    found: dict[str, list[float]] = {name: [] for name in ACTIONS}
    reviewer.press("n")
    for _ in range(rounds):
        for name, keys in ACTIONS.items():
            if name == "another pseudonym":
                _on_a_person(reviewer)
            for key in keys:
                found[name].append(reviewer.page.evaluate(AFTER_PAINT, key))
    return found


def _on_a_person(reviewer: Reviewer) -> None:
    view = reviewer.view()
    person = next(s for s in view["subjects"] if s["pseudonym"])
    reviewer.mark(person["mentions"][0]).click()


def table(title: str, found: Mapping[str, Sequence[float]]) -> None:
    print(f"\n{title} (load average {os.getloadavg()[0]:.1f})")
    print(f"{'':28}{'median':>10}{'worst':>10}")
    for name, times in found.items():
        print(f"{name:28}{statistics.median(times):>7.0f} ms{max(times):>7.0f} ms")


def measure(browser: Browser, stories: int, words: int, rounds: int) -> None:
    folder = Path(tempfile.mkdtemp())
    os.environ["ANONYMIZER_HOME"] = str(folder / "home")
    texts = [Document(f"{n}.txt", story(words, n)) for n in range(stories)]
    with Project.open(folder / "project") as project:
        desk = Desk([Waiting(t.name, folder / t.name, partial(project.review, t)) for t in texts])
        start = time.perf_counter()
        desk.open_all()
        print(f"{stories} x {words:,} words, read in {time.perf_counter() - start:.0f} s")
        opening: dict[str, list[float]] = {"list": [], "story": []}
        with reviewing(browser, desk, folder) as reviewer:
            reviewer.page.reload()
            reviewer.ready()
            opening["list"].append(reviewer.page.evaluate(INTERACTIVE))
            for number in range(stories):
                reviewer.page.goto(f"{reviewer.origin}/stories/{number}")
                reviewer.ready()
                opening["story"].append(reviewer.page.evaluate(INTERACTIVE))
            table("until interactive", opening)
            table("from key to screen", measure_actions(reviewer, rounds))
        desk.close()
    shutil.rmtree(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=20)
    parser.add_argument("--words", type=int, default=1500)
    parser.add_argument("--long", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=8)
    given = parser.parse_args()
    flags = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        measure(browser, given.stories, given.words, given.rounds)
        if given.long:
            measure(browser, 1, given.long, given.rounds)
        browser.close()


if __name__ == "__main__":
    main()
