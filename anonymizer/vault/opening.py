"""Opening a subject: the only place where sealed names become readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from anonymizer.errors import VaultLocked, VaultRefused, VaultTampered
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.vault import audit, custody
from anonymizer.vault.crypto import Identity, open_row, seal, unseal
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import aliases, pseudonyms, shares, subjects
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
    """

    subject: str
    entity_type: str
    pseudonym: str
    aliases: tuple[Alias, ...] = field(repr=False)


def reveal(ledger: Ledger, pseudonym: str, identities: Sequence[Identity], reason: str) -> Revealed:
    """Open the subject behind a pseudonym: see :meth:`anonymizer.vault.vault.Vault.reveal`."""
    if not reason.strip():
        raise VaultRefused("an opening needs a stated reason")
    custodians = _custodians(ledger, identities)
    with reading(ledger.store.records) as connection:
        query = select(pseudonyms).where(pseudonyms.c.folded == fold(pseudonym))
        row = connection.execute(query).one_or_none()
    if row is None or row.subject is None:
        raise VaultRefused("no subject of this vault bears that pseudonym")
    # No entry, no opening: this is on the disk before the first secret is opened.
    with ledger.change() as change:
        detail = {
            "subject": row.subject,
            "custodians": sorted(identity.recipient for identity in custodians),
            # A reason may name the person, and this file can be read by anybody.
            "reason": seal({"reason": reason.strip()}, change.recipients.custodians).hex(),
        }
        change.note(OPENED, detail)
    return _open(ledger, row.subject, row.pseudonym, custodians)


def _custodians(ledger: Ledger, identities: Sequence[Identity]) -> list[Identity]:
    members = set(ledger.recipients().custodians)
    found = [identity for identity in identities if identity.recipient in members]
    if not found:
        raise VaultLocked("opening needs the key of a custodian of this project")
    return found


def _open(ledger: Ledger, subject: str, pseudonym: str, custodians: Sequence[Identity]) -> Revealed:
    with reading(ledger.store.keyring) as keyring:
        mine = {identity.recipient: identity for identity in custodians}
        query = select(shares).where(shares.c.subject == subject, shares.c.custodian.in_(mine))
        secret = custody.join(
            open_row(row.sealed, [mine[row.custodian]], "shares", row.id, subject)
            for row in keyring.execute(query).all()
        )
    with reading(ledger.store.records) as connection:
        person = connection.execute(select(subjects).where(subjects.c.id == subject)).one()
        rows = connection.execute(select(aliases).where(aliases.c.subject == subject)).all()
    if person.public_key != secret.recipient:
        raise VaultTampered(f"the key of subject {subject} is not the one it was sealed to")
    opened = []
    for row in rows:
        payload = open_row(row.sealed, [secret], "aliases", row.id, subject)
        opened.append(Alias(str(payload.get("kind")), str(payload.get("text"))))
    ordered = sorted(opened, key=lambda alias: (alias.kind != "name", alias.kind, alias.text))
    return Revealed(subject, person.entity_type, pseudonym, tuple(ordered))


def reason_of(entry: audit.Entry, identities: Sequence[Identity]) -> str:
    """Why a subject was opened, for a custodian of that time.

    Raises:
        VaultTampered: the entry is no opening, or does not open with these identities.
    """
    try:
        sealed = bytes.fromhex(str(entry.detail["reason"]))
    except (KeyError, ValueError):
        raise VaultTampered(f"entry {entry.seq} holds no reason") from None
    return str(unseal(sealed, identities).get("reason"))
