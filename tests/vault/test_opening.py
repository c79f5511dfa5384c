"""Who opens names, with which key, and what the audit says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer.errors import (
    UsageError,
    VaultLocked,
    VaultRefused,
)
from anonymizer.vault import Identity, Vault, reason_of

from .known import DUI, FULL


def test_every_change_and_opening_is_an_entry(folder: Path, vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    vault.learn(subject, [DUI])
    vault.adopt(subject, "court", ["Lidia"])
    vault.reserve(["Nora"])
    vault.record("release.signed", {"document": "d1"})
    vault.reveal("Lidia", [folder / "custodian.key"], "asked by Íngrid herself")
    entries = vault.audit()
    assert [entry.event for entry in entries] == [
        "project.created",
        "subject.enrolled",
        "alias.learned",
        "subject.joined",
        "name.reserved",
        "release.signed",
        "subject.opened",
    ]
    assert entries[-1].detail["subject"] == subject
    assert "ngrid" not in (folder / "vault" / "audit.jsonl").read_text()
    (custodian,) = [Identity.parse((folder / "custodian.key").read_text().splitlines()[-1])]
    assert reason_of(entries[-1], [custodian]) == "asked by Íngrid herself"


def test_opening_needs_reason_and_custodian(folder: Path, vault: Vault) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    before = vault.audit()
    with pytest.raises(VaultRefused):
        vault.reveal("Teresa", [folder / "custodian.key"], " \n")
    for identities in ([], [folder / "editor.key"], [Identity.generate()]):
        with pytest.raises(VaultLocked):
            vault.reveal("Teresa", identities, "why")
    with pytest.raises(VaultRefused):
        vault.reveal("Lidia", [folder / "custodian.key"], "why")
    assert vault.audit() == before


def test_no_entry_no_opening(folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    opened: list[str] = []
    monkeypatch.setattr(
        "anonymizer.vault.opening.open_row", lambda *args: opened.append("opened") or {}
    )
    monkeypatch.setattr("os.fsync", _full_disk)
    with pytest.raises(VaultRefused):
        vault.reveal("Teresa", [folder / "custodian.key"], "why")
    assert not opened


def _full_disk(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_audit_detail_takes_ids_only(vault: Vault) -> None:
    with pytest.raises(UsageError):
        vault.record("note", {"text": "x" * 501})
    with pytest.raises(UsageError):
        vault.record("", {})


def test_custodian_works_on_her_own_machine(
    folder: Path, tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    vault.close()
    key = tmp_path / "stick.key"
    (folder / "custodian.key").rename(key)
    (folder / "editor.key").unlink()
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "hers"))
    with Vault.open(folder, identities=[key]) as hers:
        assert hers.reveal("Teresa", [key], "why").aliases == (FULL,)
        assert [entry.event for entry in hers.audit()][-2:] == [
            "device.registered",
            "subject.opened",
        ]
        assert len({entry.device for entry in hers.audit()}) == 2
        assert len(hers.status().devices) == 2
        assert hers.verify() == ()


def test_public_keys_of_others_can_be_given(folder: Path) -> None:
    editor, custodian = Identity.generate(), Identity.generate()
    Vault.create(folder, editors=[editor.recipient], custodians=[custodian.recipient]).close()
    assert sorted(path.name for path in folder.iterdir()) == ["anonymizer.toml", "vault"]
    with pytest.raises(VaultLocked):
        Vault.open(folder)
    with Vault.open(folder, identities=[editor]) as vault:
        vault.enrol("PERSON", [FULL], "press", ["Teresa"])
        with pytest.raises(VaultLocked):
            vault.reveal("Teresa", [editor], "why")
        assert vault.reveal("Teresa", [custodian], "why").aliases == (FULL,)


def test_all_custodians_can_open_alone(folder: Path) -> None:
    custodians = [Identity.generate(), Identity.generate()]
    with Vault.create(folder, custodians=[each.recipient for each in custodians]) as vault:
        vault.enrol("PERSON", [FULL], "press", ["Teresa"])
        for custodian in custodians:
            assert vault.reveal("Teresa", [custodian], "why").aliases == (FULL,)
