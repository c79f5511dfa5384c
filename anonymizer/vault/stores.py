"""Which store a project has: files beside it, or a database of a server."""

from __future__ import annotations

from anonymizer.vault import postgres, sqlcipher
from anonymizer.vault.layout import Layout, ProjectKeys, Settings
from anonymizer.vault.store import Store


def create_store(layout: Layout, url: str | None, keys: ProjectKeys) -> Store:
    """A new, empty store."""
    return sqlcipher.create(layout, keys) if url is None else postgres.create(url)


def open_store(layout: Layout, settings: Settings, keys: ProjectKeys) -> Store:
    """The store of a project, with the tables that this software knows.

    Raises:
        VaultTampered: files are missing, cut, or not readable with their keys.
        VaultRefused: the database does not answer.
        ConfigurationError, ProjectVersionError: made by an older or newer version.
    """
    store = connect_store(layout, settings, keys)
    try:
        store.check_revision()
    except BaseException:
        store.close()
        raise
    return store


def connect_store(layout: Layout, settings: Settings, keys: ProjectKeys) -> Store:
    """The same, whatever version made the tables."""
    if settings.store is None:
        return sqlcipher.open_files(layout, keys)
    return postgres.connect(settings.store)


def upgrade_store(store: Store) -> None:
    """Bring the tables to what this software knows."""
    if store.united:
        postgres.upgrade(store)
    else:
        sqlcipher.upgrade(store)
