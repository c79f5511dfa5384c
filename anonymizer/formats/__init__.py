"""Reading and writing files, one module per family. What no format knows is refused."""

from __future__ import annotations

from anonymizer.formats.registry import SUFFIXES, read, write

__all__ = ["SUFFIXES", "read", "write"]
