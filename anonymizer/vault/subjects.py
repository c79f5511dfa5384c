"""What the store knows and learns about subjects, as functions over one open transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, Table, func, insert, select

from anonymizer.errors import PseudonymsExhausted, UsageError
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.vault import custody
from anonymizer.vault.crypto import Identity, seal
from anonymizer.vault.index import NAME_KINDS, BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.schema import (
    SUBJECT_TABLES,
    aliases,
    bearings,
    claims,
    meta,
    parts,
    pseudonyms,
    shares,
    subjects,
)

PERSON = "PERSON"

# A generator may be endless; when this many candidates are taken, the style has run dry.
_MOST_CANDIDATES = 10_000


def find(
    connection: Connection, index: BlindIndex, alias: Alias, entity_type: str | None
) -> frozenset[str]:
    """Subjects known under exactly this alias, of one entity type if given."""
    if not alias.text.strip():
        return frozenset()
    query = select(aliases.c.subject).where(
        aliases.c.digest == index.alias(alias), aliases.c.kind == alias.kind
    )
    if entity_type is not None:
        query = query.join(subjects).where(subjects.c.entity_type == entity_type)
    return frozenset(connection.scalars(query))


def knows(connection: Connection, index: BlindIndex, name: str) -> bool:
    """Whether ``name`` is somebody's name, or all its parts are of one person's name."""
    if not name.strip():
        return False
    whole = [index.alias(Alias(kind, name)) for kind in NAME_KINDS]
    if connection.scalar(select(aliases.c.id).where(aliases.c.digest.in_(whole)).limit(1)):
        return True
    single = index.parts(name)
    bearer = (
        select(parts.c.subject)
        .where(parts.c.digest.in_(single))
        .group_by(parts.c.subject)
        .having(func.count() == len(single))
        .limit(1)
    )
    return bool(single) and connection.scalar(bearer) is not None


def claimant(
    connection: Connection, index: BlindIndex, entity_type: str, new: Collection[Alias]
) -> str | None:
    """The subject that already owns one of the strong aliases, in the order given."""
    for alias in new:
        owner = _owner(connection, entity_type, alias.kind, index.alias(alias))
        if alias.kind != "weak" and owner is not None:
            return owner
    return None


def _owner(connection: Connection, entity_type: str, kind: str, digest: bytes) -> str | None:
    return connection.scalar(
        select(claims.c.subject).where(
            claims.c.entity_type == entity_type, claims.c.kind == kind, claims.c.digest == digest
        )
    )


def add_subject(
    connection: Connection, recipients: Recipients, entity_type: str
) -> tuple[str, list[dict[str, object]]]:
    """A new subject: its id, and its secret as rows for the keyring. The secret is forgotten."""
    subject = str(uuid4())
    secret = Identity.generate()
    connection.execute(
        insert(subjects).values(
            id=subject, entity_type=entity_type, public_key=secret.recipient, created=now()
        )
    )
    rows: list[dict[str, object]] = []
    for custodian, share in custody.split(secret, recipients).items():
        row = str(uuid4())
        payload = {"table": "shares", "row": row, "subject": subject, **share}
        rows.append(
            {"id": row, "subject": subject, "custodian": custodian}
            | {"sealed": seal(payload, [custodian])}
        )
    return subject, rows


def learn(connection: Connection, index: BlindIndex, subject: str, new: Collection[Alias]) -> int:
    """Seal those of the aliases that are not known yet of this subject; how many those were.

    Raises:
        UsageError: no such subject, or a blank alias.
    """
    row = connection.execute(select(subjects).where(subjects.c.id == subject)).one_or_none()
    if row is None:
        raise UsageError(f"no subject {subject} in this vault")
    known = {
        (kind, digest)
        for kind, digest in connection.execute(
            select(aliases.c.kind, aliases.c.digest).where(aliases.c.subject == subject)
        )
    }
    count = 0
    for alias in new:
        digest = index.alias(alias)
        if (alias.kind, digest) in known:
            continue
        known.add((alias.kind, digest))
        count += 1
        _add_alias(connection, row, alias, digest)
        if alias.kind != "weak" and _owner(connection, row.entity_type, alias.kind, digest) is None:
            connection.execute(
                insert(claims).values(
                    entity_type=row.entity_type, kind=alias.kind, digest=digest, subject=subject
                )
            )
        if alias.kind in NAME_KINDS and row.entity_type == PERSON:
            _add_parts(connection, index, subject, alias.text)
    return count


def _add_alias(
    connection: Connection, subject: Row[tuple[str]], alias: Alias, digest: bytes
) -> None:
    row = str(uuid4())
    payload = {
        "table": "aliases",
        "row": row,
        "subject": subject.id,
        "kind": alias.kind,
        "text": alias.text,
    }
    connection.execute(
        insert(aliases).values(
            id=row,
            subject=subject.id,
            kind=alias.kind,
            digest=digest,
            sealed=seal(payload, [subject.public_key]),
        )
    )


def _add_parts(connection: Connection, index: BlindIndex, subject: str, name: str) -> None:
    new = index.parts(name)
    known = set(
        connection.scalars(
            select(parts.c.digest).where(parts.c.subject == subject, parts.c.digest.in_(new))
        )
    )
    for digest in sorted(new - known):
        connection.execute(insert(parts).values(digest=digest, subject=subject))


def pseudonym(connection: Connection, subject: str, scope: str) -> str | None:
    """The pseudonym that a subject bears in a scope."""
    return connection.scalar(
        select(pseudonyms.c.pseudonym)
        .join(bearings, bearings.c.folded == pseudonyms.c.folded)
        .where(bearings.c.subject == subject, bearings.c.scope == scope)
    )


def name_subject(
    connection: Connection, index: BlindIndex, subject: str, scope: str, candidates: Iterable[str]
) -> str:
    """Give the subject the first free candidate as its pseudonym in ``scope``.

    Raises:
        PseudonymsExhausted: none is free.
    """
    for candidate in islice(candidates, _MOST_CANDIDATES):
        folded = fold(candidate)
        if not folded or knows(connection, index, candidate):
            continue
        taken = connection.execute(
            select(pseudonyms).where(pseudonyms.c.folded == folded)
        ).one_or_none()
        if taken is None:
            connection.execute(
                insert(pseudonyms).values(
                    folded=folded, pseudonym=candidate, subject=subject, burned=False
                )
            )
        elif taken.burned or taken.subject != subject:
            continue
        connection.execute(insert(bearings).values(scope=scope, subject=subject, folded=folded))
        return candidate if taken is None else str(taken.pseudonym)
    raise PseudonymsExhausted(
        "every pseudonym offered is taken, burned or a real name in the vault; "
        "extend the list of names in anonymizer.toml"
    )


def reserve(connection: Connection, names: Iterable[str]) -> int:
    """Burn names that nobody bears here, so that nobody ever will; how many were new."""
    count = 0
    for name in names:
        folded = fold(name)
        known = select(pseudonyms.c.folded).where(pseudonyms.c.folded == folded)
        if folded and connection.scalar(known) is None:
            count += 1
            connection.execute(
                insert(pseudonyms).values(folded=folded, pseudonym=name, subject=None, burned=True)
            )
    return count


#: Stands for the rows that belong to no subject where subjects are listed.
NOBODY = "nobody"


def digest_of(rows: Mapping[str, Sequence[Sequence[object]]]) -> str:
    """SHA-256 over all rows of a subject, by table name, each list sorted."""
    plain = {
        table: sorted(
            [cell.hex() if isinstance(cell, bytes) else cell for cell in row] for row in found
        )
        for table, found in rows.items()
        if found
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode("ascii")).hexdigest()


def stored_digest(
    connection: Connection, subject: str, share_rows: Sequence[Sequence[object]]
) -> str:
    """:func:`digest_of` what is stored of one subject.

    Args:
        subject: its id, or :data:`NOBODY`.
        share_rows: its rows in the keyring.
    """
    rows: dict[str, Sequence[Sequence[object]]] = {shares.name: share_rows}
    key = None if subject == NOBODY else subject
    for table in SUBJECT_TABLES:
        rows[table.name] = _rows(connection, table, table.c.subject.is_not_distinct_from(key))
    rows[subjects.name] = _rows(connection, subjects, subjects.c.id == subject)
    return digest_of(rows)


def _rows(
    connection: Connection, table: Table, condition: ColumnElement[bool]
) -> list[list[object]]:
    return [list(row) for row in connection.execute(select(table).where(condition))]


def facts_of(connection: Connection) -> dict[str, str]:
    """The small facts that the store keeps about itself."""
    query = select(meta.c.key, meta.c.value)
    return {row.key: row.value for row in connection.execute(query)}
