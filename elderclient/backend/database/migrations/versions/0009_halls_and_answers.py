"""Service halls, standard answers, and where a customer lives."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import ExactDecimal

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "hall",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("address_en", sa.String(length=200), nullable=False),
        sa.Column("telephone", sa.String(length=21), nullable=False),
        sa.Column("latitude", ExactDecimal(), nullable=False),
        sa.Column("longitude", ExactDecimal(), nullable=False),
        sa.Column("facilities", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall")),
    )
    op.create_table(
        "hall_hours",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall_id", sa.String(length=40), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_hall_hours_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_hours")),
    )
    with op.batch_alter_table("hall_hours", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_hall_hours_hall_id"), ["hall_id"], unique=False)
    op.create_table(
        "standard_answer",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=120), nullable=False),
        sa.Column("question_en", sa.String(length=200), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answer_en", sa.Text(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("words_en", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_answer")),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("latitude", ExactDecimal(), nullable=True))
        batch_op.add_column(sa.Column("longitude", ExactDecimal(), nullable=True))


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_column("longitude")
        batch_op.drop_column("latitude")
    op.drop_table("standard_answer")
    with op.batch_alter_table("hall_hours", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_hall_hours_hall_id"))
    op.drop_table("hall_hours")
    op.drop_table("hall")
