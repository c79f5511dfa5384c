"""Erasing a person: the key first, then the rows, then what the files still hold of them.

Without its secret a subject opens for nobody, so once the keyring has forgotten it the person is
gone, whatever copies of the records exist. The pseudonym stays, burned: nobody gets it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from anonymizer.errors import VaultRefused
from anonymizer.vault import backup, forgetting, naming, subjects
from anonymizer.vault.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did.

    Attributes:
        subject: id of the subject that is gone.
        burned: pseudonyms that nobody gets again.
        backups_until: day on which the last backup of the keyring that was made while the subject
            was in it expires (ISO 8601); ``None`` if this software made none.
        rewritten: whether the deleted rows are gone from the files of the database too; if not,
            the owner of the database must run ``VACUUM FULL``.
    """

    subject: str
    burned: tuple[str, ...]
    backups_until: str | None
    rewritten: bool


def finish(ledger: Ledger) -> bool:
    """Rewrite the files if an erasure died before it came to that; whether all is done."""
    if not forgetting.is_due(ledger.store):
        return True
    with ledger.still():
        return forgetting.rewrite(ledger.store)


def erase(ledger: Ledger, subject: str) -> Erased:
    """Erase one subject: see :meth:`anonymizer.vault.vault.Vault.erase`."""
    until = backup.last_expiry(ledger)
    with ledger.change(acknowledged=True) as change:
        if not subjects.exists(change.connection, subject):
            raise VaultRefused(f"no subject {subject} in this vault")
        burned = naming.all_pseudonyms(change.connection, subject)
        stories = forgetting.stories_of(change.connection, subject)
        keepers = forgetting.keepers(change.connection, subject)
        reservation = str(uuid4())
        for gone in (*stories, subject):
            forgetting.forget_rows(change.connection, gone, reservation)
            change.erased.add(gone)
        detail = {"subject": subject, "stories": stories, "reservation": reservation}
        change.note(forgetting.ERASED, detail, *stories, subject, reservation, *keepers)
    return Erased(subject, burned, until, rewritten=finish(ledger))
