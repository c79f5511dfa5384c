"""A GLiNER model joins the shipped reader. Needs the extra ``gliner``, and
``pytest -o filterwarnings=``: the library itself warns."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer.detect.optional.recognizer import OptionalReader
from anonymizer.readers import ReaderChoice

gliner = pytest.importorskip("gliner")
LABELS = (("home", "LOCATION"), ("person", "PERSON"))


@pytest.fixture
def choice(tmp_path: Path) -> ReaderChoice:
    """A tiny model, untrained but real; at threshold 0 it finds spans everywhere."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    encoder = tmp_path / "encoder"
    encoder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ruperto", "came"]
    (encoder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    tokenizer = BertTokenizerFast(str(encoder / "vocab.txt"))
    tokenizer.save_pretrained(encoder)
    shape = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
    )
    BertModel(shape).save_pretrained(encoder)
    config = gliner.GLiNERConfig(
        model_name=str(encoder), hidden_size=8, max_width=2, max_len=64, fine_tune=False
    )
    model = gliner.GLiNER.from_config(config)
    model.save_pretrained(tmp_path / "model")
    return ReaderChoice("tiny", "gliner", str(tmp_path / "model"), threshold=0.0, entities=LABELS)


def test_its_labels_are_mapped(choice: ReaderChoice) -> None:
    from anonymizer.detect.optional.gliner import load

    text = "Ruperto came"
    found = OptionalReader(choice, load(choice), "en").analyze(text, ["PERSON", "LOCATION"])
    assert found
    assert {r.entity_type for r in found} <= {"PERSON", "LOCATION"}
    assert all(0 <= r.start < r.end <= len(text) for r in found)
