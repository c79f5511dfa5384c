"""Replays the transcripts beside this file: what a person types, sees, and gets as exit code.

A line ``$ anonymizer ...`` runs the command; ``$ write FILE`` makes a file of the indented lines
below it. ``...`` in an expected line stands for anything, on a line of its own for any lines.
``PUBLIC:FILE`` stands for the public key of a key file, which is made if it is not there.
``[N]`` is the exit code where it is not 0. Standard output and standard error are shown together.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from anonymizer.cli import run_command
from anonymizer.vault import Identity, load_identities, write_identity

FOLDER = Path(__file__).parent / "transcripts"


def pattern(expected: list[str]) -> re.Pattern[str]:
    """The expected lines as a regular expression."""
    parts = []
    for line in expected:
        if line == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(r".*?".join(map(re.escape, line.split("..."))) + r"\n")
    return re.compile("".join(parts) + r"\Z")


def steps(transcript: str) -> list[tuple[str, list[str]]]:
    """Commands with the lines below them."""
    found: list[tuple[str, list[str]]] = []
    for line in transcript.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and not line.startswith("#"):
            found[-1][1].append(line)
    return [(c, lines[:-1] if lines and not lines[-1] else lines) for c, lines in found]


def with_public_key(argument: str) -> str:
    """The public key where an argument asks for one."""
    if not argument.startswith("PUBLIC:"):
        return argument
    path = Path(argument.removeprefix("PUBLIC:"))
    if not path.exists():
        write_identity(path, Identity.generate())
    (identity,) = load_identities([path])
    return identity.recipient


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_transcript(
    path: Path,
    tmp_path: Path,
    examples: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(examples)
    for command, lines in steps(path.read_text(encoding="utf-8")):
        program, *arguments = shlex.split(command)
        if program == "write":
            Path(arguments[0]).write_text("\n".join(line[2:] for line in lines) + "\n", "utf-8")
            continue
        code = run_command([with_public_key(argument) for argument in arguments])
        out, err = capfd.readouterr()
        expected = list(lines)
        wanted = int(expected.pop()[1:-1]) if lines and re.fullmatch(r"\[\d\]", lines[-1]) else 0
        shown = f"$ {command}\n{out}{err}"
        assert code == wanted, shown
        assert pattern(expected).match(out + err), shown
