"""``anonymizer evaluate`` on a corpus of two languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from anonymizer.cli import run_command
from anonymizer.errors import DetectionError
from anonymizer.evaluate import Corpus, Found, as_json, measure, tables
from anonymizer.model import Document
from tests.evaluate.marking import found, gold, span

ENGLISH = "My name is Ruperto Chávez and my phone is +503 7000 4471. Ruperto was here."
SPANISH = "Me llamo Nubia Escalón y le escribí al presidente Bukele en mayo de 2022."


def record(name: str, lang: str, text: str, *marks: tuple[str, str, str]) -> dict[str, Any]:
    spans = [
        {
            "start": text.index(words), "end": text.index(words) + len(words), "type": kind,
            "idkind": "NONE" if expect == "KEEP" else "DIRECT", "expect": expect,
            "subject": f"{name}-p1" if kind == "PERSON" else None,
        }
        for words, kind, expect in marks
    ]  # fmt: skip
    return {"id": name, "lang": lang, "text": text, "spans": spans}


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    rows = [
        record(
            "1", "en", ENGLISH, ("Ruperto Chávez", "PERSON", ""), ("+503 7000 4471", "PHONE", "")
        ),
        record("2", "es", SPANISH, ("Nubia Escalón", "PERSON", ""), ("Bukele", "PERSON", "KEEP")),
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_json_has_figures_per_type_and_per_language(
    corpus: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["evaluate", "--json", corpus]) == 0
    report = json.loads(capfd.readouterr().out)
    assert report["policy"] == "press"
    (one,) = report["corpora"]
    assert (one["format"], one["documents"]) == ("testimonies", 2)
    assert one["words"] == len(f"{ENGLISH} {SPANISH}".split())
    ours = one["systems"]["anonymizer"]
    assert ours["testimony"]["entity_recall_direct"] == 1.0
    assert ours["testimony"]["counts"]["entity_recall_direct"] == [3, 3]
    assert ours["testimony"]["mention_recall"] == {"ALL": 1.0, "PERSON": 1.0, "PHONE": 1.0}
    assert ours["testimony"]["keep_respected"] == 1.0
    assert ours["benchmark"]["entity_recall_direct"] == 1.0
    assert ours["types"]["found"]["PHONE"] == 1.0
    spanish = ours["languages"]["es"]["testimony"]
    assert spanish["counts"]["mention_recall"] == {"ALL": [1, 1], "PERSON": [1, 1]}
    assert ours["words_per_second"] > 0
    assert one["systems"]["reader alone"]["testimony"]["keep_respected"] == 0.0
    assert set(one["speed_ratio"]) == {"reader alone"}


def test_the_table_shows_no_text(corpus: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_command(["evaluate", corpus]) == 0
    out, err = capfd.readouterr()
    assert "entity_recall_direct" in out
    assert "in es" in out
    assert not any(name in out + err for name in ("Ruperto", "Nubia", "Bukele", "4471"))


def test_readers_are_measured_with_and_without(
    corpus: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("es")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "escribí"}])
    pipeline.to_disk(tmp_path / "pipeline")
    settings = tmp_path / "anonymizer.toml"
    settings.write_text('[readers.own]\nkind = "spacy"\nmodel = "pipeline"\n', encoding="utf-8")
    assert run_command(["evaluate", "--json", "--readers", str(settings), corpus]) == 0
    systems = json.loads(capfd.readouterr().out)["corpora"][0]["systems"]
    without, joined = (
        systems[name]["testimony"]["counts"]["precision"] for name in ("anonymizer", "with readers")
    )
    assert joined[0] == without[0]
    assert joined[1] > without[1]  # a word more is masked


def test_what_cannot_be_measured_ends_with_its_exit_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("Ruperto was here.\n", encoding="utf-8")
    assert run_command(["evaluate", str(path)]) == 3
    assert "Ruperto" not in capfd.readouterr().err


class Perfect:
    """Finds one name in every document, or fails."""

    def __init__(self, name: str, fails: bool = False) -> None:
        self.name = name
        self.fails = fails

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Found, ...]]:
        for document in documents:
            if self.fails:
                raise DetectionError(document.name)
            yield (found(document.text, "Juana Pérez"),) if "Juana Pérez" in document.text else ()


def test_systems_take_turns_on_the_same_documents() -> None:
    texts = ["Juana Pérez is here.", "Nobody is here."]
    documents = tuple(gold(t, name=str(n)) for n, t in enumerate(texts))
    corpus = Corpus("made up", "testimonies", documents)
    first, second = measure(corpus, [Perfect("one"), Perfect("two")])
    assert (first.system, second.system, first.words) == ("one", "two", 7)
    assert first.figures.keys() == {"types"}  # nothing is marked, so nothing else can be said
    with pytest.raises(DetectionError):
        measure(corpus, [Perfect("one"), Perfect("two", fails=True)])


def test_a_table_has_a_column_for_each_system() -> None:
    text = "Juana Pérez is here."
    corpus = Corpus("made up", "testimonies", (gold(text, span(text, "Juana Pérez")),))
    measured = measure(corpus, [Perfect("one"), Perfect("two")])
    headers = [str(column.header) for column in tables(corpus, measured)[0].columns]
    assert headers == ["", "one", "two", "of"]
    assert as_json(corpus, measured)["speed_ratio"].keys() == {"two"}
