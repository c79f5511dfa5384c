"""Words that were taught are found, and read by nobody."""

from __future__ import annotations

import pytest

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import Vault


@pytest.fixture
def vault(tmp_path):
    with Vault.create(tmp_path / "project") as opened:
        yield opened


def test_a_word_is_known_by_its_type_however_it_is_written(vault: Vault) -> None:
    vault.teach("LOCATION", "Cantón Peña Rota")
    vault.teach("LOCATION", "canton pena rota")
    assert vault.taught(["CANTÓN PEÑA ROTA", "Peña Rota", "", " "]) == {
        "CANTÓN PEÑA ROTA": "LOCATION"
    }
    assert vault.status().aliases == 1
    vault.verify()


def test_a_missed_name_is_erased_with_its_bearer(vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [Alias("weak", "Casimiro")], "press", ["Óscar"])
    vault.teach("PERSON", "Casimiro", subject=subject)
    assert vault.taught(["Casimiro"]) == {"Casimiro": "PERSON"}
    vault.erase(subject)
    assert vault.taught(["Casimiro"]) == {}
    vault.verify()


def test_of_one_word_the_newest_type_holds_and_it_is_forgotten(vault: Vault) -> None:
    vault.teach("LOCATION", "Rosa Vieja")
    vault.teach("NO_NAME", "rosa vieja")
    assert vault.taught(["Rosa Vieja"]) == {"Rosa Vieja": "NO_NAME"}
    lesson = vault.teach("LOCATION", "Rosa Vieja")
    assert vault.taught(["Rosa Vieja"]) == {"Rosa Vieja": "LOCATION"}
    assert vault.lessons_of(["Rosa Vieja", "Rosa", ""]) == {"Rosa Vieja": {lesson}}
    assert [each.id for each in vault.lessons()] == [lesson]
    vault.forget_lesson(lesson)
    assert vault.taught(["Rosa Vieja"]) == {}
    assert vault.lessons() == ()
    vault.teach("LOCATION", "Rosa Vieja")
    vault.verify()
    with pytest.raises(UsageError):
        vault.forget_lesson(lesson)


def test_many_are_asked_at_once(vault: Vault) -> None:
    vault.teach("PERSON", "word 700")
    assert vault.taught([f"word {number}" for number in range(1200)]) == {"word 700": "PERSON"}


def test_what_cannot_be_taught(vault: Vault) -> None:
    with pytest.raises(UsageError):
        vault.teach("PERSON", "  ")
    with pytest.raises(UsageError):
        vault.teach("PERSON", "Casimiro", subject="nobody")
