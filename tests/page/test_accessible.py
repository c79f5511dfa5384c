"""axe-core finds nothing, level A and AA of WCAG 2.0 to 2.2, on any state of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anonymizer.page.desk import Desk
from tests.page.browsing import Reviewer, reviewing

WAYS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "spanish": {"language": "es-SV"},
    "zoom": {"viewport": {"width": 683, "height": 384}},  # a 1366x768 screen at 200 %
    "narrow": {"viewport": {"width": 320, "height": 640}},  # WCAG 1.4.10
}
KEYS = {"change": "e", "keep": "k", "bounds": "b", "comment": "c", "rename": "r", "merge": "m"}


@pytest.mark.parametrize("way", WAYS)
def test_no_violation(chromium: Browser, desk: Desk, tmp_path: Path, way: str) -> None:
    found: dict[str, list[str]] = {}
    with reviewing(chromium, desk, tmp_path, **WAYS[way]) as reviewer:
        found["list"] = reviewer.violations()
        reviewer.open()
        _look(reviewer, found)
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert reviewer.page.evaluate(wide)
    assert {state: each for state, each in found.items() if each} == {}


def _look(reviewer: Reviewer, found: dict[str, list[str]]) -> None:
    page, view = reviewer.page, reviewer.view()
    nelson = next(s for s in view["subjects"] if s["pseudonym"] and len(s["mentions"]) > 2)
    reviewer.press("a")
    for tab in ("subjects", "findings", "comments", "todo"):
        page.locator(f"#tab-{tab}").click()
        found[tab] = reviewer.violations()
    reviewer.mark(nelson["mentions"][0]).click()
    for name, key in (KEYS | {"split": "s", "help": "Shift+?", "finish": "f"}).items():
        reviewer.press(key)
        reviewer.dialog().wait_for()
        found[name] = reviewer.violations()
        reviewer.press("Escape")
    reviewer.select_words("drummer")
    found["selection"] = reviewer.violations()
    reviewer.press("i")
    found["add"] = reviewer.violations()
    reviewer.press("Escape")


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


def test_both_languages_say_the_same() -> None:
    from anonymizer.page.words import words

    english, spanish = words("en"), words("es")
    assert {t: set(keys) for t, keys in english.items()} == {t: set(k) for t, k in spanish.items()}
    for table, texts in english.items():
        for key, text in texts.items():
            other = spanish[table][key]
            assert text.count(" | ") == other.count(" | "), (table, key)
            names = lambda said: {w.split("}")[0] for w in said.split("{")[1:]}  # noqa: E731
            assert names(text) == names(other), (table, key)
