"""Who uses a line, where that is not the customer who holds it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody is known to use the lines there are."""
    op.add_column("product", sa.Column("used_by", sa.String(80), nullable=False, server_default=""))


def downgrade() -> None:
    """Remove the column, and with it who uses which line."""
    op.drop_column("product", "used_by")
