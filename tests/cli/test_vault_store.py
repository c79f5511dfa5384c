"""A person's consent, backups and erasure, as the commands do them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anonymizer.cli import run_command
from anonymizer.ports import Alias
from anonymizer.vault import Vault

NAME = "Nubia Escalón Paz"
TEXT = f"{NAME} left Chalchuapa in 2019. Nubia is safe.\n"


@pytest.fixture
def pseudonym(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of the only person in ``story.txt``, made of ``in.txt`` in the project ``p``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANONYMIZER_PROJECT", "p")
    Path("in.txt").write_text(TEXT, "utf-8")
    assert run_command(["run", "in.txt", "-o", "story.txt"]) == 0
    with Vault.open("p") as vault:
        (found,) = vault.pseudonyms()
    return found


def prints(arguments: list[str], code: int, capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert run_command(arguments) == code, capfd.readouterr().err
    out, err = capfd.readouterr()
    assert "Nubia" not in out + err
    return out


def test_a_story_without_consent_is_a_finding(
    pseudonym: str, capfd: pytest.CaptureFixture[str]
) -> None:
    consent = ["vault", "consent", pseudonym]
    assert "no consent" in prints(consent, 0, capfd)
    assert "for publication" in prints([*consent, "--use", "publication"], 0, capfd)
    prints(["check", "story.txt"], 0, capfd)
    assert "withdrawn" in prints([*consent, "--withdraw"], 0, capfd)
    (finding,) = json.loads(prints(["check", "story.txt", "--json"], 1, capfd))["findings"]
    assert finding["check"] == "consent"
    prints(["run", "in.txt", "-o", "again.txt"], 1, capfd)
    prints([*consent, "--use", "publication", "--until", "2020-01-31"], 0, capfd)
    assert "2020-01-31" in prints(["check", "story.txt"], 1, capfd)
    prints([*consent, "--use", "court"], 0, capfd)
    prints(["check", "story.txt"], 1, capfd)
    for wrong in (
        ["--until", "2030-01-01"],
        ["--withdraw", "--use", "web"],
        ["--use", "two words"],
    ):
        prints([*consent, *wrong], 2, capfd)
    prints(["vault", "consent", "Nobody", "--withdraw"], 4, capfd)


def test_a_person_is_erased_and_the_backup_named(
    pseudonym: str, capfd: pytest.CaptureFixture[str]
) -> None:
    both = ["vault", "backup", "--records", "r.tar", "--keyring", "k.tar", "--days", "30"]
    day = prints(both, 0, capfd).split()[-1]
    prints(both, 2, capfd)
    prints(["vault", "backup"], 2, capfd)
    assert day in prints(["vault", "erase", pseudonym], 0, capfd)
    prints(["vault", "verify"], 0, capfd)
    prints(["vault", "erase", pseudonym], 4, capfd)
    restore = ["vault", "restore", "--records", "r.tar", "--keyring", "k.tar", "--project", "q"]
    prints(restore, 0, capfd)
    prints(restore, 2, capfd)
    prints(["vault", "verify", "--project", "q", "--identity", "p/editor.key"], 0, capfd)
    with Vault.open("q", identities=[Path("p/editor.key")]) as restored:
        assert restored.find(Alias("name", NAME))


def test_whose_time_is_over_is_erased(pseudonym: str, capfd: pytest.CaptureFixture[str]) -> None:
    prints(["vault", "retain", pseudonym], 2, capfd)
    prints(["vault", "retain", pseudonym, "--until", "2999-12-31"], 0, capfd)
    assert "nobody" in prints(["vault", "erase", "--due"], 0, capfd)
    prints(["vault", "retain", pseudonym, "--until", "2020-01-31"], 0, capfd)
    prints(["check", "story.txt"], 1, capfd)
    assert "erased" in prints(["vault", "erase", "--due"], 0, capfd)
    with Vault.open("p") as vault:
        assert not vault.find(Alias("name", NAME))


@pytest.mark.parametrize("damage", [b"", b"no tar", None])
def test_what_is_no_backup_is_refused(
    pseudonym: str, damage: bytes | None, capfd: pytest.CaptureFixture[str]
) -> None:
    prints(["vault", "backup", "--records", "r.tar", "--keyring", "k.tar"], 0, capfd)
    if damage is not None:
        Path("r.tar").write_bytes(damage)
    given = "k.tar" if damage is None else "r.tar"
    prints(["vault", "restore", "--records", given, "--project", "q"], 2, capfd)
    assert not Path("q").exists()


def test_a_changed_backup_is_refused(pseudonym: str, capfd: pytest.CaptureFixture[str]) -> None:
    prints(["vault", "backup", "--records", "r.tar"], 0, capfd)
    data = bytearray(Path("r.tar").read_bytes())
    data[len(data) // 2] ^= 1
    Path("r.tar").write_bytes(data)
    prints(["vault", "restore", "--records", "r.tar", "--project", "q"], 4, capfd)
    assert not Path("q").exists()
