"""The few cryptographic acts of the vault, each one call into a well-kept library.

Sealing is age (https://age-encryption.org/v1, by pyrage): X25519 recipients, or those of an age
plugin, so that what is sealed here opens with the stock ``age`` tool. Looking up is HMAC-SHA256
(RFC 2104). Signing is Ed25519 (RFC 8032, by ``cryptography``).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anonymizer.errors import UsageError, VaultLocked, VaultTampered
from anonymizer.vault import plugins

#: Sealed payloads are a multiple of this many bytes, so that a length tells no name.
BUCKET = 256

# Header of an age file up to its MAC line, then a 16-byte nonce and the payload in chunks of
# 64 KiB, each with a 16-byte tag. Stanza lines other than X25519 occur: writers add "grease".
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n(?:->|[A-Za-z0-9+/]).*?\n--- [A-Za-z0-9+/]{43}\n", re.S
)
_NONCE, _CHUNK, _TAG = 16, 65536, 16


@dataclass(frozen=True, slots=True)
class Identity:
    """A private age key; only its public half is ever shown.

    Attributes:
        recipient: the public key, ``age1...``.
    """

    recipient: str
    _key: pyrage.x25519.Identity | pyrage.plugin.IdentityPluginV1 = field(repr=False, compare=False)
    _secret: str = field(repr=False, compare=False)

    @classmethod
    def generate(cls) -> Identity:
        """A new key pair."""
        return cls._of(pyrage.x25519.Identity.generate())

    @classmethod
    def parse(cls, secret: str, public_key: str | None = None) -> Identity:
        """The key in an ``AGE-SECRET-KEY-1...`` or ``AGE-PLUGIN-...`` line.

        Blanks and lower case do no harm, for keys that were typed in from paper.

        Args:
            secret: the line.
            public_key: of a plugin's identity, which does not tell it.

        Raises:
            VaultLocked: it is none, or its plugin or public key is missing.
        """
        secret = "".join(secret.split()).upper()
        if secret.startswith(plugins.PREFIX):
            if public_key is None:
                raise VaultLocked(
                    "the identity of an age plugin needs its public key in a comment line above it"
                )
            return cls(public_key, plugins.identity(secret), secret)
        try:
            return cls._of(pyrage.x25519.Identity.from_str(secret))
        except pyrage.IdentityError:
            raise VaultLocked("not an age secret key (AGE-SECRET-KEY-1...)") from None

    @classmethod
    def _of(cls, key: pyrage.x25519.Identity) -> Identity:
        return cls(str(key.to_public()), key, str(key))

    def secret(self) -> str:
        """The private key as text. Seal it or write it to a 0600 file; never log it."""
        return self._secret

    def age(self) -> pyrage.x25519.Identity | pyrage.plugin.IdentityPluginV1:
        """The key as pyrage takes it."""
        return self._key

    @property
    def can_sign(self) -> bool:
        """Whether :meth:`signer` can be had: not from a key on a device."""
        return not self._secret.startswith(plugins.PREFIX)

    def signer(self) -> Device:
        """The signing key that belongs to this key: a custodian needs to keep only one.

        It is Ed25519 with the seed HKDF-SHA256 (RFC 5869) of the text of the secret, no salt,
        info ``anonymizer custodian signature``.

        Raises:
            VaultLocked: the secret is in a device, so nothing can be derived from it.
        """
        if not self.can_sign:
            raise VaultLocked("a key on a device opens, but cannot sign: use an identity file")
        derive = HKDF(hashes.SHA256(), 32, salt=None, info=b"anonymizer custodian signature")
        return Device._of(
            Ed25519PrivateKey.from_private_bytes(derive.derive(self._secret.encode()))
        )


def _recipient(
    public_key: str,
) -> pyrage.x25519.Recipient | pyrage.plugin.RecipientPluginV1:
    if plugins.is_plugin_recipient(public_key):
        return plugins.recipient(public_key)
    try:
        return pyrage.x25519.Recipient.from_str(public_key)
    except pyrage.RecipientError:
        raise UsageError("not a public age key (age1...)") from None


def check_recipient(public_key: str) -> None:
    """Whether this is a public age key that can be sealed to here.

    Raises:
        UsageError: it is none, or of a plugin that is not installed.
    """
    _recipient(public_key)


def seal(payload: Mapping[str, object], recipients: Iterable[str]) -> bytes:
    """``payload`` as padded JSON in an age file that any one of ``recipients`` opens.

    Args:
        payload: what to seal; see :func:`open_row` for the keys that bind it to its place.
        recipients: public keys ``age1...``, at least one.
    """
    keys = [_recipient(recipient) for recipient in recipients]
    return bytes(pyrage.encrypt(pad(json.dumps(payload, ensure_ascii=False).encode()), keys))


def unseal(sealed: bytes, identities: Sequence[Identity]) -> dict[str, object]:
    """The payload of :func:`seal`.

    Raises:
        VaultTampered: it does not open with these identities, or is not a JSON object. Callers
            who do not know whether the key is the right one find out first.
    """
    try:
        payload = json.loads(pyrage.decrypt(sealed, [each.age() for each in identities]))
    except (pyrage.DecryptError, ValueError):
        raise VaultTampered("a sealed payload does not open with its key") from None
    if not isinstance(payload, dict):
        raise VaultTampered("a sealed payload is not a JSON object")
    return payload


def open_row(
    sealed: bytes, identities: Sequence[Identity], table: str, row: str, subject: str
) -> dict[str, object]:
    """The payload of a row, if it was sealed for that very row.

    Raises:
        VaultTampered: it does not open, or names another table, row or subject.
    """
    payload = unseal(sealed, identities)
    if (payload.get("table"), payload.get("row"), payload.get("subject")) != (table, row, subject):
        raise VaultTampered(f"row {row} of {table} holds what was sealed for another row")
    return payload


def pad(data: bytes) -> bytes:
    """``data`` with blanks up to the next multiple of :data:`BUCKET`; at least one bucket.

    JSON allows blanks at its end, so the payload stays readable for stock tools.
    """
    return data + b" " * (-len(data) % BUCKET if data else BUCKET)


def is_sealed(sealed: bytes) -> bool:
    """Whether this is an age file with a payload of whole buckets. Needs no key."""
    header = _HEADER.match(sealed)
    if header is None:
        return False
    body = len(sealed) - header.end() - _NONCE
    chunks = -(-body // (_CHUNK + _TAG))
    payload = body - _TAG * chunks
    return payload > 0 and payload % BUCKET == 0


def blind_index(key: bytes, *fields: str) -> bytes:
    """A digest by which equal fields are found, telling nothing without the key.

    Each field is preceded by its length (4 bytes, big endian), so that no two lists of fields run
    together.

    Args:
        key: the project's index key.
        fields: project id, word for the use, kind, normalised text.

    Returns:
        32 bytes.
    """
    encoded = (text.encode("utf-8", "surrogatepass") for text in fields)
    message = b"".join(len(part).to_bytes(4, "big") + part for part in encoded)
    return hmac.digest(key, message, "sha256")


def random_key() -> bytes:
    """32 bytes for an index or a store."""
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Device:
    """The signing key of this user on this machine.

    Attributes:
        public_key: Ed25519, base64.
    """

    public_key: str
    _key: Ed25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def generate(cls) -> Device:
        """A new key pair."""
        return cls._of(Ed25519PrivateKey.generate())

    @classmethod
    def parse(cls, pem: bytes) -> Device:
        """The key in a PKCS 8 PEM file.

        Raises:
            VaultLocked: it is none.
        """
        try:
            key = serialization.load_pem_private_key(pem, password=None)
        except (ValueError, TypeError):
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise VaultLocked("the device key is not an Ed25519 key; remove it to make a new one")
        return cls._of(key)

    @classmethod
    def _of(cls, key: Ed25519PrivateKey) -> Device:
        return cls(base64.b64encode(key.public_key().public_bytes_raw()).decode(), key)

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the public key."""
        return device_id(self.public_key)

    def pem(self) -> bytes:
        """The private key as PKCS 8 PEM, unencrypted: for a 0600 file."""
        return self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    def sign(self, message: bytes) -> str:
        """The signature, base64."""
        return base64.b64encode(self._key.sign(message)).decode()


def device_id(public_key: str) -> str:
    """The short name of a device in the audit, of its public key in base64."""
    return hashlib.sha256(public_key.encode()).hexdigest()[:16]


def is_signed(public_key: str, message: bytes, signature: str) -> bool:
    """Whether ``signature`` (base64) is the device's over ``message``."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        raw = base64.b64decode(signature, validate=True)
        key.verify(raw, message)
    except (ValueError, InvalidSignature):
        return False
    # The last character has bits to spare: only one way to write a signature is taken.
    return base64.b64encode(raw).decode() == signature
