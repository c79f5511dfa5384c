"""The vault as the rest of the package sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import audit, checking, keys, opening, renaming, subjects
from anonymizer.vault.checking import Problem
from anonymizer.vault.founding import found
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import KeySource
from anonymizer.vault.layout import FORMAT, Layout, Settings, open_keys
from anonymizer.vault.ledger import Change, Ledger
from anonymizer.vault.opening import Revealed
from anonymizer.vault.schema import aliases, bearings, pseudonyms
from anonymizer.vault.schema import subjects as subjects_table
from anonymizer.vault.store import Store, reading

#: Most characters in a value of an audit entry's detail.
_LONGEST_DETAIL = 500


@dataclass(frozen=True, slots=True)
class Status:
    """A vault in numbers.

    Attributes:
        project: id.
        format: version of the project directory.
        created: UTC time, ISO 8601.
        threshold: custodians needed together to open a subject.
        editors, custodians: public keys, ``age1...``.
        devices: ids of the devices that sign.
        subjects, aliases, pseudonyms, reserved: counts.
        entries: length of the audit.
        problems: what should be mended.
    """

    project: str
    format: int
    created: str
    threshold: int
    editors: tuple[str, ...]
    custodians: tuple[str, ...]
    devices: tuple[str, ...]
    subjects: int
    aliases: int
    pseudonyms: int
    reserved: int
    entries: int
    problems: tuple[Problem, ...]


class Vault:
    """Subjects, their sealed names and their lasting pseudonyms.

    An editor's key adds and looks up; only a custodian's opens (:meth:`reveal`). Several processes
    may use one vault at once. What a method returns is durable. Implements
    :class:`anonymizer.ports.PseudonymStore`.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._index = BlindIndex(ledger.keys.project, ledger.keys.index)

    @classmethod
    def create(
        cls,
        directory: str | Path,
        *,
        editor: str | None = None,
        custodian: str | None = None,
        editors: Sequence[str] = (),
        custodians: Sequence[str] = (),
    ) -> Vault:
        """Make a project directory and open its vault.

        Args:
            directory: must not exist, or be empty.
            editor: passphrase of the new ``editor.key``; without one it lies open (mode 0600).
            custodian: passphrase of the new ``custodian.key``, likewise.
            editors: public keys (``age1...``) of editors; if given, no ``editor.key`` is made,
                and the vault is returned open all the same.
            custodians: public keys of custodians; if given, no ``custodian.key`` is made.

        Raises:
            UsageError: the directory is in use, a passphrase is empty, a public key is none.
        """
        layout = Layout(Path(directory))
        device = keys.device()
        project_keys = found(
            layout.directory,
            device,
            editor=editor,
            custodian=custodian,
            editors=editors,
            custodians=custodians,
        )
        return cls(Ledger(layout, project_keys, Store.open(layout, project_keys), device))

    @staticmethod
    def exists(directory: str | Path) -> bool:
        """Whether there is a project in ``directory``."""
        layout = Layout(Path(directory))
        return layout.settings.exists() and layout.vault.exists()

    @classmethod
    def open(
        cls,
        directory: str | Path,
        *,
        identities: Sequence[KeySource] = (),
        passphrase: str | None = None,
    ) -> Vault:
        """Open the vault of a project, as an editor or a custodian.

        Args:
            directory: of the project.
            identities: key files or keys; without any, the project's own ``editor.key``.
            passphrase: for those key files that are encrypted.

        Raises:
            ConfigurationError: no project here.
            ProjectVersionError: made by a newer version of this software.
            VaultLocked: no key, a wrong one, or a wrong passphrase.
            VaultTampered: files are missing, damaged or do not agree.
        """
        layout = Layout(Path(directory))
        settings = Settings.read(layout.settings)
        opened = keys.load(identities or [layout.editor_key], passphrase)
        project_keys = open_keys(layout, settings, opened)
        store = Store.open(layout, project_keys)
        try:
            ledger = Ledger(layout, project_keys, store, keys.device())
            ledger.settle()
        except BaseException:
            store.close()
            raise
        return cls(ledger)

    def close(self) -> None:
        """Release the files."""
        self._ledger.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def find(self, alias: Alias, *, entity_type: str | None = None) -> frozenset[str]:
        """Ids of the subjects known under exactly this alias (accents and case folded).

        Args:
            alias: what to look up.
            entity_type: only subjects of this type.
        """
        with reading(self._ledger.store.records) as connection:
            return subjects.find(connection, self._index, alias, entity_type)

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a name in the vault, or all its parts are parts of one person's."""
        with reading(self._ledger.store.records) as connection:
            return subjects.knows(connection, self._index, name)

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """The pseudonym of a known subject in a scope, if it has one."""
        with reading(self._ledger.store.records) as connection:
            return subjects.pseudonym(connection, subject, scope)

    def pseudonyms(self, scope: str | None = None) -> frozenset[str]:
        """All pseudonyms in use, of one scope or of the project."""
        query = select(pseudonyms.c.pseudonym).join(
            bearings, bearings.c.folded == pseudonyms.c.folded
        )
        if scope is not None:
            query = query.where(bearings.c.scope == scope)
        with reading(self._ledger.store.records) as connection:
            return frozenset(connection.scalars(query))

    def enrol(
        self,
        entity_type: str,
        aliases: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
        *,
        distinct: bool = False,
    ) -> tuple[str, str]:
        """Make a new subject; give it the first candidate that nobody bears or ever bore.

        If another process was faster to enrol a subject of this type under one of the strong
        aliases, that subject takes in the aliases, and its pseudonym is the answer.

        Args:
            entity_type: of the subject; names of a PERSON are also known by their parts.
            aliases: at least one.
            scope: where the pseudonym holds.
            candidates: pseudonyms in order of preference; may be endless, and may look up but
                not change the vault.
            distinct: whether this is another one than the subject known by the same alias.

        Returns:
            Subject id and pseudonym.

        Raises:
            PseudonymsExhausted: no candidate was free; nothing is stored.
            UsageError: no alias, or a blank one.
        """
        if not aliases:
            raise UsageError("a subject needs at least one alias to be found by")
        with self._ledger.change() as change:
            known = None
            if not distinct:
                known = subjects.claimant(change.connection, self._index, entity_type, aliases)
            if known is not None:
                return known, self._join(change, known, aliases, scope, candidates)
            subject, change.shares = subjects.add_subject(
                change.connection, change.recipients, entity_type
            )
            subjects.learn(change.connection, self._index, subject, aliases)
            name = subjects.name_subject(change.connection, self._index, subject, scope, candidates)
            change.note("subject.enrolled", {"subject": subject}, subject)
            return subject, name

    def _join(
        self,
        change: Change,
        subject: str,
        new: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
    ) -> str:
        count = subjects.learn(change.connection, self._index, subject, new)
        name = subjects.pseudonym(change.connection, subject, scope)
        if name is not None and not count:
            return name
        if name is None:
            name = subjects.name_subject(change.connection, self._index, subject, scope, candidates)
        change.note("subject.joined", {"subject": subject, "aliases": count}, subject)
        return name

    def adopt(self, subject: str, scope: str, candidates: Iterable[str]) -> str:
        """The subject's pseudonym in ``scope``, given now if it has none yet.

        Raises:
            PseudonymsExhausted: no candidate was free.
            UsageError: no such subject.
        """
        name = self.pseudonym(subject, scope)
        if name is not None:
            return name
        with self._ledger.change() as change:
            return self._join(change, subject, (), scope, candidates)

    def rename(self, current: str, new: str, *, subject: str | None = None) -> str:
        """Let whoever bears the pseudonym ``current`` bear ``new`` instead, wherever it holds.

        The old one stays with the subject: stories that show it can still be opened.

        Args:
            current: a pseudonym in use; accents and case do not matter.
            new: the pseudonym to bear from now on.
            subject: whose it must be, if known.

        Returns:
            The subject's id.

        Raises:
            VaultRefused: nobody bears ``current``, or ``new`` is not free.
        """
        with self._ledger.change() as change:
            bearer = renaming.rename(change.connection, self._index, current, new, subject)
            change.note("pseudonym.changed", {"subject": bearer}, bearer)
            return bearer

    def learn(self, subject: str, aliases: Collection[Alias]) -> None:
        """Seal further aliases to a known subject; those known already change nothing.

        Raises:
            UsageError: no such subject, or a blank alias.
        """
        with self._ledger.change() as change:
            count = subjects.learn(change.connection, self._index, subject, aliases)
            if count:
                change.note("alias.learned", {"subject": subject, "aliases": count}, subject)

    def reserve(self, names: Iterable[str]) -> None:
        """Keep names from ever being given as pseudonyms, such as those starred in an input."""
        with self._ledger.change() as change:
            count = subjects.reserve(change.connection, names)
            if count:
                change.note("name.reserved", {"names": count}, subjects.NOBODY)

    def record(self, event: str, detail: Mapping[str, str | int]) -> None:
        """Write an entry of another part of the software into the audit.

        Args:
            event: dotted words, as ``"release.signed"``.
            detail: ids, digests and numbers, never text of a document: anybody may read the file.

        Raises:
            UsageError: no event, or a value too long to be an id.
        """
        if not event or any(len(str(value)) > _LONGEST_DETAIL for value in detail.values()):
            raise UsageError("an audit entry needs an event, and ids only in its detail")
        with self._ledger.change() as change:
            change.note(event, dict(detail))

    def audit(self) -> tuple[audit.Entry, ...]:
        """All entries of the audit, oldest first, each checked.

        Raises:
            VaultTampered: the chain is broken.
        """
        return checking.entries(self._ledger)

    def reveal(
        self,
        pseudonym: str,
        identities: Sequence[KeySource],
        reason: str,
        *,
        passphrase: str | None = None,
    ) -> Revealed:
        """Open the subject behind a pseudonym. An audit entry comes first, or nothing is opened.

        Args:
            pseudonym: as it stands in a text; accents and case do not matter.
            identities: key files or keys, a custodian's among them.
            reason: why; stands in the audit, sealed to the custodians.
            passphrase: for those key files that are encrypted.

        Raises:
            VaultRefused: no reason, nobody bears the pseudonym, or the entry cannot be written.
            VaultLocked: no custodian's key.
            VaultTampered: what is sealed does not open, or belongs elsewhere.
        """
        if not reason.strip():
            return opening.reveal(self._ledger, pseudonym, (), reason)
        return opening.reveal(self._ledger, pseudonym, keys.load(identities, passphrase), reason)

    def verify(self) -> tuple[Problem, ...]:
        """Check every page, row, payload, signature and link without opening anything.

        Returns:
            What should be mended but is not tampering.

        Raises:
            VaultTampered: at the first thing that does not agree.
        """
        return checking.verify(self._ledger)

    def status(self) -> Status:
        """The vault in numbers."""
        recipients = self._ledger.recipients()
        burned = pseudonyms.c.burned

        def count(query: object) -> int:
            return int(connection.scalar(query) or 0)  # type: ignore[call-overload]

        with reading(self._ledger.store.records) as connection:
            return Status(
                project=self._ledger.keys.project,
                format=FORMAT,
                created=self._ledger.keys.created,
                threshold=recipients.threshold,
                editors=recipients.editors,
                custodians=recipients.custodians,
                devices=tuple(recipients.device_keys()),
                subjects=count(select(func.count()).select_from(subjects_table)),
                aliases=count(select(func.count()).select_from(aliases)),
                pseudonyms=count(select(func.count()).where(burned.is_(False))),
                reserved=count(select(func.count()).where(burned.is_(True))),
                entries=self._ledger.state().head.seq,
                problems=tuple(checking.problems(self._ledger)),
            )
