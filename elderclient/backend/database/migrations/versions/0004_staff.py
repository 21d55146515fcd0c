"""Staff with sessions, who looked at whose data, who has a callback in hand, and tokens that end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import UtcDateTime
from elderclient.backend.database.models import SignInAttempt, StaffMember, StaffSession

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nobody is known to have looked at what was looked at before."""
    connection = op.get_bind()
    for table in (StaffMember, StaffSession, SignInAttempt):
        table.metadata.tables[table.__tablename__].create(connection)
    with op.batch_alter_table("access_record") as record:
        record.add_column(sa.Column("staff_id", sa.String(40), nullable=True))
        record.create_foreign_key(None, "staff_member", ["staff_id"], ["id"])
    with op.batch_alter_table("ticket") as ticket:
        ticket.add_column(sa.Column("holder_id", sa.String(40), nullable=True))
        ticket.add_column(sa.Column("lease_until", UtcDateTime(), nullable=True))
        ticket.create_foreign_key(None, "staff_member", ["holder_id"], ["id"])
    op.create_index(op.f("ix_ticket_holder_id"), "ticket", ["holder_id"])
    op.add_column("access_token", sa.Column("expires_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    """Remove them, and with them who looked."""
    op.drop_column("access_token", "expires_at")
    op.drop_index(op.f("ix_ticket_holder_id"), "ticket")
    with op.batch_alter_table("ticket") as ticket:
        ticket.drop_constraint("fk_ticket_holder_id_staff_member", type_="foreignkey")
        ticket.drop_column("lease_until")
        ticket.drop_column("holder_id")
    with op.batch_alter_table("access_record") as record:
        record.drop_constraint("fk_access_record_staff_id_staff_member", type_="foreignkey")
        record.drop_column("staff_id")
    for name in ("sign_in_attempt", "staff_session", "staff_member"):
        op.drop_table(name)
