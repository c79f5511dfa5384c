"""The stories of a series on one desk: from one to the next, and after one person through all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anonymizer.model import Document, Mention
from anonymizer.page.desk import Desk, Waiting
from anonymizer.project import Project
from tests.page.browsing import Reviewer, reviewing
from tests.review.building import story

STORIES = tuple(
    story(text, name)
    for name, text in (
        ("a.md", "[Nubia Escalón|PERSON] came to the office. [Wilber Coto|PERSON] drove."),
        ("b.md", "It rained. [Nubia|PERSON] wept. [Nubia|PERSON] went home."),
        ("c.md", "Nobody else came that day."),
    )
)


class Reader:
    """Finds what was marked, and nothing in a finished story."""

    def detect(self, document: Document) -> tuple[Mention, ...]:
        found = {known.text: mentions for known, mentions in STORIES}
        return found.get(document.text, ())


@pytest.fixture
def series(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reviewer]:
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Project, "detector", lambda project: Reader())
    with Project.open(tmp_path / "project") as project:
        together = project.review_together([d for d, _ in STORIES], series="case")
        desk = Desk(
            [
                Waiting(document.name, tmp_path / document.name, partial(together.open, number))
                for number, (document, _) in enumerate(STORIES)
            ]
        )
        desk.open_all()
        with reviewing(chromium, desk, tmp_path) as person:
            yield person.open()
        desk.close()


def arrived(reviewer: Reviewer, name: str) -> None:
    reviewer.page.wait_for_function(
        "(name) => document.querySelector('#name')?.textContent === name", arg=name
    )
    reviewer.ready()


def test_from_story_to_story_by_key(series: Reviewer) -> None:
    series.press(".")
    arrived(series, "b.md")
    assert series.page.locator(".stories").inner_text().split() == ["‹", "2", "/", "3", "›"]
    assert series.violations() == []
    series.press(".")
    arrived(series, "c.md")
    series.press(".")  # the last one
    series.press(",")
    arrived(series, "b.md")


def test_from_story_to_story_by_mouse(series: Reviewer) -> None:
    series.page.locator("#after").click()
    arrived(series, "b.md")
    series.page.locator("#before").click()
    arrived(series, "a.md")


def test_a_person_is_one_in_all_stories_and_followed_there(series: Reviewer) -> None:
    nubia, wilber = series.view(0)["subjects"]
    assert series.view(1)["subjects"][0]["pseudonym"] == nubia["pseudonym"]
    series.mark(nubia["mentions"][0]).click()
    series.press("r")
    name = series.rename_to_what_is_free()
    series.press("o")
    assert f"{name} in other stories" in series.dialog().inner_text()
    assert series.violations() == []
    series.dialog().get_by_role("link", name="b.md").click()
    arrived(series, "b.md")
    series.page.get_by_text(f"{name}").first.wait_for()
    assert series.page.locator("[data-side=original] [aria-current]").inner_text() == "Nubia"
    series.page.locator("#before").click()
    arrived(series, "a.md")
    series.mark(wilber["mentions"][0]).click()
    series.press("o")
    assert series.page.locator("#status").inner_text().startswith("In none of the other stories")
