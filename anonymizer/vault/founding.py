"""Making a project directory: all of it, or nothing."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from anonymizer.errors import UsageError
from anonymizer.vault import audit, postgres
from anonymizer.vault.crypto import Device, Identity, check_recipient
from anonymizer.vault.custody import check_threshold
from anonymizer.vault.journal import TableJournal
from anonymizer.vault.keys import now, sync_directory, write_identity, write_new
from anonymizer.vault.layout import FORMAT, Layout, ProjectKeys, Settings
from anonymizer.vault.recipients import Recipient, Recipients, SigningDevice
from anonymizer.vault.schema import meta, rosters
from anonymizer.vault.store import writing
from anonymizer.vault.stores import create_store


def found(
    directory: Path,
    device: Device,
    *,
    editor: str | None,
    custodian: str | None,
    editors: Sequence[str],
    custodians: Sequence[str],
    threshold: int = 1,
    store: str | None = None,
) -> ProjectKeys:
    """Make a project: see :meth:`anonymizer.vault.vault.Vault.create`."""
    with appearing(directory) as building:
        layout = Layout(building)
        for key in (*editors, *custodians):
            check_recipient(key)
        if len({*editors}) + len({*custodians}) < len(editors) + len(custodians):
            raise UsageError("a public key is given twice")
        check_threshold(threshold, len(custodians) or 1)
        layout.vault.mkdir(mode=0o700)
        editor_keys = editors or [_new_identity(layout.editor_key, editor)]
        custodian_keys = custodians or [_new_identity(layout.custodian_key, custodian)]
        created = now()
        recipients = Recipients(
            threshold=threshold,
            recipients=(
                *(Recipient("editor", key, created) for key in editor_keys),
                *(Recipient("custodian", key, created) for key in custodian_keys),
            ),
            devices=(SigningDevice(device.public_key, created),),
        )
        keys = ProjectKeys.generate(str(uuid4()), created)
        known_as = None if store is None else postgres.without_login(store)
        settings = Settings(keys.project, created, known_as)
        write_new(layout.settings, settings.render().encode())
        write_new(layout.sealed_keys, keys.seal(recipients))
        _fill(layout, keys, recipients, device, store)
    return keys


def _new_identity(path: Path, passphrase: str | None) -> str:
    identity = Identity.generate()
    write_identity(path, identity, passphrase)
    return identity.recipient


def _fill(
    layout: Layout, keys: ProjectKeys, recipients: Recipients, device: Device, url: str | None
) -> None:
    first = audit.entry_after(
        audit.Head(), device, "project.created", {"project": keys.project}, {}
    )
    if url is None:
        write_new(layout.recipients, recipients.render().encode())
        write_new(layout.audit, first.line())
        write_new(layout.lock, b"")
    store = create_store(layout, url, keys)
    try:
        facts = {"format": str(FORMAT), "project": keys.project}
        with writing(store.records) as connection:
            connection.execute(insert(rosters).values(seq=first.seq, text=recipients.render()))
            if store.united:
                TableJournal(store.records).append(connection, first, audit.Head())
            else:
                facts["audit"] = audit.Head().after(first).render()
            rows = [{"key": key, "value": value} for key, value in facts.items()]
            connection.execute(insert(meta), rows)
    finally:
        store.close()


@contextmanager
def appearing(directory: Path) -> Iterator[Path]:
    """A sibling directory that takes the place of ``directory`` when the block succeeds."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise UsageError(f"{directory} exists and is not an empty directory")
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        building = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}")
        building.mkdir(mode=0o700)
    except OSError as error:
        raise UsageError(f"cannot make {directory}: {error.strerror}") from None
    try:
        yield building
        sync_directory(building)
        if directory.exists() and os.name == "nt":
            directory.rmdir()
        try:
            building.rename(directory)
        except OSError:
            # Another process was faster.
            raise UsageError(f"{directory} exists and is not an empty directory") from None
        sync_directory(directory.parent)
    finally:
        shutil.rmtree(building, ignore_errors=True)
