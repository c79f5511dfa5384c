"""A canary name goes through every command, crash paths included, and comes out nowhere."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from anonymizer import watch
from anonymizer.cli import run_command
from anonymizer.model import Document, Mention
from anonymizer.vault import Identity, Vault

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
    editor = ["--identity", "anonymizer-project/editor.key"]
    custodian = ["--identity", "anonymizer-project/custodian.key"]
    why = ["--reason", "test"]
    another = Identity.generate().recipient
    both = ["--records", "records.tar", "--keyring", "keyring.tar"]
    assert run_command(["run", "in.txt", "-o", "first.txt"]) == 0
    pseudonym = Path("first.txt").read_text("utf-8").removeprefix("My name is ").split("*")[0]
    chosen = "Xiomara" if not pseudonym.startswith("X") else "Yanira"
    commands = [
        ["scan", "in.txt"],
        ["scan", "--json", "in.txt"],
        ["run", "in.txt", "-o", "out.txt", "--report", "report.json"],
        ["run", "in.txt"],
        ["run", "in.txt", "-o", "out.txt"],
        ["run", "in.txt", "-o", "copyless.txt", "--no-working-copy"],
        ["check", "out.txt"],
        ["check", "--json", "in.txt"],
        ["vault", "status"],
        ["vault", "verify"],
        ["doctor"],
        ["reveal", "Nobody", *editor, *why],
        ["reveal", "--document", "out.txt", *editor, *why],
        ["reveal", "--document", "out.txt", *custodian, *why, "--request", "request.age"],
        ["vault", "answer", "request.age", *custodian, "-o", "answer.age", "--yes"],
        ["vault", "answer", "request.age", *editor],
        ["vault", "audit", "show", *custodian],
        ["vault", "audit", "show", "--json"],
        ["vault", "audit", "countersign", *custodian, "-o", "checkpoint.json"],
        ["vault", "audit", "verify", "--checkpoint", "checkpoint.json"],
        ["vault", "key", "new", "new.key"],
        ["vault", "rotate", *custodian],
        ["vault", "custodian", "add", another, *custodian],
        ["vault", "custodian", "remove", another, *custodian],
        ["vault", "editor", "add", another],
        ["vault", "key", "paper", "--identity", "new.key"],
        ["vault", "consent", pseudonym, "--use", "publication", "--note", CANARY],
        ["vault", "consent", pseudonym],
        ["vault", "retain", pseudonym, "--until", "2999-12-31"],
        ["vault", "backup", *both],
        ["vault", "restore", *both, "--project", "restored"],
        ["vault", "verify", "--project", "restored", *editor],
        ["vault", "upgrade"],
        ["rename", pseudonym, chosen, "--document", "in.txt"],
        # What somebody gives by mistake where only a pseudonym, a word or a folder belongs.
        ["rename", chosen, CANARY, "--document", "in.txt"],
        ["rename", CANARY, "Otilia"],
        ["reveal", CANARY, *custodian, *why],
        ["vault", "erase", CANARY],
        ["vault", "consent", CANARY],
        ["vault", "retain", CANARY, "--forever"],
        ["evaluate", "in.txt"],
        ["scan", "--policy", "nonsense", "in.txt"],
        ["vault", "erase", chosen],
    ]
    for command in commands:
        run_command(command)
        out, err = capfd.readouterr()
        assert_silent(out.encode() + err.encode(), command)
    for path in everything_but_the_input(story):
        assert_silent(path.read_bytes(), path.name)


def test_no_process_shows_the_name_in_its_arguments_or_open_files(story: Path) -> None:
    """Whatever runs while a folder is read by two workers: command lines and temporary files."""
    (story / "texts").mkdir()
    for number in range(2):
        (story / "texts" / f"{number}.txt").write_text(TEXT, "utf-8")
    temporary = story / "temporary"
    arguments = ["run", "texts", "--out-dir", "stories", "--workers", "2"]
    environment = os.environ | {"TMPDIR": str(temporary), "TMP": str(temporary)}
    running = subprocess.Popen(
        [sys.executable, "-m", "anonymizer.cli", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    seen = 0
    while running.poll() is None:
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if os.getsid(int(process.name)) == running.pid:
                    assert_silent((process / "cmdline").read_bytes(), "cmdline")
                    seen += 1
        for path in temporary.rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file():
                    assert_silent(path.read_bytes(), path.name)
        time.sleep(0.05)
    assert running.returncode == 0
    assert seen > 1
    assert not list(temporary.rglob("*")), "nothing is left, by no library either"


def test_a_crash_in_the_vault_shows_nothing(
    story: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_command(["run", "in.txt", "-o", "out.txt"]) == 0

    def crash(self: object, *arguments: object, **more: object) -> object:
        raise RuntimeError(f"cannot store {CANARY} {arguments}")

    steps = {
        "keep_original": ["run", "in.txt"],
        "reveal_story": ["reveal", "--document", "out.txt", "--identity",
                         "anonymizer-project/custodian.key", "--reason", "test"],
        "status": ["vault", "status"],
    }  # fmt: skip
    for method, command in steps.items():
        with monkeypatch.context() as patch:
            patch.setattr(Vault, method, crash)
            assert run_command(command) == 2
        out, err = capfd.readouterr()
        assert "internal error" in err
        assert_silent(out.encode() + err.encode(), command)


def test_a_crash_shows_nothing(
    story: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(self: object, document: Document) -> tuple[Mention, ...]:
        raise RuntimeError(f"cannot read {document.text}")

    monkeypatch.setattr(watch.WatchedDetector, "detect", crash)
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
