"""A project for reviews."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anonymizer import Project
from anonymizer.review import Review
from tests.review.building import begun


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Project.open(tmp_path / "project"):
        pass
    return tmp_path / "project"


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with Project.open(folder) as opened:
        yield opened


@pytest.fixture
def review(project: Project) -> Iterator[Review]:
    with begun(project) as opened:
        yield opened
