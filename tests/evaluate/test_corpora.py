"""Every format, as its makers write it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from anonymizer.errors import UnreadableInput, UnsupportedInput
from anonymizer.evaluate import Corpus, read_corpora
from anonymizer.model import IdentifierType

TEXT = "Mr Ruperto Chávez lives in Corinto."


def write(path: Path, *rows: dict[str, Any]) -> str:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return str(path)


def only(path: str, split: str | None = None) -> Corpus:
    (corpus,) = read_corpora([path], split)
    return corpus


def marked(corpus: Corpus) -> list[tuple[str, str]]:
    return [(d.document.text[s.start : s.end], s.type) for d in corpus.documents for s in d.spans]


def test_testimonies(tmp_path: Path) -> None:
    person = {"start": 3, "end": 17, "type": "PERSON", "idkind": "DIRECT"}
    place = {"start": 27, "end": 34, "type": "LOCATION", "idkind": "NONE"}
    row = {
        "id": "1", "text": TEXT, "lang": "mixed", "set": "dev", "series": "A",
        "spans": [
            {**person, "expect": "PSEUDONYM", "subject": "p1"},
            {**place, "expect": "KEEP", "subject": None},
        ],
        "decoys": [{"start": 18, "end": 23, "text": "lives"}],
    }  # fmt: skip
    corpus = only(write(tmp_path / "gold.jsonl", row))
    assert (corpus.format, corpus.identified, corpus.linked) == ("testimonies", True, True)
    (document,) = corpus.documents
    assert (document.language, document.document.language) == ("mixed", "en")
    assert (document.document.series, document.group, document.decoys) == ("A", "dev", ((18, 23),))
    first, second = document.spans
    assert (first.identifier, first.keep, first.subject) == (IdentifierType.DIRECT, False, "p1")
    assert (second.identifier, second.keep, second.entity) == (IdentifierType.NO_MASK, True, "")


def test_passages(tmp_path: Path) -> None:
    row = {
        "id": "1", "text": TEXT,
        "ents": [[3, 17, "PERSON", "", "p1"], [27, 34, "LOCATION", "KEEP", "-"]],
    }  # fmt: skip
    corpus = only(write(tmp_path / "passages.jsonl", row))
    person, place = corpus.documents[0].spans
    assert (person.identifier, person.subject, person.keep) == (IdentifierType.DIRECT, "p1", False)
    assert (place.identifier, place.subject, place.keep) == (IdentifierType.QUASI, "", True)


def test_entities_are_measured_without_titles(tmp_path: Path) -> None:
    row = {"id": "1", "text": TEXT, "ents": [[0, 17, "PER", "person"], [27, 34, "LOC", "gpe"]]}
    corpus = only(write(tmp_path / "ner.jsonl", row))
    assert not corpus.identified
    assert [surface for surface, _ in marked(corpus)] == ["Ruperto Chávez", "Corinto"]


MENTION = {
    "start_offset": 3, "end_offset": 17, "entity_type": "PERSON", "identifier_type": "DIRECT",
    "entity_id": "e1",
}  # fmt: skip


def test_the_benchmark_with_several_annotators(tmp_path: Path) -> None:
    place = {**MENTION, "start_offset": 27, "end_offset": 34, "entity_type": "LOC",
             "identifier_type": "NO_MASK", "entity_id": "e2"}  # fmt: skip
    document = {
        "doc_id": "001-1", "text": TEXT, "dataset_type": "dev",
        "annotations": {
            "one": {"entity_mentions": [MENTION]},
            "two": {"entity_mentions": [MENTION, place]},
        },
    }  # fmt: skip
    path = tmp_path / "echr_dev.json"
    path.write_text(json.dumps([document]), encoding="utf-8")
    corpus = only(str(path))
    assert corpus.name.endswith("[dev]")
    assert [s.annotator for s in corpus.documents[0].spans] == ["one", "two", "two"]
    assert [s.keep for s in corpus.documents[0].spans] == [False, False, True]
    assert {s.entity for s in corpus.documents[0].spans} == {"e1", "e2"}


def test_a_split_of_a_file_with_several(tmp_path: Path) -> None:
    rows = [
        {"id": part, "split": part, "text": TEXT, "mentions": [MENTION]}
        for part in ("train", "dev")
    ]
    path = write(tmp_path / "tab.jsonl", *rows)
    assert [d.document.name for d in only(path, "dev").documents] == ["dev"]
    assert len(read_corpora([path])) == 2
    with pytest.raises(UnreadableInput, match="test"):
        read_corpora([path], "test")


@pytest.mark.parametrize(
    "lines",
    [
        "-DOCSTART- O\n\nRuperto B-PER\nChávez I-PER\nlives O\n\nin O\nCorinto B-LOC\n",
        "# newdoc id = 1\n1 Ruperto B-PER\n2 Chávez I-PER\n3 lives O\n\n1 in O\n2 Corinto S-LOC\n",
        "Ruperto NNP B-NP B-PER\nChávez NNP I-NP E-PER\nin IN B-PP O\nCorinto NNP B-NP U-LOC\n",
    ],
    ids=["conll", "numbered", "two columns of tags"],
)
def test_columns(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "corpus.conll"
    path.write_text(lines, encoding="utf-8")
    corpus = only(str(path))
    assert corpus.format == "columns"
    assert len(corpus.documents) == 1
    assert marked(corpus) == [("Ruperto Chávez", "PER"), ("Corinto", "LOC")]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ('{"id": "1", "text": "a"}', UnsupportedInput),
        ('{"id": "1", "text": "a", "ents": [[0, 9, "PER"]]}', UnreadableInput),
        ('{"id": "1", "text": "a", "spans": [{}]}', UnreadableInput),
        ('{"id": "1", "ents": []}', UnreadableInput),
        ('{"id": "1"', UnreadableInput),
        ("[1]", UnreadableInput),
        ("just prose, no tags\n", UnsupportedInput),
    ],
)
def test_what_is_no_corpus_is_told(tmp_path: Path, content: str, error: type[Exception]) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=r"corpus\.jsonl"):
        read_corpora([str(path)])


def test_a_folder_is_searched_through(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "a.jsonl", {"id": "1", "text": TEXT, "ents": [[3, 17, "PER"]]})
    assert len(read_corpora([str(tmp_path)])) == 1
    with pytest.raises(UnreadableInput, match="no such file"):
        read_corpora([str(tmp_path / "nowhere")])
