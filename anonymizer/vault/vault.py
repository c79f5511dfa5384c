"""The vault as the rest of the package sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from anonymizer.errors import ConfigurationError
from anonymizer.vault import (
    erasing,
    keys,
    remembering,
    restoring,
    upgrading,
)
from anonymizer.vault.assigning import Assigning
from anonymizer.vault.custodians import Custodians
from anonymizer.vault.founding import found
from anonymizer.vault.guarding import Guarding
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keeping import Keeping
from anonymizer.vault.keys import KeySource
from anonymizer.vault.layout import FORMAT, Layout, ProjectKeys, Settings, open_keys
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.linking import Linking
from anonymizer.vault.releasing import Releasing
from anonymizer.vault.stores import open_store
from anonymizer.vault.teaching import Teaching


class Vault(Assigning, Linking, Teaching, Guarding, Keeping, Releasing):
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
        opened = remembering.identities(layout.editor_key, settings.project, identities, passphrase)
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
        opened = remembering.identities(layout.editor_key, settings.project, identities, passphrase)
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
