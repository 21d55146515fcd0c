"""Consents with their proof instead of a flag, who has looked, and copies of everything about a customer."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PURPOSE = "disabilityPriority"


def upgrade() -> None:
    """Change the schema."""
    _create_tables()
    connection = op.get_bind()
    agreed = connection.execute(sa.text("SELECT id FROM customer WHERE has_disability_consent")).scalars().all()
    now = datetime.now(UTC).replace(tzinfo=None)
    for customer_id in agreed:
        # What was shown then was not kept; the proof says so.
        values = {"id": f"before-{customer_id}"[:40], "customer": customer_id, "purpose": PURPOSE, "now": now}
        connection.execute(
            sa.text("INSERT INTO privacy_consent VALUES (:customer, :purpose, 'granted', :now)").bindparams(
                **{name: values[name] for name in ("customer", "purpose", "now")}
            )
        )
        connection.execute(
            sa.text(
                "INSERT INTO privacy_agreement (id, customer_id, purpose, live_purpose, words_version, words_shown,"
                " granted_at) VALUES (:id, :customer, :purpose, :purpose, 'before', '', :now)"
            ).bindparams(**values)
        )
    # Not as a batch: SQLite would make the table anew, which it cannot drop while others refer to it.
    op.drop_column("customer", "has_disability_consent")


def _create_tables() -> None:
    op.create_table(
        "privacy_consent",
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_privacy_consent_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", "purpose", name=op.f("pk_privacy_consent")),
    )
    op.create_table(
        "privacy_agreement",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("live_purpose", sa.String(length=40), nullable=True),
        sa.Column("words_version", sa.String(length=20), nullable=False),
        sa.Column("words_shown", sa.Text(), nullable=False),
        sa.Column("granted_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_privacy_agreement_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_agreement")),
        sa.UniqueConstraint("customer_id", "live_purpose", name=op.f("uq_privacy_agreement_customer_id_live_purpose")),
    )
    op.create_index(op.f("ix_privacy_agreement_customer_id"), "privacy_agreement", ["customer_id"])
    op.create_table(
        "access_record",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("looked_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_access_record_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_record")),
    )
    op.create_index("ix_access_record_newest", "access_record", ["customer_id", "looked_at"])
    op.create_table(
        "personal_copy",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("external_id", sa.String(length=80), nullable=False),
        sa.Column("live_for", sa.String(length=40), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("trouble", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("completed_at", UtcDateTime(), nullable=True),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_personal_copy_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_copy")),
        sa.UniqueConstraint("customer_id", "external_id", name=op.f("uq_personal_copy_customer_id_external_id")),
        sa.UniqueConstraint("live_for", name=op.f("uq_personal_copy_live_for")),
    )
    op.create_index(op.f("ix_personal_copy_due_at"), "personal_copy", ["due_at"])


def downgrade() -> None:
    """Change it back."""
    op.add_column(
        "customer", sa.Column("has_disability_consent", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.execute(
        sa.text(
            "UPDATE customer SET has_disability_consent = (1 = 1) WHERE id IN (SELECT customer_id FROM privacy_consent"
            " WHERE purpose = 'disabilityPriority' AND state = 'granted')"
        )
    )
    for table in ("personal_copy", "access_record", "privacy_agreement", "privacy_consent"):
        op.drop_table(table)
