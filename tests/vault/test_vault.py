"""Subjects are enrolled, found again, and told apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from anonymizer.errors import PseudonymsExhausted, UsageError
from anonymizer.ports import Alias, PseudonymStore
from anonymizer.vault import Vault

from .known import DUI, FULL, GIVEN, codes


def test_round_trip(folder: Path, vault: Vault) -> None:
    store: PseudonymStore = vault
    subject, name = store.enrol("PERSON", [FULL, GIVEN, DUI], "press", ["Teresa"])
    assert name == "Teresa"
    assert store.pseudonym(subject, "press") == "Teresa"
    assert store.pseudonym(subject, "court") is None
    opened = vault.reveal("teresa", [folder / "custodian.key"], "the family asked")
    assert opened.subject == subject
    assert opened.pseudonym == "Teresa"
    assert set(opened.aliases) == {FULL, GIVEN, DUI}
    assert opened.aliases[0] == FULL
    assert "Beltrán" not in repr(opened)
    assert codes(vault) == {"custodian-key-beside-vault"}


def test_found_whatever_the_case_and_the_accents(vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [FULL, GIVEN, DUI], "press", ["Teresa"])
    assert vault.find(Alias("name", "INGRID  BELTRAN-ZEPEDA")) == {subject}
    assert vault.find(Alias("SV_DUI", "045678901")) == {subject}
    assert vault.find(Alias("weak", "ingrid")) == {subject}
    assert vault.find(Alias("weak", "Beltrán")) == frozenset()
    assert vault.find(Alias("PHONE_NUMBER", "045678901")) == frozenset()
    assert vault.find(Alias("name", " ")) == frozenset()
    assert vault.find(FULL, entity_type="ORGANIZATION") == frozenset()
    assert vault.find(FULL, entity_type="PERSON") == {subject}


def test_other_scripts_are_kept_apart(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [Alias("name", "سمير حداد")], "press", ["A"])
    two, _ = vault.enrol("PERSON", [Alias("name", "Ольга Громова")], "press", ["B"])
    assert vault.find(Alias("name", "ОЛЬГА ГРОМОВА")) == {two}
    assert vault.find(Alias("name", "سمير حداد")) == {one}


def test_a_nickname_without_letters_can_be_found(vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [Alias("weak", "🦊")], "press", ["A"])
    assert vault.find(Alias("weak", "🦊")) == {subject}
    assert vault.find(Alias("weak", "🐺")) == frozenset()


def test_knows_names_and_their_parts(vault: Vault) -> None:
    vault.enrol("PERSON", [Alias("name", "Ana de la Cruz Rivas")], "press", ["A"])
    vault.enrol("PERSON", [Alias("name", "Noé Campos")], "press", ["B"])
    for name in ("ana", "Rivas", "Cruz", "Rivas Ana", "Ana Cruz", "ANA DE LA CRUZ RIVAS"):
        assert vault.knows(name), name
    for name in ("Ana Campos", "de", "la", "", "  ", "Mireya"):
        assert not vault.knows(name), name


def test_parts_of_organisations_are_nobodys_name(vault: Vault) -> None:
    vault.enrol("ORGANIZATION", [Alias("name", "Taller Esperanza")], "press", ["A"])
    assert vault.knows("taller esperanza")
    assert not vault.knows("Esperanza")


def test_another_process_gives_the_same_pseudonym(folder: Path, vault: Vault) -> None:
    subject, name = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    code = (
        "import sys; from anonymizer.vault import Vault; from anonymizer.ports import Alias\n"
        "with Vault.open(sys.argv[1]) as vault:\n"
        "    subject, = vault.find(Alias('name', sys.argv[2]))\n"
        "    print(subject, vault.pseudonym(subject, 'press'),"
        " vault.adopt(subject, 'press', ['Nobody']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), FULL.text],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [subject, name, name]
    assert done.stderr == ""


def test_enrolling_a_known_strong_alias_again_joins(vault: Vault) -> None:
    subject, name = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    assert vault.enrol("PERSON", [FULL, DUI], "press", ["Lidia"]) == (subject, name)
    assert vault.find(DUI) == {subject}
    assert vault.enrol("PERSON", [DUI], "court", ["Lidia"]) == (subject, "Lidia")
    assert vault.pseudonyms() == {"Teresa", "Lidia"}
    assert vault.pseudonyms("court") == {"Lidia"}
    assert vault.status().subjects == 1


def test_homonyms_stay_two(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    two, name = vault.enrol("PERSON", [FULL], "press", ["Teresa", "Lidia"], distinct=True)
    assert one != two
    assert name == "Lidia"
    assert vault.find(FULL) == {one, two}


def test_weak_aliases_and_other_types_join_nobody(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [GIVEN], "press", ["A"])
    two, _ = vault.enrol("PERSON", [GIVEN], "press", ["B"])
    place, _ = vault.enrol("LOCATION", [FULL], "press", ["C"])
    person, _ = vault.enrol("PERSON", [FULL], "press", ["D"])
    assert len({one, two, place, person}) == 4
    assert vault.find(GIVEN) == {one, two}


def test_blank_aliases_are_refused(vault: Vault) -> None:
    with pytest.raises(UsageError):
        vault.enrol("PERSON", [], "press", ["A"])
    with pytest.raises(UsageError):
        vault.enrol("PERSON", [FULL, Alias("weak", "  ")], "press", ["A"])
    with pytest.raises(UsageError):
        vault.learn("nobody", [FULL])
    with pytest.raises(UsageError):
        vault.adopt("nobody", "press", ["A"])
    assert vault.status().subjects == 0


def test_learning_twice_changes_nothing(folder: Path, vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    vault.learn(subject, [GIVEN, GIVEN, DUI])
    before = vault.status()
    vault.learn(subject, [Alias("weak", "INGRID"), DUI])
    assert vault.status() == before
    opened = vault.reveal("Teresa", [folder / "custodian.key"], "why")
    assert set(opened.aliases) == {FULL, GIVEN, DUI}


def test_status_counts(vault: Vault) -> None:
    vault.enrol("PERSON", [FULL, GIVEN], "press", ["Teresa"])
    vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "press", ["Nora"])
    status = vault.status()
    counts = (status.subjects, status.aliases, status.pseudonyms, status.reserved, status.entries)
    assert counts == (2, 3, 2, 0, 3)
    assert (len(status.editors), len(status.custodians), status.threshold) == (1, 1, 1)


def test_a_batch_is_one_change_and_leaves_out_what_failed_in_it(either: Path) -> None:
    one, two, three = Alias("name", "Rut Paz"), Alias("name", "Saúl Ríos"), Alias("name", "Noé Mar")
    with Vault.open(either) as vault:
        entries = len(vault.audit())
        with vault.batch():
            vault.enrol("PERSON", [one], "press", ["Teresa"])
            with pytest.raises(PseudonymsExhausted):
                vault.enrol("PERSON", [two], "press", ["Teresa"])
            vault.enrol("PERSON", [three], "press", ["Lidia"])
        assert [len(vault.find(alias)) for alias in (one, two, three)] == [1, 0, 1]
        assert len(vault.audit()) == entries + 1
        with pytest.raises(UsageError), vault.batch():  # noqa: PT012 - the first must not stay
            vault.enrol("PERSON", [two], "press", ["Nora"])
            vault.enrol("PERSON", [], "press", ["Olga"])
        assert vault.find(two) == frozenset()
        assert vault.pseudonyms() == {"Teresa", "Lidia"}
        vault.verify()
