"""The trained readers that the package ships, and the recipe that trains them.

``reader/`` holds the weights, the tokenizer, the label list and the model card of the token
classifier; :mod:`anonymizer.models.recipe` makes them anew from the corpora.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

READER = Path(str(files(__name__))) / "reader"
"""Folder with ``model.onnx``, ``tokenizer.json``, ``labels.json`` and ``CARD.md``."""
