"""Fused attention computes the same. Needs the extra ``train``."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")


def test_the_same_numbers_from_fewer_operations(tmp_path: Path) -> None:
    import onnxruntime

    from anonymizer.models.recipe.fuse import fused
    from anonymizer.models.recipe.network import Reader, Rounded, Shape

    shape = Shape(vocabulary=40, labels=3, hidden=24, layers=2, heads=3, inner=32, positions=16)
    torch.manual_seed(1)
    reader = Reader(shape).eval()
    ids = torch.randint(3, 40, (2, 9))
    attention = torch.ones_like(ids)
    attention[1, 6:] = 0
    Rounded.rounding = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's own
            axes = {0: "batch", 1: "pieces"}
            torch.onnx.export(
                reader, (ids, attention), str(tmp_path / "whole.onnx"),
                input_names=["ids", "attention"], output_names=["logits"], opset_version=17,
                dynamic_axes={"ids": axes, "attention": axes, "logits": axes}, dynamo=False,
            )  # fmt: skip
    finally:
        Rounded.rounding = True
    model = onnx.load(tmp_path / "whole.onnx")
    count = len(model.graph.node)
    onnx.save(fused(model, shape.heads), tmp_path / "fused.onnx")
    assert [n.op_type for n in model.graph.node].count("MultiHeadAttention") == shape.layers
    assert "Softmax" not in {n.op_type for n in model.graph.node}
    assert len(model.graph.node) < count
    given = {"ids": ids.numpy(), "attention": attention.numpy()}
    before, after = (
        onnxruntime.InferenceSession(str(tmp_path / name), providers=["CPUExecutionProvider"]).run(
            None, given
        )[0]
        for name in ("whole.onnx", "fused.onnx")
    )
    real = attention.numpy().astype(bool)
    np.testing.assert_allclose(before[real], after[real], atol=1e-5)


def test_what_is_no_attention_is_refused() -> None:
    from onnx import TensorProto, helper

    from anonymizer.models.recipe.fuse import fused

    node = helper.make_node("Softmax", ["attention"], ["logits"])
    ends = [helper.make_tensor_value_info(n, TensorProto.FLOAT, [1]) for n in node.input]
    graph = helper.make_graph([node], "g", ends, [])
    with pytest.raises(ValueError, match="no Add"):
        fused(helper.make_model(graph), 1)
