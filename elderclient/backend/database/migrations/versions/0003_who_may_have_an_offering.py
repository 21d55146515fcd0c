"""Who may have an offering: from which age, and in which province."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns; what there is stays open to everybody."""
    op.add_column("offering", sa.Column("minimum_age", sa.Integer(), nullable=True))
    op.add_column("offering", sa.Column("province", sa.String(10), nullable=False, server_default=""))


def downgrade() -> None:
    """Remove both columns, and with them who may have what."""
    op.drop_column("offering", "province")
    op.drop_column("offering", "minimum_age")
