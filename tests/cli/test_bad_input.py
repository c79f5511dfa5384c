"""Bad input that a transcript cannot show: bytes, sizes, damaged projects."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from anonymizer.cli import run_command

TEXT = "My name is Nubia Escalón and I left Chalchuapa in 2019.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.txt").write_text(TEXT, "utf-8")
    return tmp_path


def fails(arguments: list[str], code: int, capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert run_command(arguments) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert "Nubia" not in err
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    return lines[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("latin.txt", "Año".encode("latin-1"), "tried utf-8"),
        ("binary.txt", b"\x89PNG\r\n\x00\x00", "binary"),
        ("nothing.txt", b"", "empty"),
        ("long.txt", b"word " * 1_000_000, "split"),
    ],
)
def test_unreadable_files(
    here: Path, capfd: pytest.CaptureFixture[str], name: str, data: bytes, words: str
) -> None:
    (here / name).write_bytes(data)
    assert words in fails(["run", name, "-o", "out.txt"], 3, capfd)
    assert not (here / "out.txt").exists()
    assert not (here / "anonymizer-project").exists()


def test_folder_without_texts(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "folder").mkdir()
    assert "no texts" in fails(["run", "folder", "--out-dir", "out"], 3, capfd)


def digest(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix not in {".lock"} and "-shm" not in p.name
    }


def newer_version(project: Path) -> None:
    settings = project / "anonymizer.toml"
    text = settings.read_text("utf-8")
    assert "format = 2" in text
    settings.write_text(text.replace("format = 2", "format = 999"), "utf-8")


def truncated_store(project: Path) -> None:
    store = project / "vault" / "records.db"
    store.write_bytes(store.read_bytes()[:1000])


def other_key(project: Path) -> None:
    key = project / "editor.key"
    key.write_bytes((project / "custodian.key").read_bytes()[:-8] + b"AAAAAAA\n")


@pytest.mark.parametrize(
    ("damage", "code", "words"),
    [
        (newer_version, 2, "update it"),
        (truncated_store, 4, "records.db"),
        (other_key, 4, "editor.key"),
    ],
)
def test_damaged_projects_are_refused_and_left_alone(
    here: Path,
    capfd: pytest.CaptureFixture[str],
    damage: Callable[[Path], None],
    code: int,
    words: str,
) -> None:
    assert run_command(["run", "in.txt", "-o", "first.txt"]) == 0
    project = here / "anonymizer-project"
    damage(project)
    before = digest(project)
    assert words in fails(["run", "in.txt", "-o", "second.txt"], code, capfd)
    assert not (here / "second.txt").exists()
    assert digest(project) == before


def test_wrong_passphrase(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANONYMIZER_PASSPHRASE", "right")
    assert run_command(["vault", "init"]) == 0
    monkeypatch.setenv("ANONYMIZER_PASSPHRASE", "wrong")
    assert "passphrase" in fails(["run", "in.txt", "-o", "out.txt"], 4, capfd)
    monkeypatch.setenv("ANONYMIZER_PASSPHRASE", "right")
    assert run_command(["run", "in.txt", "-o", "out.txt"]) == 0
