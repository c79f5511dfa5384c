"""``anonymizer review``: its process, and what is left when it is killed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from anonymizer.cli import run_command
from anonymizer.page.desk import Desk
from tests.page.stories import STORY


@contextmanager
def command(begun_copy: Path, *given: str) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """The command in a process of its own, with its launch page."""
    asked = ["review", *given, "--project", str(begun_copy / "project"), "--no-open"]
    process = subprocess.Popen(
        [sys.executable, "-m", "anonymizer.cli", *asked],
        env={**os.environ, "ANONYMIZER_HOME": str(begun_copy / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        yield process, Path(process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


def enter(page: Page, launch: Path) -> None:
    page.goto(launch.as_uri())
    page.wait_for_url(re.compile(r"localhost:\d+/$"))
    page.get_by_role("link", name="a story.md").click()
    page.wait_for_selector("body[data-ready]")


def decided(page: Page) -> str:
    return page.locator("#progress-text").inner_text()


def test_killed_in_the_middle_nothing_decided_is_lost(
    chromium: Browser, begun_copy: Path, tmp_path: Path
) -> None:
    story = tmp_path / "a story.md"
    story.write_text(STORY, encoding="utf-8")
    page = chromium.new_page()
    with command(begun_copy, str(story)) as (process, launch):
        enter(page, launch)
        for _ in range(3):
            page.keyboard.press("a")
        page.wait_for_selector("body:not([data-busy])")
        done = decided(page)
        assert done.startswith("3 of")
        page.keyboard.press("a")  # perhaps under way, perhaps not
        process.send_signal(signal.SIGKILL)
        page.get_by_text("This session has ended").wait_for()
        assert "Nelson" not in page.locator("body").inner_text()

    with command(begun_copy) as (process, launch):  # goes on with what was begun
        enter(page, launch)
        assert decided(page).split(" ")[0] in {"3", "4"}
        assert decided(page).split(" ")[1:] == done.split(" ")[1:]
        page.close()  # the session ends with its tab
        assert process.wait(60) == 0
        assert process.communicate()[1].count("\n") == 1  # how to open it, and nothing else


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text("Nothing happened.", encoding="utf-8")
    return path


def test_a_port_that_is_taken(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        project = str(tmp_path / "project")
        asked = ["review", str(story), "--project", project, "--port", port, "--no-open"]
        assert run_command(asked) == 2
    assert f"port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked",
    [
        ["--export", "sealed"],
        ["a.txt", "b.txt", "--export", "sealed"],
        ["a.txt", "--import", "a.txt"],
        ["--import", "a.txt", "--export", "sealed"],
        [],
    ],
)
def test_what_does_not_go_together(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Nothing happened.", encoding="utf-8")
    assert run_command(["review", *asked]) == 2
    assert not Path("sealed").exists()


def test_a_review_is_handed_to_a_colleague(
    chromium: Browser, begun_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, sealed = tmp_path / "a story.md", tmp_path / "review.age"
    story.write_text(STORY, encoding="utf-8")
    project = ["--project", str(begun_copy / "project")]
    monkeypatch.setenv("ANONYMIZER_HOME", str(begun_copy / "home"))
    assert run_command(["review", str(story), "--export", str(sealed), *project]) == 0
    assert b"Nelson" not in sealed.read_bytes()
    elsewhere = shutil.copytree(begun_copy, tmp_path / "elsewhere")
    shutil.rmtree(elsewhere / "project" / "reviews")
    page = chromium.new_page()
    with command(elsewhere, "--import", str(sealed)) as (_, launch):
        enter(page, launch)
        assert decided(page).startswith("0 of")
        page.close()


def test_an_input_that_is_missing_makes_no_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert run_command(["review", str(tmp_path / "no"), "--project", str(project)]) == 3
    assert not project.exists()


def test_the_stories_of_a_series_are_read_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare, whole = tmp_path / "bare.txt", tmp_path / "whole.txt"
    bare.write_text("I spoke with Nubia on Monday. Nubia was crying.", encoding="utf-8")
    whole.write_text("My sister is Nubia Ruth Escalón Paz. She is ill.", encoding="utf-8")
    shown: list[set[str | None]] = []

    def serve(desk: Desk, *_: object) -> None:
        desk.open_all()
        for number in range(len(desk)):
            subjects = desk.review(number).view().subjects
            shown.append({each.pseudonym for each in subjects if each.type == "PERSON"})

    monkeypatch.setattr("anonymizer.cli.review.serve", serve)
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "home"))
    asked = ["review", str(bare), str(whole), "--project", str(tmp_path / "project")]
    assert run_command([*asked, "--series", "case"]) == 0
    assert shown[0] == shown[1] != set()
