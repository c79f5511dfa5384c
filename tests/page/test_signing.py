"""The end of a review: a second person signs the story off, and the gate lets that file through."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anonymizer.cli import run_command
from anonymizer.project import Project
from tests.page.browsing import Reviewer, reviewing
from tests.page.conftest import desk_of


def test_a_second_person_signs_off(
    chromium: Browser, begun_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, out = begun_copy / "project", tmp_path / "out"
    story = out / "story-1.md"

    def check() -> int:
        return run_command(["check", str(story), "--project", str(project)])

    monkeypatch.setenv("ANONYMIZER_HOME", str(begun_copy / "home"))
    with Project.open(project) as opened:
        desk = desk_of(opened, out)
        with reviewing(chromium, desk, tmp_path) as editor:
            edit(editor.open())
        desk.close()
    assert check() == 1  # nobody answers for it yet

    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "home of another person"))
    with Project.open(project) as opened:
        desk = desk_of(opened, out)
        with reviewing(chromium, desk, tmp_path) as second:
            sign(second.open())
        desk.close()
    assert check() == 0
    assert story.with_name("story-1.md.release.json").exists()

    story.write_bytes(story.read_bytes().replace(b"papers", b"papers "))
    assert check() == 1


def edit(editor: Reviewer) -> None:
    """Decide everything and write the file; signing it off oneself is not offered."""
    editor.select_words("drummer")
    editor.press("i", "Enter")
    while editor.view()["todo"]:
        editor.press("n", "A")
    editor.press("f")
    dialog = editor.dialog()
    dialog.locator("#write").click()
    dialog.get_by_text("Written:").wait_for()
    assert "Another person must sign it off" in dialog.inner_text()
    assert dialog.locator("#sign").count() == 0


def sign(second: Reviewer) -> None:
    """Signing wants every line of the checklist."""
    second.press("f")
    dialog = second.dialog()
    dialog.get_by_text("Clean").wait_for()
    dialog.locator("#sign").click()
    dialog.get_by_text("Tick every line").wait_for()
    for line in dialog.locator("fieldset label").all():
        line.click()
    assert second.violations() == []
    dialog.locator("#sign").click()
    dialog.get_by_text("Signed off by").wait_for()
    second.press("Escape")
    second.page.locator(".back").click()
    second.page.get_by_text("signed off by").wait_for()
