"""The audit: what is cut, written anew or put back is noticed."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from anonymizer.errors import UsageError, VaultLocked, VaultRefused, VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Checkpoint, Identity, Vault, audit, keys
from anonymizer.vault.checkpoints import COUNTERSIGNED, checked
from anonymizer.vault.schema import meta
from anonymizer.vault.store import writing


@pytest.fixture
def custodian(folder: Path, vault: Vault) -> Path:
    path = folder / "custodian.key"
    path.rename(folder.parent / "away.key")
    vault.enrol("PERSON", [Alias("name", "Eulogia Chacón")], "press", ["Teresa"])
    return folder.parent / "away.key"


def test_a_checkpoint_vouches_for_the_audit_and_stands_in_it(vault: Vault, custodian: Path) -> None:
    point = vault.custodians.countersign([custodian])
    assert Checkpoint.parse(point.render()) == point
    vault.enrol("PERSON", [Alias("name", "Otro Nombre")], "press", ["Lidia"])
    entries = vault.custodians.verify_audit([point], [custodian])
    assert [each.event for each in entries].count(COUNTERSIGNED) == 1
    assert entries[point.seq - 1].hash == point.hash
    second = vault.custodians.countersign([custodian])
    assert second.seq > point.seq


def test_the_audit_is_read_while_another_one_writes(either: Path) -> None:
    with Vault.open(either) as vault, Vault.open(either) as other:
        whole = vault.audit()
        read = vault._ledger.entries()
        first = next(read)
        other.enrol("PERSON", [Alias("name", "Otro Nombre")], "press", ["Lidia"])
        assert (first, *read) == whole
        assert len(vault.audit()) == len(whole) + 1


def test_only_a_custodian_countersigns(folder: Path, vault: Vault, custodian: Path) -> None:
    with pytest.raises(VaultLocked):
        vault.custodians.countersign([folder / "editor.key"])


def test_an_old_copy_put_back_is_noticed(folder: Path, vault: Vault, custodian: Path) -> None:
    vault.close()
    shutil.copytree(folder, folder.parent / "old")
    with Vault.open(folder) as now:
        now.enrol("PERSON", [Alias("name", "Otro Nombre")], "press", ["Lidia"])
        point = now.custodians.countersign([custodian])
    shutil.rmtree(folder)
    (folder.parent / "old").rename(folder)
    with Vault.open(folder) as old:
        assert old.verify() == (), "from inside it looks whole"
        with pytest.raises(VaultTampered, match="old copy"):
            old.custodians.verify_audit([point])


def test_an_audit_written_anew_with_all_keys_of_an_editor_is_noticed(
    folder: Path, vault: Vault, custodian: Path
) -> None:
    """An editor with a device leaves out an opening and makes a chain that is whole again."""
    vault.reveal("Teresa", [custodian], "why")
    point = vault.custodians.countersign([custodian])
    ledger = vault._ledger
    head, lines = audit.Head(), b""
    for entry in ledger.entries():
        if entry.event not in ("subject.opened", COUNTERSIGNED):
            forged = audit.entry_after(head, ledger._device, entry.event, entry.detail, entry.rows)
            head, lines = head.after(forged), lines + forged.line()
    (folder / "vault" / "audit.jsonl").write_bytes(lines)
    with writing(ledger.store.records) as connection:
        connection.execute(meta.update().where(meta.c.key == "audit").values(value=head.render()))
    assert vault.verify() == (), "with both keys the chain can be made whole"
    with pytest.raises(VaultTampered, match="written anew"):
        vault.custodians.verify_audit([point], [custodian])


def test_a_false_countersignature_is_noticed(vault: Vault, custodian: Path) -> None:
    point = vault.custodians.countersign([custodian])
    with pytest.raises(UsageError, match="signed"):
        vault.custodians.verify_audit([replace(point, seq=1)])
    stranger = Identity.generate().signer()
    draft = replace(point, key=stranger.public_key, signature="")
    forged = replace(draft, signature=stranger.sign(draft.statement()))
    with pytest.raises(UsageError, match="signed"):
        vault.custodians.verify_audit([forged], [custodian])
    entries = list(vault._ledger.entries())
    detail = {**entries[-1].detail, "hash": "0" * 64}
    with pytest.raises(VaultTampered, match="countersignature"):
        list(checked([*entries[:-1], replace(entries[-1], detail=detail)], {}))
    with pytest.raises(UsageError):
        Checkpoint.parse(json.dumps({"seq": 1}))


def test_without_an_entry_nothing_opens(
    folder: Path, vault: Vault, custodian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from anonymizer.vault import opening

    def never(self: object, subject: str) -> Identity:
        raise AssertionError("a secret was opened without its entry")

    monkeypatch.setattr(opening.Opener, "secret", never)
    path = folder / "vault" / "audit.jsonl"
    path.rename(path.with_suffix(".away"))
    with pytest.raises(VaultTampered):
        vault.reveal("Teresa", [custodian], "why")
    path.with_suffix(".away").rename(path)
    for reason in ("", "  \n"):
        with pytest.raises(VaultRefused):
            vault.reveal("Teresa", [custodian], reason)


def test_the_same_key_signs_the_same_everywhere() -> None:
    identity = Identity.generate()
    again = Identity.parse(identity.secret())
    assert identity.signer().public_key == again.signer().public_key
    assert identity.signer().public_key != Identity.generate().signer().public_key


def test_a_key_typed_in_from_paper_opens(tmp_path: Path) -> None:
    from anonymizer.vault import sheet

    identity = Identity.generate()
    lines = sheet(identity).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Secret key")) + 1
    typed = " ".join(lines[start : lines.index("", start)]).lower()
    path = tmp_path / "typed.key"
    path.write_text(f"# typed in\n{typed}\n")
    assert keys.read_identities(path) == (identity,)
    path.write_text(typed.replace(typed[-1], "q" if typed[-1] != "q" else "p"))
    with pytest.raises(VaultLocked):
        keys.read_identities(path)
