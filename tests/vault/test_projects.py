"""A project directory: how it is made, its keys, its settings, who may read it."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest

from anonymizer.errors import (
    ConfigurationError,
    ProjectVersionError,
    UsageError,
    VaultLocked,
)
from anonymizer.vault import Vault
from anonymizer.vault.layout import FORMAT

from . import aged
from .known import FULL, codes, snapshot


def test_passphrases_protect_the_keys(folder: Path, vault: Vault) -> None:
    vault.close()
    for name, passphrase in (("editor.key", "red fox"), ("custodian.key", "grey wolf")):
        (folder / name).write_bytes(aged.encrypt((folder / name).read_bytes(), passphrase))
    before = snapshot(folder)
    for passphrase in (None, "", "grey wolf"):
        with pytest.raises(VaultLocked):
            Vault.open(folder, passphrase=passphrase)
    assert snapshot(folder) == before
    with Vault.open(folder, passphrase="red fox") as again:
        again.enrol("PERSON", [FULL], "press", ["Teresa"])
        with pytest.raises(VaultLocked):
            again.reveal("Teresa", [folder / "custodian.key"], "why", passphrase="red fox")
        opened = again.reveal("Teresa", [folder / "custodian.key"], "why", passphrase="grey wolf")
        assert opened.aliases == (FULL,)


def test_keys_are_made_with_the_passphrases_given(folder: Path) -> None:
    Vault.create(folder, editor="red fox").close()
    assert (folder / "editor.key").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert (folder / "custodian.key").read_text().splitlines()[-1].startswith("AGE-SECRET-KEY-1")


def test_a_key_of_another_project_is_refused(folder: Path, tmp_path: Path, vault: Vault) -> None:
    vault.close()
    Vault.create(tmp_path / "other").close()
    before = snapshot(folder)
    with pytest.raises(VaultLocked):
        Vault.open(folder, identities=[tmp_path / "other" / "editor.key"])
    assert snapshot(folder) == before


def test_files_are_private(folder: Path) -> None:
    vault = Vault.create(folder)
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert "permissions" not in codes(vault)
    for path in (folder / "vault", folder / "editor.key", *(folder / "vault").iterdir()):
        mode = path.stat().st_mode
        path.chmod(mode | 0o040)
        assert "permissions" in codes(vault), path
        path.chmod(mode)
    vault.close()


def test_settings_name_format_id_and_date(folder: Path, vault: Vault) -> None:
    project = tomllib.loads((folder / "anonymizer.toml").read_text())["project"]
    assert project == {
        "format": FORMAT,
        "id": vault.status().project,
        "created": vault.status().created,
    }
    assert Vault.exists(folder)
    assert not Vault.exists(folder / "vault")


def test_policy_part_of_the_settings_is_not_ours(folder: Path, vault: Vault) -> None:
    with (folder / "anonymizer.toml").open("a") as file:
        file.write('\n[policy]\nbase = "press"\n')
    with Vault.open(folder) as again:
        again.verify()


@pytest.mark.parametrize(
    ("version", "error"),
    [("99", ProjectVersionError), ('"1"', ConfigurationError), ("0", ConfigurationError)],
)
def test_other_formats_are_refused(
    folder: Path, vault: Vault, version: str, error: type[Exception]
) -> None:
    vault.close()
    settings = folder / "anonymizer.toml"
    settings.write_text(settings.read_text().replace(f"format = {FORMAT}", f"format = {version}"))
    before = snapshot(folder)
    with pytest.raises(error):
        Vault.open(folder)
    assert snapshot(folder) == before


def test_no_project_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        Vault.open(tmp_path)


def test_a_used_directory_is_left_alone(tmp_path: Path, folder: Path, vault: Vault) -> None:
    before = snapshot(folder)
    with pytest.raises(UsageError):
        Vault.create(folder)
    assert snapshot(folder) == before
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        Vault.create(tmp_path / "file")


def test_an_empty_directory_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    Vault.create(tmp_path / "empty").close()
    assert Vault.exists(tmp_path / "empty")


def test_failing_to_create_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Vault.create(tmp_path / "parent" / "project", custodians=["age1none"])
    assert list((tmp_path / "parent").iterdir()) == []
