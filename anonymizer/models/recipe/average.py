"""Averages the weights of a reader before and after a training.

What a training adds is kept for the most part, what it forgets comes back for the most part: in
between lie readers that are better than both (Wortsman et al., "Robust fine-tuning of zero-shot
models", CVPR 2022). Both must share the factors that :mod:`.smooth` chose, so the weights before
are those that training wrote as ``start.pt``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from anonymizer.models.recipe.network import Reader, load, save


def averaged(before: Reader, after: Reader, share: float) -> Reader:
    """A reader between two.

    Args:
        before, after: of one shape, with the same factors of smoothing; ``after`` is changed.
        share: of ``after``, 0..1.

    Raises:
        ValueError: their factors differ.
    """
    first, second = before.state_dict(), after.state_dict()
    if any(not torch.equal(first[name], second[name]) for name in first if name.endswith("_by")):
        raise ValueError("the two readers were smoothed differently; take start.pt of the training")
    after.load_state_dict({n: torch.lerp(first[n], second[n], share) for n in first})
    return after


def main() -> None:
    """Command line of this step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("before", type=Path, help="start.pt of the training")
    parser.add_argument("after", type=Path, help="reader.pt of the training")
    parser.add_argument("weights", type=Path, help="file that takes the result")
    parser.add_argument("--share", type=float, default=0.7, help="of the weights after [0.7]")
    given = parser.parse_args()
    save(averaged(load(given.before)[0], load(given.after)[0], given.share), given.weights)


if __name__ == "__main__":
    main()
