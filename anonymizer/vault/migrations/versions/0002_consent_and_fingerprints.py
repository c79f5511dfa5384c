"""Format 2: consent and retention; fingerprints of what is sealed; recipients that only grow."""

import hashlib

import sqlalchemy as sa
from alembic import context, op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring one database from format 1 to format 2."""
    globals()[f"upgrade_{context.config.attributes['part']}"]()


def upgrade_records() -> None:
    """New tables and columns; the recipients move to a table of their own."""
    op.create_table(
        "rosters",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO rosters SELECT 0, value FROM meta WHERE key = 'recipients'")
    op.execute("DELETE FROM meta WHERE key = 'recipients'")
    op.execute("UPDATE meta SET value = '2' WHERE key = 'format'")
    op.create_table(
        "chain",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("uses", sa.Text, nullable=False),
        sa.Column("until", sa.Text),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("subject", "number"),
    )
    op.create_table(
        "retentions",
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.Column("until", sa.Text),
    )
    op.create_table(
        "originals",
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("source", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
    )
    op.create_index("originals_by_digest", "originals", ["digest"])
    op.create_table(
        "appearances",
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("person", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
    )
    op.create_index("appearances_by_person", "appearances", ["person"])
    op.add_column("pseudonyms", sa.Column("reservation", sa.Text))
    op.create_index("pseudonyms_by_reservation", "pseudonyms", ["reservation"])
    # Under this id the audit vouches for the names that format 1 had reserved.
    op.execute("UPDATE pseudonyms SET reservation = 'reserved' WHERE subject IS NULL")
    op.create_index("claims_by_subject", "claims", ["subject"])
    op.create_index("parts_by_subject", "parts", ["subject"])
    op.create_index("bearings_by_folded", "bearings", ["folded"])
    _fingerprint("aliases")


def upgrade_keyring() -> None:
    """Fingerprints of the shares."""
    _fingerprint("shares")


def _fingerprint(name: str) -> None:
    op.add_column(name, sa.Column("fingerprint", sa.LargeBinary))
    connection = op.get_bind()
    table = sa.table(name, sa.column("id"), sa.column("sealed"), sa.column("fingerprint"))
    for row in connection.execute(sa.select(table.c.id, table.c.sealed)).all():
        digest = hashlib.sha256(row.sealed).digest()
        change = sa.update(table).where(table.c.id == row.id).values(fingerprint=digest)
        connection.execute(change)
    with op.batch_alter_table(name) as batch:
        batch.alter_column("fingerprint", existing_type=sa.LargeBinary, nullable=False)
