"""Traits of subjects, and decisions of reviewers on whether two subjects are one person."""

import sqlalchemy as sa
from alembic import context, op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """New tables in the records; the keyring stays as it is."""
    if context.config.attributes["part"] != "records":
        return
    op.create_table(
        "traits",
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("digest", sa.LargeBinary, primary_key=True),
    )
    op.create_table(
        "decisions",
        sa.Column("subject", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("other", sa.Text, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
    )
    op.create_index("decisions_by_other", "decisions", ["other"])
