"""Sign-offs: who answered for which file, as entries of the audit.

An entry names the file by a keyed digest, so that nobody else learns which published stories are of
this project. Whoever edited a story cannot sign it: the entry lists the editors, and one that was
signed by one of them counts for nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from anonymizer.errors import SelfSignOff, VaultTampered
from anonymizer.vault.audit import Entry
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import undone
from anonymizer.vault.store import reading

WRITTEN, SIGNED = "review.written", "release.signed"
_USE = "release"

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class SignOff:
    """A sign-off as it stands in the audit.

    Attributes:
        by: id of the device that signed.
        at: UTC time, ISO 8601.
        entry: number of the audit entry.
        hash: of the audit entry.
        policy: name of the policy. rules: SHA-256 of its rules.
        verdict: SHA-256 of the verdict.
        editors: devices that edited the story.
        checklist: ids of what was confirmed.
        accepted: findings that were answered for: check, start, end (code points of the output).
    """

    by: str
    at: str
    entry: int
    hash: str
    policy: str
    rules: str
    verdict: str
    editors: tuple[str, ...]
    checklist: tuple[str, ...]
    accepted: tuple[Span, ...]


class Releasing:
    """The part of a vault that keeps who answered for which story."""

    _ledger: Ledger
    _index: BlindIndex

    def note_written(self, output: bytes) -> None:
        """Say in the audit that a review wrote this file; it needs a sign-off from here on."""
        with self._ledger.change() as change:
            change.note(WRITTEN, {"output": self._mark(output)})

    def sign_off(
        self,
        output: bytes,
        *,
        policy: str,
        rules: str,
        verdict: str,
        editors: Collection[str],
        checklist: Collection[str],
        accepted: Collection[Span],
    ) -> SignOff:
        """Answer for a file with the key of this device. It is in the audit when this returns.

        Args:
            output: the file, byte for byte.
            policy, rules, verdict, editors, checklist, accepted: see :class:`SignOff`.

        Raises:
            SelfSignOff: this device is one of the editors.
        """
        if self._ledger.device_id in editors:
            raise SelfSignOff(
                "whoever edited a story cannot sign it off: let somebody else read and sign it, "
                "on a device or under a login of their own"
            )
        detail = {
            "output": self._mark(output),
            "policy": policy,
            "rules": rules,
            "verdict": verdict,
            "editors": sorted(editors),
            "checklist": sorted(checklist),
            "accepted": [list(span) for span in sorted(accepted)],
        }
        with self._ledger.change(acknowledged=True) as change:
            change.note(SIGNED, detail)
        found = self.sign_off_of(output)
        if found is None:
            raise VaultTampered("the audit lacks the sign-off that was just written")
        return found

    def sign_off_of(self, output: bytes) -> SignOff | None:
        """The newest sign-off of exactly this file by somebody who did not edit it.

        Raises:
            VaultTampered: an entry of the audit was changed.
        """
        mark, found = self._mark(output), None
        for entry in self._entries(SIGNED):
            if entry.detail.get("output") == mark:
                signed = _sign_off(entry)
                found = found if signed.by in signed.editors else signed
        return found

    def uses_sign_off(self) -> bool:
        """Whether any story of this project was written or signed off by a review."""
        return next(self._entries(WRITTEN, SIGNED), None) is not None

    def signature(self, message: bytes) -> tuple[str, str]:
        """An Ed25519 signature of this device, and its public key, both base64."""
        return self._ledger.signature(message)

    def _mark(self, output: bytes) -> str:
        return self._index.of(_USE, hashlib.sha256(output).hexdigest()).hex()

    def _entries(self, *events: str) -> Iterator[Entry]:
        """Entries of some events, each rightly signed; the chain as a whole is not followed."""
        wanted = [f'"event":"{event}"'.encode() for event in events]
        verifier = self._ledger.verifier()
        with reading(self._ledger.store.records) as connection:
            skip = set(connection.scalars(select(undone.c.seq)))
        with closing(self._ledger.lines()) as lines:
            for seq, line in enumerate(lines, 1):
                if seq not in skip and any(each in line for each in wanted):
                    entry = verifier.alone(line, seq)
                    if entry.event in events:
                        yield entry


def _sign_off(entry: Entry) -> SignOff:
    detail = entry.detail
    try:
        return SignOff(
            entry.device,
            entry.time,
            entry.seq,
            entry.hash,
            str(detail["policy"]),
            str(detail["rules"]),
            str(detail["verdict"]),
            tuple(map(str, _list(detail["editors"]))),
            tuple(map(str, _list(detail["checklist"]))),
            tuple((str(c), int(a), int(b)) for c, a, b in _list(detail["accepted"])),
        )
    except (KeyError, ValueError, TypeError):
        raise VaultTampered(f"entry {entry.seq} of the audit is no sign-off") from None


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value
