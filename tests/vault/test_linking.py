"""What a reviewer said of two subjects is remembered, and traits find nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import Vault

SCOPE = "series:a"


def enrolled(vault: Vault, name: str, pseudonym: str, *traits: str) -> str:
    aliases = [Alias("name", name), *(Alias("trait", trait) for trait in traits)]
    return vault.enrol("PERSON", aliases, SCOPE, [pseudonym])[0]


def test_the_same_person_is_found_as_the_one_that_is_kept(either: Path) -> None:
    with Vault.open(either) as vault:
        kept = enrolled(vault, "Ada Luna", "Teresa")
        other = enrolled(vault, "Adita Luna", "Emilia")
        third = enrolled(vault, "Adela Luna", "Berta")
        vault.decide_same(kept, other)
        vault.decide_same(other, third)
    with Vault.open(either) as vault:
        for name in ("Ada Luna", "Adita Luna", "Adela Luna"):
            assert vault.find(Alias("name", name)) == {kept}
        assert vault.members(SCOPE) == {kept}
        assert vault.decided(other, kept) is True
        assert vault.decided(kept, third) is None
        vault.verify()


def test_the_newest_word_holds_even_in_a_circle(vault: Vault) -> None:
    a, b = enrolled(vault, "Ada Luna", "Teresa"), enrolled(vault, "Adita Luna", "Emilia")
    vault.decide_same(a, b)
    vault.decide_same(b, a)
    assert vault.find(Alias("name", "Ada Luna")) == {b}
    vault.decide_different(a, b)
    assert vault.find(Alias("name", "Ada Luna")) == {a}
    assert vault.decided(a, b) is vault.decided(b, a) is False
    c = enrolled(vault, "Adela Luna", "Berta")
    for keeper, gone in ((a, b), (b, c), (c, a)):
        vault.decide_same(keeper, gone)
    assert len(vault.find(Alias("name", "Ada Luna"))) == 1


def test_only_two_subjects_can_be_decided_about(vault: Vault) -> None:
    known = enrolled(vault, "Ada Luna", "Teresa")
    for pair in ((known, known), (known, "nobody"), ("nobody", known)):
        with pytest.raises(UsageError):
            vault.decide_same(*pair)


def test_traits_are_told_of_their_subject_alone(either: Path) -> None:
    with Vault.open(either) as vault:
        a = enrolled(vault, "Ada Luna", "Teresa", "female", "born 1970")
        b = enrolled(vault, "Hugo Lobo", "Emilio", "male")
        assert vault.told([a, b], ["female", "male", "born 1970", "born 1971"]) == {
            a: {"female", "born 1970"},
            b: {"male"},
        }
        assert not vault.find(Alias("trait", "female"))
        assert not vault.knows("female")
        vault.learn(b, [Alias("trait", "official")])
        assert vault.told([b], ["official"]) == {b: {"official"}}
        vault.verify()


def test_equal_traits_have_unequal_digests(vault: Vault) -> None:
    for name, pseudonym in (("Ada Luna", "Teresa"), ("Eva Lobo", "Emilia")):
        enrolled(vault, name, pseudonym, "female")
    with vault._ledger.reading() as connection:
        digests = connection.exec_driver_sql("SELECT digest FROM traits").scalars().all()
    assert len(set(digests)) == 2


def test_erasing_takes_decisions_and_traits_along(either: Path) -> None:
    with Vault.open(either) as vault:
        a = enrolled(vault, "Ada Luna", "Teresa", "female")
        b = enrolled(vault, "Adita Luna", "Emilia", "female")
        vault.decide_same(a, b)
        vault.erase(b)
        vault.verify()
        assert vault.decided(a, b) is None
        assert vault.find(Alias("name", "Ada Luna")) == {a}
        with vault._ledger.reading() as connection:
            left = connection.exec_driver_sql("SELECT DISTINCT subject FROM traits").scalars()
            assert list(left) == [a]
