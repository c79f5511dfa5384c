"""Exports the trained reader to ONNX and quantises it for the processors of old laptops."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from anonymizer.models.recipe.labels import TYPES
from anonymizer.models.recipe.network import load

THRESHOLDS = dict.fromkeys(TYPES, 0.35)
"""Probability of being anything at all from which a span of a type is taken."""


def main() -> None:
    """Command line of this step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path, help="reader.pt or checkpoint.pt")
    parser.add_argument("work", type=Path)
    parser.add_argument("reader", type=Path, help="folder of the package that takes the files")
    given = parser.parse_args()
    given.reader.mkdir(parents=True, exist_ok=True)
    reader, _ = load(given.weights)
    reader.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        ids = torch.ones(2, 16, dtype=torch.int64)
        axes = {0: "batch", 1: "pieces"}
        torch.onnx.export(
            reader,
            (ids, ids),
            str(whole),
            input_names=["ids", "attention"],
            output_names=["logits"],
            dynamic_axes={"ids": axes, "attention": axes, "logits": axes},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, given.reader / "model.onnx", per_channel=True, weight_type=QuantType.QInt8
        )
    shutil.copy(given.work / "tokenizer.json", given.reader / "tokenizer.json")
    (given.reader / "labels.json").write_text(
        json.dumps({"types": TYPES, "thresholds": THRESHOLDS}, indent=1) + "\n", encoding="utf-8"
    )
    size = sum(f.stat().st_size for f in given.reader.iterdir()) / 1e6
    print(f"{given.reader}: {size:.1f} MB")


if __name__ == "__main__":
    main()
