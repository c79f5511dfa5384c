"""Bringing the tables of one database to the newest revision."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

_SCRIPTS = Path(__file__).with_name("migrations")
_FIRST = "0001"


def migrate(connection: Connection, part: str, revision: str = "head") -> None:
    """Run what alembic has to run, within the transaction of ``connection``.

    Args:
        connection: open transaction; in PostgreSQL the first schema of the search path is meant.
        part: ``"records"`` or ``"keyring"``.
        revision: which one; the newest by default.
    """
    # Imported here, since opening a vault that is up to date needs none of it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes.update(connection=connection, part=part)
    tables = connection.dialect.get_table_names(connection)
    if tables and "alembic_version" not in tables:
        # Made before revisions were counted.
        command.stamp(config, _FIRST)
    command.upgrade(config, revision)
