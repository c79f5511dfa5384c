"""One series in processes of their own: a person has one pseudonym, whatever file comes first.

The other orders are in ``tests/resolve/test_weak.py``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from anonymizer.cli import cli
from anonymizer.ports import Alias
from anonymizer.project import Project

FILES = {
    "affidavit.txt": "My name is Nubia Ruth Escalón Paz. My brother, José Melgar, was taken.\n",
    "call.txt": "Nubia called on Monday. She says that Chepe is in a hospital now.\n",
    "letter.txt": "José wrote a letter. Nubia read it to us, and wept for her brother José.\n",
}
NAMES = ("Nubia", "Escal", "Melgar", "Chepe", "nubia", "chepe", "melgar")


def test_a_series_whose_weakest_names_come_first(tmp_path: Path) -> None:
    env = {**os.environ, "ANONYMIZER_HOME": str(tmp_path / "home")}
    shown: dict[str, set[str]] = {}
    for name in ("call.txt", "letter.txt", "affidavit.txt"):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
        report = tmp_path / f"{name}.json"
        options = ["--series", "A", "--project", str(tmp_path / "p"), "--report", str(report)]
        options += ["-o", str(tmp_path / f"out-{name}")]
        command = [sys.executable, "-m", "anonymizer.cli", "run", str(tmp_path / name), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        assert done.returncode == 0, done.stderr
        for mention in json.loads(report.read_text())["documents"][0]["mentions"]:
            if mention["entity_type"] == "PERSON":
                real = FILES[name][mention["start"] : mention["end"]].split()[0]
                shown.setdefault({"Chepe": "José"}.get(real, real), set()).add(mention["subject"])
    assert {real: len(subjects) for real, subjects in shown.items()} == {"Nubia": 1, "José": 1}
    for path in (tmp_path / "p").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [name for name in NAMES if name.encode() in data], path


def test_a_reviewer_decides_on_the_command_line(tmp_path: Path) -> None:
    with Project.open(tmp_path / "p") as project:
        told = [
            project.vault.enrol("PERSON", [Alias("name", name)], "project", [pseudonym])[0]
            for name, pseudonym in (("Nubia Escalón", "Teresa"), ("Nubia Cañas", "Emilia"))
        ]
    for word in ("same", "different"):
        args = ["vault", word, "Teresa", told[1], "--project", str(tmp_path / "p")]
        assert CliRunner().invoke(cli, args).exit_code == 0
        with Project.open(tmp_path / "p") as project:
            assert project.vault.decided(*told) is (word == "same")


def test_a_likeness_outside_of_a_series_is_asked_and_the_answer_kept(tmp_path: Path) -> None:
    def run(name: str, text: str) -> tuple[str, dict[str, Any]]:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        report = tmp_path / f"{name}.json"
        options = ["--project", str(tmp_path / "p"), "--report", str(report)]
        options += ["-o", str(tmp_path / f"out-{name}.txt")]
        done = CliRunner().invoke(cli, ["run", str(tmp_path / f"{name}.txt"), *options])
        assert done.exit_code == 0, done.output
        return done.output, json.loads(report.read_text())["documents"][0]

    _, first = run("first", "Guadalupe Funes Paz sold bread in the market for many years.\n")
    said, second = run("second", "Lupe Funes told us that she sells no more bread.\n")
    (asked,) = second["suggestions"]
    assert (asked["other"], asked["reason"]) == (first["mentions"][0]["subject"], "other-form")
    assert f"[other-form]; answer with anonymizer vault same|different {asked['other']}" in said
    assert "Lupe" not in said
    words = ["vault", "same", asked["other"], asked["subject"], "--project", str(tmp_path / "p")]
    assert CliRunner().invoke(cli, words).exit_code == 0
    said, third = run("third", "Lupe Funes wrote to us once more about the bread.\n")
    assert third["mentions"][0]["subject"] == asked["other"]
    assert third["mentions"][0]["surrogate"] == first["mentions"][0]["surrogate"]
    assert not third["suggestions"]
    assert "may be known" not in said
