"""Moves outliers of the activations into the weights, so that both can be rounded to int8.

A few channels of this encoder carry values a hundred times those of the others; one scale for all
of them leaves the others no steps. Each input channel is divided by a factor and the weights that
read it are multiplied by the same, which changes nothing in exact arithmetic (Xiao et al.,
"SmoothQuant", ICML 2023).
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from anonymizer.models.recipe.network import Layer, Reader, Rounded

POWER = 0.7
"""How much of an outlier moves into the weights; 0.5 and 0.7 were tried, see the model card."""
PIECES = 254


def smooth(reader: Reader, texts: Iterable[str], tokenizer: Tokenizer) -> None:
    """Rescale every layer of ``reader``, in place, by what ``texts`` make it compute."""
    greatest = _greatest_inputs(reader, texts, tokenizer)
    with torch.no_grad():
        for layer in (m for m in reader.modules() if isinstance(m, Layer)):
            _move(greatest[layer.q], (layer.q, layer.k, layer.v), layer.seen_by)
            _move(greatest[layer.fi], (layer.fi,), layer.inner_by)
            _move(greatest[layer.fo], (layer.fo,), layer.outer_by)
            factor = _factor(greatest[layer.ao], (layer.ao,))
            layer.v.weight.div_(factor[:, None])  # attention only averages: its input can take it
            layer.v.bias.div_(factor)
            layer.ao.weight.mul_(factor)


def _greatest_inputs(
    reader: Reader, texts: Iterable[str], tokenizer: Tokenizer
) -> dict[nn.Module, Tensor]:
    """Greatest absolute value of each input channel of each linear layer."""
    found: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, given: tuple[Tensor, ...], _: Tensor) -> None:
        seen = given[0].detach().abs().flatten(0, -2).amax(0)
        found[module] = torch.maximum(found.get(module, seen), seen)

    hooks = [m.register_forward_hook(note) for m in reader.modules() if isinstance(m, Rounded)]
    training = reader.training
    reader.eval()
    with torch.no_grad():
        for text in texts:
            ids = tokenizer.encode(text, add_special_tokens=False).ids[:PIECES]
            batch = torch.tensor([[0, *ids, 2]])
            reader(batch, torch.ones_like(batch))
    reader.train(training)
    for hook in hooks:
        hook.remove()
    return found


def _factor(greatest: Tensor, matrices: tuple[nn.Linear, ...]) -> Tensor:
    weights = torch.stack([m.weight.abs().amax(0) for m in matrices]).amax(0)
    moved: Tensor = greatest.clamp(min=1e-5) ** POWER / weights.clamp(min=1e-5) ** (1 - POWER)
    return moved.clamp(min=1e-4)


def _move(greatest: Tensor, matrices: tuple[nn.Linear, ...], by: Tensor) -> None:
    factor = _factor(greatest, matrices)
    for matrix in matrices:
        matrix.weight.mul_(factor)
    by.div_(factor)
