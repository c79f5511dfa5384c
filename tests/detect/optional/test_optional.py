"""A spaCy pipeline of an organisation's own joins the shipped reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import anonymizer
from anonymizer.cli import run_command
from anonymizer.detect import PresidioDetector
from anonymizer.detect.optional.recognizer import parts
from anonymizer.errors import ConfigurationError
from anonymizer.model import Document
from anonymizer.readers import ReaderChoice, load_readers

TEXT = "They keep the papers in the kettle, and Ruperto Chávez has the key."
SETTINGS = """
[readers.house-words]
kind = "spacy"
model = "pipeline"
languages = ["en"]

[readers.house-words.entities]
HIDEOUT = "LOCATION"
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings that name a pipeline that takes a plain word for a place."""
    folder = tmp_path_factory.mktemp("project")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "HIDEOUT", "pattern": "kettle"}, {"label": "SECRET", "pattern": "papers"}]
    )
    pipeline.to_disk(folder / "pipeline")
    (folder / "anonymizer.toml").write_text(SETTINGS, encoding="utf-8")
    return folder / "anonymizer.toml"


def surfaces(text: str, settings: Path | None, language: str = "en") -> dict[str, str]:
    detector = PresidioDetector(readers=load_readers(settings))
    found = detector.detect(Document("a.txt", text, language))
    return {text[m.start : m.end]: f"{m.entity_type} {m.detector}" for m in found}


def test_what_it_finds_is_joined_to_what_ours_finds(settings: Path) -> None:
    ours = surfaces(TEXT, None)
    both = surfaces(TEXT, settings)
    assert "Ruperto Chávez" in ours
    assert both == {**ours, "kettle": "LOCATION house-words"}


def test_it_reads_documents_of_its_languages_only(settings: Path) -> None:
    assert "kettle" not in surfaces(TEXT, settings, "es")


def test_offsets_hold_over_the_parts_of_a_long_text(settings: Path) -> None:
    text = "Nothing is said here. " * 700 + "\n" + TEXT
    assert "kettle" in surfaces(text, settings)


def test_the_library_and_scan_take_the_same_file(
    settings: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    span = (TEXT.index("kettle"), TEXT.index("kettle") + 6, "LOCATION")
    found = anonymizer.scan(TEXT, readers=settings).mentions
    assert span in {(m.start, m.end, m.entity_type) for m in found}
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    assert run_command(["scan", "--json", "--readers", str(settings), str(story)]) == 0
    told = json.loads(capfd.readouterr().out)["mentions"]
    assert span in {(m["start"], m["end"], m["entity_type"]) for m in told}


def test_a_project_uses_the_readers_of_its_settings(
    settings: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    anonymizer.Project.open(project).close()
    with (project / "anonymizer.toml").open("a", encoding="utf-8") as file:
        pipeline = settings.parent / "pipeline"
        file.write(SETTINGS.replace('"pipeline"', json.dumps(str(pipeline))))
    with anonymizer.Project.open(project) as opened:
        assert "kettle" not in opened.anonymize(TEXT).text
    assert run_command(["doctor", "--project", str(project)]) == 1  # custodian.key is there
    assert "reader house-words: spacy" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("kind", "model", "told"),
    [
        ("spacy", "no_such_pipeline", "python -m spacy download no_such_pipeline"),
        ("gliner", "no-such-folder", "is no folder"),
        ("transformers", "no-such-folder", "is no folder"),
    ],
)
def test_what_is_missing_is_told_with_the_remedy(kind: str, model: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=r"readers\.other") as caught:
        PresidioDetector(readers=[ReaderChoice("other", kind, model)])
    assert told in str(caught.value)


def test_a_missing_pipeline_stops_scan_with_a_configuration_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings, story = tmp_path / "anonymizer.toml", tmp_path / "story.txt"
    settings.write_text('[readers.a]\nkind = "spacy"\nmodel = "no_such_pipeline"\n', "utf-8")
    story.write_text(TEXT, encoding="utf-8")
    assert run_command(["scan", "--readers", str(settings), str(story)]) == 2
    out, err = capfd.readouterr()
    assert not out
    assert "no_such_pipeline" in err
    assert "install" in err


@given(st.text(alphabet="ab \n", max_size=60), st.integers(2, 20))
def test_parts_make_up_the_text(text: str, longest: int) -> None:
    spans = list(parts(text, longest))
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(0 < b - a <= longest for a, b in spans)
