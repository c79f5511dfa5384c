"""k of n custodians: who opens, who does not, and how they come and go."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from shamir_mnemonic import split_ems
from shamir_mnemonic.shamir import EncryptedMasterSecret, RawShare, _interpolate
from sqlalchemy import select, update

from anonymizer.errors import UsageError, VaultLocked, VaultRefused, VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Identity, Vault, custody, read_request, reason_of
from anonymizer.vault.crypto import open_row, seal
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.recipients import Recipient, Recipients
from anonymizer.vault.schema import shares
from anonymizer.vault.store import reading, writing

NAME = "Eulogia Chacón Zometa"


def project(folder: Path, custodians: list[Identity], threshold: int) -> Vault:
    return Vault.create(
        folder, custodians=[each.recipient for each in custodians], threshold=threshold
    )


@pytest.fixture
def people() -> list[Identity]:
    return [Identity.generate() for _ in range(3)]


@pytest.fixture
def two_of_three(folder: Path, people: list[Identity]) -> Vault:
    vault = project(folder, people, 2)
    vault.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa"])
    return vault


def names(vault: Vault, *identities: Identity, answers: tuple[bytes, ...] = ()) -> list[str]:
    found = vault.reveal("Teresa", identities, "a reason", answers=answers)
    return [alias.text for alias in found.aliases]


def test_any_k_open_and_no_k_minus_one(two_of_three: Vault, people: list[Identity]) -> None:
    for pair in combinations(people, 2):
        assert names(two_of_three, *pair) == [NAME]
    opened = len(two_of_three.audit())
    for one in people:
        with pytest.raises(VaultLocked, match="1 more custodian"):
            names(two_of_three, one)
        with pytest.raises(VaultLocked):
            names(two_of_three, one, one)
    assert len(two_of_three.audit()) == opened, "what did not happen is not in the audit"


@pytest.mark.parametrize("count", range(1, 6))
def test_k_minus_one_custodians_hold_nothing(count: int) -> None:
    """All k, all subsets: what fewer than k hold neither is the key nor depends on it."""
    keys = [f"age1{number}" for number in range(count)]
    members = tuple(Recipient("custodian", key, "") for key in keys)
    secret = Identity.generate()
    for threshold in range(1, count + 1):
        split = custody.split(secret, Recipients(threshold, members, ()))
        for size in range(count + 1):
            for subset in combinations(keys, size):
                held = [split[key] for key in subset]
                if size >= threshold:
                    assert custody.join(held, secret.recipient) == secret
                    continue
                with pytest.raises(VaultLocked):
                    custody.join(held, secret.recipient)
                assert secret.secret() not in repr(held)


def test_k_minus_one_shares_fit_every_other_secret() -> None:
    """Whatever k-1 custodians hold, one more share would make any other secret of it.

    That is Shamir's argument. SLIP-39 adds a digest of 32 bits, by which k-1 custodians could rule
    out guesses of the whole secret; of its 256 bits 224 stay out of reach.
    """
    one, other = (
        EncryptedMasterSecret.from_master_secret(
            Identity.generate().secret().encode(), b"", 7, True, 0
        )
        for _ in range(2)
    )
    for threshold in range(2, 6):
        (group,) = split_ems(1, [(threshold, 5)], one)
        for held in combinations(group, threshold - 1):
            # SLIP-39 puts the secret at x = 255 of the polynomial.
            points = [RawShare(share.index, share.value) for share in held]
            free = next(x for x in range(5) if x not in {share.index for share in held})
            missing = _interpolate([*points, RawShare(255, other.ciphertext)], free)
            assert _interpolate([*points, RawShare(free, missing)], 255) == other.ciphertext


def test_a_false_share_is_noticed(two_of_three: Vault, people: list[Identity]) -> None:
    ledger: Ledger = two_of_three._ledger
    key = people[1].recipient
    with reading(ledger.store.keyring) as keyring:
        row = keyring.execute(select(shares).where(shares.c.custodian == key)).one()
    payload = open_row(row.sealed, [people[1]], "shares", row.id, row.subject)
    held = custody.split(Identity.generate(), ledger.recipients())
    # another split under the same number, so that only the key's comparison can tell
    payload["value"] = held[key]["value"]
    with writing(ledger.store.keyring) as keyring:
        sealed = seal(payload, [key])
        keyring.execute(update(shares).where(shares.c.id == row.id).values(sealed=sealed))
    with pytest.raises((VaultTampered, VaultLocked)):
        names(two_of_three, people[0], people[1])
    assert names(two_of_three, people[0], people[2]) == [NAME]
    assert names(two_of_three, *people) == [NAME], "the others are enough"
    with pytest.raises(VaultTampered):
        two_of_three.verify()


def test_shares_of_another_subject_are_no_key(people: list[Identity]) -> None:
    members = tuple(Recipient("custodian", each.recipient, "") for each in people)
    split = custody.split(Identity.generate(), Recipients(2, members, ()))
    with pytest.raises(VaultTampered, match="false"):
        custody.join(split.values(), Identity.generate().recipient)


def test_custodians_answer_on_their_own_machines(
    two_of_three: Vault, people: list[Identity]
) -> None:
    asking, other, third = people
    request = two_of_three.custodians.request(["Teresa"], [asking], "a court asks")
    with pytest.raises(VaultLocked):
        read_request(request, [Identity.generate()])
    read = read_request(request, [other])
    assert (read.reason, read.requester) == ("a court asks", asking.recipient)
    assert [each.shown for each in read.asked] == ["Teresa"]
    entry = two_of_three.audit()[-1]
    assert (entry.event, read.entry) == ("opening.requested", (entry.seq, entry.hash))
    answer = read.answer([other])
    assert two_of_three.custodians.requested([answer], [asking])[1] == "a court asks"
    assert names(two_of_three, asking, answers=(answer,)) == [NAME]
    last = two_of_three.audit()[-1]
    assert last.detail["custodians"] == sorted([asking.recipient, other.recipient])
    assert reason_of(last, [third]) == "a reason"
    with pytest.raises(VaultLocked):
        names(two_of_three, third, answers=(answer,))


def test_an_answer_opens_what_was_asked_for_and_nothing_else(
    two_of_three: Vault, people: list[Identity]
) -> None:
    two_of_three.enrol("PERSON", [Alias("name", "Otro Nombre")], "press", ["Lidia"])
    request = two_of_three.custodians.request(["Lidia"], people[:1], "why")
    answer = read_request(request, people[1:]).answer(people[1:])
    with pytest.raises(VaultLocked):
        names(two_of_three, people[0], answers=(answer,))


def test_answers_to_a_request_that_the_audit_does_not_know_open_nothing(
    two_of_three: Vault, people: list[Identity], tmp_path: Path
) -> None:
    request = two_of_three.custodians.request(["Teresa"], people[:1], "why")
    answer = read_request(request, people[1:]).answer(people[1:])
    other = project(tmp_path / "other", people, 2)
    with pytest.raises(UsageError, match="another project"):
        other.reveal("Teresa", people[:1], "why", answers=[answer])


def test_a_request_needs_a_reason_and_a_custodian(
    two_of_three: Vault, people: list[Identity]
) -> None:
    with pytest.raises(VaultRefused):
        two_of_three.custodians.request(["Teresa"], people[:1], " ")
    with pytest.raises(VaultLocked):
        two_of_three.custodians.request(["Teresa"], [Identity.generate()], "why")


def test_a_new_custodian_opens_what_was_sealed_before(
    two_of_three: Vault, people: list[Identity]
) -> None:
    new = Identity.generate()
    desk = two_of_three.custodians
    with pytest.raises(VaultLocked):
        desk.change(people[:1], add=new.recipient)
    assert desk.change(people[:2], add=new.recipient) == 1
    assert names(two_of_three, new, people[2]) == [NAME]
    assert two_of_three.verify() == ()
    with pytest.raises(UsageError):
        desk.change(people[:2], add=new.recipient)


def test_a_removed_custodian_opens_nothing_more(
    two_of_three: Vault, folder: Path, people: list[Identity]
) -> None:
    gone = people[2]
    two_of_three.custodians.change(people[:2], remove=gone.recipient)
    two_of_three.close()
    with pytest.raises(VaultLocked):
        Vault.open(folder, identities=[gone])
    with Vault.open(folder) as vault:
        with pytest.raises(VaultLocked):
            names(vault, gone, people[0])
        assert names(vault, *people[:2]) == [NAME]
        with pytest.raises(UsageError, match="threshold"):
            vault.custodians.change(people[:2], remove=people[0].recipient)
        vault.custodians.change(people[:2], remove=people[0].recipient, threshold=1)
        assert names(vault, people[1]) == [NAME]
        assert vault.verify() == ()


def test_rotation_makes_new_shares_and_goes_on_after_an_interruption(
    two_of_three: Vault, people: list[Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    from anonymizer.vault import rotation

    for number in range(5):
        two_of_three.enrol("PERSON", [Alias("name", f"Nombre {number}")], "p", [f"P{number}"])
    monkeypatch.setattr(rotation, "_MANY", 2)
    new, calls = Identity.generate(), []

    def dies(change: object, secrets: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(change, secrets)

    real = rotation._reseal
    monkeypatch.setattr(rotation, "_reseal", dies)
    with pytest.raises(KeyboardInterrupt):
        two_of_three.custodians.change(people[:2], add=new.recipient)
    assert two_of_three.verify() == ()
    assert names(two_of_three, *people[:2]) == [NAME]
    assert two_of_three.custodians.rotate(people[:2]) == 6
    assert two_of_three.verify() == ()
    assert names(two_of_three, new, people[2]) == [NAME]


def test_rotation_by_answers(two_of_three: Vault, people: list[Identity]) -> None:
    desk = two_of_three.custodians
    request = read_request(desk.request_rotation(people[:1], "one moved house"), people[1:])
    assert request.purpose == "rotate"
    assert desk.rotate(people[:1], answers=[request.answer(people[1:])]) == 1
    assert two_of_three.verify() == ()


def test_known_people_learn_names_by_the_public_key_alone(
    folder: Path, two_of_three: Vault, people: list[Identity]
) -> None:
    two_of_three.close()
    with Vault.open(folder) as vault:
        (subject,) = vault.find(Alias("name", NAME))
        vault.learn(subject, [Alias("weak", "Lolita")])
        assert names(vault, *people[1:]) == [NAME, "Lolita"]


@pytest.mark.parametrize(("count", "threshold"), [(3, 4), (3, 0), (17, 2)])
def test_thresholds_that_cannot_be_reached_are_refused(
    folder: Path, count: int, threshold: int
) -> None:
    with pytest.raises(UsageError, match="custodians"):
        project(folder, [Identity.generate() for _ in range(count)], threshold)
    assert not folder.exists()


def test_editors_come_and_go(folder: Path, vault: Vault) -> None:
    colleague = Identity.generate()
    vault.custodians.change_editors(add=colleague.recipient)
    with Vault.open(folder, identities=[colleague]) as other:
        other.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa"])
    vault.custodians.change_editors(remove=colleague.recipient)
    with pytest.raises(VaultLocked):
        Vault.open(folder, identities=[colleague])
    assert [each.code for each in vault.verify()] == ["custodian-key-beside-vault"]
