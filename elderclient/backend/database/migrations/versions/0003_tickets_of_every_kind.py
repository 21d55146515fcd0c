"""Tickets of other kinds have details of their own, a time their next step is due, and may continue another one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("details", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("due_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("parent_id", sa.String(length=40), nullable=True))
        batch_op.create_foreign_key(op.f("fk_ticket_parent_id"), "ticket", ["parent_id"], ["id"])
        batch_op.create_index("ix_ticket_step_due", ["due_at"], unique=False)
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.alter_column("details", existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_index("ix_ticket_step_due")
        batch_op.drop_constraint(op.f("fk_ticket_parent_id"), type_="foreignkey")
        batch_op.drop_column("parent_id")
        batch_op.drop_column("due_at")
        batch_op.drop_column("details")
