"""Bringing a project from an older format to the one that this software works on."""

from __future__ import annotations

import re

from anonymizer.errors import ConfigurationError
from anonymizer.vault.crypto import Device
from anonymizer.vault.keys import replace
from anonymizer.vault.layout import FORMAT, Layout, ProjectKeys, Settings
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.store import reading
from anonymizer.vault.stores import connect_store, upgrade_store
from anonymizer.vault.vouching import all_digests, all_share_digests

#: Event of the entry that vouches for all rows in their new form.
UPGRADED = "vault.upgraded"


def upgrade(layout: Layout, settings: Settings, keys: ProjectKeys, device: Device) -> bool:
    """Migrate the tables, let the audit vouch for all rows anew, then raise the format.

    Every step can be repeated, so a process that dies does no harm.

    Returns:
        Whether there was anything to do.
    """
    store = connect_store(layout, settings, keys)
    try:
        upgrade_store(store)
        if settings.format == FORMAT:
            return False
        ledger = Ledger(layout, keys, store, device)
        with ledger.change(acknowledged=True) as change:
            change.note(UPGRADED, {"format": FORMAT})
            change.rows.update(all_digests(change.connection))
            with reading(store.keyring) as keyring:
                change.rows.update(all_share_digests(keyring))
        text = layout.settings.read_text("utf-8")
        raised, count = re.subn(r"(?m)^format = \d+$", f"format = {FORMAT}", text, count=1)
        if not count:
            raise ConfigurationError(f"{layout.settings} has no line `format = ...`: write it")
        replace(layout.settings, raised.encode())
    finally:
        store.close()
    return True
