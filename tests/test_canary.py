"""A canary name goes through every command, crash paths included, and comes out nowhere."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from anonymizer import detect
from anonymizer.cli import run_command
from anonymizer.model import Document, Mention

CANARY = "Zulmira Quiteria Hinestroza"
PARTS = [b"zulmira", b"quiteria", b"hinestroza"]
TEXT = (
    f"My name is {CANARY} and I was born on 4 May 1991 in Santa Tecla. My DUI is 04418276-1.\n\n"
    "Zulmira fears the police. HINESTROZA is on a list, said Officer Baldizón.\n"
)


def assert_silent(data: bytes, where: object) -> None:
    folded = data.lower()
    assert not [part for part in PARTS if part in folded], where
    for encoding in ("utf-16-le", "utf-16-be"):
        assert not [p for p in PARTS if p.decode().encode(encoding) in folded], where


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (tmp_path / "in.txt").write_text(TEXT, "utf-8")
    return tmp_path


def everything_but_the_input(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and p.name != "in.txt"]


def test_no_command_leaves_the_name_anywhere(
    story: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    commands = [
        ["scan", "in.txt"],
        ["scan", "--json", "in.txt"],
        ["run", "in.txt", "-o", "out.txt", "--report", "report.json"],
        ["run", "in.txt"],
        ["run", "in.txt", "-o", "out.txt"],
        ["check", "out.txt"],
        ["check", "--json", "in.txt"],
        ["vault", "status"],
        ["vault", "verify"],
        ["doctor"],
        ["reveal", "Nobody", "--identity", "anonymizer-project/editor.key", "--reason", "test"],
        ["reveal", "--document", "out.txt", "--identity", "anonymizer-project/editor.key",
         "--reason", "test"],
        ["scan", "--policy", "nonsense", "in.txt"],
    ]  # fmt: skip
    for command in commands:
        run_command(command)
        out, err = capfd.readouterr()
        assert_silent(out.encode() + err.encode(), command)
    for path in everything_but_the_input(story):
        assert_silent(path.read_bytes(), path.name)


def test_a_crash_shows_nothing(
    story: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(self: object, document: Document) -> tuple[Mention, ...]:
        raise RuntimeError(f"cannot read {document.text}")

    monkeypatch.setattr(detect.PresidioDetector, "detect", crash)
    assert run_command(["run", "in.txt", "-o", "out.txt"]) == 2
    out, err = capfd.readouterr()
    assert "internal error" in err
    assert_silent(out.encode() + err.encode(), "crash")
    assert not (story / "out.txt").exists()
    for path in everything_but_the_input(story):
        assert_silent(path.read_bytes(), path.name)


def test_custodian_sees_the_name_that_was_silent(
    story: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["run", "in.txt", "-o", "out.txt"]) == 0
    shutil.move("anonymizer-project/custodian.key", "away.key")
    capfd.readouterr()
    code = run_command(
        ["reveal", "--document", "out.txt", "--identity", "away.key", "--reason", "test"]
    )
    assert code == 0
    assert CANARY in capfd.readouterr().out
