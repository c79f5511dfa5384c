"""Projects and servers for the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anonymizer.page.desk import Desk
from anonymizer.project import Project
from tests.page.serving import Inside, Server, serving


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.open(tmp_path / "project") as opened:
        yield opened


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk without any story: who is let in does not depend on them."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANONYMIZER_HOME", str(folder / "home"))
        with Project.open(folder / "project") as opened:
            yield Desk(opened, [])


@pytest.fixture
def server(empty: Desk, tmp_path: Path) -> Iterator[Server]:
    """A server of its own for each test, with a session nobody has entered."""
    with serving(empty, tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def inside(empty: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """A server that a browser has entered, with the headers of its page."""
    with serving(empty, tmp_path_factory.mktemp("inside")) as running:
        headers = running.enter()
        running.session.opened()
        yield Inside(running, headers)
