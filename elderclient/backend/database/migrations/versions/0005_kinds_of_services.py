"""What an extra service does, so that clients find the ones that protect and help."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nothing is said of the services that there are."""
    op.add_column("offering", sa.Column("service_kind", sa.String(20), nullable=False, server_default=""))


def downgrade() -> None:
    """Remove the column, and with it what the services do."""
    op.drop_column("offering", "service_kind")
