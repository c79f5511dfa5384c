"""Somebody whom the tests enrol, and what is often asked of a vault."""

from __future__ import annotations

from pathlib import Path

from anonymizer.ports import Alias
from anonymizer.vault import Vault

FULL = Alias("name", "Íngrid Beltrán Zepeda")
GIVEN = Alias("weak", "Íngrid")
DUI = Alias("SV_DUI", "04567890-1")


def codes(vault: Vault) -> set[str]:
    """Of the problems that the vault tells."""
    return {problem.code for problem in vault.verify()}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file and its content."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
