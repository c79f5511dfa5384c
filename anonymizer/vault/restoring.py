"""Putting a vault back together from its backups, in files or in a database.

So a vault also moves from one kind of store to the other.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import delete, select

from anonymizer.errors import UsageError, VaultTampered
from anonymizer.vault import audit, postgres, sqlcipher
from anonymizer.vault.backup import KEYRING, MANIFEST, RECORDS, copy_rows
from anonymizer.vault.founding import appearing
from anonymizer.vault.journal import TableJournal, lines
from anonymizer.vault.keys import write_new
from anonymizer.vault.layout import Layout, ProjectKeys, Settings, check_format
from anonymizer.vault.schema import keyring, meta, records
from anonymizer.vault.store import writing

#: Opens the project's keys, when the rows must be read: layout and settings -> keys.
Opener = Callable[[Layout, Settings], ProjectKeys]


def restore_records(backup: Path, directory: Path, store: str | None, opener: Opener) -> None:
    """Make a project again from a backup of its records. Its keyring is still missing then.

    Args:
        backup: file of :func:`anonymizer.vault.backup.back_up`.
        directory: must not exist, or be empty.
        store: address of an empty database, if the vault is to stand in PostgreSQL.
        opener: opens the project's keys, if there is a ``store``.

    Raises:
        UsageError: not a backup of records, or the directory is in use.
        VaultTampered: the backup was changed.
    """
    with appearing(directory) as building, _unpacked(backup, RECORDS, building) as files:
        found = Layout(files)
        home = Layout(building)
        home.vault.mkdir(mode=0o700)
        write_new(home.sealed_keys, found.sealed_keys.read_bytes())
        if store is None:
            for path, target in (
                (found.recipients, home.recipients),
                (found.audit, home.audit),
                (found.records, home.records),
            ):
                path.rename(target)
            write_new(home.lock, b"")
            write_new(home.settings, _settled_in(found.settings, None))
        else:
            keys = opener(found, Settings.read(found.settings))
            _into_database(found, store, keys)
            write_new(home.settings, _settled_in(found.settings, postgres.without_login(store)))


def restore_keyring(backup: Path, directory: Path, store: str | None, opener: Opener) -> None:
    """Give a project its keyring back.

    Args:
        backup: file of :func:`anonymizer.vault.backup.back_up`.
        directory: of the project; it must have no keyring.
        store: address of its database, if it stands in PostgreSQL.
        opener: opens the project's keys, if there is a ``store``.

    Raises:
        UsageError: not a backup of this project's keyring, or there is one already.
        VaultTampered: the backup was changed.
    """
    layout = Layout(directory)
    settings = Settings.read(layout.settings)
    with _unpacked(backup, KEYRING, layout.vault, settings.project) as files:
        found = Layout(files)
        if store is None:
            if layout.keyring.exists():
                raise UsageError("the project has a keyring: move keyring.db away first")
            found.keyring.rename(layout.keyring)
            return
        source = sqlcipher.engine(found.keyring, opener(layout, settings).keyring)
        target = postgres.connect(store)
        try:
            with writing(target.keyring) as connection:
                if connection.execute(select(keyring.tables["shares"]).limit(1)).first():
                    raise UsageError("the project has a keyring already")
                copy_rows(source, connection, keyring)
        finally:
            source.dispose()
            target.close()


def _into_database(found: Layout, url: str, keys: ProjectKeys) -> None:
    source = sqlcipher.engine(found.records, keys.records)
    store = postgres.create(url)
    journal = TableJournal(store.records)
    try:
        with writing(store.records) as connection:
            copy_rows(source, connection, records)
            connection.execute(delete(meta).where(meta.c.key == "audit"))
            head = audit.Head()
            for line in lines(found.audit):
                entry = audit.Entry(**json.loads(line))
                journal.append(connection, entry, head)
                head = head.after(entry)
    finally:
        source.dispose()
        store.close()


@contextmanager
def _unpacked(backup: Path, part: str, beside: Path, project: str | None = None) -> Iterator[Path]:
    """A folder with the files of a backup, each as it was backed up.

    Raises:
        UsageError: no backup of that part, or of another project.
        VaultTampered: a file is missing or was changed.
    """
    with TemporaryDirectory(dir=beside, prefix=".restore-") as folder:
        try:
            with tarfile.open(backup, "r:") as archive:
                archive.extractall(folder, filter="data")
            manifest = json.loads(Path(folder, MANIFEST).read_bytes())
            digests = dict(manifest["sha256"])
            check_format(manifest["format"])
            if manifest["part"] != part or project not in (None, manifest["project"]):
                raise UsageError(f"{backup}: not a backup of the {part} of this project")
        except FileNotFoundError:
            raise UsageError(f"{backup}: no such file, or not a backup") from None
        except (OSError, tarfile.TarError, ValueError, KeyError, TypeError):
            raise UsageError(f"{backup}: not a backup, or cut") from None
        _check(Path(folder), digests, backup)
        yield Path(folder)


def _check(folder: Path, digests: Mapping[str, str], backup: Path) -> None:
    for name, digest in digests.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise VaultTampered(f"{backup}: {Path(name).name} was changed or is missing")
        path.chmod(0o600)


def _settled_in(settings: Path, store: str | None) -> bytes:
    """The text of ``anonymizer.toml`` with another store."""
    kept = [
        line for line in settings.read_text("utf-8").splitlines() if not line.startswith("store = ")
    ]
    if store is not None:
        kept.insert(kept.index("[project]") + 1, f"store = {json.dumps(store)}")
    return ("\n".join(kept) + "\n").encode()
