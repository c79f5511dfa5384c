import json

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.errors import UsageError, VaultLocked, VaultTampered
from anonymizer.vault.crypto import (
    BUCKET,
    Device,
    Identity,
    blind_index,
    check_recipient,
    is_sealed,
    is_signed,
    open_row,
    pad,
    seal,
    unseal,
)

json_objects = st.dictionaries(st.text(), st.text(max_size=400), max_size=4)


@given(st.binary(max_size=3 * BUCKET))
def test_padding_fills_buckets_and_only_adds_blanks(data: bytes) -> None:
    padded = pad(data)
    assert len(padded) % BUCKET == 0
    assert len(padded) >= BUCKET
    assert padded[: len(data)] == data
    assert not padded[len(data) :].strip(b" ")
    assert len(padded) - len(data) <= BUCKET


@given(json_objects)
def test_what_is_sealed_opens_and_has_the_length_of_buckets(payload: dict[str, str]) -> None:
    identity = Identity.generate()
    sealed = seal(payload, [identity.recipient])
    assert unseal(sealed, [identity]) == payload
    assert is_sealed(sealed)
    assert len(pyrage.decrypt(sealed, [identity.age()])) % BUCKET == 0


def test_two_names_of_different_length_leave_payloads_of_one_length() -> None:
    identity = Identity.generate()
    lengths = {
        len(pyrage.decrypt(seal({"text": name}, [identity.recipient]), [identity.age()]))
        for name in ("Li", "María Guadalupe Monterrosa viuda de Argüello")
    }
    assert lengths == {BUCKET}


@pytest.mark.parametrize("size", [0, 1, 255, 257, 70_000])
def test_a_payload_that_fills_no_bucket_is_not_sealed(size: int) -> None:
    identity = pyrage.x25519.Identity.generate()
    assert not is_sealed(pyrage.encrypt(b"x" * size, [identity.to_public()]))


@pytest.mark.parametrize("size", [256, 65536, 65536 + 256, 3 * 65536])
def test_payloads_longer_than_a_chunk_of_age_count_in_buckets(size: int) -> None:
    identity = pyrage.x25519.Identity.generate()
    assert is_sealed(pyrage.encrypt(b"x" * size, [identity.to_public()]))


def test_bytes_that_are_no_age_file_are_not_sealed() -> None:
    assert not is_sealed(b"x" * 512)
    assert not is_sealed(b"")


def test_another_identity_does_not_open() -> None:
    sealed = seal({"a": 1}, [Identity.generate().recipient])
    with pytest.raises(VaultTampered):
        unseal(sealed, [Identity.generate()])


def test_every_changed_byte_of_a_sealed_payload_is_noticed() -> None:
    identity = Identity.generate()
    sealed = seal({"text": "x"}, [identity.recipient])
    for position in range(0, len(sealed), 7):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(VaultTampered):
            unseal(bytes(changed), [identity])


@pytest.mark.parametrize(
    "place", [("shares", "r1", "s1"), ("aliases", "r2", "s1"), ("aliases", "r1", "s2")]
)
def test_a_payload_of_another_row_is_refused(place: tuple[str, str, str]) -> None:
    identity = Identity.generate()
    payload = {"table": "aliases", "row": "r1", "subject": "s1", "text": "x"}
    sealed = seal(payload, [identity.recipient])
    assert open_row(sealed, [identity], "aliases", "r1", "s1") == payload
    with pytest.raises(VaultTampered):
        open_row(sealed, [identity], *place)


def test_a_sealed_list_is_refused() -> None:
    identity = Identity.generate()
    sealed = pyrage.encrypt(json.dumps([1]).encode(), [identity.age().to_public()])
    with pytest.raises(VaultTampered):
        unseal(sealed, [identity])


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_only_equal_fields_have_equal_digests(one: list[str], other: list[str]) -> None:
    key = b"k" * 32
    assert (blind_index(key, *one) == blind_index(key, *other)) == (one == other)


def test_another_key_gives_another_digest() -> None:
    assert blind_index(b"a" * 32, "x") != blind_index(b"b" * 32, "x")


def test_digest_is_hmac_sha256_over_length_prefixed_fields() -> None:
    import hmac

    expected = hmac.digest(b"k" * 32, b"\0\0\0\2ab\0\0\0\1c", "sha256")
    assert blind_index(b"k" * 32, "ab", "c") == expected


def test_secrets_stand_in_no_repr() -> None:
    identity, device = Identity.generate(), Device.generate()
    assert identity.secret() not in repr(identity)
    assert "SECRET" not in repr(identity)
    assert "PRIVATE" not in repr(device)


def test_signature_holds_for_this_message_and_device_only() -> None:
    device = Device.generate()
    signature = device.sign(b"message")
    assert is_signed(device.public_key, b"message", signature)
    assert not is_signed(device.public_key, b"massage", signature)
    assert not is_signed(Device.generate().public_key, b"message", signature)
    assert not is_signed(device.public_key, b"message", "no base64")
    assert not is_signed("", b"message", signature)
    # Bits that base64 leaves unused may not differ either.
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    assert signature.endswith("==")
    neighbour = digits[digits.index(signature[-3]) ^ 1]
    assert not is_signed(device.public_key, b"message", signature[:-3] + neighbour + "==")


def test_device_survives_its_file() -> None:
    device = Device.generate()
    assert Device.parse(device.pem()) == device
    with pytest.raises(VaultLocked):
        Device.parse(b"no key")


def test_text_that_is_no_key_is_refused() -> None:
    with pytest.raises(VaultLocked):
        Identity.parse("AGE-SECRET-KEY-1NONE")
    with pytest.raises(UsageError):
        check_recipient("age1none")
