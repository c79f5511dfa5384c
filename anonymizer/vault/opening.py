"""Opening a subject: the only place where sealed names become readable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from anonymizer.errors import UsageError, VaultLocked, VaultRefused, VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import audit, consent, custody, originals
from anonymizer.vault.crypto import Identity, open_row, seal, unseal
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.requests import Answer, recorded, sealed_shares
from anonymizer.vault.schema import aliases, shares, subjects
from anonymizer.vault.store import reading

#: Event of the entry that stands before every opening.
OPENED = "subject.opened"


@dataclass(frozen=True, slots=True)
class Revealed:
    """An opened subject.

    Attributes:
        subject: its id.
        entity_type: what it is.
        pseudonym: the name it was asked for by.
        aliases: all that was sealed; original and secret.
        notes: what was sealed with the subject's consent.
    """

    subject: str
    entity_type: str
    pseudonym: str
    aliases: tuple[Alias, ...] = field(repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Opener:
    """Who opens: custodians with their keys, and others who answered a request.

    Attributes:
        ledger: of the vault.
        custodians: keys at hand, at least one.
        answers: to one request.
    """

    ledger: Ledger
    custodians: tuple[Identity, ...]
    answers: tuple[Answer, ...] = ()

    @classmethod
    def of(
        cls, ledger: Ledger, identities: Sequence[Identity], answers: tuple[Answer, ...] = ()
    ) -> Opener:
        """The custodians among some keys.

        Raises:
            VaultLocked: there is none.
        """
        members = set(ledger.recipients().custodians)
        found = {each.recipient: each for each in identities if each.recipient in members}
        if not found:
            raise VaultLocked("opening needs the key of a custodian of this project")
        return cls(ledger, tuple(found.values()), answers)

    def request(self) -> audit.Entry | None:
        """The entry of the request that the answers are to; ``None`` without any.

        Raises:
            VaultRefused: the audit knows no such request.
        """
        if not self.answers:
            return None
        entry = recorded(self.ledger, self.answers[0].request)
        if entry is None:
            raise VaultRefused("the audit knows no request that these are answers to")
        return entry

    def everybody(self) -> list[str]:
        """Public keys of all who take part."""
        keys = [each.recipient for each in self.custodians]
        return sorted({*keys, *(answer.custodian for answer in self.answers)})

    def enter(self, subject: str, reason: str) -> None:
        """Write the entry. No entry, no opening: this is on the disk before a secret is opened.

        Raises:
            VaultRefused: no reason, or the entry cannot be written.
            VaultLocked: too few custodians.
        """
        if not reason.strip():
            raise VaultRefused("an opening needs a stated reason")
        custody.enough(len(self.everybody()), self.ledger.recipients().threshold)
        with self.ledger.change(acknowledged=True) as change:
            detail: dict[str, object] = {
                "subject": subject,
                "custodians": self.everybody(),
                # A reason may name the person, and this file can be read by anybody.
                "reason": seal({"reason": reason.strip()}, change.recipients.custodians).hex(),
            }
            if self.answers:
                detail["request"] = self.answers[0].request
            change.note(OPENED, detail)

    def secret(self, subject: str) -> Identity:
        """The secret of a subject; :meth:`enter` comes first.

        Raises:
            VaultLocked: too few custodians hold a share.
            VaultTampered: a share is false, or does not open.
        """
        held = sealed_shares(self.ledger, [subject])
        if not held:
            raise VaultTampered("the keyring has lost a subject's key: restore it from a backup")
        with reading(self.ledger.store.records) as connection:
            query_key = select(subjects.c.public_key).where(subjects.c.id == subject)
            public_key = connection.scalar(query_key)
        return joined(subject, str(public_key), held[subject], self.custodians, self.answers)


def joined(
    subject: str,
    public_key: str,
    held: Mapping[str, tuple[str, str]],
    identities: Sequence[Identity],
    answers: Sequence[Answer],
) -> Identity:
    """The secret of a subject, of the shares that some keys open and of those that were answered.

    Args:
        subject: its id.
        public_key: of the subject.
        held: its shares in the keyring, as :func:`anonymizer.vault.requests.sealed_shares` gives.
        identities: of custodians, also of former ones who still hold shares.
        answers: of others.

    Raises:
        VaultLocked: too few custodians hold a share.
        VaultTampered: a share is false, or does not open.
    """
    found: list[Mapping[str, object]] = [
        open_row(bytes.fromhex(held[key.recipient][1]), [key], shares.name, row, subject)
        for key in identities
        if (row := held.get(key.recipient, ("", ""))[0])
    ]
    found += [answer.shares[subject] for answer in answers if subject in answer.shares]
    if not found:
        raise VaultLocked("the given keys hold no share of what is asked for: give others too")
    return custody.join(found, public_key)


def reveal(opener: Opener, subject: str, pseudonym: str, reason: str) -> Revealed:
    """Open a subject: see :meth:`anonymizer.vault.vault.Vault.reveal`."""
    opener.enter(subject, reason)
    secret = opener.secret(subject)
    with reading(opener.ledger.store.records) as connection:
        person = connection.execute(select(subjects).where(subjects.c.id == subject)).one()
        rows = connection.execute(select(aliases).where(aliases.c.subject == subject)).all()
        notes = consent.notes(connection, subject, secret)
    opened = []
    for row in rows:
        payload = open_row(row.sealed, [secret], aliases.name, row.id, subject)
        opened.append(Alias(str(payload.get("kind")), str(payload.get("text"))))
    ordered = sorted(opened, key=lambda alias: (alias.kind != "name", alias.kind, alias.text))
    return Revealed(subject, person.entity_type, pseudonym, tuple(ordered), notes)


def reveal_story(opener: Opener, story: str, reason: str) -> originals.Original:
    """Open a story's original: see :meth:`anonymizer.vault.vault.Vault.reveal_story`."""
    opener.enter(story, reason)
    secret = opener.secret(story)
    with reading(opener.ledger.store.records) as connection:
        return originals.opened(connection, story, secret)


def reason_of(entry: audit.Entry, identities: Sequence[Identity]) -> str:
    """Why something was opened or asked for, for a custodian of that time.

    Raises:
        UsageError: the entry tells no reason.
        VaultTampered: it does not open with these identities.
    """
    try:
        sealed = bytes.fromhex(str(entry.detail["reason"]))
    except (KeyError, ValueError):
        raise UsageError(f"entry {entry.seq} holds no reason") from None
    return str(unseal(sealed, identities).get("reason"))
