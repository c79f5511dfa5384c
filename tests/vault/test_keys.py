import base64
import stat
from pathlib import Path

import pytest

from anonymizer.errors import UsageError, VaultLocked
from anonymizer.vault import keys
from anonymizer.vault.crypto import Identity

from . import aged


def test_identity_file_is_that_of_the_stock_tool(tmp_path: Path) -> None:
    identity = Identity.generate()
    path = tmp_path / "editor.key"
    keys.write_identity(path, identity)
    lines = path.read_text().splitlines()
    assert lines[1] == f"# public key: {identity.recipient}"
    assert lines[-1] == identity.secret()
    assert lines[-1].startswith("AGE-SECRET-KEY-1")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keys.read_identities(path) == (identity,)


def test_a_passphrase_encrypts_the_same_file_the_way_age_p_does(tmp_path: Path) -> None:
    identity = Identity.generate()
    path = tmp_path / "editor.key"
    keys.write_identity(path, identity, "open sesame")
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert identity.secret().encode() not in path.read_bytes()
    assert keys.read_identities(path, "open sesame") == (identity,)


def test_a_wrong_passphrase_is_refused(tmp_path: Path) -> None:
    identity = Identity.generate()
    path = tmp_path / "stock.key"
    path.write_bytes(aged.encrypt(identity.secret().encode(), "open sesame"))
    assert keys.read_identities(path, "open sesame") == (identity,)
    for passphrase in ("wrong", "", None):
        with pytest.raises(VaultLocked):
            keys.read_identities(path, passphrase)


def test_armored_encrypted_file_opens(tmp_path: Path) -> None:
    identity = Identity.generate()
    path = tmp_path / "key"
    lines = base64.encodebytes(aged.encrypt(identity.secret().encode(), "pw")).decode()
    # Armor has lines of 64 characters (RFC 7468).
    text = lines.replace("\n", "")
    body = "\n".join(text[at : at + 64] for at in range(0, len(text), 64))
    path.write_text(
        f"-----BEGIN AGE ENCRYPTED FILE-----\n{body}\n-----END AGE ENCRYPTED FILE-----\n"
    )
    assert keys.read_identities(path, "pw") == (identity,)


def test_no_file_is_replaced_and_no_empty_passphrase_taken(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        keys.write_identity(path, Identity.generate())
    with pytest.raises(UsageError):
        keys.write_identity(tmp_path / "other", Identity.generate(), "")
    assert path.read_text() == "mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "key"]


@pytest.mark.parametrize("content", ["", "# only a comment\n", "hello\n", "\xff\xfe"])
def test_files_without_an_identity_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(VaultLocked):
        keys.read_identities(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultLocked):
        keys.read_identities(tmp_path / "none")


def test_error_quotes_nothing_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("AGE-SECRET-KEY-1DAMAGED\n")
    with pytest.raises(VaultLocked) as caught:
        keys.read_identities(path)
    assert "DAMAGED" not in str(caught.value)


def test_device_key_is_made_once_and_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "deep" / "home"
    monkeypatch.setenv("ANONYMIZER_HOME", str(home))
    first = keys.device()
    assert keys.device() == first
    path = home / "device.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.unlink()
    assert keys.device() != first


def test_damaged_device_key_is_not_replaced(home: Path) -> None:
    (home / "device.key").write_text("no key")
    with pytest.raises(VaultLocked):
        keys.device()
    assert (home / "device.key").read_text() == "no key"
