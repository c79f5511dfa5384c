"""The shipped reader can be trained on. Needs the extra ``train``."""

from __future__ import annotations

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")


def test_the_restored_network_reads_as_the_shipped_one() -> None:
    from anonymizer.detect.reader import shipped
    from anonymizer.models import READER
    from anonymizer.models.recipe.restore import restored

    reader = shipped()
    text = "On 3 May Teresa Aguilar left her home in Jocotán with her brother, don Beto."
    ids = [0, *reader.tokenizer.encode(text, add_special_tokens=False).ids, 2]
    network = restored(onnx.load(str(READER / "model.onnx"))).eval()
    batch = torch.tensor([ids])
    with torch.no_grad():
        ours = network(batch, torch.ones_like(batch))[0].numpy()
    whole = np.array([ids], dtype=np.int64)
    (theirs,) = reader.session.run(None, {"ids": whole, "attention": np.ones_like(whole)})
    assert (ours.argmax(-1) == theirs[0].argmax(-1)).all()
