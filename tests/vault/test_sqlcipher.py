"""The databases on disk are opened the way a crash and a thief call for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from anonymizer.errors import ConfigurationError
from anonymizer.vault import Vault
from anonymizer.vault.sqlcipher import has_wal_reset_defect


@pytest.mark.parametrize(
    ("version", "defective"),
    [
        ((3, 7, 0), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
    ],
)
def test_versions_with_the_wal_reset_defect(version: tuple[int, int, int], defective: bool) -> None:
    assert has_wal_reset_defect(version) is defective


def test_the_driver_at_hand_has_it_not() -> None:
    assert not has_wal_reset_defect(dbapi2.sqlite_version_info)


def test_a_defective_library_is_refused(
    folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 1))
    with pytest.raises(ConfigurationError, match="sqlcipher3"):
        Vault.open(folder)
    with pytest.raises(ConfigurationError, match="sqlcipher3"):
        Vault.create(folder.with_name("new"))
    assert not folder.with_name("new").exists()


def test_what_is_acknowledged_is_on_the_disk_and_what_is_deleted_is_overwritten(
    vault: Vault,
) -> None:
    store = vault._ledger.store
    for engine in (store.records, store.keyring):
        with engine.connect() as connection:
            asked = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
            }
        assert asked == {
            "journal_mode": "wal",
            "synchronous": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
        }
        assert engine.hide_parameters
