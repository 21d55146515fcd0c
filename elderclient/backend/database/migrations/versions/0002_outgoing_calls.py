"""Calls by technicians and the service are recorded too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "outgoing_call",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("dialled_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_outgoing_call_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_call")),
    )
    with op.batch_alter_table("outgoing_call", schema=None) as batch_op:
        batch_op.create_index("ix_outgoing_under_way", ["customer_id", "ended_at"], unique=False)


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("outgoing_call", schema=None) as batch_op:
        batch_op.drop_index("ix_outgoing_under_way")

    op.drop_table("outgoing_call")
