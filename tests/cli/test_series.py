"""One series in processes of their own: whatever file comes first, a person has one pseudonym."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FILES = {
    "affidavit.txt": "My name is Nubia Ruth Escalón Paz. My brother, José Melgar, was taken.\n",
    "call.txt": "Nubia called on Monday. She says that Chepe is in a hospital now.\n",
    "letter.txt": "José wrote a letter. Nubia read it to us, and wept for her brother José.\n",
}
NAMES = ("Nubia", "Escal", "Melgar", "Chepe", "nubia", "chepe", "melgar")


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 1, 0)], ids=str)
def test_a_series_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    env = {**os.environ, "ANONYMIZER_HOME": str(tmp_path / "home")}
    shown: dict[str, set[str]] = {}
    for number in order:
        name = list(FILES)[number]
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
