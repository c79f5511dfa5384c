"""axe-core finds nothing, level A and AA of WCAG 2.0 to 2.2, on any state of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anonymizer.page.desk import Desk
from tests.page.browsing import Reviewer, reviewing

ALL = ("list", "todo", "subjects", "findings", "comments", "change", "keep", "bounds", "comment")
ALL += ("rename", "merge", "split", "rules", "help", "finish", "add")
SOME = ("list", "todo", "subjects", "change", "finish")
WAYS = {
    "light": ({}, ALL),
    "dark": ({"color_scheme": "dark"}, (*SOME, "rules", "help", "keep")),
    "spanish": ({"language": "es-SV"}, SOME),
    "zoom": ({"viewport": {"width": 683, "height": 384}}, SOME),  # a 1366x768 screen at 200 %
    "narrow": ({"viewport": {"width": 320, "height": 640}}, ("list", "todo")),  # WCAG 1.4.10
}
KEYS = {
    "change": "e",
    "keep": "k",
    "bounds": "b",
    "comment": "c",
    "rename": "r",
    "merge": "m",
    "split": "s",
    "rules": "l",
    "help": "Shift+?",
    "finish": "f",
}
WIDE = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.mark.parametrize("way", WAYS)
def test_no_violation(chromium: Browser, desk: Desk, tmp_path: Path, way: str) -> None:
    options, states = WAYS[way]
    found: dict[str, list[str]] = {}
    with reviewing(chromium, desk, tmp_path, **options) as reviewer:
        found["list"] = reviewer.violations()
        assert reviewer.page.evaluate(WIDE)
        reviewer.open()
        for state in states[1:]:
            show(reviewer, state)
            found[state] = reviewer.violations()
            if reviewer.dialog().count():
                reviewer.press("Escape")
        assert reviewer.page.evaluate(WIDE)
    assert {state: each for state, each in found.items() if each} == {}


def show(reviewer: Reviewer, state: str) -> None:
    if state == "add":
        reviewer.select_words("drummer")
        reviewer.press("i")
    elif state in KEYS:
        subjects = reviewer.view()["subjects"]
        several = next(s for s in subjects if s["pseudonym"] and len(s["mentions"]) > 2)
        reviewer.mark(several["mentions"][0]).click()
        reviewer.press(KEYS[state])
        reviewer.dialog().wait_for()
    else:
        reviewer.page.locator(f"#tab-{state}").click()


def test_who_does_nothing_is_asked_before_the_page_closes(
    chromium: Browser, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anonymizer.page.app.IDLE", 59.0)  # asked a minute before
    with reviewing(chromium, desk, tmp_path) as reviewer:
        dialog = reviewer.page.locator("#idle")
        dialog.wait_for()
        assert "Everything you did is saved" in dialog.inner_text()
        assert reviewer.violations() == []
        monkeypatch.undo()
        reviewer.page.keyboard.press("Enter")
        assert not dialog.is_visible()


def test_a_screen_reader_hears_what_was_done(reviewer: Reviewer) -> None:
    page = reviewer.page
    left = len(reviewer.view()["todo"])
    reviewer.press("n", "a")
    assert (
        page.locator("[role=status]#status").inner_text() == f"Accepted. {left - 1} left to decide."
    )
    current = page.locator("[data-side=original] [aria-current]")
    assert "to decide" in str(current.get_attribute("aria-label"))
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
