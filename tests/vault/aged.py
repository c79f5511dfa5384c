"""Files as ``age -p`` writes them, with a low work factor: pyrage always takes about a second."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def encrypt(data: bytes, passphrase: str, work: int = 10) -> bytes:
    """``data`` (under 64 KiB) encrypted as https://age-encryption.org/v1 says, "scrypt"."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << work, r=8, p=1,
        dklen=32,
    )  # fmt: skip
    body = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _base64(salt),
        work,
        _base64(body),
    )
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")
    payload_key = _hkdf(file_key, nonce, b"payload")
    # One chunk, the last: counter 0, flag 1.
    chunk = ChaCha20Poly1305(payload_key).encrypt(bytes(11) + b"\x01", data, None)
    return header + b" " + _base64(mac) + b"\n" + nonce + chunk
