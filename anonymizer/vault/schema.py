"""Tables of the two databases. Names and identifiers stand in them sealed or as digests only.

Uniqueness decides every race between writers (:func:`put`): one owner per strong alias
(``claims``), one bearer per pseudonym for ever (``pseudonyms``), one pseudonym per subject and
scope (``bearings``). On disk the two are files of their own, in PostgreSQL two schemas, so that
each can be backed up, and destroyed, without the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql, sqlite

#: The newest migration; both databases carry theirs in ``alembic_version``.
REVISION = "0003"

records = MetaData()
keyring = MetaData()

# Small facts by name: format, project, and on disk audit (head of the chain), vacuum (is due).
meta = Table(
    "meta", records, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)

# Texts of recipients.toml, the newest last; none is ever changed.
rosters = Table(
    "rosters",
    records,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

# The audit, where it is not a file: the lines of the entries, and the length of all up to here.
chain = Table(
    "chain",
    records,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
    Column("end", Integer, nullable=False),
    Column("line", Text, nullable=False),
)

subjects = Table(
    "subjects",
    records,
    Column("id", Text, primary_key=True),
    Column("entity_type", Text, nullable=False),
    Column("public_key", Text, nullable=False),
    Column("created", Text, nullable=False),
)


def _subject(*, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    return Column("subject", ForeignKey("subjects.id"), nullable=nullable, primary_key=primary_key)


# A name or identifier, sealed to the subject's public key; the digest finds it. The fingerprint
# (SHA-256 of what is sealed) lets the audit vouch for the row to those who may not read it.
aliases = Table(
    "aliases",
    records,
    Column("id", Text, primary_key=True),
    _subject(),
    Column("kind", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    UniqueConstraint("subject", "kind", "digest"),
    Index("aliases_by_digest", "digest"),
)

# Who was first to bear a strong alias. Homonyms enrolled as distinct have aliases, not the claim.
claims = Table(
    "claims",
    records,
    Column("entity_type", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("digest", LargeBinary, primary_key=True),
    _subject(),
    Index("claims_by_subject", "subject"),
)

# Digests of the single parts of a person's names.
parts = Table(
    "parts",
    records,
    Column("digest", LargeBinary, primary_key=True),
    _subject(primary_key=True),
    Index("parts_by_subject", "subject"),
)

# Every pseudonym ever given or reserved. Without a subject it is burned: nobody gets it again;
# those burned together bear the id of that reservation, under which the audit vouches for them.
pseudonyms = Table(
    "pseudonyms",
    records,
    Column("folded", Text, primary_key=True),
    Column("pseudonym", Text, nullable=False),
    _subject(nullable=True),
    Column("burned", Boolean, nullable=False),
    Column("reservation", Text),
    Index("pseudonyms_by_subject", "subject"),
    Index("pseudonyms_by_reservation", "reservation"),
)

# In which scope a subject bears which pseudonym.
bearings = Table(
    "bearings",
    records,
    Column("scope", Text, primary_key=True),
    _subject(primary_key=True),
    Column("folded", ForeignKey("pseudonyms.folded"), nullable=False),
    Index("bearings_by_subject", "subject"),
    Index("bearings_by_folded", "folded"),
)

# What a subject agreed to, numbered; the newest holds. Who, how and where is sealed to them.
consents = Table(
    "consents",
    records,
    Column("id", Text, primary_key=True),
    _subject(),
    Column("number", Integer, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("uses", Text, nullable=False),
    Column("until", Text),
    Column("sealed", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    UniqueConstraint("subject", "number"),
)

# How long a subject may be kept, numbered; the newest holds.
retentions = Table(
    "retentions",
    records,
    _subject(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded", Text, nullable=False),
    Column("until", Text),
)

# The original of a published story, itself a subject (of type STORY) with a secret of its own, and
# the people who appear in it.
originals = Table(
    "originals",
    records,
    _subject(primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("source", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Index("originals_by_digest", "digest"),
)
appearances = Table(
    "appearances",
    records,
    _subject(primary_key=True),
    Column("person", ForeignKey("subjects.id"), primary_key=True),
    Index("appearances_by_person", "person"),
)

# Digests of what is told of a subject beside its names, each subject's own: equal digests do not
# tell what two have in common.
traits = Table(
    "traits",
    records,
    _subject(primary_key=True),
    Column("digest", LargeBinary, primary_key=True),
)

# What reviewers said of two subjects, numbered; the newest word on a pair holds. If they are the
# same, ``subject`` is the one that is kept.
decisions = Table(
    "decisions",
    records,
    _subject(primary_key=True),
    Column("other", ForeignKey("subjects.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded", Text, nullable=False),
    Column("same", Boolean, nullable=False),
    Index("decisions_by_other", "other"),
)

# Audit entries whose change never happened, because the process died before it was stored.
undone = Table("undone", records, Column("seq", Integer, primary_key=True, autoincrement=False))

# A subject's secret, or a share of it, sealed to one custodian.
shares = Table(
    "shares",
    keyring,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("custodian", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    UniqueConstraint("subject", "custodian"),
)

#: What belongs to a subject, beside its own row; what the audit vouches for.
SUBJECT_TABLES = (
    aliases,
    claims,
    parts,
    pseudonyms,
    bearings,
    consents,
    retentions,
    originals,
    appearances,
    traits,
    decisions,
)


def plain(table: Table) -> list[Column[object]]:
    """The columns that are not sealed: what every editor may read."""
    return [column for column in table.columns if column.name != "sealed"]


def put(connection: Connection, table: Table, *rows: Mapping[str, object]) -> int:
    """Insert rows, except where a unique constraint says that somebody was faster.

    Args:
        connection: open transaction.
        table: where to.
        rows: all with the same columns.

    Returns:
        How many of them are stored now.
    """
    if not rows:
        return 0
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing()
    stored = connection.execute(
        statement, [dict(row) for row in rows], execution_options={"preserve_rowcount": True}
    )
    return stored.rowcount
