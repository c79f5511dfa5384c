"""Writing: whole or not at all, and never over something by accident."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from anonymizer.errors import UsageError


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


def write_atomically(target: Path, data: bytes) -> None:
    """Write beside the target, then rename over it, so that no reader sees half a file."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".anonymizer-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
