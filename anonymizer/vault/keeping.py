"""Erasing, consent, backups, verifying: what whoever keeps a vault does."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from anonymizer.errors import UsageError, VaultLocked, VaultTampered
from anonymizer.vault import (
    audit,
    backup,
    checking,
    consent,
    crypto,
    erasing,
    originals,
    remembering,
    subjects,
)
from anonymizer.vault.checking import Problem
from anonymizer.vault.consent import Consent
from anonymizer.vault.erasing import Erased
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import KeySource
from anonymizer.vault.layout import FORMAT
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import aliases, pseudonyms
from anonymizer.vault.schema import subjects as subjects_table
from anonymizer.vault.sealed_log import SealedLog, holding


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


class Keeping:
    """The part of a vault that its keepers need."""

    _ledger: Ledger

    @property
    def device(self) -> str:
        """Id of the device that signs what this vault writes."""
        return self._ledger.device_id

    def sealed_log(self, path: Path, *, hold: bool = True) -> SealedLog:
        """A log beside the vault that opens for whoever opens the project.

        Args:
            path: of the file; made if there is none.
            hold: keep other processes out; without it the log is for reading only.

        Raises:
            VaultRefused: another process holds it.
            VaultTampered: it does not open with the project's key.
        """
        return SealedLog(path, self._ledger.keys.records, hold=hold)

    def seal_for_editors(
        self, payload: Mapping[str, object], recipients: Sequence[str] = ()
    ) -> bytes:
        """Some data in an age file for editors of the project.

        Args:
            payload: JSON.
            recipients: public keys of some of them; by default of all.

        Raises:
            UsageError: a key is no editor's.
        """
        editors = self._ledger.recipients().editors
        if not set(recipients) <= set(editors):
            raise UsageError("only to editors of this project: that key (age1...) is none's")
        return crypto.seal(payload, recipients or editors)

    def open_for_editors(
        self, sealed: bytes, identities: Sequence[KeySource] = (), passphrase: str | None = None
    ) -> dict[str, object]:
        """The reverse of :meth:`seal_for_editors`.

        Args:
            sealed: the age file.
            identities, passphrase: as for :meth:`anonymizer.vault.vault.Vault.open`.

        Raises:
            VaultLocked: no such key opens it.
        """
        layout = self._ledger.layout
        opened = remembering.identities(
            layout.editor_key, self._ledger.keys.project, identities, passphrase
        )
        try:
            return crypto.unseal(sealed, opened)
        except VaultTampered:
            raise VaultLocked("the file is damaged, or sealed to another key than this") from None

    def exists_here(self, subject: str) -> bool:
        """Whether the vault has a subject of this id."""
        with self._ledger.reading() as connection:
            return subjects.exists(connection, subject)

    def mark(self, use: str, data: bytes) -> str:
        """A keyed digest of some content, 64 hexadecimal digits: it tells nothing elsewhere.

        Args:
            use: what the content is for, one word; another use gives another mark.
            data: the content.
        """
        keys = self._ledger.keys
        digest = hashlib.sha256(data).hexdigest()
        return BlindIndex(keys.project, keys.index).of(use, digest).hex()

    def audit(self) -> tuple[audit.Entry, ...]:
        """All entries of the audit, oldest first, each checked.

        Raises:
            VaultTampered: the chain is broken.
        """
        return checking.entries(self._ledger)

    def erase(self, subject: str) -> Erased:
        """Forget a person for good: secret, names, identifiers, consent. Nothing undoes this.

        The secret goes first; without it not even an old backup of the records opens. Pseudonyms
        stay as burned names, so that nobody is given them again. Reviews of this machine in which
        the person appears go along, since they hold the original.

        Args:
            subject: its id.

        Raises:
            VaultRefused: no such subject, the login of the database may not delete, or a review in
                which the person appears is open.
        """
        key = self._ledger.keys.records
        with ExitStack() as stack:
            logs = [
                stack.enter_context(SealedLog(path, key))
                for path in holding(self._ledger.layout.reviews, key, subject)
            ]
            erased = erasing.erase(self._ledger, subject)
            for log in logs:
                log.remove()
        return erased

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
