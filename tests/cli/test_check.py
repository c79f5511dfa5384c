"""The gate on the command line, against texts that are public already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anonymizer import Project
from anonymizer.cli import run_command

STORY = (
    "Sabina Turcios left her home in Guatajiagua, El Salvador, in May 2019. Sabina was 52 years "
    "old when she left Guatajiagua.\n"
)
NEWS = "El 3 de mayo de 2019 una mujer de 53 años, vecina de Guatajiagua, El Salvador, huyó.\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A finished story that still tells the village, for a reason."""
    with Project.open(tmp_path / "p"):
        pass
    settings = tmp_path / "p" / "anonymizer.toml"
    kept = '[policy.keep]\nplaces = [{ name = "Guatajiagua", reason = "she asked for it" }]\n'
    settings.write_text(settings.read_text() + kept)
    (tmp_path / "in.txt").write_text(STORY, "utf-8")
    out = tmp_path / "out.txt"
    assert run_command(["run", str(tmp_path / "in.txt"), "-o", str(out), *project(out)]) == 0
    assert "Guatajiagua" in out.read_text("utf-8")
    return out


def project(out: Path) -> list[str]:
    return ["--project", str(out.parent / "p")]


def test_links_with_public_texts_are_findings(written: Path, capsys) -> None:
    public = written.parent / "public"
    public.mkdir()
    (public / "weather.txt").write_text("It rained in El Salvador in 2019.\n")
    (public / "story.txt").write_bytes(written.read_bytes())  # the story itself is no link
    check = ["check", str(written), "--json", *project(written), "--against", str(public)]
    assert run_command(check) == 0
    assert "links" in json.loads(capsys.readouterr().out)["checks_run"]
    (public / "news.txt").write_text(NEWS, "utf-8")
    assert run_command(check) == 1
    out = capsys.readouterr().out
    (finding,) = json.loads(out)["findings"]
    assert finding["check"] == "links"
    assert "news.txt" in finding["message"]
    assert not any(word in finding["message"] for word in ("Guatajiagua", "2019", "Sabina"))


def test_a_missing_folder_is_told(written: Path, capsys) -> None:
    check = ["check", str(written), *project(written)]
    assert run_command([*check, "--against", str(written.parent / "none")]) == 3
    assert run_command(check) == 0
