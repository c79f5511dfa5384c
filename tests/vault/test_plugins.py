"""A custodian's key in a device: a toy plugin on the PATH speaks the real protocol."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from anonymizer.errors import UsageError, VaultLocked
from anonymizer.ports import Alias
from anonymizer.vault import Vault

# Bech32 of the five bytes "hello" under the names that the toy plugin has.
RECIPIENT, IDENTITY = "age1toy1dpjkcmr0j50jwv", "AGE-PLUGIN-TOY-1DPJKCMR0SUTFQ0"
ELSEWHERE = "age1none1dpjkcmr0"


@pytest.fixture
def plugged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "age-plugin-toy"
    script = (Path(__file__).parent / "toy_plugin.py").read_text()
    program.write_text(f"#!{sys.executable}\n{script}")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    key = tmp_path / "device.key"
    key.write_text(f"#    Recipient: {RECIPIENT}\n{IDENTITY}\n")
    return key


def test_a_device_opens_what_was_sealed_to_it(
    plugged: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Vault.create(folder, custodians=[RECIPIENT]) as vault:
        vault.enrol("PERSON", [Alias("name", "Eulogia Chacón")], "press", ["Teresa"])
        opened = vault.reveal("Teresa", [plugged], "why")
        assert [alias.text for alias in opened.aliases] == ["Eulogia Chacón"]
        assert "age-plugin-toy: touch the key" in capfd.readouterr().err
        assert vault.verify() == ()
        with pytest.raises(VaultLocked, match="cannot sign"):
            vault.custodians.countersign([plugged])


def test_a_device_whose_public_key_is_not_told_is_refused(plugged: Path, vault: Vault) -> None:
    plugged.write_text(f"{IDENTITY}\n")
    with pytest.raises(VaultLocked, match="comment"):
        vault.reveal("Teresa", [plugged], "why")


def test_a_missing_plugin_is_said(
    plugged: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="age-plugin-toy"):
        vault.custodians.change([vault._ledger.layout.custodian_key], add=RECIPIENT)
    with pytest.raises(VaultLocked, match="age-plugin-toy"):
        vault.reveal("Teresa", [plugged], "why")
