"""Projects and servers for the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from anonymizer.model import Document
from anonymizer.page.desk import Desk, Waiting
from anonymizer.project import Project
from tests.page.browsing import Reviewer, reviewing
from tests.page.serving import Inside, Server, serving
from tests.page.stories import HOSTILE, STORY

DOCUMENTS = (
    Document("a story.md", STORY, "en", "text/markdown"),
    Document("<img src=x onerror=window.hurt=1>.md", HOSTILE, "en", "text/markdown"),
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own for each test, with a session nobody has entered.

    Its desk is empty: who is let in does not depend on the stories.
    """
    with serving(Desk([]), tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """A server that a browser has entered, with the headers of its page."""
    with serving(Desk([]), tmp_path_factory.mktemp("inside")) as running:
        headers = running.enter()
        running.session.opened()
        yield Inside(running, headers)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's browser; Playwright's own cannot be had everywhere."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing: scripts/setup installs it")
        pytest.skip("needs chromium")
    flags = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the stories were read already, with the home of its first editor."""
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANONYMIZER_HOME", str(folder / "home"))
        with Project.open(folder / "project") as opened:
            for document in DOCUMENTS:
                opened.review(document).close()
    return folder


@pytest.fixture
def begun_copy(begun: Path, tmp_path: Path) -> Path:
    """A copy of it, to do with what a test wants."""
    return Path(shutil.copytree(begun, tmp_path / "begun"))


@pytest.fixture
def desk(begun_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The stories on the desk of their editor."""
    monkeypatch.setenv("ANONYMIZER_HOME", str(begun_copy / "home"))
    with Project.open(begun_copy / "project") as opened:
        made = desk_of(opened, tmp_path / "out")
        yield made
        made.close()


def desk_of(project: Project, out: Path) -> Desk:
    """The example stories on a desk."""
    return Desk(
        [
            Waiting(each.name, out / f"story-{number}.md", partial(project.review, each))
            for number, each in enumerate(DOCUMENTS, 1)
        ]
    )


@pytest.fixture
def reviewer(chromium: Browser, desk: Desk, tmp_path: Path) -> Iterator[Reviewer]:
    """The editor, with the first story open."""
    with reviewing(chromium, desk, tmp_path) as person:
        yield person.open()
