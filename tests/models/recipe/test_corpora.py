from __future__ import annotations

import json
from pathlib import Path

import pytest

from anonymizer.models.recipe import corpora
from anonymizer.models.recipe.corpora import Example, joined, parse, passages
from anonymizer.models.recipe.labels import ALL, CORE, IGNORE, meaning


def test_markup_becomes_spans() -> None:
    found = parse("Ask ⟦Nubia Paz|PERSON|p1⟧ of ⟦Corinto|LOCATION|l1|KEEP⟧, ⟦17|AGE⟧.", "own")
    assert found.text == "Ask Nubia Paz of Corinto, 17."
    assert [(found.text[a:b], k) for a, b, k in found.spans] == [
        ("Nubia Paz", "PERSON"),
        ("Corinto", "LOCATION"),
        ("17", "AGE"),
    ]
    assert found.public == {found.text.index("Corinto")}


@pytest.mark.parametrize("broken", ["⟦Nubia|PERSON", "⟦⟦a|PERSON⟧", "Nubia⟧"])
def test_broken_markup_is_refused_without_quoting_it(broken: str) -> None:
    with pytest.raises(ValueError, match="own") as caught:
        parse(broken, "own")
    assert "Nubia" not in str(caught.value)


def test_every_passage_of_the_repository_can_be_read() -> None:
    found = passages(Path(__file__).parents[3] / "training" / "passages")
    assert len(found) == 860
    assert {kind for e in found for _, _, kind in e.spans} <= ALL


def test_testimonies_keep_what_is_public(tmp_path: Path) -> None:
    folder = tmp_path / "testimony_x"
    folder.mkdir()
    record = {"id": "1", "text": "Nubia", "ents": [[0, 5, "PERSON", "KEEP", "p1"]]}
    (folder / "passages.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    (found,) = corpora.testimonies(tmp_path)
    assert found.public == {0}
    assert found.annotated == ALL


@pytest.mark.parametrize(
    ("label", "original", "ours"),
    [
        ("PER", "PER", "PERSON"),
        ("-", "CODE", "ID"),
        ("-", "EDAD_SUJETO_ASISTENCIA", "AGE"),
        ("MISC", "event", IGNORE),
        ("-", "QUANTITY", IGNORE),
    ],
)
def test_meaning(label: str, original: str, ours: str) -> None:
    assert meaning(label, original) == ours


def test_sentences_are_joined_with_their_spans() -> None:
    parts = [Example("c", "Ana ran.", ((0, 3, "PERSON"),), CORE) for _ in range(5)]
    found = list(joined(parts, 20))
    assert [e.text for e in found] == ["Ana ran. Ana ran. Ana ran.", "Ana ran. Ana ran."]
    assert all(e.text[a:b] == "Ana" for e in found for a, b, _ in e.spans)
