"""The public API is what ``__all__`` says, and it can be imported."""

from __future__ import annotations

import subprocess
import sys

import anonymizer


def test_everything_public_is_there() -> None:
    for name in anonymizer.__all__:
        assert getattr(anonymizer, name) is not None


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import anonymizer, sys; print([m for m in ('spacy', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
