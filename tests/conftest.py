"""Shared by all tests: every project's device key lives in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

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
