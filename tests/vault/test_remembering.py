"""An editor's key in the keyring of the operating system, here one that lives in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from anonymizer.errors import ConfigurationError, VaultLocked
from anonymizer.vault import Vault, project_id, remembering


class Drawer(keyring.backend.KeyringBackend):
    """The library's own point of extension, keeping secrets in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before = keyring.get_keyring()
    drawer = Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def test_a_remembered_key_opens_the_project_without_a_file(
    folder: Path, vault: Vault, drawer: Drawer
) -> None:
    vault.custodians.remember([folder / "editor.key"])
    vault.close()
    (folder / "editor.key").unlink()
    with Vault.open(folder) as opened:
        assert opened.status().editors == vault.status().editors
    remembering.forget(project_id(folder))
    assert not drawer.kept
    with pytest.raises(VaultLocked):
        Vault.open(folder)
    with pytest.raises(VaultLocked):
        remembering.forget(project_id(folder))


def test_a_custodians_key_is_not_remembered(folder: Path, vault: Vault, drawer: Drawer) -> None:
    with pytest.raises(VaultLocked, match="editor"):
        vault.custodians.remember([folder / "custodian.key"])
    assert not drawer.kept


def test_without_a_keyring_it_is_said(folder: Path, vault: Vault) -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pytest.raises(ConfigurationError, match="keyring"):
            vault.custodians.remember([folder / "editor.key"])
        assert remembering.recall(project_id(folder)) is None
    finally:
        keyring.set_keyring(before)
