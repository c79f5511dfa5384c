"""The vault as the rest of the package sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from anonymizer.errors import ConfigurationError, UsageError, VaultLocked, VaultRefused
from anonymizer.ports import Alias
from anonymizer.vault import (
    audit,
    backup,
    checking,
    consent,
    erasing,
    keys,
    opening,
    originals,
    remembering,
    renaming,
    restoring,
    subjects,
    upgrading,
)
from anonymizer.vault.checking import Problem
from anonymizer.vault.consent import Consent
from anonymizer.vault.crypto import Identity
from anonymizer.vault.custodians import Custodians, check_reason
from anonymizer.vault.erasing import Erased
from anonymizer.vault.founding import found
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import KeySource
from anonymizer.vault.layout import FORMAT, Layout, ProjectKeys, Settings, open_keys
from anonymizer.vault.ledger import Change, Ledger
from anonymizer.vault.opening import Revealed
from anonymizer.vault.originals import Original
from anonymizer.vault.schema import aliases, bearings, pseudonyms
from anonymizer.vault.schema import subjects as subjects_table
from anonymizer.vault.stores import open_store

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
        subjects, stories, aliases, pseudonyms, reserved: counts; a story's original counts apart.
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
    stories: int
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
        self.custodians = Custodians(ledger, self._index)

    @classmethod
    def create(
        cls,
        directory: str | Path,
        *,
        editor: str | None = None,
        custodian: str | None = None,
        editors: Sequence[str] = (),
        custodians: Sequence[str] = (),
        threshold: int = 1,
        store: str | None = None,
    ) -> Vault:
        """Make a project directory and open its vault.

        Args:
            directory: must not exist, or be empty.
            editor: passphrase of the new ``editor.key``; without one it lies open (mode 0600).
            custodian: passphrase of the new ``custodian.key``, likewise.
            editors: public keys (``age1...``) of editors; if given, no ``editor.key`` is made,
                and the vault is returned open all the same.
            custodians: public keys of custodians; if given, no ``custodian.key`` is made.
            threshold: how many custodians open a subject together.
            store: address of an empty PostgreSQL database that shall hold the vault, and the login
                of its administrator; without one it stands in files of the project directory.

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
            threshold=threshold,
            store=store,
        )
        settings = Settings(project_keys.project, project_keys.created, store)
        return cls(Ledger(layout, project_keys, open_store(layout, settings, project_keys), device))

    @classmethod
    def restore(
        cls,
        directory: str | Path,
        *,
        records: str | Path | None = None,
        keyring: str | Path | None = None,
        store: str | None = None,
        identities: Sequence[KeySource] = (),
        passphrase: str | None = None,
    ) -> None:
        """Put a project back together from its backups.

        Args:
            directory: for ``records``, a new one; for ``keyring`` alone, that of the project.
            records, keyring: files of :meth:`back_up`.
            store: address of an empty PostgreSQL database, if the vault is to stand there.
            identities, passphrase: as for :meth:`open`; needed with ``store``.

        Raises:
            UsageError: not such backups, or the directory is in use.
            VaultTampered: a backup was changed.
        """

        def opener(layout: Layout, settings: Settings) -> ProjectKeys:
            return open_keys(layout, settings, keys.load(identities, passphrase))

        if records is not None:
            restoring.restore_records(Path(records), Path(directory), store, opener)
        if keyring is not None:
            restoring.restore_keyring(Path(keyring), Path(directory), store, opener)

    @classmethod
    def upgrade(
        cls,
        directory: str | Path,
        *,
        identities: Sequence[KeySource] = (),
        passphrase: str | None = None,
        store: str | None = None,
    ) -> bool:
        """Bring an older project to the format of this version; make a copy of it first.

        Args:
            directory: of the project.
            identities, passphrase: as for :meth:`open`.
            store: address with the login of the tables' owner, for a vault in PostgreSQL.

        Returns:
            Whether there was anything to do.
        """
        layout = Layout(Path(directory))
        settings = Settings.read(layout.settings)
        if store is not None:
            settings = replace(settings, store=store)
        opened = _identities(layout, settings, identities, passphrase)
        project_keys = open_keys(layout, settings, opened)
        return upgrading.upgrade(layout, settings, project_keys, keys.device())

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
            identities: key files or keys; without any, the project's own ``editor.key``, or what
                the keyring of the operating system holds for this project.
            passphrase: for those key files that are encrypted.

        Raises:
            ConfigurationError: no project here.
            ProjectVersionError: made by a newer version of this software.
            VaultLocked: no key, a wrong one, or a wrong passphrase.
            VaultTampered: files are missing, damaged or do not agree.
        """
        layout = Layout(Path(directory))
        settings = Settings.read(layout.settings)
        opened = _identities(layout, settings, identities, passphrase)
        if settings.format < FORMAT:
            raise ConfigurationError(
                f"the project has format {settings.format}, this software works on {FORMAT}: copy "
                "the folder to a safe place, then run `anonymizer vault upgrade`"
            )
        project_keys = open_keys(layout, settings, opened)
        store = open_store(layout, settings, project_keys)
        try:
            ledger = Ledger(layout, project_keys, store, keys.device())
            ledger.settle()
            erasing.finish(ledger)
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

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make everything that the block changes one change: all durable when it ends, or nothing.

        One document's subjects cost one write to the disk then. Keep the block short, since all
        other writers wait. What a method returns within it holds once the block has ended.
        """
        with self._ledger.batch():
            yield

    def find(self, alias: Alias, *, entity_type: str | None = None) -> frozenset[str]:
        """Ids of the subjects known under exactly this alias (accents and case folded).

        Args:
            alias: what to look up.
            entity_type: only subjects of this type.
        """
        with self._ledger.reading() as connection:
            return subjects.find(connection, self._index, alias, entity_type)

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a name in the vault, or all its parts are parts of one person's."""
        with self._ledger.reading() as connection:
            return subjects.knows(connection, self._index, name)

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """The pseudonym of a known subject in a scope, if it has one."""
        with self._ledger.reading() as connection:
            return subjects.pseudonym(connection, subject, scope)

    def pseudonyms(self, scope: str | None = None) -> frozenset[str]:
        """All pseudonyms in use, of one scope or of the project."""
        query = select(pseudonyms.c.pseudonym).join(
            bearings, bearings.c.folded == pseudonyms.c.folded
        )
        if scope is not None:
            query = query.where(bearings.c.scope == scope)
        with self._ledger.reading() as connection:
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
            if not distinct:
                known = subjects.claimant(change.connection, self._index, entity_type, aliases)
                if known is not None:
                    return known, self._join(change, known, aliases, scope, candidates)
            try:
                with change.connection.begin_nested():
                    subject, shares = subjects.add_subject(
                        change.connection, change.recipients, entity_type
                    )
                    subjects.learn(
                        change.connection, self._index, subject, aliases, first=not distinct
                    )
            except subjects.Outrun:
                winner = subjects.claimant(change.connection, self._index, entity_type, aliases)
                if winner is None:
                    raise VaultRefused("another editor is changing the vault: try again") from None
                return winner, self._join(change, winner, aliases, scope, candidates)
            name = subjects.name_subject(change.connection, self._index, subject, scope, candidates)
            change.shares[subject] = shares
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
            reservation, count = subjects.reserve(change.connection, names)
            if count:
                change.note("name.reserved", {"names": count}, reservation)

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
        answers: Sequence[bytes] = (),
    ) -> Revealed:
        """Open the subject behind a pseudonym. An audit entry comes first, or nothing is opened.

        Args:
            pseudonym: as it stands in a text; accents and case do not matter.
            identities: key files or keys, a custodian's among them.
            reason: why; stands in the audit, sealed to the custodians.
            passphrase: for those key files that are encrypted.
            answers: of other custodians, to a request of :meth:`request`.

        Raises:
            VaultRefused: no reason, nobody bears the pseudonym, or the entry cannot be written.
            VaultLocked: no custodian's key, or too few custodians.
            VaultTampered: what is sealed does not open, belongs elsewhere, or a share is false.
        """
        check_reason(reason)
        opener = self.custodians.opener(identities, passphrase, answers)
        subject, shown = self.custodians.bearer(pseudonym)
        return opening.reveal(opener, subject, shown, reason)

    def reveal_story(
        self,
        story: str,
        identities: Sequence[KeySource],
        reason: str,
        answers: Sequence[bytes] = (),
    ) -> Original:
        """Open the original of a published story; otherwise as :meth:`reveal`.

        Args:
            story: its id (:meth:`story_of`).
            identities, reason, answers: as for :meth:`reveal`.
        """
        check_reason(reason)
        opener = self.custodians.opener(identities, None, answers)
        return opening.reveal_story(opener, story, reason)

    def is_story(self, subject: str) -> bool:
        """Whether a subject is the original of a story, not a person."""
        with self._ledger.reading() as connection:
            query = select(subjects_table.c.entity_type).where(subjects_table.c.id == subject)
            return connection.scalar(query) == originals.STORY

    def story_of(self, output: bytes) -> str | None:
        """The id of the sealed working copy of a published file, if there is one."""
        return self.custodians.story_of(output)

    def keep_original(
        self,
        output: bytes,
        text: str,
        *,
        alignment: originals.Alignment = (),
        people: Collection[str] = (),
    ) -> str:
        """Seal the original of a story, for custodians to restore it.

        Args:
            output: the published file, byte for byte.
            text: the original.
            alignment: which span of ``text`` became which of the story; half-open code points.
            people: ids of the subjects who appear; erasing one of them erases this too.

        Returns:
            The id of the story, a subject of its own.
        """
        with self._ledger.change() as change:
            return originals.keep(change, self._index, output, text, alignment, people)

    def subject(self, name: str) -> str:
        """The subject that is meant: by its id, or by a pseudonym it bears.

        Raises:
            VaultRefused: there is none.
        """
        return self.custodians.bearer(name)[0]

    def erase(self, subject: str) -> Erased:
        """Forget a person for good: secret, names, identifiers, consent. Nothing undoes this.

        The secret goes first; without it not even an old backup of the records opens. Pseudonyms
        stay as burned names, so that nobody is given them again.

        Args:
            subject: its id.

        Raises:
            VaultRefused: no such subject, or the login of the database may not delete.
        """
        return erasing.erase(self._ledger, subject)

    def consent(
        self,
        subject: str,
        uses: Collection[str] = (),
        *,
        until: str | None = None,
        withdrawn: bool = False,
        note: str = "",
    ) -> None:
        """Record that a person agreed, to what and until when, or agrees no longer.

        Args:
            subject: its id.
            uses: what for, one word each; none for a withdrawal.
            until: last day, ISO 8601; without one it holds until it is withdrawn.
            withdrawn: whether the consent is taken back.
            note: who took it, how and where; sealed to the subject.

        Raises:
            UsageError: no such subject, no use, or not a day.
        """
        state = consent.WITHDRAWN if withdrawn else consent.GIVEN
        last = None if until is None else consent.day(until)
        with self._ledger.change() as change:
            consent.record(change, subject, state, uses, last, note)

    def consent_of(self, subject: str) -> Consent | None:
        """The newest record of consent, if there is one."""
        with self._ledger.reading() as connection:
            return consent.consent_of(connection, subject)

    def retain(self, subject: str, until: str | None) -> None:
        """Say on which day (ISO 8601) a person may be kept for the last time; ``None``: no end.

        Raises:
            UsageError: no such subject, or not a day.
        """
        last = None if until is None else consent.day(until)
        with self._ledger.change() as change:
            consent.retain(change, subject, last)

    def overdue(self) -> tuple[str, ...]:
        """Ids of the subjects that may not be kept any longer."""
        with self._ledger.reading() as connection:
            return consent.overdue(connection, consent.today())

    def objection(self, pseudonym: str) -> str | None:
        """Why a story in which somebody bears this pseudonym must not be published, if so.

        What publishing is called, and whether everybody must have agreed to it, stands under
        ``[consent]`` in ``anonymizer.toml`` (``use``, ``required``).
        """
        rule = consent.Rule.read(self._ledger.layout.settings)
        with self._ledger.reading() as connection:
            return consent.objection(connection, pseudonym, rule)

    def back_up(
        self,
        *,
        records: str | Path | None = None,
        keyring: str | Path | None = None,
        days: int = 90,
    ) -> str:
        """Write the records and the keyring into new files, both of the same moment.

        Args:
            records, keyring: the files. Keep them apart: together they are the vault.
            days: after how many days they are to be destroyed; :meth:`erase` tells the day.

        Returns:
            The day on which they expire, ISO 8601.

        Raises:
            UsageError: a file exists, or its folder does not.
            VaultRefused: the login of the database may not read what is sealed.
        """
        targets = {backup.RECORDS: records, backup.KEYRING: keyring}
        paths = {part: Path(path) for part, path in targets.items() if path is not None}
        return backup.back_up(self._ledger, paths, days)

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
        burned, kind = pseudonyms.c.burned, subjects_table.c.entity_type

        def count(query: object) -> int:
            return int(connection.scalar(query) or 0)  # type: ignore[call-overload]

        with self._ledger.reading() as connection:
            return Status(
                project=self._ledger.keys.project,
                format=FORMAT,
                created=self._ledger.keys.created,
                threshold=recipients.threshold,
                editors=recipients.editors,
                custodians=recipients.custodians,
                devices=tuple(recipients.device_keys()),
                subjects=count(select(func.count()).where(kind != originals.STORY)),
                stories=count(select(func.count()).where(kind == originals.STORY)),
                aliases=count(select(func.count()).select_from(aliases)),
                pseudonyms=count(select(func.count()).where(burned.is_(False))),
                reserved=count(select(func.count()).where(burned.is_(True))),
                entries=self._ledger.state().head.seq,
                problems=tuple(checking.problems(self._ledger)),
            )


def _identities(
    layout: Layout, settings: Settings, given: Sequence[KeySource], passphrase: str | None
) -> tuple[Identity, ...]:
    """The keys to open a project with, of which none may have been named."""
    if given:
        return keys.load(given, passphrase)
    try:
        return keys.load([layout.editor_key], passphrase)
    except VaultLocked:
        remembered = remembering.recall(settings.project)
        if remembered is None:
            raise
        return (remembered,)
