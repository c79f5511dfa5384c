"""What a story asks of its reviewer, and what a project remembers: answered, learned, forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anonymizer.page.desk import Desk, Waiting
from anonymizer.project import Project
from tests.page.browsing import Reviewer, reviewing
from tests.review.building import story

TEXT = """They prayed to [Santa Rita|PERSON] all night.

[Marta Rivas|PERSON] came from [Rosa Vieja|LOCATION]. Then [Mirta Rivas|PERSON] left.
"""


@pytest.fixture
def asked(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reviewer]:
    """A story with a question and with a name that is none, open."""
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "home"))
    document, mentions = story(TEXT)
    with Project.open(tmp_path / "project") as project:
        opened = partial(project.review, document, mentions=mentions)
        desk = Desk([Waiting(document.name, tmp_path / "out.md", opened)])
        with reviewing(chromium, desk, tmp_path) as person:
            yield person.open()
        desk.close()


def people(reviewer: Reviewer) -> int:
    return sum(subject["type"] == "PERSON" for subject in reviewer.view()["subjects"])


def test_a_question_is_answered_by_key(asked: Reviewer) -> None:
    page, press = asked.page, asked.press
    assert "1 question" in page.locator("#panel").inner_text()
    press("q")
    shown = page.locator("#current .suggestion").inner_text()
    assert "Their names differ by one letter." in shown
    assert asked.violations() == []
    press("y")
    assert people(asked) == 2
    assert page.locator("#current .suggestion").count() == 0
    press("y")
    assert page.locator("#alarm").inner_text() == "Nothing is asked here."
    press("u")
    assert people(asked) == 3
    press("q", "d")
    assert people(asked) == 3
    assert "question" not in page.locator("#panel").inner_text()


def test_a_question_is_answered_by_mouse(asked: Reviewer) -> None:
    page = asked.page
    page.locator("[data-key=questions]").click()
    page.locator("#current [data-key^=same]").click()
    asked.settle()
    assert people(asked) == 2
    page.locator("#undo").click()
    asked.settle()
    page.locator("#tab-subjects").click()
    page.locator("#panel [data-key^=different]").click()
    asked.settle()
    assert people(asked) == 3
    assert page.locator(".suggestion").count() == 0


def test_no_name_is_learned_and_forgotten_by_mouse(asked: Reviewer) -> None:
    page = asked.page
    saint = next(m for m in asked.view()["mentions"] if m["start"] < 30)
    asked.mark(saint["id"]).click()
    page.locator("[data-key=reject]").click()
    asked.settle()
    offer = page.locator("#offers")
    assert "“Santa Rita” identifies nobody" in offer.inner_text()
    assert asked.violations() == []
    offer.get_by_text("Remember it").click()
    asked.settle()
    assert not offer.is_visible()
    page.locator("#tab-subjects").click()
    page.locator("[data-key=rules]").click()
    dialog = asked.dialog()
    dialog.get_by_text("Identifies nobody: “Santa Rita”").wait_for()
    assert asked.violations() == []
    dialog.get_by_text("Forget", exact=True).click()
    dialog.get_by_text("Nothing is remembered yet.").wait_for()
    dialog.get_by_text("Close").click()
    assert offer.is_visible()  # as it was


def test_what_is_remembered_is_forgotten_by_key(asked: Reviewer) -> None:
    page, press = asked.page, asked.press
    press("q", "d")
    assert "It can be remembered" in page.locator("#status").inner_text()
    press("Shift+L", "l")
    asked.dialog().get_by_text("are two people").wait_for()
    press("Shift+Tab", "Enter")
    asked.dialog().get_by_text("Nothing is remembered yet.").wait_for()
    press("Escape")
    assert page.locator("#offers").is_visible()
