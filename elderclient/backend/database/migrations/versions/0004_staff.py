"""Staff with sessions, who looked at whose data, who has a callback in hand, and tokens that end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nobody is known to have looked at what was looked at before."""
    _make_staff()
    with op.batch_alter_table("access_record") as record:
        record.add_column(sa.Column("staff_id", sa.String(40), nullable=True))
        record.create_foreign_key("fk_access_record_staff_id", "staff_member", ["staff_id"], ["id"])
    with op.batch_alter_table("ticket") as ticket:
        ticket.add_column(sa.Column("holder_id", sa.String(40), nullable=True))
        ticket.add_column(sa.Column("lease_until", UtcDateTime(), nullable=True))
        ticket.create_foreign_key("fk_ticket_holder_id", "staff_member", ["holder_id"], ["id"])
    op.create_index(op.f("ix_ticket_holder_id"), "ticket", ["holder_id"])
    _hold_one_call_each()
    _seal_the_words()
    op.add_column("access_token", sa.Column("expires_at", UtcDateTime(), nullable=True))


def _make_staff() -> None:
    """Make the tables as they are in this version, whatever later ones make of the models."""
    op.create_table(
        "staff_member",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("sign_in_name", sa.String(80), nullable=False, unique=True),
        sa.Column("display_name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("external_subject", sa.String(255), nullable=True, unique=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("disabled_at", UtcDateTime(), nullable=True),
    )
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("staff_id", sa.String(40), sa.ForeignKey("staff_member.id"), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
    )
    op.create_index(op.f("ix_staff_session_staff_id"), "staff_session", ["staff_id"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("sign_in_name", sa.String(80), nullable=False),
        sa.Column("address", sa.String(45), nullable=False),
        sa.Column("has_succeeded", sa.Boolean(), nullable=False),
        sa.Column("tried_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_sign_in_attempt_name", "sign_in_attempt", ["sign_in_name", "tried_at"])
    op.create_index("ix_sign_in_attempt_address", "sign_in_attempt", ["address", "tried_at"])


def _hold_one_call_each() -> None:
    """One call for each agent, one attempt under way for each callback. Attempts are numbered anew: some shared one."""
    op.create_index("ix_ticket_lease", "ticket", ["lease_until"])
    on_the_phone = sa.text("contact_by = 'phone' AND phase IN ('taken', 'dialling', 'talking')")
    op.create_index(
        "uq_ticket_on_the_phone",
        "ticket",
        ["holder_id"],
        unique=True,
        sqlite_where=on_the_phone,
        postgresql_where=on_the_phone,
    )
    op.execute(
        "UPDATE call_record SET attempt = (SELECT count(*) FROM call_record AS earlier"
        " WHERE earlier.ticket_id = call_record.ticket_id AND earlier.id <= call_record.id)"
    )
    # Only the last attempt can be under way; the end of an older one was never written down.
    op.execute(
        "UPDATE call_record SET ended_at = coalesce(answered_at, dialled_at, taken_at) WHERE ended_at IS NULL"
        " AND EXISTS (SELECT 1 FROM call_record AS later"
        " WHERE later.ticket_id = call_record.ticket_id AND later.id > call_record.id)"
    )
    with op.batch_alter_table("call_record") as record:
        record.add_column(sa.Column("staff_id", sa.String(40), nullable=True))
        record.create_foreign_key(None, "staff_member", ["staff_id"], ["id"])
        record.create_unique_constraint(op.f("uq_call_record_ticket_id_attempt"), ["ticket_id", "attempt"])
    op.create_index(op.f("ix_call_record_staff_id"), "call_record", ["staff_id"])
    under_way = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_call_record_under_way",
        "call_record",
        ["ticket_id"],
        unique=True,
        sqlite_where=under_way,
        postgresql_where=under_way,
    )


def _seal_the_words() -> None:
    """Calls under way go on without words: those of before were kept as they were said."""
    op.execute("UPDATE ticket SET check_words = NULL, check_words_en = NULL")
    with op.batch_alter_table("ticket") as ticket:
        for name in ("check_words", "check_words_en"):
            ticket.alter_column(name, existing_type=sa.String(80), type_=sa.String(200), existing_nullable=True)


def _write_the_words_openly() -> None:
    op.execute("UPDATE ticket SET check_words = NULL, check_words_en = NULL")
    with op.batch_alter_table("ticket") as ticket:
        for name in ("check_words", "check_words_en"):
            ticket.alter_column(name, existing_type=sa.String(200), type_=sa.String(80), existing_nullable=True)


def _hold_any_number_of_calls() -> None:
    op.drop_index("uq_call_record_under_way", "call_record")
    op.drop_index(op.f("ix_call_record_staff_id"), "call_record")
    with op.batch_alter_table("call_record") as record:
        record.drop_constraint("uq_call_record_ticket_id_attempt", type_="unique")
        record.drop_constraint("fk_call_record_staff_id", type_="foreignkey")
        record.drop_column("staff_id")
    op.drop_index("uq_ticket_on_the_phone", "ticket")
    op.drop_index("ix_ticket_lease", "ticket")


def downgrade() -> None:
    """Remove them, and with them who looked."""
    op.drop_column("access_token", "expires_at")
    _write_the_words_openly()
    _hold_any_number_of_calls()
    op.drop_index(op.f("ix_ticket_holder_id"), "ticket")
    with op.batch_alter_table("ticket") as ticket:
        ticket.drop_constraint("fk_ticket_holder_id", type_="foreignkey")
        ticket.drop_column("lease_until")
        ticket.drop_column("holder_id")
    with op.batch_alter_table("access_record") as record:
        record.drop_constraint("fk_access_record_staff_id", type_="foreignkey")
        record.drop_column("staff_id")
    for name in ("sign_in_attempt", "staff_session", "staff_member"):
        op.drop_table(name)
