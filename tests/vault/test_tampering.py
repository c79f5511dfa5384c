"""Every changed, missing or moved byte of a vault is noticed, or does no harm."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from anonymizer.errors import ConfigurationError, VaultError, VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Revealed, Vault
from anonymizer.vault.schema import (
    aliases,
    claims,
    meta,
    parts,
    pseudonyms,
    shares,
    subjects,
    undone,
)
from anonymizer.vault.store import writing

PEOPLE = {"Teresa": "Íngrid Beltrán", "Nora": "Saúl Ríos", "Olga": "Rut Paz"}
FILES = (
    "vault/records.db",
    "vault/keyring.db",
    "vault/project.age",
    "vault/recipients.toml",
    "vault/audit.jsonl",
    "anonymizer.toml",
)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """A project of three people, made once."""
    folder = tmp_path_factory.mktemp("peopled") / "project"
    shutil.copytree(template / "project", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANONYMIZER_HOME", str(template / "home"))
        with Vault.open(folder) as vault:
            for pseudonym, name in PEOPLE.items():
                vault.enrol("PERSON", [Alias("name", name)], "press", [pseudonym])
    return folder


@pytest.fixture
def closed(folder: Path, peopled: Path) -> Path:
    """A project of three people that nobody has open, and a pristine copy beside it."""
    shutil.copytree(peopled, folder)
    shutil.copytree(peopled, folder.with_name("pristine"))
    return folder


def restore(folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("pristine"), folder)


def everything(folder: Path) -> list[Revealed]:
    """All that can be read, after all that can be verified."""
    with Vault.open(folder) as vault:
        vault.verify()
        key = folder / "custodian.key"
        return [vault.reveal(pseudonym, [key], "why") for pseudonym in PEOPLE]


def positions(size: int, samples: int) -> Iterator[int]:
    """Positions spread over a file, its first and last byte among them."""
    for number in range(samples):
        yield number * (size - 1) // (samples - 1)


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_byte_is_noticed_or_harmless(
    closed: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    pristine = (closed / name).read_bytes()
    before = everything(closed)
    noticed = 0
    for position in positions(len(pristine), 25):
        restore(closed)
        changed = bytearray(pristine)
        changed[position] ^= 0x04
        (closed / name).write_bytes(changed)
        try:
            assert everything(closed) == before, position
        except (VaultTampered, ConfigurationError):
            noticed += 1
    assert capfd.readouterr() == ("", "")
    # Blanks and comments of the settings may change; nothing else.
    assert noticed == 25 or (name == "anonymizer.toml" and noticed)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("keep", [0.0, 0.5, 0.99])
def test_a_cut_file_is_noticed(closed: Path, name: str, keep: float) -> None:
    data = (closed / name).read_bytes()
    (closed / name).write_bytes(data[: int(len(data) * keep)])
    expected = ConfigurationError if name == "anonymizer.toml" else VaultTampered
    with pytest.raises(expected) as caught:
        everything(closed)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_noticed(closed: Path, name: str) -> None:
    (closed / name).unlink()
    with pytest.raises((VaultError, ConfigurationError)):
        everything(closed)


@pytest.mark.parametrize("pages", [1, 2])
def test_databases_cut_at_a_page_are_noticed(closed: Path, pages: int) -> None:
    path = closed / "vault" / "records.db"
    path.write_bytes(path.read_bytes()[: -4096 * pages])
    with pytest.raises(VaultTampered):
        everything(closed)


def test_an_exchanged_page_is_noticed(closed: Path) -> None:
    path = closed / "vault" / "records.db"
    data = path.read_bytes()
    path.write_bytes(data[:8192] + data[12288:16384] + data[8192:12288] + data[16384:])
    with pytest.raises(VaultTampered):
        everything(closed)


def test_every_page_is_checked_even_if_it_is_free(closed: Path) -> None:
    with Vault.open(closed) as vault:
        for statement in (insert(undone).values([{"seq": n} for n in range(9000, 12000)]),
                          delete(undone)):  # fmt: skip
            with writing(vault._ledger.store.records) as connection:
                connection.execute(statement)
    path = closed / "vault" / "records.db"
    data = path.read_bytes()
    for page in range(len(data) // 4096):
        changed = bytearray(data)
        changed[page * 4096 + 2000] ^= 1
        path.write_bytes(changed)
        with pytest.raises(VaultTampered):
            everything(closed)


def lines(folder: Path) -> list[bytes]:
    return (folder / "vault" / "audit.jsonl").read_bytes().splitlines(keepends=True)


def changed_event(line: bytes) -> bytes:
    return (
        json.dumps(
            json.loads(line) | {"event": "nothing.happened"}, sort_keys=True, separators=(",", ":")
        ).encode()
        + b"\n"
    )


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda old: old[:-1],
        lambda old: old[:2],
        lambda old: [],
        lambda old: old[1:],
        lambda old: [old[0], *old[2:]],
        lambda old: [old[0], old[2], old[1], *old[3:]],
        lambda old: [*old, old[-1]],
        lambda old: [*old, b'{"detail":{}}\n'],
        lambda old: [*old, b"garbage"],
        lambda old: [*old, b"\n"],
        lambda old: [*old[:-1], changed_event(old[-1])],
        lambda old: [old[0], changed_event(old[1]), *old[2:]],
        lambda old: [old[0].replace(b":", b": ", 1), *old[1:]],
    ],
)
def test_a_rewritten_audit_is_noticed(
    closed: Path, rewrite: Callable[[list[bytes]], list[bytes]]
) -> None:
    (closed / "vault" / "audit.jsonl").write_bytes(b"".join(rewrite(lines(closed))))
    with pytest.raises(VaultTampered):
        everything(closed)


def test_an_entry_of_an_unknown_device_is_noticed(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from anonymizer.vault import audit, journal, keys

    with Vault.open(closed) as vault:
        head = vault._ledger.state().head
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "stranger"))
    stranger = keys.device()
    for event, detail in (
        ("release.signed", {"document": "d1"}),
        (audit.REGISTERED, audit.registration(stranger, b"guessed key")),
    ):
        entry = audit.entry_after(head, stranger, event, detail, {})
        journal.append(closed / "vault" / "audit.jsonl", entry, head)
        with pytest.raises(VaultTampered):
            Vault.open(closed)


@pytest.mark.parametrize(
    "statement",
    [
        update(subjects).values(created="2001-01-01T00:00:00Z"),
        update(aliases).values(kind="weak"),
        delete(aliases),
        delete(claims),
        delete(parts),
        update(pseudonyms).values(pseudonym="Someone"),
        update(meta).where(meta.c.key == "project").values(value="other"),
        update(meta).where(meta.c.key == "format").values(value="99"),
        update(meta).where(meta.c.key == "audit").values(value="{}"),
        delete(meta).where(meta.c.key == "audit"),
    ],
)
def test_rows_changed_by_somebody_with_the_key_are_noticed(closed: Path, statement) -> None:
    with Vault.open(closed) as vault:
        with writing(vault._ledger.store.records) as connection:
            connection.execute(statement)
        with pytest.raises(VaultTampered):
            vault.verify()


def test_lost_shares_are_noticed(closed: Path) -> None:
    with Vault.open(closed) as vault:
        with writing(vault._ledger.store.keyring) as connection:
            connection.execute(delete(shares))
        with pytest.raises(VaultTampered):
            vault.verify()
        with pytest.raises(VaultTampered):
            vault.reveal("Teresa", [closed / "custodian.key"], "why")


def test_an_older_copy_of_one_file_is_noticed(closed: Path) -> None:
    with Vault.open(closed) as vault:
        vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Zoila"])
        vault.enrol("PERSON", [Alias("name", "Eva Luna")], "press", ["Zulma"])
    for name in ("vault/records.db", "vault/keyring.db", "vault/audit.jsonl"):
        newer = (closed / name).read_bytes()
        shutil.copy(closed.with_name("pristine") / name, closed / name)
        with pytest.raises(VaultTampered):
            everything(closed)
        (closed / name).write_bytes(newer)
    everything(closed)


def test_files_of_two_projects_do_not_mix(closed: Path, tmp_path: Path) -> None:
    Vault.create(tmp_path / "other").close()
    for name in FILES:
        restore(closed)
        shutil.copy(tmp_path / "other" / name, closed / name)
        with pytest.raises(VaultError):
            everything(closed)
