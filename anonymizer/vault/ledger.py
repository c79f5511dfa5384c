"""Changes to the vault: one at a time, each with its audit entry, each surviving a crash.

The order of a change on disk, under the lock that all writing processes share:

1. the rows are written in an open transaction of ``records.db``, and with them the new head of
   the audit chain;
2. the entry is appended to ``audit.jsonl`` and synced;
3. ``recipients.toml`` is replaced, if it changes;
4. the shares that change are committed to ``keyring.db``;
5. the transaction of ``records.db`` is committed. Only now is the change acknowledged.

Whoever dies before 2 leaves nothing, or a torn line. Whoever dies between 2 and 5 leaves one whole
entry, rightly signed, that the store does not know; :mod:`anonymizer.vault.settling` says what
becomes of it. In PostgreSQL all of it is one transaction, so there is nothing to settle.

A copy of the whole vault put back in place of a newer one cannot be noticed from inside: compare
the last entry with one noted elsewhere.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sqlalchemy import Connection, delete, insert, select

from anonymizer.errors import VaultTampered
from anonymizer.vault import audit, vouching
from anonymizer.vault.change import Change, Row
from anonymizer.vault.crypto import Device
from anonymizer.vault.journal import FileJournal, TableJournal
from anonymizer.vault.layout import Layout, ProjectKeys
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.schema import rosters, shares
from anonymizer.vault.settling import settle
from anonymizer.vault.store import Store, attempt, reading, writing

# The text hardly ever changes, and every change of the vault asks for it.
_parsed = lru_cache(maxsize=4)(Recipients.parse)


@dataclass(frozen=True, slots=True)
class State:
    """What the store says about the audit and the recipients."""

    head: audit.Head
    recipients: str


class Ledger:
    """The only way to write to a vault."""

    def __init__(self, layout: Layout, keys: ProjectKeys, store: Store, device: Device) -> None:
        self.layout = layout
        self.keys = keys
        self.store = store
        self.journal = TableJournal(store.records) if store.united else FileJournal(layout)
        self._device = device
        self._thread = threading.Lock()
        self._owner: int | None = None
        self._batch: Change | None = None
        self._in_part = False

    @property
    def device_id(self) -> str:
        """Id of the device that signs here."""
        return self._device.id

    def signature(self, message: bytes) -> tuple[str, str]:
        """The device's signature over some bytes, and its public key, both base64."""
        return self._device.sign(message), self._device.public_key

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The records for reading; within a change, with what it has changed so far."""
        if self._batch is not None and self._owner == threading.get_ident():
            yield self._batch.connection
        else:
            with reading(self.store.records) as connection:
                yield connection

    @contextmanager
    def change(self, *, acknowledged: bool = False) -> Iterator[Change]:
        """A change, undone when the block raises.

        It is durable and in the audit when the block ends; within :meth:`batch`, when that ends.

        Args:
            acknowledged: what follows relies on the entry, so a batch is no place for it.

        Raises:
            VaultTampered: the files do not agree with the store.
            VaultRefused: another process holds the vault too long, or the disk fails.
        """
        if self._owner == threading.get_ident():
            if self._batch is None or self._in_part or acknowledged:
                raise RuntimeError("a change of the vault was begun inside another one")
            with self._part(self._batch) as part:
                yield part
            return
        with self.batch(), self.change() as change:
            yield change

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All changes within are one: durable together when the block ends, or undone."""
        with self._turn():
            if self._device.id not in self.recipients().device_keys():
                with self._transaction() as change:
                    change.new_recipients = change.recipients.with_device(self._device)
                    registration = audit.registration(self._device, self.keys.index)
                    change.note(audit.REGISTERED, registration)
            with self._transaction() as change:
                self._batch = change
                try:
                    yield
                finally:
                    self._batch = None

    @contextmanager
    def _part(self, batch: Change) -> Iterator[Change]:
        """One change of a batch; when it fails the others stay."""
        self._in_part = True
        part = Change(batch.connection, batch.new_recipients or batch.recipients)
        try:
            with attempt(batch.connection):
                yield part
            batch.take_in(part)
        finally:
            self._in_part = False

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._owner == threading.get_ident():
            raise RuntimeError("a change of the vault was begun inside another one")
        with self._thread, self.journal.turn():
            self._owner = threading.get_ident()
            try:
                self._settle()
                yield
            finally:
                self._owner = None

    @contextmanager
    def still(self) -> Iterator[None]:
        """Keep all writers out; the vault is settled."""
        with self._turn(), nullcontext() if not self.store.united else self.journal.still():
            yield

    def recipients(self) -> Recipients:
        """Who has a key in the project."""
        return _parsed(self.state().recipients)

    def state(self) -> State:
        """The store's word on the audit and the recipients."""
        with reading(self.store.records) as connection:
            return self._state(connection)

    def _state(self, connection: Connection) -> State:
        newest = select(rosters.c.text).order_by(rosters.c.seq.desc()).limit(1)
        text = connection.scalar(newest)
        if text is None:
            raise VaultTampered("the vault has lost its list of recipients")
        return State(self.journal.head(connection), text)

    def verifier(self) -> audit.Verifier:
        """Checks audit entries of this project."""
        return audit.Verifier(self.recipients().device_keys(), self.keys.index)

    def lines(self) -> Generator[bytes, None, None]:
        """Every line of the audit, without its end."""
        return self.journal.lines()

    def entries(self) -> Iterator[audit.Entry]:
        """The audit as it stands now, oldest entry first, each checked.

        Raises:
            VaultTampered: the chain is broken.
        """
        head = self.state().head
        # A broken chain ends the reading here, not when somebody lets go of the error.
        with closing(self.lines()) as lines:
            # What others write meanwhile comes after the head and is not asked for.
            yield from self.verifier().chain(islice(lines, head.seq), head)

    def settle(self) -> None:
        """Finish what a process left that died.

        Raises:
            VaultTampered: the files differ from the store in a way no crash can explain.
        """
        state = self.state()
        if isinstance(self.journal, FileJournal) and not self.journal.agrees(
            state.head, state.recipients
        ):
            # Perhaps another process is in the middle of a change: look again when it is done.
            with self._turn():
                pass

    def _settle(self) -> None:
        if isinstance(self.journal, FileJournal):
            state = self.state()
            settle(self.store, self.journal, self.verifier(), state.head, state.recipients)

    @contextmanager
    def _transaction(self) -> Iterator[Change]:
        with writing(self.store.records) as connection:
            self.journal.begin(connection)
            state = self._state(connection)
            change = Change(connection, _parsed(state.recipients))
            yield change
            if change.notes:
                self._enter(change, state.head)

    def _enter(self, change: Change, head: audit.Head) -> None:
        rows = change.rows | vouching.digests(change.connection, change.touched)
        stored = {subject: _with_fingerprints(new) for subject, new in change.shares.items()}
        for subject, new in stored.items():
            found = {shares.name: [vouching.share_row(row) for row in new]} if new else {}
            rows[_in_keyring(subject)] = vouching.digest_of(found)
        rows.update(dict.fromkeys(map(_in_keyring, change.erased), vouching.NOTHING))
        if change.resealed and (change.touched or change.new_recipients):
            raise RuntimeError("shares are resealed in a change of their own: see settling")
        event, detail = change.entry()
        entry = audit.entry_after(head, self._device, event, detail, rows)
        if change.new_recipients is not None:
            text = change.new_recipients.render()
            change.connection.execute(insert(rosters).values(seq=entry.seq, text=text))
        self.journal.append(change.connection, entry, head)
        if change.new_recipients is not None:
            self.journal.publish(text)
        gone = change.resealed | change.erased
        if self.store.united:
            _store_shares(change.connection, stored, gone)
        elif stored or gone:
            with writing(self.store.keyring) as keyring:
                _store_shares(keyring, stored, gone)


def _in_keyring(subject: str) -> str:
    return subject + vouching.KEYRING


def _store_shares(
    connection: Connection, stored: Mapping[str, Sequence[Row]], gone: set[str]
) -> None:
    for subject in gone:
        connection.execute(delete(shares).where(shares.c.subject == subject))
    if rows := [row for new in stored.values() for row in new]:
        connection.execute(insert(shares), rows)


def _with_fingerprints(rows: Sequence[Row]) -> list[dict[str, object]]:
    return [{**row, "fingerprint": vouching.fingerprint(_bytes(row["sealed"]))} for row in rows]


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)  # noqa: S101 - says to the type checker what the column says
    return value
