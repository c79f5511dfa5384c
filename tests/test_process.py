"""A crash leaves no memory behind, and others may not read what is private."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from anonymizer.cli import run_command
from anonymizer.vault import Vault

SHOWN = """
import resource, ctypes
from anonymizer.process import leave_no_core
leave_no_core()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_core_is_dumped() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", SHOWN], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "(0, 0) 0"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "home"))
    before = os.umask(0)
    try:
        Vault.create(tmp_path / "project").close()
    finally:
        os.umask(before)
    return tmp_path / "project"


def test_nothing_private_is_open_to_others_whatever_the_umask(project: Path) -> None:
    private = [project / "vault", *(project / "vault").rglob("*"), *project.glob("*.key")]
    assert len(private) > 6
    open_to_others = [p.name for p in private if stat.S_IMODE(p.stat().st_mode) & 0o077]
    assert not open_to_others
    assert stat.S_IMODE((project.parent / "home" / "device.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["vault", "vault/records.db", "editor.key", "home"])
def test_doctor_finds_what_others_may_read(
    project: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "custodian.key").rename(project.parent / "away.key")
    assert run_command(["doctor", "--project", str(project)]) == 0, capfd.readouterr()
    path = project.parent / "home" / "device.key" if name == "home" else project / name
    path.chmod(path.stat().st_mode | 0o044)
    assert run_command(["doctor", "--project", str(project)]) == 1
    assert f"chmod go= {path}" in capfd.readouterr().out
