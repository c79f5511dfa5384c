"""Checkpoints: custodians sign what the audit said at a moment, and keep a copy elsewhere.

Whoever holds an editor's key and a device could write the whole audit anew, or put an old copy of
the vault in the place of a newer one, and nothing inside the vault would tell. A custodian who
keeps a checkpoint outside finds out: the chain must still hold that very entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from anonymizer.errors import UsageError, VaultTampered
from anonymizer.vault.audit import Entry
from anonymizer.vault.crypto import Identity, is_signed
from anonymizer.vault.keys import now
from anonymizer.vault.ledger import Ledger

#: Event of the entry by which a countersignature stands in the audit too.
COUNTERSIGNED = "audit.countersigned"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a custodian vouches for.

    Attributes:
        project: id.
        seq, hash: last entry of the audit at that time.
        recipients: SHA-256 of the list of recipients.
        time: UTC, ISO 8601.
        custodian: public age key.
        key: public Ed25519 key of the signature, base64; belongs to the age key
            (:meth:`anonymizer.vault.crypto.Identity.signer`).
        signature: over the canonical JSON of all the former, base64.
    """

    project: str
    seq: int
    hash: str
    recipients: str
    time: str
    custodian: str
    key: str
    signature: str = ""

    def statement(self) -> bytes:
        """What is signed."""
        body = asdict(self)
        del body["signature"]
        return json.dumps(body, sort_keys=True, separators=(",", ":")).encode("ascii")

    def render(self) -> str:
        """The text of a file."""
        return json.dumps(asdict(self), sort_keys=True, indent=1) + "\n"

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """The reverse of :meth:`render`.

        Raises:
            UsageError: it is no checkpoint.
        """
        try:
            return cls.of(json.loads(text))
        except (ValueError, TypeError, KeyError):
            raise UsageError("this file is no checkpoint of an audit") from None

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Checkpoint:
        """Out of the detail of an entry or a file."""
        plain = {name: str(values[name]) for name in cls.__slots__ if name != "seq"}
        return cls(seq=int(str(values["seq"])), **plain)

    def is_good(self) -> bool:
        """Whether the signature is that of its key."""
        return is_signed(self.key, self.statement(), self.signature)


def countersign(ledger: Ledger, identity: Identity) -> Checkpoint:
    """Check the whole audit, then sign where it ends, and enter that.

    Args:
        ledger: of the vault.
        identity: a custodian's.

    Raises:
        VaultTampered: the audit is not whole, or not what this custodian signed before.
        VaultLocked: the key is on a device that cannot sign.
    """
    signer = identity.signer()
    *_, last = checked(ledger.entries(), {identity.recipient: signer.public_key})
    draft = Checkpoint(
        project=ledger.keys.project,
        seq=last.seq,
        hash=last.hash,
        recipients=hashlib.sha256(ledger.state().recipients.encode()).hexdigest(),
        time=now(),
        custodian=identity.recipient,
        key=signer.public_key,
    )
    signed = replace(draft, signature=signer.sign(draft.statement()))
    with ledger.change(acknowledged=True) as change:
        change.note(COUNTERSIGNED, asdict(signed))
    return signed


def checked(entries: Iterable[Entry], known: Mapping[str, str]) -> Iterator[Entry]:
    """The entries, with every countersignature among them checked.

    Args:
        entries: of the whole chain.
        known: public age key -> signing key, for custodians whose key is at hand. Others are
            known by their first countersignature.

    Raises:
        VaultTampered: one is false, or vouches for another chain.
    """
    hashes: list[str] = []
    signers = dict(known)
    for entry in entries:
        if entry.event == COUNTERSIGNED:
            point = _of(entry)
            good = point.is_good() and signers.setdefault(point.custodian, point.key) == point.key
            if not (good and _agrees(point, hashes)):
                raise VaultTampered(f"entry {entry.seq} of the audit is a false countersignature")
        hashes.append(entry.hash)
        yield entry


def compare(
    ledger: Ledger, points: Sequence[Checkpoint], identities: Sequence[Identity] = ()
) -> tuple[Entry, ...]:
    """The audit, checked against checkpoints that were kept elsewhere.

    Args:
        ledger: of the vault.
        points: the checkpoints.
        identities: of custodians, who so recognise their own signatures.

    Raises:
        UsageError: a checkpoint is of another project, or its signature is false.
        VaultTampered: the audit is not the one that a checkpoint vouches for: it was cut, written
            anew, or an old copy was put in its place.
    """
    signers = {each.recipient: each.signer().public_key for each in identities if each.can_sign}
    for point in points:
        if point.project != ledger.keys.project:
            raise UsageError("a checkpoint is of another project")
        if not point.is_good() or signers.get(point.custodian, point.key) != point.key:
            raise UsageError("a checkpoint is not rightly signed")
    found = tuple(checked(ledger.entries(), signers))
    hashes = [entry.hash for entry in found]
    for point in points:
        if not _agrees(point, hashes):
            raise VaultTampered(
                f"the audit is not the one that was countersigned at {point.time}: it was cut or "
                "written anew, or an old copy of the vault was put back"
            )
    return found


def _of(entry: Entry) -> Checkpoint:
    try:
        return Checkpoint.of(entry.detail)
    except (ValueError, TypeError, KeyError):
        raise VaultTampered(f"entry {entry.seq} of the audit is no countersignature") from None


def _agrees(point: Checkpoint, hashes: Sequence[str]) -> bool:
    return 1 <= point.seq <= len(hashes) and hashes[point.seq - 1] == point.hash
