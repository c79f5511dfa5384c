"""The main job from end to end, with the real reader, vault and files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from anonymizer import Project, scan
from anonymizer.errors import VaultLocked, VaultRefused
from anonymizer.lexicon.fold import fold

ENGLISH = """# A mother's statement

My name is Zulmira Hinestroza. I am 52 years old and my DUI is 04418276-1.

On 14 April 2022 soldiers took my son, Deyvi Hinestroza, from the canton Agua Zarca. Deyvi had done
nothing. "Deyvi's name is on a list," said Officer Baldizón. I wrote to President Bukele and to
Cristosal. Call me: +503 7000 4471.
"""
SPANISH = """Zulmira Hinestroza volvió a declarar. Dice que su hijo Deyvi Hinestroza sigue preso en
Mariona y que el oficial Baldizón la amenazó. El presidente Bukele no contestó.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with Project.open(tmp_path / "project"):
        pass
    return tmp_path / "project"


def pseudonyms(text: str, path: Path) -> dict[str, str]:
    with Project.open(path) as project:
        story = project.anonymize(text)
    return {
        text[m.start : m.end]: str(m.surrogate) for m in story.mentions if m.action == "pseudonym"
    }


def test_a_testimony_becomes_a_story(project: Path, tmp_path: Path) -> None:
    source = tmp_path / "statement.md"
    source.write_text(ENGLISH, "utf-8")
    with Project.open(project) as opened:
        story = opened.anonymize(source)
        again = opened.check(story.text)
    assert story.verdict.passed, story.verdict.findings
    assert again.passed, again.findings
    folded = fold(story.text)
    for original in ("Zulmira", "Hinestroza", "Deyvi", "Baldizón", "Agua Zarca", "04418276"):
        assert fold(original) not in folded
    for kept in ("President Bukele", "Cristosal", "April 2022"):
        assert kept in story.text
    for gone in ("14 April", "52 years", "7000 4471"):
        assert gone not in story.text
    assert story.text.startswith("# A mother's statement\n\nMy name is ")
    assert story.text.rstrip().splitlines()[-1].startswith(r"\*All names in this post")
    son = next(m for m in story.mentions if ENGLISH[m.start : m.end] == "Deyvi")
    mentions = [m for m in story.mentions if m.subject == son.subject]
    assert len({m.surrogate for m in mentions}) == 1
    marked = [story.text[m.output_end : m.output_end + 3] for m in mentions if m.output_end]
    assert r"\*" in marked[0]
    assert not any("*" in after for after in marked[1:])


def test_offsets_of_the_story_point_at_the_surrogates(project: Path) -> None:
    with Project.open(project) as opened:
        story = opened.anonymize(ENGLISH)
    for m in story.mentions:
        if m.surrogate is not None and m.output_start is not None:
            written = story.text[m.output_start : m.output_end]
            assert written.lower().startswith(m.surrogate.lower()[:4])


def test_the_same_people_have_the_same_names_in_another_process(project: Path) -> None:
    first = pseudonyms(ENGLISH, project)
    code = (
        "import sys, json; from anonymizer import Project\n"
        "with Project.open(sys.argv[1]) as p: s = p.anonymize(sys.argv[2])\n"
        "print(json.dumps([[m.start, m.end, m.surrogate] for m in s.mentions]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(project), SPANISH],
        capture_output=True,
        text=True,
        check=True,
    )
    second = {SPANISH[a:b]: s for a, b, s in json.loads(done.stdout)}
    assert second["Zulmira Hinestroza"] == first["Zulmira Hinestroza"]
    assert second["Deyvi Hinestroza"] == first["Deyvi Hinestroza"]
    assert first["Zulmira Hinestroza"] != first["Deyvi Hinestroza"]


def test_a_story_that_is_run_again_stays_as_it_is(project: Path) -> None:
    with Project.open(project) as opened:
        story = opened.anonymize(SPANISH)
        again = opened.anonymize(story.text)
    assert again.text == story.text


def test_only_the_custodian_opens_a_name(project: Path) -> None:
    name = pseudonyms(ENGLISH, project)["Deyvi Hinestroza"]
    with Project.open(project) as opened:
        with pytest.raises(VaultLocked):
            opened.reveal(name, [project / "editor.key"], "because")
        with pytest.raises(VaultRefused):
            opened.reveal(name, [project / "custodian.key"], " ")
        revealed = opened.reveal(name, [project / "custodian.key"], "his mother asks")
    assert "Deyvi Hinestroza" in {alias.text for alias in revealed.aliases}


def test_no_file_of_the_project_holds_a_name(project: Path) -> None:
    pseudonyms(ENGLISH, project)
    for path in project.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for name in (b"zulmira", b"hinestroza", b"deyvi", "baldizón".encode(), b"04418276"):
                assert name not in data, path.name


def test_scan_needs_no_project_and_tells_what_would_be_done() -> None:
    found = scan(SPANISH)
    assert found.language == "es"
    actions = {SPANISH[m.start : m.end]: m.action for m in found.mentions}
    assert actions["Zulmira Hinestroza"] == "pseudonym"
    assert actions["Bukele"] == "keep"
    subjects = {m.subject for m in found.mentions if "Deyvi" in SPANISH[m.start : m.end]}
    assert len(subjects) == 1


def test_a_namesake_of_the_other_sex_is_somebody_else(project: Path) -> None:
    woman = "La señora Cruz Escalón Sandoval declaró. Doña Cruz Escalón lloró."
    man = "El señor Cruz Escalón Sandoval declaró. Don Cruz Escalón calló."
    first, second = pseudonyms(woman, project), pseudonyms(man, project)
    assert first["Cruz Escalón Sandoval"] != second["Cruz Escalón Sandoval"]
    assert pseudonyms(man, project)["Cruz Escalón Sandoval"] == second["Cruz Escalón Sandoval"]
