"""Turns the shipped reader back into weights that can be trained on.

Only ``model.onnx`` is kept in the repository. Its integers times their scales are the very values
that training rounded to, so nothing is lost that the shipped reader still had; ``train --start``
goes on from them.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import onnx
import torch
from onnx import ModelProto, numpy_helper
from torch import Tensor

from anonymizer.models.recipe.labels import LABELS
from anonymizer.models.recipe.network import Reader, Shape, save

_MATRIX = re.compile(r"/((?:layers\.\d+/)?\w+)/MatMul(?:_quant)?")
"""The name of the operation that multiplies with a matrix of the network."""


def restored(model: ModelProto) -> Reader:
    """The network of an exported model.

    Args:
        model: as :mod:`~anonymizer.models.recipe.export` writes it.

    Returns:
        A reader whose logits are those of ``model`` up to the rounding of activations.

    Raises:
        ValueError: the model lacks weights of the network.
    """
    initial = model.graph.initializer
    stored = {each.name: torch.tensor(numpy_helper.to_array(each)) for each in initial}
    weights = dict(stored)
    for table in ("word", "pos"):
        weights[f"{table}.weight"] = _dequantised(f"{table}.weight", stored)
    for node in model.graph.node:
        if match := _MATRIX.fullmatch(node.name):
            source = node.input[1].removesuffix("_quantized")
            name = match[1].replace("/", ".")
            weights[f"{name}.weight"] = _dequantised(source, stored).T
    segment = next(n.input[1] for n in model.graph.node if n.name == "/Add_1")
    weights["segment.weight"] = stored[segment].expand(1, -1)
    return _filled(weights)


def _filled(weights: dict[str, Tensor]) -> Reader:
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    pieces, hidden = weights["word.weight"].shape
    shape = Shape(pieces, len(LABELS), hidden, layers, positions=len(weights["pos.weight"]))
    reader = Reader(shape)
    wanted = reader.state_dict()
    taken = {name: weights[name].float() for name in wanted if name in weights}
    # the table of segments has rows that are never used; the export keeps the first alone
    taken["segment.weight"] = taken["segment.weight"].expand_as(wanted["segment.weight"]).clone()
    if missing := wanted.keys() - taken.keys():
        raise ValueError(f"the model lacks {', '.join(sorted(missing))}")
    reader.load_state_dict(taken)
    return reader


def _dequantised(name: str, stored: dict[str, Tensor]) -> Tensor:
    """Whole numbers less their zero point, times their scale (one a table or one an output)."""
    if name in stored:
        return stored[name]
    steps = stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"].float()
    return steps * stored[f"{name}_scale"]


def main() -> None:
    """Command line of this step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path, help="model.onnx of the package")
    parser.add_argument("weights", type=Path, help="file that takes the weights")
    given = parser.parse_args()
    save(restored(onnx.load(given.model)), given.weights)


if __name__ == "__main__":
    main()
