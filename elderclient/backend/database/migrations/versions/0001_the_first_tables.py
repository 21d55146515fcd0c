"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import ExactDecimal, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "customer",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("form_of_address", sa.String(length=80), nullable=False),
        sa.Column("form_of_address_en", sa.String(length=80), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("disability", sa.String(length=40), nullable=False),
        sa.Column("has_disability_consent", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("demo_rank", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_table(
        "offering",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("description_en", sa.Text(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("is_sellable", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("rent_fen", sa.Integer(), nullable=False),
        sa.Column("introductory_rent_fen", sa.Integer(), nullable=True),
        sa.Column("introductory_months", sa.Integer(), nullable=True),
        sa.Column("contract_months", sa.Integer(), nullable=False),
        sa.Column("early_termination_fee_fen", sa.Integer(), nullable=True),
        sa.Column("speed_megabits", ExactDecimal(40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "access_token",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_access_token_customer_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_access_token")),
    )
    with op.batch_alter_table("access_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_token_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "billing_account",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("payment_method_id", sa.String(length=40), nullable=False),
        sa.Column("payment_method_name", sa.String(length=40), nullable=False),
        sa.Column("is_prepaid", sa.Boolean(), nullable=False),
        sa.Column("balance_fen", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_billing_account_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_billing_account")),
    )
    with op.batch_alter_table("billing_account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_billing_account_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "offering_discount",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("offering_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("discount_order", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=True),
        sa.Column("percent", ExactDecimal(40), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_offering_discount_offering_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering_discount")),
    )
    with op.batch_alter_table("offering_discount", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offering_discount_offering_id"), ["offering_id"], unique=False)

    op.create_table(
        "offering_tariff",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("offering_id", sa.String(length=40), nullable=False),
        sa.Column("usage_type", sa.String(length=10), nullable=False),
        sa.Column("included", ExactDecimal(40), nullable=False),
        sa.Column("rounding_step", ExactDecimal(40), nullable=False),
        sa.Column("overage_price", ExactDecimal(40), nullable=False),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_offering_tariff_offering_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering_tariff")),
        sa.UniqueConstraint("offering_id", "usage_type", name=op.f("uq_offering_tariff_offering_id_usage_type")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("ticket_type", sa.String(length=40), nullable=False),
        sa.Column("external_id", sa.String(length=80), nullable=True),
        sa.Column("external_type", sa.String(length=40), nullable=False),
        sa.Column("external_owner", sa.String(length=40), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("priority", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_reason", sa.String(length=120), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("resolved_at", UtcDateTime(), nullable=True),
        sa.Column("requested_for", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("related", sa.JSON(), nullable=False),
        sa.Column("phase", sa.String(length=12), nullable=False),
        sa.Column("callback_number", sa.String(length=21), nullable=True),
        sa.Column("live_number", sa.String(length=21), nullable=True),
        sa.Column("queue_key", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("attempts_allowed", sa.Integer(), nullable=True),
        sa.Column("next_attempt_at", UtcDateTime(), nullable=True),
        sa.Column("phase_since", UtcDateTime(), nullable=True),
        sa.Column("reason_screen", sa.String(length=40), nullable=False),
        sa.Column("reason_subject", sa.String(length=200), nullable=False),
        sa.Column("contact_by", sa.String(length=10), nullable=False),
        sa.Column("requested_at", UtcDateTime(), nullable=True),
        sa.Column("is_repeat_today", sa.Boolean(), nullable=False),
        sa.Column("check_words", sa.String(length=80), nullable=True),
        sa.Column("check_words_en", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_ticket_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("customer_id", "external_id", name=op.f("uq_ticket_customer_id_external_id")),
        sa.UniqueConstraint("customer_id", "live_number", name=op.f("uq_ticket_customer_id_live_number")),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index("ix_ticket_customer_newest", ["customer_id", "created_at"], unique=False)
        batch_op.create_index("ix_ticket_due", ["next_attempt_at"], unique=False)
        batch_op.create_index(
            "ix_ticket_queue",
            ["queue_key", "id"],
            unique=False,
            sqlite_where=sa.text("phase = 'waiting'"),
            postgresql_where=sa.text("phase = 'waiting'"),
        )

    op.create_table(
        "bill",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_until", sa.Date(), nullable=False),
        sa.Column("bill_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("remaining_fen", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("is_corrected", sa.Boolean(), nullable=False),
        sa.Column("replaced_by", sa.String(length=40), nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["billing_account.id"], name=op.f("fk_bill_account_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_bill_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill")),
        sa.UniqueConstraint("number", name=op.f("uq_bill_number")),
    )
    with op.batch_alter_table("bill", schema=None) as batch_op:
        batch_op.create_index("ix_bill_customer_newest", ["customer_id", "bill_date"], unique=False)

    op.create_table(
        "call_record",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ticket_id", sa.String(length=40), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
        sa.Column("dialled_at", UtcDateTime(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_call_record_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_record")),
    )
    with op.batch_alter_table("call_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_record_ended_at"), ["ended_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_record_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "number",
        sa.Column("digits", sa.String(length=21), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["billing_account.id"], name=op.f("fk_number_account_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_number_customer_id")),
        sa.PrimaryKeyConstraint("digits", name=op.f("pk_number")),
    )
    with op.batch_alter_table("number", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_number_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "product",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("offering_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("is_visible", sa.Boolean(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("termination_date", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=21), nullable=True),
        sa.Column("rent_fen", sa.Integer(), nullable=False),
        sa.Column("contract_end", sa.Date(), nullable=True),
        sa.Column("contract_months", sa.Integer(), nullable=True),
        sa.Column("introductory_end", sa.Date(), nullable=True),
        sa.Column("price_after_fen", sa.Integer(), nullable=True),
        sa.Column("early_termination_fee_fen", sa.Integer(), nullable=True),
        sa.Column("ordered_how", sa.String(length=80), nullable=False),
        sa.Column("last_use", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["billing_account.id"], name=op.f("fk_product_account_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_product_customer_id")),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_product_offering_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "ticket_history",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ticket_id", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("phase", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_history_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_history")),
    )
    with op.batch_alter_table("ticket_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_history_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "ticket_note",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ticket_id", sa.String(length=40), nullable=False),
        sa.Column("author", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_note_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_note")),
    )
    with op.batch_alter_table("ticket_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_note_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "bill_line",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("charge_kind", sa.String(length=20), nullable=False),
        sa.Column("rate_type", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("description_en", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("quantity", ExactDecimal(40), nullable=True),
        sa.Column("quantity_unit", sa.String(length=10), nullable=True),
        sa.Column("unit_price", ExactDecimal(40), nullable=True),
        sa.Column("product_id", sa.String(length=40), nullable=True),
        sa.Column("product_name", sa.String(length=120), nullable=False),
        sa.Column("offering_id", sa.String(length=40), nullable=True),
        sa.Column("line_number", sa.String(length=21), nullable=True),
        sa.Column("covers_from", sa.Date(), nullable=True),
        sa.Column("covers_until", sa.Date(), nullable=True),
        sa.Column("charged_date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_bill_line_bill_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill_line")),
    )
    with op.batch_alter_table("bill_line", schema=None) as batch_op:
        batch_op.create_index("ix_bill_line_bill", ["bill_id", "position"], unique=False)

    op.create_table(
        "payment",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("bill_id", sa.String(length=40), nullable=True),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("paid_at", UtcDateTime(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["billing_account.id"], name=op.f("fk_payment_account_id")),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_payment_bill_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_account_id"), ["account_id"], unique=False)

    op.create_table(
        "product_discount",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("product_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("discount_order", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=True),
        sa.Column("percent", ExactDecimal(40), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_discount_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_discount")),
    )
    with op.batch_alter_table("product_discount", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_discount_product_id"), ["product_id"], unique=False)

    op.create_table(
        "usage",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("product_id", sa.String(length=40), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("usage_type", sa.String(length=10), nullable=False),
        sa.Column("used", ExactDecimal(40), nullable=False),
        sa.Column("included", ExactDecimal(40), nullable=True),
        sa.Column("counted_until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_usage_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage")),
        sa.UniqueConstraint("product_id", "month", "usage_type", name=op.f("uq_usage_product_id_month_usage_type")),
    )

    op.create_table(
        "account_event",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("product_id", sa.String(length=40), nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("recorded_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("description_en", sa.Text(), nullable=False),
        sa.Column("price_fen", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["billing_account.id"], name=op.f("fk_account_event_account_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_account_event_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_event")),
    )
    with op.batch_alter_table("account_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_event_account_id"), ["account_id"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("account_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_event_account_id"))

    op.drop_table("account_event")
    op.drop_table("usage")
    with op.batch_alter_table("product_discount", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_discount_product_id"))

    op.drop_table("product_discount")
    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payment_account_id"))

    op.drop_table("payment")
    with op.batch_alter_table("bill_line", schema=None) as batch_op:
        batch_op.drop_index("ix_bill_line_bill")

    op.drop_table("bill_line")
    with op.batch_alter_table("ticket_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_note_ticket_id"))

    op.drop_table("ticket_note")
    with op.batch_alter_table("ticket_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_history_ticket_id"))

    op.drop_table("ticket_history")
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_customer_id"))

    op.drop_table("product")
    with op.batch_alter_table("number", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_number_customer_id"))

    op.drop_table("number")
    with op.batch_alter_table("call_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_record_ticket_id"))
        batch_op.drop_index(batch_op.f("ix_call_record_ended_at"))

    op.drop_table("call_record")
    with op.batch_alter_table("bill", schema=None) as batch_op:
        batch_op.drop_index("ix_bill_customer_newest")

    op.drop_table("bill")
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_ticket_queue", sqlite_where=sa.text("phase = 'waiting'"), postgresql_where=sa.text("phase = 'waiting'")
        )
        batch_op.drop_index("ix_ticket_due")
        batch_op.drop_index("ix_ticket_customer_newest")

    op.drop_table("ticket")
    op.drop_table("offering_tariff")
    with op.batch_alter_table("offering_discount", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offering_discount_offering_id"))

    op.drop_table("offering_discount")
    with op.batch_alter_table("billing_account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_billing_account_customer_id"))

    op.drop_table("billing_account")
    with op.batch_alter_table("access_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_token_customer_id"))

    op.drop_table("access_token")
    op.drop_table("setting")
    op.drop_table("offering")
    op.drop_table("customer")
