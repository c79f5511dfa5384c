"""The token classifier: a BERT encoder with one linear layer over its labels.

Written out here because it must take the base weights' names as they are, export to ONNX without
a tracer's surprises, and be read in one sitting. Post-layer-norm encoder after Devlin et al.,
"BERT", NAACL 2019.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network."""

    vocabulary: int
    labels: int
    hidden: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536
    positions: int = 512


class Rounded(nn.Linear):
    """A linear layer that computes as int8 will: training gets used to what rounding costs.

    Inputs are rounded to 256 steps between their least and greatest value, weights to 128 steps
    for each output (7 bit, since processors without VNNI overflow on 8), as onnxruntime's
    ``quantize_dynamic`` does. Gradients pass straight through (Jacob et al., "Quantization and
    Training of Neural Networks", CVPR 2018).

    Attributes:
        rounding: off while exporting, since onnxruntime rounds then.
    """

    rounding = True

    def forward(self, x: Tensor) -> Tensor:
        """``[..., inputs]`` to ``[..., outputs]``."""
        if not self.rounding:
            return F.linear(x, self.weight, self.bias)
        x = x.float()
        low, high = x.detach().amin().clamp(max=0), x.detach().amax().clamp(min=0)
        step = ((high - low) / 255).clamp(min=1e-8)
        zero = torch.round(-low / step).to(torch.int32)
        x = torch.fake_quantize_per_tensor_affine(x, step, zero, 0, 255)
        steps = (self.weight.detach().abs().amax(1) / 64).clamp(min=1e-8)
        zeros = torch.zeros(len(steps), dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(self.weight, steps, zeros, 0, -64, 64)
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    """Self-attention and a feed-forward block, each with its residual.

    Attributes:
        seen_by, inner_by, outer_by: per-channel factors on the inputs of attention and of the two
            feed-forward matrices. Ones until :mod:`~anonymizer.models.recipe.smooth` moves the
            outliers of the inputs into the weights.
    """

    seen_by: Tensor
    inner_by: Tensor
    outer_by: Tensor

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        h = shape.hidden
        self.heads = shape.heads
        self.q, self.k, self.v, self.ao = (Rounded(h, h) for _ in range(4))
        self.fi, self.fo = Rounded(h, shape.inner), Rounded(shape.inner, h)
        self.aln, self.oln = nn.LayerNorm(h, eps=1e-12), nn.LayerNorm(h, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        for name, size in (("seen_by", h), ("inner_by", h), ("outer_by", shape.inner)):
            self.register_buffer(name, torch.ones(size))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``[batch, pieces, hidden]`` to the same; ``mask`` is added to the attention scores."""
        batch, length, hidden = x.shape
        split = (batch, length, self.heads, hidden // self.heads)
        even = x * self.seen_by
        q, k, v = (f(even).view(split).transpose(1, 2) for f in (self.q, self.k, self.v))
        scores = torch.matmul(q, k.transpose(2, 3)) * (hidden // self.heads) ** -0.5 + mask
        seen = torch.matmul(scores.softmax(-1), v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.aln(x + self.dropout(self.ao(seen)))
        out: Tensor = self.oln(
            x + self.dropout(self.fo(F.gelu(self.fi(x * self.inner_by)) * self.outer_by))
        )
        return out


class Reader(nn.Module):
    """Word-piece ids to label logits."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.hidden)
        self.pos = nn.Embedding(shape.positions, shape.hidden)
        self.segment = nn.Embedding(2, shape.hidden)
        self.ln = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(shape.hidden, shape.labels)

    def forward(self, ids: Tensor, attention: Tensor) -> Tensor:
        """Logits.

        Args:
            ids: ``[batch, pieces]`` int64, padded.
            attention: ``[batch, pieces]`` int64, 1 for a piece, 0 for padding.

        Returns:
            ``[batch, pieces, labels]`` float32.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.ln(self.word(ids) + self.pos(places) + self.segment.weight[0]))
        mask = (1.0 - attention[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        logits: Tensor = self.head(x)
        return logits

    def with_layers(self, kept: list[int]) -> Reader:
        """A shallower network with the layers ``kept`` of this one (0 is the lowest)."""
        made = Reader(replace(self.shape, layers=len(kept)))
        weights = {k: v for k, v in self.state_dict().items() if not k.startswith("layers.")}
        for new, old in enumerate(kept):
            for name, values in self.layers[old].state_dict().items():
                weights[f"layers.{new}.{name}"] = values
        made.load_state_dict(weights)
        return made


def save(reader: Reader, path: Path, **extra: object) -> None:
    """Write weights and shape; ``extra`` must be plain values."""
    temporary = path.with_suffix(".new")
    torch.save({"shape": asdict(reader.shape), "weights": reader.state_dict(), **extra}, temporary)
    temporary.replace(path)


def load(path: Path) -> tuple[Reader, dict[str, object]]:
    """A reader as :func:`save` wrote it, and the extra values."""
    stored = torch.load(path, weights_only=True)
    reader = Reader(Shape(**stored.pop("shape")))
    reader.load_state_dict(stored.pop("weights"))
    return reader, stored
