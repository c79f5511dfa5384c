"""``recipients.toml``: whose public keys the project seals to, and whose signatures it knows.

The file is public and for reading; the same text stands in the encrypted store, and a difference
is tampering. So nobody can slip in a key by editing the file.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from anonymizer.errors import UsageError, VaultTampered
from anonymizer.vault.crypto import Device, device_id
from anonymizer.vault.keys import now

_HEAD = """\
# Public keys of this project: nothing in here is secret. Do not edit: the vault keeps a copy and
# refuses to work with another text. Use `anonymizer vault custodian add`.
"""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is sealed to.

    Attributes:
        role: ``"editor"`` or ``"custodian"``.
        key: public age key, ``age1...``.
        added: UTC time, ISO 8601.
    """

    role: str
    key: str
    added: str


@dataclass(frozen=True, slots=True)
class SigningDevice:
    """A device whose signatures in the audit are good.

    Attributes:
        key: public Ed25519 key, base64.
        added: UTC time, ISO 8601.
    """

    key: str
    added: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Everybody with a key in the project.

    Attributes:
        threshold: how many custodians open a subject together.
    """

    threshold: int
    recipients: tuple[Recipient, ...]
    devices: tuple[SigningDevice, ...]

    @property
    def editors(self) -> tuple[str, ...]:
        """Public keys of those who add and look up."""
        return self._keys("editor")

    @property
    def custodians(self) -> tuple[str, ...]:
        """Public keys of those who may open."""
        return self._keys("custodian")

    def _keys(self, role: str) -> tuple[str, ...]:
        return tuple(each.key for each in self.recipients if each.role == role)

    def device_keys(self) -> Mapping[str, str]:
        """Device id -> public key."""
        return {device_id(device.key): device.key for device in self.devices}

    def with_device(self, device: Device) -> Recipients:
        """The same and one device more."""
        return replace(self, devices=(*self.devices, SigningDevice(device.public_key, now())))

    def with_recipient(self, role: str, key: str) -> Recipients:
        """The same and one editor or custodian more.

        Raises:
            UsageError: the key is in the list already.
        """
        if key in self._keys(role):
            raise UsageError(f"this public key stands in the list already, as {role}")
        return replace(self, recipients=(*self.recipients, Recipient(role, key, now())))

    def without_recipient(self, role: str, key: str) -> Recipients:
        """The same and one editor or custodian less.

        Raises:
            UsageError: there is no such key in the list, or it is the last one.
        """
        if key not in self._keys(role):
            raise UsageError(f"no {role} of this project has that public key")
        if len(self._keys(role)) == 1:
            raise UsageError(f"a project needs at least one {role}: add the new one first")
        kept = (each for each in self.recipients if (each.role, each.key) != (role, key))
        return replace(self, recipients=tuple(kept))

    def with_threshold(self, threshold: int) -> Recipients:
        """The same with so many custodians opening together."""
        return replace(self, threshold=threshold)

    def render(self) -> str:
        """The text of the file."""
        parts = [_HEAD, f"format = 1\nthreshold = {self.threshold}\n"]
        parts += [
            _table("recipient", role=each.role, key=each.key, added=each.added)
            for each in self.recipients
        ]
        parts += [
            _table("device", id=device_id(each.key), key=each.key, added=each.added)
            for each in self.devices
        ]
        return "\n".join(parts)

    @classmethod
    def parse(cls, text: str) -> Recipients:
        """The reverse of :meth:`render`.

        Raises:
            VaultTampered: it is not such a text.
        """
        try:
            data = tomllib.loads(text)
            return cls(
                threshold=int(data["threshold"]),
                recipients=tuple(
                    Recipient(str(row["role"]), str(row["key"]), str(row["added"]))
                    for row in data.get("recipient", ())
                ),
                devices=tuple(
                    SigningDevice(str(row["key"]), str(row["added"]))
                    for row in data.get("device", ())
                ),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise VaultTampered(
                "recipients.toml cannot be read: restore it from a backup"
            ) from None


def _table(name: str, **values: str) -> str:
    # A JSON string of plain ASCII is a TOML basic string.
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in values.items())
    return f"[[{name}]]\n" + "".join(lines)
