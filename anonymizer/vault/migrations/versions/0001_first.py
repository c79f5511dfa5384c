"""The tables of format 1."""

import sqlalchemy as sa
from alembic import context, op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of one database."""
    globals()[f"upgrade_{context.config.attributes['part']}"]()


def upgrade_records() -> None:
    """Subjects, what finds them, and their pseudonyms."""
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "subjects",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("entity_type", sa.Text, nullable=False),
        sa.Column("public_key", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
    )
    op.create_table(
        "aliases",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("subject", "kind", "digest"),
    )
    op.create_index("aliases_by_digest", "aliases", ["digest"])
    op.create_table(
        "claims",
        sa.Column("entity_type", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), nullable=False),
    )
    op.create_table(
        "parts",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
    )
    op.create_table(
        "pseudonyms",
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("pseudonym", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id")),
        sa.Column("burned", sa.Boolean, nullable=False),
    )
    op.create_index("pseudonyms_by_subject", "pseudonyms", ["subject"])
    op.create_table(
        "bearings",
        sa.Column("scope", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("folded", sa.Text, sa.ForeignKey("pseudonyms.folded"), nullable=False),
    )
    op.create_index("bearings_by_subject", "bearings", ["subject"])
    op.create_table("undone", sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False))


def upgrade_keyring() -> None:
    """Subject secrets."""
    op.create_table(
        "shares",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("custodian", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("subject", "custodian"),
    )
