"""Changes to the vault: one at a time, each with its audit entry, each surviving a crash.

The order of a change, under the lock that all writing processes share:

1. the rows are written in an open transaction of ``records.db``, and with them the new head of
   the audit chain;
2. the entry is appended to ``audit.jsonl`` and synced;
3. ``recipients.toml`` is replaced, if it changes;
4. the shares of new subjects are committed to ``keyring.db``;
5. the transaction of ``records.db`` is committed. Only now is the change acknowledged.

Whoever dies before 2 leaves nothing, or a torn line. Whoever dies between 2 and 5 leaves one whole
entry, rightly signed, that the store does not know. So the file may be ahead of the store by one
entry but never behind, and anything else is tampering. The next process to open or change the
vault settles what it finds (:meth:`Ledger.settle`): a torn line is cut off; the whole entry stays
in the chain and is noted as *undone*; ``recipients.toml`` and ``keyring.db`` go back to what
``records.db`` says. Each step can be repeated, so dying during it does no harm either.

A copy of the whole vault put back in place of a newer one cannot be noticed from inside: compare
the last entry with one noted elsewhere.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from filelock import FileLock, Timeout
from sqlalchemy import Connection, delete, insert, select, update

from anonymizer.errors import VaultRefused, VaultTampered
from anonymizer.vault import audit, journal
from anonymizer.vault.crypto import Device
from anonymizer.vault.keys import replace
from anonymizer.vault.layout import Layout, ProjectKeys, read_text
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.schema import meta, shares, subjects, undone
from anonymizer.vault.store import Store, reading, writing
from anonymizer.vault.subjects import facts_of, stored_digest

# How long to wait for other writers, and how often to look, in seconds.
_PATIENCE, _POLL = 60, 0.005


@dataclass(slots=True)
class Change:
    """A change in the making. Nothing is stored unless :attr:`event` is set in the end.

    Attributes:
        connection: open transaction of the records.
        recipients: who is sealed to.
        event, detail: what the audit will say.
        touched: subjects whose rows change.
        shares: new rows of the keyring.
        new_recipients: if they change.
    """

    connection: Connection
    recipients: Recipients
    event: str = ""
    detail: Mapping[str, object] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    shares: list[dict[str, object]] = field(default_factory=list)
    new_recipients: Recipients | None = None

    def note(self, event: str, detail: Mapping[str, object], *touched: str) -> None:
        """Say what the audit will say."""
        self.event, self.detail = event, detail
        self.touched.update(touched)


@dataclass(frozen=True, slots=True)
class State:
    """What the store says about the files beside it."""

    head: audit.Head
    recipients: str


class Ledger:
    """The only way to write to a vault."""

    def __init__(self, layout: Layout, keys: ProjectKeys, store: Store, device: Device) -> None:
        self.layout = layout
        self.keys = keys
        self.store = store
        self._device = device
        self._thread = threading.Lock()
        self._owner: int | None = None
        self._file = FileLock(
            layout.lock, timeout=_PATIENCE, mode=0o600, poll_interval=_POLL, thread_local=False
        )

    @contextmanager
    def change(self) -> Iterator[Change]:
        """A change: durable and in the audit when the block ends, undone when it raises.

        Raises:
            VaultTampered: the files do not agree with the store.
            VaultRefused: another process holds the vault too long, or the disk fails.
        """
        with self.alone():
            if self._device.id not in self.recipients().device_keys():
                self._register()
            with self._transaction() as change:
                yield change

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep all other writers out; the vault is settled."""
        if self._owner == threading.get_ident():
            raise RuntimeError("a change of the vault was begun inside another one")
        with self._thread:
            try:
                self._file.acquire()
            except Timeout:
                raise VaultRefused("another process holds the vault; try again later") from None
            self._owner = threading.get_ident()
            try:
                self._settle()
                yield
            finally:
                self._owner = None
                self._file.release()

    def recipients(self) -> Recipients:
        """Who has a key in the project."""
        return Recipients.parse(self.state().recipients)

    def state(self) -> State:
        """The store's word on the files beside it."""
        with reading(self.store.records) as connection:
            return _state(connection)

    def verifier(self) -> audit.Verifier:
        """Checks audit entries of this project."""
        return audit.Verifier(self.recipients().device_keys(), self.keys.index)

    def lines(self) -> Iterator[bytes]:
        """Every line of the audit, without its end."""
        return journal.lines(self.layout.audit)

    def settle(self) -> None:
        """Finish what a process left that died; see the module.

        Raises:
            VaultTampered: the files differ from the store in a way no crash can explain.
        """
        if not self._agrees(self.state()):
            # Perhaps another process is in the middle of a change: look again when it is done.
            with self.alone():
                pass

    def _agrees(self, state: State) -> bool:
        size = journal.length(self.layout.audit)
        return size == state.head.end and read_text(self.layout.recipients) == state.recipients

    def _settle(self) -> None:
        state = self.state()
        if self._agrees(state):
            return
        if journal.length(self.layout.audit) < state.head.end:
            raise VaultTampered("audit.jsonl was cut: restore it from a backup")
        lines, torn = journal.tail(self.layout.audit, state.head)
        head = state.head
        if len(lines) > 1:
            raise VaultTampered(f"the store does not know what audit.jsonl says after {head.seq}")
        entries = [self.verifier().check(line, head) for line in lines]
        if not entries and read_text(self.layout.recipients) != state.recipients:
            raise VaultTampered("recipients.toml was changed: restore it from a backup")
        for entry in entries:
            head = head.after(entry)
        # Everything is explained by a crash. Only from here on is anything written.
        if torn:
            journal.cut(self.layout.audit, head)
        replace(self.layout.recipients, state.recipients.encode())
        for entry in entries:
            self._undo(entry, head)

    def _undo(self, entry: audit.Entry, head: audit.Head) -> None:
        with writing(self.store.records) as connection:
            known = select(subjects.c.id).where(subjects.c.id.in_(entry.rows))
            orphans = set(entry.rows) - set(connection.scalars(known))
            with writing(self.store.keyring) as keyring:
                keyring.execute(delete(shares).where(shares.c.subject.in_(orphans)))
            connection.execute(insert(undone).values(seq=entry.seq))
            _set(connection, "audit", head.render())

    def _register(self) -> None:
        with self._transaction() as change:
            change.new_recipients = change.recipients.with_device(self._device)
            change.note(audit.REGISTERED, audit.registration(self._device, self.keys.index))

    @contextmanager
    def _transaction(self) -> Iterator[Change]:
        with writing(self.store.records) as connection:
            state = _state(connection)
            change = Change(connection, Recipients.parse(state.recipients))
            yield change
            if change.event:
                self._enter(change, state.head)

    def _enter(self, change: Change, head: audit.Head) -> None:
        rows = {subject: self._digest(change, subject) for subject in sorted(change.touched)}
        entry = audit.entry_after(head, self._device, change.event, change.detail, rows)
        _set(change.connection, "audit", head.after(entry).render())
        if change.new_recipients is not None:
            _set(change.connection, "recipients", change.new_recipients.render())
        journal.append(self.layout.audit, entry, head)
        if change.new_recipients is not None:
            replace(self.layout.recipients, change.new_recipients.render().encode())
        if change.shares:
            with writing(self.store.keyring) as keyring:
                keyring.execute(insert(shares), change.shares)

    def _digest(self, change: Change, subject: str) -> str:
        with reading(self.store.keyring) as keyring:
            query = select(shares).where(shares.c.subject == subject)
            stored = [list(row) for row in keyring.execute(query)]
        columns = [column.name for column in shares.columns]
        added = [
            [row[name] for name in columns] for row in change.shares if row["subject"] == subject
        ]
        return stored_digest(change.connection, subject, stored + added)


def _state(connection: Connection) -> State:
    values = facts_of(connection)
    try:
        return State(audit.Head.parse(values["audit"]), values["recipients"])
    except (KeyError, ValueError, TypeError):
        raise VaultTampered("records.db lacks the end of the audit chain") from None


def _set(connection: Connection, key: str, value: str) -> None:
    connection.execute(update(meta).where(meta.c.key == key).values(value=value))
