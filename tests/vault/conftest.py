from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from anonymizer.vault import Vault


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project without passphrases and its device, made once: each test gets a copy."""
    path = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANONYMIZER_HOME", str(path / "home"))
        Vault.create(path / "project").close()
    return path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the device key is."""
    path = tmp_path / "home"
    shutil.copytree(template / "home", path)
    monkeypatch.setenv("ANONYMIZER_HOME", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the project is."""
    return tmp_path / "project"


@pytest.fixture
def vault(folder: Path, template: Path) -> Iterator[Vault]:
    """The open vault of a project in which nobody is enrolled."""
    shutil.copytree(template / "project", folder)
    with Vault.open(folder) as vault:
        yield vault


@pytest.fixture(params=["sqlcipher", "postgresql"])
def either(request: pytest.FixtureRequest, folder: Path) -> Path:
    """Folder of a new project in which nobody is enrolled, in either store."""
    if request.param == "sqlcipher":
        shutil.copytree(request.getfixturevalue("template") / "project", folder)
    else:
        server = request.getfixturevalue("server")
        Vault.create(folder, store=server.url(request.getfixturevalue("database"))).close()
    return folder
