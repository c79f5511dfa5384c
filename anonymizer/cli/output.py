"""Writing: whole or not at all, and never over something by accident."""

from __future__ import annotations

from pathlib import Path

from anonymizer.errors import UsageError
from anonymizer.formats.files import write_atomically

__all__ = ["refuse_overwrite", "write_atomically"]


def refuse_overwrite(target: Path, force: bool, sources: list[Path]) -> None:
    """Stop before any work is done if ``target`` must not be written.

    Raises:
        UsageError: it exists and ``force`` is not set, or it is one of the inputs.
    """
    if any(target.exists() and target.samefile(source) for source in sources):
        raise UsageError(f"{target}: this is an input; choose another output")
    if target.is_dir():
        raise UsageError(f"{target}: is a folder; use --out-dir")
    if target.exists() and not force:
        raise UsageError(f"{target}: exists already; --force overwrites it")
    if not target.parent.is_dir():
        raise UsageError(f"{target.parent}: no such folder")
