"""The vault in PostgreSQL 15 or newer: two schemas of one database, and two roles beside the owner.

Whoever makes the vault owns the tables: a database administrator, who needs no key of the project.
Everybody else logs in as a member of one of two roles:

- *DATABASE_editor* adds and looks up. It reads no sealed column and nothing of the keyring, and
  changes or deletes nothing.
- *DATABASE_custodian* reads and changes everything; it opens names, erases and rotates.

The server never sees a name or a key: both are sealed before they leave the machine. Connections
are encrypted, and the server's certificate must be that of the host asked for (``verify-full``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from anonymizer.errors import ConfigurationError, UsageError
from anonymizer.vault import schema
from anonymizer.vault.migrating import migrate
from anonymizer.vault.store import Store, reading, writing

#: The schemas of the records and of the keyring.
RECORDS, KEYRING = "vault_records", "vault_keyring"

_OLDEST = 150000
# How long a statement waits for another writer, and a connection for the server.
_LOCK_TIMEOUT, _CONNECT_TIMEOUT = "60s", 10


def address(url: str) -> URL:
    """The address of a database, checked.

    Raises:
        UsageError: it is none, or would go about the certificate or tell a password.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UsageError("not an address of a database: postgresql://HOST/DATABASE") from None
    host = parsed.host or parsed.query.get("host")
    if parsed.get_backend_name() != "postgresql" or not host or not parsed.database:
        raise UsageError("the store must be an address such as postgresql://HOST/DATABASE")
    if parsed.password is not None:
        raise UsageError(
            "no password belongs into the address, which others may read: put it into ~/.pgpass"
        )
    if str(host).startswith("/") or parsed.query.get("sslmode", "verify-full") != "verify-full":
        raise UsageError("the vault talks to a server by TLS only, with sslmode=verify-full")
    return parsed.set(drivername="postgresql+psycopg").update_query_dict({"sslmode": "verify-full"})


def without_login(url: str) -> str:
    """The address as it may stand in ``anonymizer.toml``: each editor has a login of their own."""
    checked = address(url)
    plain = URL.create(
        "postgresql", None, None, checked.host, checked.port, checked.database, checked.query
    )
    return plain.render_as_string()


def connect(url: str) -> Store:
    """The store at an address.

    Raises:
        VaultRefused: no answer, no valid certificate, or no login.
        ConfigurationError: the server is too old, or the driver is not installed.
    """
    try:
        engine = create_engine(
            address(url),
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": _CONNECT_TIMEOUT,
                "gssencmode": "disable",
                "application_name": "anonymizer",
            },
        )
    except ModuleNotFoundError:
        raise ConfigurationError(
            "a vault in PostgreSQL needs its driver: pip install 'testimony-anonymizer[postgresql]'"
        ) from None

    @event.listens_for(engine, "connect")
    def prepare(connection: object, _record: object) -> None:
        with connection.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f"SET search_path TO {RECORDS}, {KEYRING}")
            cursor.execute(f"SET lock_timeout TO '{_LOCK_TIMEOUT}'")
            cursor.execute("SET synchronous_commit TO on")
        connection.commit()  # type: ignore[attr-defined]

    store = Store(engine, engine)
    try:
        with reading(engine) as connection:
            version = connection.exec_driver_sql("SHOW server_version_num").scalar()
        if int(str(version)) < _OLDEST:
            raise ConfigurationError("the vault needs PostgreSQL 15 or newer")
    except BaseException:
        store.close()
        raise
    return store


def create(url: str) -> Store:
    """Make schemas, tables and roles in an empty database, and a store for them.

    Raises:
        VaultRefused: the login may not make schemas or roles.
        UsageError: the database holds a vault already.
    """
    store = connect(url)
    try:
        with writing(store.records) as connection:
            for name in (RECORDS, KEYRING):
                if connection.dialect.has_schema(connection, name):
                    raise UsageError("there is a vault in this database already")
                connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        upgrade(store)
    except BaseException:
        store.close()
        raise
    return store


def upgrade(store: Store) -> None:
    """Bring both schemas to the newest revision, and grant what each role may do."""
    with writing(store.records) as connection:
        for name, part in ((KEYRING, "keyring"), (RECORDS, "records")):
            with _within(connection, name):
                migrate(connection, part)
        _grant(connection)


@contextmanager
def _within(connection: Connection, name: str) -> Iterator[None]:
    connection.exec_driver_sql(f"SET LOCAL search_path TO {name}")
    yield
    connection.exec_driver_sql(f"SET LOCAL search_path TO {RECORDS}, {KEYRING}")


def roles(database: str) -> tuple[str, str]:
    """Names of the editors' and the custodians' role, ready for a statement."""
    quoted = database.replace('"', '""')
    return f'"{quoted}_editor"', f'"{quoted}_custodian"'


def _grant(connection: Connection) -> None:
    database = str(connection.exec_driver_sql("SELECT current_database()").scalar())
    editor, custodian = roles(database)
    for role in (editor, custodian):
        known = "SELECT 1 FROM pg_roles WHERE quote_ident(rolname) = quote_ident(%s)"
        if not connection.exec_driver_sql(known, (role[1:-1].replace('""', '"'),)).scalar():
            connection.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {RECORDS}, {KEYRING} TO {role}")
    for name in (RECORDS, KEYRING):
        connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA {name} FROM {editor}")
        connection.exec_driver_sql(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name} TO {custodian}"
        )
        connection.exec_driver_sql(f"GRANT SELECT ON {name}.alembic_version TO {editor}")
    for statement in _editor_grants(editor):
        connection.exec_driver_sql(statement)


def _editor_grants(editor: str) -> Iterator[str]:
    """Insert everywhere, read what is not sealed, and nothing of the keyring."""
    for table in schema.records.sorted_tables:
        columns = ", ".join(f'"{column.name}"' for column in schema.plain(table))
        yield f"GRANT SELECT ({columns}) ON {RECORDS}.{table.name} TO {editor}"
        # The facts of the vault and its settled crashes are not an editor's to write.
        if table not in (schema.meta, schema.undone):
            yield f"GRANT INSERT ON {RECORDS}.{table.name} TO {editor}"
    yield f"GRANT INSERT ON {KEYRING}.{schema.shares.name} TO {editor}"


def reads_seals(engine: Engine) -> bool:
    """Whether the login may read sealed columns and the keyring."""
    asked = f"SELECT has_table_privilege('{KEYRING}.shares', 'SELECT')"
    with reading(engine) as connection:
        return bool(connection.exec_driver_sql(asked).scalar())
