"""Consent is recorded, sealed where it names people, and stops a story when it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from anonymizer.errors import ConfigurationError, UsageError, VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Consent, Vault
from anonymizer.vault.consent import overdue
from anonymizer.vault.schema import consents
from anonymizer.vault.store import reading, writing

LONG_AGO, FAR_AHEAD = "2020-01-31", "2999-12-31"


@pytest.fixture
def subject(vault: Vault) -> str:
    return vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Teresa"])[0]


@pytest.mark.parametrize(
    ("consent", "word"),
    [
        (Consent("given", ("publication",), None, ""), None),
        (Consent("given", ("court", "publication"), "2026-05-02", ""), None),
        (Consent("given", ("publication",), "2026-05-01", ""), "ended on 2026-05-01"),
        (Consent("given", ("court",), None, ""), "does not cover"),
        (Consent("withdrawn", (), None, ""), "withdrawn"),
    ],
)
def test_objections(consent: Consent, word: str | None) -> None:
    said = consent.objection("publication", "2026-05-02")
    assert said is None if word is None else word in str(said)


def test_the_newest_record_holds(vault: Vault, subject: str) -> None:
    assert vault.consent_of(subject) is None
    assert vault.objection("Teresa") is None
    vault.consent(subject, ["publication", "court"], until=FAR_AHEAD)
    assert vault.objection("teresa") is None
    vault.consent(subject, withdrawn=True)
    assert "withdrawn" in str(vault.objection("Teresa"))
    vault.consent(subject, ["publication"], until=LONG_AGO)
    assert LONG_AGO in str(vault.objection("Teresa"))
    assert [e.event for e in vault.audit()][-3:] == [
        "consent.given",
        "consent.withdrawn",
        "consent.given",
    ]
    vault.verify()


def test_a_project_may_ask_for_consent_of_everybody(
    folder: Path, vault: Vault, subject: str
) -> None:
    settings = folder / "anonymizer.toml"
    plain = settings.read_text()
    settings.write_text(plain + '\n[consent]\nuse = "web"\nrequired = true\n')
    assert "not recorded" in str(vault.objection("Teresa"))
    vault.consent(subject, ["web"])
    assert vault.objection("Teresa") is None
    assert vault.objection("Nobody") is None
    settings.write_text(plain + "\n[consent]\nrequired = 1\n")
    with pytest.raises(ConfigurationError):
        vault.objection("Teresa")


@pytest.mark.parametrize(
    "wrong",
    [
        {"uses": []},
        {"uses": ["two words"]},
        {"uses": ["web"], "withdrawn": True},
        {"uses": ["web"], "until": "tomorrow"},
    ],
)
def test_wrong_records_are_refused(vault: Vault, subject: str, wrong: dict) -> None:
    with pytest.raises(UsageError):
        vault.consent(subject, **wrong)
    with pytest.raises(UsageError):
        vault.consent("nobody", ["web"])
    assert vault.consent_of(subject) is None


def test_the_note_is_sealed_and_a_changed_record_is_noticed(vault: Vault, subject: str) -> None:
    vault.consent(subject, ["web"], note="signed at Hortensia's kitchen table")
    store = vault._ledger.store
    with reading(store.records) as connection:
        row = connection.execute(select(consents)).one()
    assert b"kitchen" not in repr(tuple(row)).encode()
    with writing(store.records) as connection:
        connection.execute(update(consents).values(until=FAR_AHEAD))
    with pytest.raises(VaultTampered):
        vault.verify()


def test_who_is_kept_too_long_is_told(vault: Vault, subject: str) -> None:
    vault.retain(subject, FAR_AHEAD)
    assert vault.overdue() == ()
    with reading(vault._ledger.store.records) as connection:
        assert overdue(connection, FAR_AHEAD) == ()
        assert overdue(connection, "3000-01-01") == (subject,)
    vault.retain(subject, LONG_AGO)
    assert vault.overdue() == (subject,)
    assert "erase" in str(vault.objection("Teresa"))
    vault.retain(subject, None)
    assert vault.overdue() == ()
    vault.verify()
