"""Tables of the two stores. Names and identifiers stand in them sealed or as digests only.

Uniqueness decides every race between writers: one owner per strong alias (``claims``), one bearer
per pseudonym for ever (``pseudonyms``), one pseudonym per subject and scope (``bearings``).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

records = MetaData()
keyring = MetaData()

# Small facts by name: format, recipients (text of recipients.toml), audit (head of the chain).
meta = Table(
    "meta", records, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
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


# A name or identifier, sealed to the subject's public key; the digest finds it.
aliases = Table(
    "aliases",
    records,
    Column("id", Text, primary_key=True),
    _subject(),
    Column("kind", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
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
)

# Digests of the single parts of a person's names.
parts = Table(
    "parts",
    records,
    Column("digest", LargeBinary, primary_key=True),
    _subject(primary_key=True),
)

# Every pseudonym ever given or reserved. Without a subject it is burned: nobody gets it again.
pseudonyms = Table(
    "pseudonyms",
    records,
    Column("folded", Text, primary_key=True),
    Column("pseudonym", Text, nullable=False),
    _subject(nullable=True),
    Column("burned", Boolean, nullable=False),
    Index("pseudonyms_by_subject", "subject"),
)

# In which scope a subject bears which pseudonym.
bearings = Table(
    "bearings",
    records,
    Column("scope", Text, primary_key=True),
    _subject(primary_key=True),
    Column("folded", ForeignKey("pseudonyms.folded"), nullable=False),
    Index("bearings_by_subject", "subject"),
)

# Audit entries whose change never happened, because the process died before it was stored.
undone = Table("undone", records, Column("seq", Integer, primary_key=True))

# A subject's secret, or a share of it, sealed to one custodian.
shares = Table(
    "shares",
    keyring,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("custodian", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("subject", "custodian"),
)

# What belongs to a subject, in the order in which it is digested for the audit.
SUBJECT_TABLES = (aliases, claims, parts, pseudonyms, bearings)
