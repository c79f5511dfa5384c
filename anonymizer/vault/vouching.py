"""What the audit says of a subject's rows: digests that even those can make who read no seal.

A sealed column is left out; its fingerprint stands beside it and is digested instead.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Column, Connection, bindparam, select

from anonymizer.vault.schema import SUBJECT_TABLES, plain, pseudonyms, shares, subjects
from anonymizer.vault.store import few

#: Said of a subject of which nothing is left.
NOTHING = ""
#: Follows a subject's id where its rows in the keyring are meant.
KEYRING = "/keyring"

Rows = Mapping[str, Sequence[Sequence[object]]]


def fingerprint(sealed: bytes) -> bytes:
    """What stands for a sealed column."""
    return hashlib.sha256(sealed).digest()


def digest_of(rows: Rows) -> str:
    """SHA-256 over all rows of a subject, by table name, each list sorted."""
    encoded = {
        # By their JSON, since cells may be missing and None sorts with nothing.
        table: sorted(
            ([cell.hex() if isinstance(cell, bytes) else cell for cell in row] for row in found),
            key=json.dumps,
        )
        for table, found in rows.items()
        if found
    }
    if not encoded:
        return NOTHING
    return hashlib.sha256(json.dumps(encoded, sort_keys=True).encode("ascii")).hexdigest()


def share_row(row: Mapping[str, object]) -> list[object]:
    """A row of the keyring as it is digested."""
    return [row[column.name] for column in plain(shares)]


def digests(connection: Connection, touched: Collection[str]) -> dict[str, str]:
    """Digests of the records of some subjects and reservations."""
    wanted = sorted(touched)
    found: dict[str, str] = dict.fromkeys(wanted, NOTHING)
    for some in few(wanted):
        rows: dict[str, dict[str, list[list[object]]]] = defaultdict(lambda: defaultdict(list))
        for name, query in _QUERIES:
            for row in connection.execute(query, {"some": some}):
                rows[row[0]][name].append(list(row[1:]))
        found.update({owner: digest_of(tables) for owner, tables in rows.items()})
    return found


def all_digests(connection: Connection) -> Iterator[tuple[str, str]]:
    """Digests of the records of every subject and reservation, in no order, in little memory."""
    streams = [_grouped(connection, name, column, columns) for name, column, columns in _OWNERS]
    for owner, rows in _merged(streams):
        yield owner, digest_of(rows)


def all_share_digests(connection: Connection) -> Iterator[tuple[str, str]]:
    """Digests of the shares of every subject, under the subject's id and :data:`KEYRING`."""
    for owner, name, rows in _grouped(connection, shares.name, shares.c.subject, plain(shares)):
        yield owner + KEYRING, digest_of({name: rows})


# Table name, the column that says whose a row is, and the columns that are digested.
_OWNERS: tuple[tuple[str, Column[str], list[Column[object]]], ...] = (
    *((table.name, table.c.subject, plain(table)) for table in SUBJECT_TABLES),
    (subjects.name, subjects.c.id, plain(subjects)),
    (pseudonyms.name, pseudonyms.c.reservation, plain(pseudonyms)),
)

# Made once: every change asks all of them.
_QUERIES = [
    (
        name,
        select(column.label("owner"), *columns).where(
            column.in_(bindparam("some", expanding=True))
        ),
    )
    for name, column, columns in _OWNERS
]

_Group = tuple[str, str, list[list[object]]]


def _grouped(
    connection: Connection, name: str, column: Column[str], columns: list[Column[object]]
) -> Iterator[_Group]:
    """Owner, table name and rows, ascending by owner."""
    # In the order of the bytes, whatever the database's own language sorts by.
    postgres = connection.dialect.name == "postgresql"
    order = column.collate("C") if postgres else column
    query = select(column.label("owner"), *columns).where(column.is_not(None)).order_by(order)
    owner, rows = "", list[list[object]]()
    with connection.execution_options(yield_per=1000).execute(query) as found:
        for row in found:
            if row[0] != owner:
                if rows:
                    yield owner, name, rows
                owner, rows = row[0], []
            rows.append(list(row[1:]))
    if rows:
        yield owner, name, rows


def _merged(streams: Iterable[Iterator[_Group]]) -> Iterator[tuple[str, Rows]]:
    waiting: list[tuple[_Group, Iterator[_Group]]] = []
    for stream in streams:
        if group := next(stream, None):
            waiting.append((group, stream))
    while waiting:
        owner = min(group[0] for group, _ in waiting)
        rows: dict[str, list[list[object]]] = {}
        still: list[tuple[_Group, Iterator[_Group]]] = []
        for group, stream in waiting:
            following: _Group | None = group
            if group[0] == owner:
                rows.setdefault(group[1], []).extend(group[2])
                following = next(stream, None)
            if following is not None:
                still.append((following, stream))
        waiting = still
        yield owner, rows
