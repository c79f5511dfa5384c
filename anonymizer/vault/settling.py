"""What becomes of a change on disk whose process died before it was acknowledged.

The audit may then be one entry ahead of the store (:mod:`anonymizer.vault.ledger` says why); a
torn line is cut off, and of the whole entry

- an erasure is carried out: what is gone from the keyring cannot come back;
- shares sealed anew are kept if they reached the keyring, which holds them all or none;
- anything else is noted as *undone*: the entry stays in the chain, ``recipients.toml`` and
  ``keyring.db`` go back to what ``records.db`` says.

Any other difference is tampering. Each step can be repeated, so dying during it does no harm.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from anonymizer.errors import VaultTampered
from anonymizer.vault import audit, forgetting, vouching
from anonymizer.vault.journal import FileJournal, cut, length, tail
from anonymizer.vault.layout import read_text
from anonymizer.vault.schema import plain, shares, subjects, undone
from anonymizer.vault.store import Store, reading, writing


def settle(
    store: Store,
    journal: FileJournal,
    verifier: audit.Verifier,
    head: audit.Head,
    recipients: str,
) -> None:
    """Make files and store agree again.

    Args:
        store, journal: of the vault; the caller keeps all other writers out.
        verifier: checks entries.
        head, recipients: the store's word.

    Raises:
        VaultTampered: they differ in a way that no crash can explain.
    """
    if journal.agrees(head, recipients):
        return
    if length(journal.audit) < head.end:
        raise VaultTampered("audit.jsonl was cut: restore it from a backup")
    lines, torn = tail(journal.audit, head)
    if len(lines) > 1:
        raise VaultTampered(f"the store does not know what audit.jsonl says after {head.seq}")
    entries = [verifier.check(line, head) for line in lines]
    if not entries and read_text(journal.recipients) != recipients:
        raise VaultTampered("recipients.toml was changed: restore it from a backup")
    end = head
    for entry in entries:
        end = end.after(entry)
    # Everything is explained by a crash. Only from here on is anything written.
    if torn:
        cut(journal.audit, end)
    journal.publish(recipients)
    for entry in entries:
        if entry.event == forgetting.ERASED:
            _erase(store, journal, entry, end)
        elif _resealed(store, entry):
            with writing(store.records) as connection:
                journal.remember(connection, end)
        else:
            _undo(store, journal, entry, end)


def _erase(store: Store, journal: FileJournal, entry: audit.Entry, end: audit.Head) -> None:
    gone, reservation = forgetting.told(entry.detail)
    forgetting.forget_shares(store.keyring, gone)
    with writing(store.records) as connection:
        for subject in gone:
            forgetting.forget_rows(connection, subject, reservation)
        journal.remember(connection, end)
    forgetting.rewrite(store)


def _resealed(store: Store, entry: audit.Entry) -> bool:
    """Whether the entry is about shares alone, and they are in the keyring."""
    if not entry.rows or not all(key.endswith(vouching.KEYRING) for key in entry.rows):
        return False
    return entry.rows == _share_digests(store, entry.rows)


def _share_digests(store: Store, keys: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    with reading(store.keyring) as keyring:
        for key in keys:
            subject = key.removesuffix(vouching.KEYRING)
            query = select(*plain(shares)).where(shares.c.subject == subject)
            rows = [list(row) for row in keyring.execute(query)]
            found[key] = vouching.digest_of({shares.name: rows})
    return found


def _undo(store: Store, journal: FileJournal, entry: audit.Entry, end: audit.Head) -> None:
    named = {key.removesuffix(vouching.KEYRING) for key in entry.rows}
    with writing(store.records) as connection:
        known = select(subjects.c.id).where(subjects.c.id.in_(named))
        orphans = named - set(connection.scalars(known))
        with writing(store.keyring) as keyring:
            keyring.execute(delete(shares).where(shares.c.subject.in_(orphans)))
        connection.execute(insert(undone).values(seq=entry.seq))
        journal.remember(connection, end)
