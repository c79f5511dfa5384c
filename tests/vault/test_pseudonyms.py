"""Which pseudonym a subject gets, and which nobody gets."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from anonymizer.errors import (
    PseudonymsExhausted,
    VaultRefused,
)
from anonymizer.ports import Alias
from anonymizer.vault import Vault

from .known import FULL


def test_a_pseudonym_is_given_once_in_all_scopes(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [Alias("name", "Rut Paz")], "press", ["Renée"])
    _, other = vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "court", ["RENEE", "Olga"])
    assert other == "Olga"
    assert vault.adopt(one, "court", ["Olga", "renee"]) == "Renée"


def test_a_pseudonym_is_no_real_name(vault: Vault) -> None:
    vault.enrol("PERSON", [Alias("name", "Rut Paz")], "press", ["Paz", "rut", "RUT PAZ", "Olga"])
    assert vault.pseudonyms() == {"Olga"}


def test_a_real_name_learnt_later_is_told(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [Alias("name", "Rut Paz")], "press", ["Olga"])
    vault.enrol("PERSON", [Alias("name", "Olga Ríos")], "press", ["Nora"])
    told = [each for each in vault.verify() if each.code == "pseudonym-is-real-name"]
    assert len(told) == 1
    assert one in told[0].message
    assert "Olga" not in told[0].message


def test_reserved_names_are_never_given(folder: Path, vault: Vault) -> None:
    vault.reserve(["Olga", "Olga", ""])
    _, name = vault.enrol("PERSON", [FULL], "press", ["olga", "Nora"])
    assert name == "Nora"
    assert vault.status().reserved == 1
    vault.verify()
    with pytest.raises(VaultRefused):
        vault.reveal("Olga", [folder / "custodian.key"], "why")


def test_nothing_is_stored_when_names_run_out(vault: Vault) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    before = vault.status()
    with pytest.raises(PseudonymsExhausted):
        vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "press", ["Teresa", "", "Ríos"])
    assert vault.status() == before
    assert vault.find(Alias("name", "Saúl Ríos")) == frozenset()


def test_endless_candidates_end(vault: Vault) -> None:
    with pytest.raises(PseudonymsExhausted):
        vault.enrol("PERSON", [FULL], "press", ("" for _ in count()))


def test_candidates_may_look_up_but_not_change(vault: Vault) -> None:
    def looking():
        yield "Zoila" if not vault.knows("Zoila") else "Nora"

    def changing():
        vault.reserve(["Nora"])
        yield "Nora"

    assert vault.enrol("PERSON", [FULL], "press", looking())[1] == "Zoila"
    with pytest.raises(RuntimeError):
        vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "press", changing())
    assert vault.status().subjects == 1
    vault.reserve(["Nora"])
