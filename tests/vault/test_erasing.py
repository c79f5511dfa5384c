"""Who is erased is gone: from rows, files, free pages and logs, and from what backups open."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from anonymizer.errors import PseudonymsExhausted, VaultRefused, VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Vault
from anonymizer.vault.schema import aliases, claims, parts, shares, subjects
from anonymizer.vault.store import reading
from tests.vault.pages import pages

NAME = "Wenceslao Quijada"
OTHER = "Hortensia Lobo"


@pytest.fixture
def subject(vault: Vault) -> str:
    found, _ = vault.enrol(
        "PERSON", [Alias("name", NAME), Alias("weak", "Wences")], "press", ["Teresa"]
    )
    vault.enrol("PERSON", [Alias("name", OTHER)], "press", ["Octavio"])
    vault.consent(found, ["publication"], note="by hand, at the kitchen table")
    return found


def canaries(vault: Vault, subject: str) -> list[bytes]:
    """All bytes by which a subject could be found in a file."""
    store = vault._ledger.store
    with reading(store.records) as connection:
        rows = connection.execute(select(aliases).where(aliases.c.subject == subject)).all()
        digests = connection.scalars(select(parts.c.digest).where(parts.c.subject == subject)).all()
        key = connection.scalar(select(subjects.c.public_key).where(subjects.c.id == subject))
    with reading(store.keyring) as keyring:
        sealed = keyring.scalars(select(shares.c.sealed).where(shares.c.subject == subject)).all()
    # The middle of a seal, since a long one may lie on two pages.
    seals = [each[100:160] for each in (*sealed, *(row.sealed for row in rows))]
    return [*seals, *digests, *(row.digest for row in rows), str(key).encode()]


def found_in_pages(vault: Vault, needles: list[bytes]) -> int:
    ledger = vault._ledger
    read = b"".join(
        page
        for path, key in (
            (ledger.layout.records, ledger.keys.records),
            (ledger.layout.keyring, ledger.keys.keyring),
        )
        for page in pages(path, key)
    )
    return sum(needle in read for needle in needles)


def test_nothing_of_an_erased_person_is_in_any_page(vault: Vault, subject: str) -> None:
    needles = canaries(vault, subject)
    assert found_in_pages(vault, needles) == len(needles), "the search finds what is there"
    vault.erase(subject)
    assert found_in_pages(vault, needles) == 0
    vault.verify()


def test_the_other_people_stay(folder: Path, vault: Vault, subject: str) -> None:
    vault.erase(subject)
    assert not vault.find(Alias("name", NAME))
    assert not vault.knows("Wenceslao")
    assert vault.find(Alias("name", OTHER))
    opened = vault.reveal("Octavio", [folder / "custodian.key"], "why")
    assert [alias.text for alias in opened.aliases] == [OTHER]
    with pytest.raises(VaultRefused):
        vault.reveal("Teresa", [folder / "custodian.key"], "why")


def test_the_pseudonym_is_burned(vault: Vault, subject: str) -> None:
    assert vault.erase(subject).burned == ("Teresa",)
    with pytest.raises(PseudonymsExhausted):
        vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Teresa"])
    # The same person, known anew, is somebody new.
    again, name = vault.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa", "Emilia"])
    assert again != subject
    assert name == "Emilia"
    vault.verify()


def test_whom_nobody_knows_cannot_be_erased(vault: Vault, subject: str) -> None:
    before = vault.status().entries
    with pytest.raises(VaultRefused):
        vault.erase("nobody")
    assert vault.status().entries == before
    vault.erase(subject)
    with pytest.raises(VaultRefused):
        vault.erase(subject)


def test_the_backup_from_before_opens_only_with_its_keyring(
    folder: Path, vault: Vault, subject: str, tmp_path: Path
) -> None:
    assert vault.erase(vault.find(Alias("name", OTHER)).__iter__().__next__()).backups_until is None
    records, keyring = tmp_path / "records.tar", tmp_path / "keyring.tar"
    day = vault.back_up(records=records, keyring=keyring, days=30)
    assert day == (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    assert vault.erase(subject).backups_until == day
    key = folder / "custodian.key"
    Vault.restore(tmp_path / "both", records=records, keyring=keyring)
    with Vault.open(tmp_path / "both", identities=[key]) as both:
        assert both.reveal("Teresa", [key], "why").aliases
    # With the keyring's backup destroyed, the one of today is all there is.
    keyring.unlink()
    vault.back_up(keyring=tmp_path / "later.tar")
    Vault.restore(tmp_path / "old", records=records, keyring=tmp_path / "later.tar")
    with Vault.open(tmp_path / "old", identities=[key]) as old, pytest.raises(VaultTampered):
        old.reveal("Teresa", [key], "why")


DYING = """
import os, sys
from anonymizer.vault import Vault, forgetting, journal, ledger, sqlcipher
def die(*args, **named):
    os._exit(9)
def then_die(module, name):
    real = getattr(module, name)
    def dying(*args, **named):
        real(*args, **named)
        os._exit(9)
    setattr(module, name, dying)
with Vault.open(sys.argv[1]) as vault:
    {prepare}
    vault.erase(sys.argv[2])
"""
DEATHS = {
    "after the entry": "then_die(journal, 'append')",
    "after the keyring": "then_die(ledger, '_store_shares')",
    "before the files are rewritten": "forgetting.rewrite = die",
    "between the two files": "then_die(sqlcipher, 'vacuum')",
}


@pytest.mark.skipif(os.name != "posix", reason="no exit without cleaning up here")
@pytest.mark.parametrize("death", DEATHS)
def test_an_erasure_that_died_is_carried_out(
    folder: Path, vault: Vault, subject: str, death: str
) -> None:
    needles = canaries(vault, subject)
    vault.close()
    code = DYING.format(prepare=DEATHS[death])
    assert (
        subprocess.run([sys.executable, "-c", code, folder, subject], check=False).returncode == 9
    )
    with Vault.open(folder) as again:
        assert found_in_pages(again, needles) == 0
        assert not again.find(Alias("name", NAME))
        assert {problem.code for problem in again.verify()} == {"custodian-key-beside-vault"}
        with reading(again._ledger.store.records) as connection:
            assert subject not in connection.scalars(select(claims.c.subject)).all()
