"""Working copies: the original of a story comes back to the letter, for custodians only."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer.errors import VaultLocked, VaultRefused
from anonymizer.ports import Alias
from anonymizer.vault import Vault

TEXT = "Eulogia Chacón salió.\r\n\n  Fin — 🦊\t"
STORY = "Teresa* salió.".encode()


@pytest.fixture
def person(vault: Vault) -> str:
    return vault.enrol("PERSON", [Alias("name", "Eulogia Chacón")], "press", ["Teresa"])[0]


def test_the_original_comes_back_to_the_letter(folder: Path, vault: Vault, person: str) -> None:
    story = vault.keep_original(STORY, TEXT, alignment=[(0, 14, 0, 6)], people=[person])
    assert vault.story_of(STORY) == story
    assert vault.story_of(STORY + b" ") is None
    original = vault.reveal_story(story, [folder / "custodian.key"], "why")
    assert (original.text, original.alignment) == (TEXT, ((0, 14, 0, 6),))
    assert vault.audit()[-1].detail["subject"] == story
    with pytest.raises(VaultLocked):
        vault.reveal_story(story, [folder / "editor.key"], "why")
    with pytest.raises(VaultRefused):
        vault.reveal_story(story, [folder / "custodian.key"], "")
    assert (vault.status().subjects, vault.status().stories) == (1, 1)


def test_the_same_copy_is_kept_once_and_a_corrected_one_beside_it(
    folder: Path, vault: Vault, person: str
) -> None:
    first = vault.keep_original(STORY, TEXT, people=[person])
    assert vault.keep_original(STORY, TEXT, people=[person]) == first
    other = vault.keep_original(STORY, TEXT + "!", people=[person])
    assert other != first
    assert vault.status().stories == 2


def test_erasing_a_person_takes_the_stories_along(folder: Path, vault: Vault, person: str) -> None:
    story = vault.keep_original(STORY, TEXT, people=[person])
    kept = vault.keep_original(b"another", "nobody is named here")
    vault.erase(person)
    assert vault.story_of(STORY) is None
    assert vault.story_of(b"another") == kept
    assert not vault.is_story(story)
    assert [each.code for each in vault.verify()] == ["custodian-key-beside-vault"]
