"""Backups of the records and of the keyring, apart, and what is made of them again.

Each is a tar file: a SQLCipher database under the project's own key, the small files beside it, and
``manifest.json`` with the SHA-256 of each. Erasure depends on the keyring's backup: with its last
copy a person's names are gone, whatever copies of the records exist.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, MetaData, delete, insert, select

from anonymizer.errors import UsageError
from anonymizer.vault import consent, sqlcipher
from anonymizer.vault.keys import filling, now, sync_directory, write_new
from anonymizer.vault.layout import FORMAT, Layout
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.migrating import migrate
from anonymizer.vault.schema import chain, keyring, meta, records
from anonymizer.vault.store import reading, writing

#: Event of the entry that stands before every backup.
MADE = "backup.made"
RECORDS, KEYRING = "records", "keyring"

#: Name of the list of what a backup holds.
MANIFEST = "manifest.json"
# Facts that belong to one kind of store.
_LOCAL = ("audit", "vacuum")


def back_up(ledger: Ledger, targets: Mapping[str, Path], days: int) -> str:
    """Write parts of the vault into new files of mode 0600, all of the same moment.

    Args:
        ledger: of the vault.
        targets: :data:`RECORDS`, :data:`KEYRING` or both -> the file, which must not exist.
        days: after how many days the backups must be destroyed.

    Returns:
        The day on which they expire, ISO 8601.

    Raises:
        UsageError: a file exists, or its folder does not.
        VaultRefused: the login of the database may not read what is sealed.
    """
    for target in targets.values():
        if target.exists() or not target.parent.is_dir():
            raise UsageError(f"{target}: a backup needs a new file in a folder that exists")
    expires = (date.fromisoformat(consent.today()) + timedelta(days=days)).isoformat()
    # The entry first, so that the backup tells of itself when it is put back.
    with ledger.change(acknowledged=True) as change:
        change.note(MADE, {"parts": sorted(targets), "expires": expires})
    # In the vault's own folder, since even sealed bytes have no business in a common one.
    vault = ledger.layout.vault
    with (
        filling(vault),
        TemporaryDirectory(dir=vault, prefix=".backup-") as folder,
        ledger.still(),
    ):
        for part, target in targets.items():
            files = _files(ledger, part, Layout(Path(folder) / part))
            manifest = {
                "format": FORMAT,
                "project": ledger.keys.project,
                "part": part,
                "made": now(),
                "expires": expires,
                "sha256": {name: _sha256(path) for name, path in files.items()},
            }
            _write(target, manifest, files)
    return expires


def _files(ledger: Ledger, part: str, copy: Layout) -> dict[str, Path]:
    """Name in the backup -> file that holds it now."""
    copy.vault.mkdir(mode=0o700, parents=True)
    if part == KEYRING:
        with _new_database(copy.keyring, ledger.keys.keyring, part) as target:
            copy_rows(ledger.store.keyring, target, keyring)
        return {"vault/keyring.db": copy.keyring}
    state = ledger.state()
    with _new_database(copy.records, ledger.keys.records, part) as target:
        copy_rows(ledger.store.records, target, records)
        target.execute(delete(chain))
        target.execute(delete(meta).where(meta.c.key.in_(_LOCAL)))
        target.execute(insert(meta).values(key="audit", value=state.head.render()))
    write_new(copy.recipients, state.recipients.encode())
    with copy.audit.open("wb") as file:
        file.writelines(line + b"\n" for line in ledger.lines())
    return {
        "anonymizer.toml": ledger.layout.settings,
        "vault/project.age": ledger.layout.sealed_keys,
        "vault/recipients.toml": copy.recipients,
        "vault/audit.jsonl": copy.audit,
        "vault/records.db": copy.records,
    }


@contextmanager
def _new_database(path: Path, key: bytes, part: str) -> Iterator[Connection]:
    """A transaction of a new SQLCipher file with the tables of one part."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = sqlcipher.engine(path, key)
    try:
        with writing(engine) as connection:
            migrate(connection, part)
            yield connection
        sqlcipher.fold_log(engine)
    finally:
        engine.dispose()


def copy_rows(source: Engine, target: Connection, metadata: MetaData) -> None:
    """Copy all rows of the tables of ``metadata`` into empty ones."""
    with reading(source) as connection:
        stream = connection.execution_options(yield_per=1000)
        for table in metadata.sorted_tables:
            for rows in stream.execute(select(table)).partitions():
                target.execute(insert(table), [dict(row._mapping) for row in rows])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(target: Path, manifest: Mapping[str, object], files: Mapping[str, Path]) -> None:
    partial = target.with_name(f".{target.name}.partial")
    try:
        descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w") as archive:
                _add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
                for name, path in files.items():
                    archive.add(path, name, recursive=False, filter=_anonymous)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(target)
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
    sync_directory(target.parent)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = _anonymous(tarfile.TarInfo(name))
    member.size = len(data)
    archive.addfile(member, io.BytesIO(data))


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the login names of this machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def last_expiry(ledger: Ledger) -> str | None:
    """Day on which the last backup of the keyring expires, by what the audit says."""
    days = (
        str(entry.detail["expires"])
        for entry in ledger.entries()
        if entry.event == MADE and KEYRING in str(entry.detail.get("parts"))
    )
    return max(days, default=None)
