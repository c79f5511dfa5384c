"""Decrypts every page of a SQLCipher file and of its log, free ones and stale ones included.

SQLCipher 4: AES-256-CBC under the raw key; the last 80 bytes of a page are IV (16) and HMAC (64);
the first page begins with 16 bytes of salt. https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT = 4096, 80, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def pages(database: Path, key: bytes) -> Iterator[bytes]:
    data = database.read_bytes()
    for start in range(0, len(data), PAGE):
        yield _decrypted(data[start : start + PAGE], key, first=start == 0)
    log = database.with_name(database.name + "-wal")
    data = log.read_bytes() if log.exists() else b""
    for start in range(LOG_HEADER, len(data), FRAME_HEADER + PAGE):
        frame = data[start : start + FRAME_HEADER + PAGE]
        first = int.from_bytes(frame[:4], "big") == 1
        yield _decrypted(frame[FRAME_HEADER:], key, first)


def _decrypted(page: bytes, key: bytes, first: bool) -> bytes:
    body, iv = page[SALT if first else 0 : -RESERVED], page[-RESERVED : -RESERVED + 16]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
