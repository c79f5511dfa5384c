"""Requests: how k custodians open a subject together, each on their own machine.

One custodian, who has the vault, writes a *request*: an age file sealed to all custodians, with the
reason and every custodian's own share, still sealed to that custodian alone. Each of the others
reads it and, if they agree, writes an *answer*: their share, sealed anew to the one who asked. With
k-1 answers and their own key that custodian opens what was asked for, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from anonymizer.errors import UsageError, VaultLocked, VaultTampered
from anonymizer.vault.audit import Entry
from anonymizer.vault.crypto import Identity, open_row, seal, unseal
from anonymizer.vault.keys import now
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import shares
from anonymizer.vault.store import few, reading

#: Event of the entry that stands before every request.
REQUESTED = "opening.requested"
#: What is asked for: names, or to seal all secrets to another set of custodians.
OPEN, ROTATE = "open", "rotate"

_REQUEST, _ANSWER = "anonymizer-request-1", "anonymizer-answer-1"


@dataclass(frozen=True, slots=True)
class Asked:
    """One subject of a request.

    Attributes:
        subject: its id.
        shown: the pseudonym, or another word by which a custodian knows what it is.
        shares: public key of a custodian -> row id and share, sealed to them, in hexadecimal.
    """

    subject: str
    shown: str
    shares: Mapping[str, tuple[str, str]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What a custodian is asked to agree to.

    Attributes:
        id: of the request.
        project: id of the project.
        time: UTC, ISO 8601.
        purpose: :data:`OPEN` or :data:`ROTATE`.
        requester: public key of the custodian who asks; the answer is sealed to it.
        reason: why; may name people.
        entry: number and hash of the audit entry that records it.
        asked: the subjects.
    """

    id: str
    project: str
    time: str
    purpose: str
    requester: str
    reason: str = field(repr=False)
    entry: tuple[int, str]
    asked: tuple[Asked, ...]

    def answer(self, identities: Sequence[Identity]) -> bytes:
        """The answer file of a custodian who agrees.

        Raises:
            VaultLocked: none of the keys holds a share.
            VaultTampered: a share does not open, or belongs elsewhere.
        """
        for identity in identities:
            found = {
                each.subject: open_row(
                    bytes.fromhex(sealed), [identity], shares.name, row, each.subject
                )
                for each in self.asked
                for row, sealed in [each.shares.get(identity.recipient, ("", ""))]
                if row
            }
            if found:
                payload = {
                    "kind": _ANSWER,
                    "project": self.project,
                    "request": self.id,
                    "custodian": identity.recipient,
                    "shares": found,
                }
                return seal(payload, [self.requester])
        raise VaultLocked("the given key holds no share of what is asked for")


@dataclass(frozen=True, slots=True)
class Answer:
    """A custodian's answer, opened.

    Attributes:
        project, request: ids.
        custodian: public key of who answered.
        shares: subject -> opened share.
    """

    project: str
    request: str
    custodian: str
    shares: Mapping[str, Mapping[str, object]] = field(repr=False)


def make(
    ledger: Ledger,
    requester: Identity,
    subjects: Mapping[str, str],
    reason: str,
    purpose: str = OPEN,
) -> bytes:
    """A request file; the audit records it first.

    Args:
        ledger: of the vault.
        requester: a custodian's key.
        subjects: id -> what custodians know it by.
        reason: why.
        purpose: :data:`OPEN` or :data:`ROTATE`.
    """
    request = str(uuid4())
    with ledger.change(acknowledged=True) as change:
        custodians = change.recipients.custodians
        detail = {
            "request": request,
            "purpose": purpose,
            "requester": requester.recipient,
            "subjects": sorted(subjects) if purpose == OPEN else len(subjects),
            "reason": seal({"reason": reason}, custodians).hex(),
        }
        change.note(REQUESTED, detail)
    entry = recorded(ledger, request)
    if entry is None:
        raise VaultTampered("the audit lacks the request that was just written")
    sealed = sealed_shares(ledger, subjects)
    payload = {
        "kind": _REQUEST,
        "project": ledger.keys.project,
        "request": request,
        "time": now(),
        "purpose": purpose,
        "requester": requester.recipient,
        "reason": reason,
        "entry": [entry.seq, entry.hash],
        "subjects": [
            {"subject": subject, "shown": shown, "shares": sealed.get(subject, {})}
            for subject, shown in subjects.items()
        ],
    }
    others = {key for row in sealed.values() for key in row} | set(custodians)
    return seal(payload, sorted(others))


def recorded(ledger: Ledger, request: str) -> Entry | None:
    """The entry of a request in the audit."""
    return next(
        (
            entry
            for entry in ledger.entries()
            if entry.event == REQUESTED and entry.detail.get("request") == request
        ),
        None,
    )


def sealed_shares(
    ledger: Ledger, subjects: Collection[str]
) -> dict[str, dict[str, tuple[str, str]]]:
    """Subject -> custodian -> row id and sealed share in hexadecimal, as they stand."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    with reading(ledger.store.keyring) as keyring:
        for some in few(sorted(subjects)):
            for row in keyring.execute(select(shares).where(shares.c.subject.in_(some))):
                found.setdefault(row.subject, {})[row.custodian] = (row.id, row.sealed.hex())
    return found


def read_request(data: bytes, identities: Sequence[Identity]) -> Request:
    """The request in a file.

    Raises:
        VaultLocked: it is not for these keys, or no request at all.
    """
    payload = _opened(data, identities, _REQUEST, "a request")
    try:
        seq, digest = payload["entry"]
        return Request(
            id=str(payload["request"]),
            project=str(payload["project"]),
            time=str(payload["time"]),
            purpose=str(payload["purpose"]),
            requester=str(payload["requester"]),
            reason=str(payload["reason"]),
            entry=(int(seq), str(digest)),
            asked=tuple(
                Asked(
                    str(each["subject"]),
                    str(each["shown"]),
                    {key: (str(row), str(sealed)) for key, (row, sealed) in each["shares"].items()},
                )
                for each in payload["subjects"]
            ),
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise VaultTampered("the request lacks a part: ask for it again") from None


def read_answers(
    files: Sequence[bytes], identities: Sequence[Identity], project: str
) -> tuple[Answer, ...]:
    """The answers in some files, all to one request of this project.

    Raises:
        VaultLocked: one is not for these keys, or no answer at all.
        VaultTampered: one lacks a part.
        UsageError: they answer different requests, or those of another project.
    """
    found = tuple(_answer(data, identities) for data in files)
    if any(each.project != project for each in found):
        raise UsageError("an answer belongs to another project")
    if len({each.request for each in found}) > 1:
        raise UsageError("the answers are to different requests: use one request at a time")
    return found


def _answer(data: bytes, identities: Sequence[Identity]) -> Answer:
    payload = _opened(data, identities, _ANSWER, "an answer")
    try:
        return Answer(
            str(payload["project"]),
            str(payload["request"]),
            str(payload["custodian"]),
            {str(subject): dict(share) for subject, share in payload["shares"].items()},
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise VaultTampered("the answer lacks a part: ask for it again") from None


def _opened(data: bytes, identities: Sequence[Identity], kind: str, what: str) -> Mapping[str, Any]:
    try:
        payload = unseal(data, identities)
    except VaultTampered:
        raise VaultLocked(f"this is not {what} for the given keys, or it is damaged") from None
    if payload.get("kind") != kind:
        raise VaultLocked(f"this file is not {what}")
    return payload
