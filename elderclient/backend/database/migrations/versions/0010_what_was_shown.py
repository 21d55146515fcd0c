"""What a customer was shown before an order was confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema; of orders confirmed before, nobody can say any more."""
    with op.batch_alter_table("product_order_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shown_summary", sa.String(length=64), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("shown_language", sa.String(length=10), nullable=False, server_default=""))


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("product_order_item", schema=None) as batch_op:
        batch_op.drop_column("shown_language")
        batch_op.drop_column("shown_summary")
