"""Disks that are full or read-only: nothing is half-written, and nobody is told of damage."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from anonymizer.errors import AnonymizerError, VaultRefused
from anonymizer.ports import Alias
from anonymizer.vault import Vault, keys

NAME = Alias("name", "Wenceslao Quijada")


@pytest.fixture
def small(tmp_path: Path, vault: Vault, folder: Path) -> Iterator[Path]:
    """A project with one person, alone on a disk of its own."""
    vault.enrol("PERSON", [NAME], "press", ["Teresa"])
    vault.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1400k", "tmpfs", disk],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("a disk of its own needs the right to mount one")
    try:
        shutil.copytree(folder, disk / "project")
        yield disk / "project"
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path, spare: int) -> None:
    """Leave about so many bytes free."""
    state = os.statvfs(disk)
    with (disk / "filler").open("wb") as file:
        file.write(bytes(max(0, state.f_bavail * state.f_frsize - spare)))


def change_everything(folder: Path, key: Path) -> None:
    with Vault.open(folder) as vault:
        subject = vault.subject("Teresa")
        for act in (
            lambda: vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Emilia"]),
            lambda: vault.consent(subject, ["publication"]),
            lambda: vault.reveal("Teresa", [key], "why"),
            lambda: vault.custodians.rotate([key]),
            lambda: vault.back_up(records=folder.parent / "records", keyring=folder.parent / "k"),
        ):
            act()


@pytest.mark.parametrize("spare", [0, 4_096, 40_960, 81_920, 122_880])
def test_a_full_disk_is_no_damage(small: Path, folder: Path, spare: int) -> None:
    key = folder / "custodian.key"
    before = {path.name for path in (small / "vault").iterdir()}
    fill(small.parent, spare)
    with pytest.raises(AnonymizerError) as told:
        change_everything(small, key)
    assert isinstance(told.value, VaultRefused) or "cannot write" in str(told.value)
    assert "backup" not in str(told.value)
    (small.parent / "filler").unlink()
    with Vault.open(small) as vault:
        vault.verify()
        assert vault.reveal("Teresa", [key], "why").aliases == (NAME,)
    # No temporary file stays; the log of the database goes when the last one closes it.
    assert {path.name for path in (small / "vault").iterdir()} == before
    assert {path.name for path in small.parent.iterdir()} <= {"project", "records"}


def test_a_read_only_disk_is_no_damage(small: Path, folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small.parent], check=True)
    with pytest.raises(VaultRefused, match="read-only"):
        change_everything(small, folder / "custodian.key")


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_bytes(b"")
    with pytest.raises(VaultRefused, match="cannot write"):
        keys.replace(tmp_path / "a-file" / "recipients.toml", b"x")
    assert {path.name for path in tmp_path.iterdir()} == {"home", "a-file"}
