"""The audit: one JSON object a line, each chained to the one before and signed by a device.

An entry is the canonical JSON (keys sorted, no blanks, ASCII) of ``seq``, ``time`` (UTC),
``device``, ``event``, ``detail`` (ids and sealed text only), ``rows`` (subject id -> SHA-256 of
all that is stored about that subject after the change), ``prev`` (hash of the entry before),
``hash`` (SHA-256 of the canonical JSON of all the former) and ``signature`` (Ed25519 over the 32
bytes of the hash). So the chain vouches for the rows of the store, not only for itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from anonymizer.errors import VaultTampered
from anonymizer.vault.crypto import Device, blind_index, device_id, is_signed
from anonymizer.vault.keys import now

#: Event of the entry by which a device makes itself known.
REGISTERED = "device.registered"

#: Said of an entry that does not follow from the one before.
TAMPERED = "audit.jsonl was changed at entry {}: compare it with a backup"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends, as the store remembers it.

    Attributes:
        seq: number of the last entry, counted from 1.
        hash: of the last entry.
        end: length of the file in bytes.
    """

    seq: int = 0
    hash: str = "0" * 64
    end: int = 0

    def render(self) -> str:
        """As text for the store."""
        return json.dumps(asdict(self))

    @classmethod
    def parse(cls, text: str) -> Head:
        """The reverse of :meth:`render`."""
        return cls(**json.loads(text))

    def after(self, entry: Entry) -> Head:
        """The head once ``entry`` is appended."""
        return Head(entry.seq, entry.hash, self.end + len(entry.line()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One change or opening."""

    seq: int
    time: str
    device: str
    event: str
    detail: Mapping[str, object]
    rows: Mapping[str, str]
    prev: str
    hash: str = ""
    signature: str = ""

    def line(self) -> bytes:
        """The line of the file, with its end."""
        return _canonical(self._fields()) + b"\n"

    def digest(self) -> bytes:
        """What :attr:`hash` must be."""
        body = self._fields()
        del body["hash"], body["signature"]
        return hashlib.sha256(_canonical(body)).digest()

    def _fields(self) -> dict[str, object]:
        """As they are: a batch names hundreds of rows, which need no copies."""
        return {name: getattr(self, name) for name in self.__slots__}


def _canonical(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def entry_after(
    head: Head, device: Device, event: str, detail: Mapping[str, object], rows: Mapping[str, str]
) -> Entry:
    """The next entry of the chain, signed."""
    draft = Entry(head.seq + 1, now(), device.id, event, detail, rows, head.hash)
    digest = draft.digest()
    return replace(draft, hash=digest.hex(), signature=device.sign(digest))


def registration(device: Device, index_key: bytes) -> Mapping[str, object]:
    """Detail of the entry by which a device makes itself known.

    The proof shows that the device had opened ``project.age``; without it anybody with write
    access to the file could introduce a device.
    """
    return {"key": device.public_key, "proof": _proof(device.public_key, index_key)}


def _proof(public_key: str, index_key: bytes) -> str:
    return blind_index(index_key, "device", public_key).hex()


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks entries against the devices that the project knows.

    Attributes:
        devices: device id -> public key.
        index_key: for the proofs of registrations.
    """

    devices: Mapping[str, str]
    index_key: bytes

    def check(self, line: bytes, head: Head) -> Entry:
        """The entry in ``line`` (without its end), if it rightly follows ``head``.

        Raises:
            VaultTampered: it does not.
        """
        problem = VaultTampered(TAMPERED.format(head.seq + 1))
        try:
            entry = Entry(**json.loads(line))
            canonical = entry.line() == line + b"\n"
            digest = entry.digest()
        except (ValueError, TypeError, RecursionError):
            raise problem from None
        follows = entry.seq == head.seq + 1 and entry.prev == head.hash
        if not (canonical and follows and entry.hash == digest.hex()):
            raise problem
        key = self._key(entry)
        if key is None or not is_signed(key, digest, entry.signature):
            raise problem
        return entry

    def alone(self, line: bytes, seq: int) -> Entry:
        """The entry in a line by itself: rightly signed, whatever stands before it.

        Args:
            line: without its end.
            seq: the number it must have.

        Raises:
            VaultTampered: it is not what its device signed.
        """
        try:
            before = str(json.loads(line)["prev"])
        except (ValueError, TypeError, KeyError, RecursionError):
            raise VaultTampered(TAMPERED.format(seq)) from None
        return self.check(line, Head(seq - 1, before))

    def _key(self, entry: Entry) -> str | None:
        if entry.event != REGISTERED:
            return self.devices.get(entry.device)
        key = str(entry.detail.get("key"))
        proven = entry.detail.get("proof") == _proof(key, self.index_key)
        return key if proven and device_id(key) == entry.device else None

    def chain(self, lines: Iterable[bytes], head: Head) -> Iterator[Entry]:
        """All entries, each checked; they must end exactly at ``head``.

        Args:
            lines: of the whole chain, without their ends.
            head: what the store says of its end.

        Raises:
            VaultTampered: an entry is missing, added, moved or changed.
        """
        at = Head()
        for line in lines:
            entry = self.check(line, at)
            at = at.after(entry)
            yield entry
        if at != head:
            raise VaultTampered(f"the audit ends at entry {at.seq}, the store at {head.seq}")
