"""A sealed list that only grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer.errors import VaultRefused, VaultTampered
from anonymizer.vault.sealed_log import SealedLog, holding

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "one.db"


def test_what_is_added_is_read_again(path: Path) -> None:
    with SealedLog(path, KEY) as log:
        assert [log.append({"word": word}) for word in ("Ñandú", "two")] == [0, 1]
    with SealedLog(path, KEY, hold=False) as log:
        assert [entry["word"] for entry in log.entries()] == ["Ñandú", "two"]
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0
        assert "Ñandú".encode() not in file.read_bytes()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_one_holds_it(path: Path) -> None:
    with SealedLog(path, KEY) as log:
        with pytest.raises(VaultRefused):
            SealedLog(path, KEY)
        log.append({})
        with SealedLog(path, KEY, hold=False) as reader:
            assert len(list(reader.entries())) == 1
    SealedLog(path, KEY).close()


def test_another_key_and_a_changed_byte_are_noticed(path: Path) -> None:
    with SealedLog(path, KEY) as log:
        log.append({"word": "one"})
    with pytest.raises(VaultTampered):
        SealedLog(path, OTHER)
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    with pytest.raises(VaultTampered), SealedLog(path, KEY, hold=False) as log:
        list(log.entries())
    with pytest.raises(VaultTampered):
        SealedLog(path.with_name("missing.db"), KEY, hold=False)


def test_removing_leaves_nothing(path: Path) -> None:
    with SealedLog(path, KEY) as log:
        log.append({"id": "abc"})
        assert holding(path.parent, KEY, "abc") == [path]
        assert holding(path.parent, KEY, "abd") == []
        log.remove()
    assert not list(path.parent.glob("*.db*"))
