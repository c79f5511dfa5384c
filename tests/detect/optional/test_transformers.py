"""A transformers model joins the shipped reader. Needs the extra ``transformers``, and
``pytest -o filterwarnings=``: the library itself warns."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer.detect.optional.recognizer import OptionalReader
from anonymizer.readers import ReaderChoice

pytest.importorskip("transformers")
pytest.importorskip("torch")


@pytest.fixture
def choice(tmp_path: Path) -> ReaderChoice:
    """A tiny model, untrained but real, that calls every word a person."""
    from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ruperto", "came"]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=16,
        id2label={0: "O", 1: "B-PER"},
        label2id={"O": 0, "B-PER": 1},
    )
    model = BertForTokenClassification(config)
    model.classifier.weight.data.zero_()
    model.classifier.bias.data[:] = model.classifier.bias.data.new_tensor([-9.0, 9.0])
    model.save_pretrained(tmp_path)
    return ReaderChoice("tiny", "transformers", str(tmp_path), entities=(("PER", "PERSON"),))


def test_its_labels_are_mapped(choice: ReaderChoice) -> None:
    from anonymizer.detect.optional.transformers import load

    reader = OptionalReader(choice, load(choice), "en")
    found = reader.analyze("Ruperto came", ["PERSON"])
    assert [(r.start, r.end, r.entity_type) for r in found] == [
        (0, 7, "PERSON"),
        (8, 12, "PERSON"),
    ]


def test_its_failure_is_not_nothing_found(choice: ReaderChoice) -> None:
    from anonymizer.detect.optional.transformers import load

    reader = OptionalReader(choice, load(choice), "en")
    with pytest.raises(RuntimeError):  # longer than the model's 16 positions
        reader.analyze("Ruperto came " * 20, ["PERSON"])
