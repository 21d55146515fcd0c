"""A customer has a province: promises and limits differ by it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("province", sa.String(length=10), nullable=False, server_default=""))
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.alter_column("province", existing_type=sa.String(length=10), server_default=None)


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_column("province")
