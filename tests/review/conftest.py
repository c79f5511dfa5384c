"""A project for reviews, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from anonymizer import Project
from anonymizer.review import Review
from tests.review.building import begun


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and, beside it, the home of its editor's device."""
    root = tmp_path_factory.mktemp("reviews")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANONYMIZER_HOME", str(root / "home"))
        with Project.open(root / "project"):
            pass
    return root


@pytest.fixture
def folder(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANONYMIZER_HOME", str(founded / "home"))
    return Path(shutil.copytree(founded / "project", tmp_path / "project"))


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with Project.open(folder) as opened:
        yield opened


@pytest.fixture
def review(project: Project) -> Iterator[Review]:
    with begun(project) as opened:
        yield opened
