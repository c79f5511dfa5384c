"""Shared by all tests: every project's device key lives in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.vault.server import Server, programs, serving

# How long an example takes says more about the machine's other work than about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("ANONYMIZER_PASSPHRASE", raising=False)
    monkeypatch.delenv("ANONYMIZER_PROJECT", raising=False)


@pytest.fixture(scope="session")
def examples() -> Path:
    """Folder with the example testimonies."""
    return Path(__file__).parent.parent / "docs" / "examples"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running PostgreSQL. In CI there is one, or the tests fail."""
    if programs() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed: scripts/setup installs it")
    with serving() as server:
        yield server


@pytest.fixture
def database(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Name of an empty database, of which ``admin`` is the owner."""
    name = f"vault{abs(hash(tmp_path))}"
    server.run(f"CREATE DATABASE {name}")
    monkeypatch.setenv("PGUSER", "admin")
    return name
