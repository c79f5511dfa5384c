"""A whole review by two people, with the keyboard alone and with the mouse alone.

The editor adds a missed name, merges, splits, renames, keeps a place for a reason, and takes each
back and does it again; then the file is written, a second person signs it off, and the gate lets
exactly that file through.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from anonymizer.cli import run_command
from anonymizer.project import Project
from tests.page import test_mouse as mouse
from tests.page.browsing import Reviewer, reviewing
from tests.page.conftest import desk_of
from tests.page.test_mouse import same, subject_of

Person = Callable[[Reviewer], None]


def by_keys(person: Reviewer) -> None:
    """The editor, without a mouse."""
    for step in (add, merge, split, rename, keep):
        before = person.view()
        step(person)
        after = person.view()
        assert same(after) != same(before)
        person.press("Control+z")
        assert same(person.view()) == same(before)
        person.press("Control+Shift+Z")
        assert same(person.view()) == same(after)
    while person.view()["todo"]:
        person.press("n", "Shift+A")
    person.press("f")
    tab_to(person, "#write")
    person.press("Enter")
    person.dialog().get_by_text("Written:").wait_for()
    assert "Another person must sign it off" in person.dialog().inner_text()
    assert person.dialog().locator("#sign").count() == 0


def add(person: Reviewer) -> None:
    person.press("/")
    person.page.keyboard.type("drummer")
    person.press("Enter", "Escape", "i", "Enter")


def merge(person: Reviewer) -> None:
    wilber = subject_of(person.view(), "Wilber")
    go_to(person, subject_of(person.view(), "drummer")["mentions"][0])
    person.press("m")
    choose(person, "other", wilber["id"])
    person.press("Enter")
    assert subject_of(person.view(), "drummer") == subject_of(person.view(), "Wilber")


def split(person: Reviewer) -> None:
    go_to(person, subject_of(person.view(), "Nelson")["mentions"][-1])
    person.press("s", "Enter")


def rename(person: Reviewer) -> None:
    go_to(person, subject_of(person.view(), "Rosa Elvira Menjívar")["mentions"][0])
    person.press("r")
    person.rename_to_what_is_free()


def keep(person: Reviewer) -> None:
    place = subject_of(person.view(), "canton El Almendro")["mentions"][0]
    go_to(person, place)
    person.press("k")
    choose(person, "reason", "public_place")
    person.press("Enter")
    assert "Few people live there" in person.dialog().locator(".trouble").inner_text()
    person.press("Enter")
    assert "canton El Almendro" in person.view()["draft"]["text"]


def sign_by_keys(person: Reviewer) -> None:
    """The second person, without a mouse."""
    person.press("f")
    person.dialog().get_by_text("Clean").wait_for()
    for line in range(4):
        tab_to(person, f"fieldset label:nth-of-type({line + 1}) input")
        person.press("Space")
    tab_to(person, "#sign")
    person.press("Enter")
    person.dialog().get_by_text("Signed off by").wait_for()


def by_mouse(person: Reviewer) -> None:
    """The editor, without keys but for the letters of a name."""
    for step in (
        mouse.add_what_was_missed,
        mouse.merge_by_dropping_cards,
        mouse.split_by_dropping_a_word,
        mouse.rename,
        mouse.keep_a_place,  # each takes back what it did, and does it again
    ):
        step(person)
    page = person.page
    page.locator("#tab-todo").click()
    while person.view()["todo"]:
        page.locator("#panel [data-row]").first.click()
        page.locator("[data-key=accept]").click()
        person.settle()
    page.locator("#finish").click()
    page.locator("#write").click()
    person.dialog().get_by_text("Written:").wait_for()


def sign_by_mouse(person: Reviewer) -> None:
    """The second person, without keys."""
    person.page.locator("#finish").click()
    dialog = person.dialog()
    dialog.get_by_text("Clean").wait_for()
    dialog.locator("#sign").click()
    dialog.get_by_text("Tick every line").wait_for()
    for line in dialog.locator("fieldset label").all():
        line.click()
    assert person.violations() == []
    dialog.locator("#sign").click()
    dialog.get_by_text("Signed off by").wait_for()
    dialog.get_by_text("Back to the text").click()
    person.page.locator(".back").click()
    person.page.get_by_text("signed off by").wait_for()


@pytest.mark.parametrize(
    ("edit", "sign"), [(by_keys, sign_by_keys), (by_mouse, sign_by_mouse)], ids=["keys", "mouse"]
)
def test_a_whole_review(
    chromium: Browser,
    begun_copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    edit: Person,
    sign: Person,
) -> None:
    project, out = begun_copy / "project", tmp_path / "out"
    story = out / "story-1.md"

    def work(home: Path, does: Person) -> None:
        monkeypatch.setenv("ANONYMIZER_HOME", str(home))
        with Project.open(project) as opened:
            desk = desk_of(opened, out)
            with reviewing(chromium, desk, tmp_path) as person:
                does(person.open())
            desk.close()

    def check() -> int:
        return run_command(["check", str(story), "--project", str(project)])

    work(begun_copy / "home", edit)
    assert check() == 1  # nobody answers for it yet
    work(tmp_path / "home of another person", sign)
    assert check() == 0
    assert story.with_name("story-1.md.release.json").exists()
    story.write_bytes(story.read_bytes().replace(b"papers", b"papers "))
    assert check() == 1


def go_to(person: Reviewer, mention: str) -> None:
    """On with the arrow key until a mention is the current one."""
    current = person.page.locator("[data-side=original] [aria-current]").first
    for _ in person.view()["mentions"]:
        if current.get_attribute("data-m") == mention:
            return
        person.press("ArrowRight")
    raise AssertionError("the mention is not reached")


def choose(person: Reviewer, name: str, value: Any) -> None:
    """Down with the arrow key until a choice of the dialog is the chosen one."""
    chosen = person.dialog().locator(f"[name={name}]:checked")
    for _ in range(30):
        if chosen.get_attribute("value") == value:
            return
        person.press("ArrowDown")
    raise AssertionError("the choice is not reached")


def tab_to(person: Reviewer, selector: str) -> None:
    """On with the tab key until an element has the focus."""
    for _ in range(30):
        if person.page.evaluate("(sought) => document.activeElement.matches(sought)", selector):
            return
        person.press("Tab")
    raise AssertionError(f"{selector} is not reached")
