"""All tables of the first release."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from elderclient.backend.database.columns import ExactDecimal, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WAITING = sa.text("phase = 'waiting'")


def upgrade() -> None:
    """Create every table; constraints and indexes get the names of ``database.base.NAMING``."""
    op.create_table(
        "area",
        sa.Column("id", sa.String(40), primary_key=True),
        *_texts(name=80, name_en=80, province=10),
        sa.Column("is_rural", sa.Boolean, nullable=False),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.String(40), primary_key=True),
        *_texts(name=400, form_of_address=80, form_of_address_en=80),
        sa.Column("birth_date", sa.Date),
        *_texts(disability=40, language=10, province=10),
        sa.Column("demo_rank", sa.Integer),
        *_optional(ExactDecimal, "latitude", "longitude"),
    )
    op.create_table(
        "hall",
        sa.Column("id", sa.String(40), primary_key=True),
        *_texts(name=120, name_en=120, address=200, address_en=200, telephone=21),
        *_required(ExactDecimal, "latitude", "longitude"),
        sa.Column("facilities", sa.JSON, nullable=False),
    )
    op.create_table(
        "offering",
        sa.Column("id", sa.String(40), primary_key=True),
        *_texts(name=120, name_en=120),
        *_required(sa.Text, "description", "description_en"),
        *_texts(category=20),
        sa.Column("is_sellable", sa.Boolean, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("rent_fen", sa.Integer, nullable=False),
        *_optional(sa.Integer, "introductory_rent_fen", "introductory_months"),
        sa.Column("contract_months", sa.Integer, nullable=False),
        sa.Column("early_termination_fee_fen", sa.Integer),
        sa.Column("speed_megabits", ExactDecimal),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "standard_answer",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts(question=120, question_en=200),
        *_required(sa.Text, "answer", "answer_en"),
        *_texts(words=200, words_en=200),
    )
    op.create_table(
        "access_record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        *_texts(act=20),
        sa.Column("looked_at", UtcDateTime, nullable=False),
        sa.Index("ix_access_record_newest", "customer_id", "looked_at"),
    )
    op.create_table(
        "access_token",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False, index=True),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("revoked_at", UtcDateTime),
    )
    op.create_table(
        "billing_account",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False, index=True),
        *_texts(name=80, payment_method_id=40, payment_method_name=40),
        sa.Column("is_prepaid", sa.Boolean, nullable=False),
        sa.Column("balance_fen", sa.Integer, nullable=False),
    )
    op.create_table(
        "hall_hours",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hall_id", sa.String(40), sa.ForeignKey("hall.id"), nullable=False, index=True),
        sa.Column("weekday", sa.Integer),
        sa.Column("day", sa.Date),
        *_optional(sa.Time, "opens", "closes"),
    )
    op.create_table(
        "offering_discount",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("offering_id", sa.String(40), sa.ForeignKey("offering.id"), nullable=False, index=True),
        *_texts(name=120, name_en=120),
        sa.Column("discount_order", sa.Integer, nullable=False),
        sa.Column("amount_fen", sa.Integer),
        sa.Column("percent", ExactDecimal),
        sa.Column("months", sa.Integer),
    )
    op.create_table(
        "offering_tariff",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("offering_id", sa.String(40), sa.ForeignKey("offering.id"), nullable=False),
        *_texts(usage_type=10),
        *_required(ExactDecimal, "included", "rounding_step", "overage_price"),
        sa.UniqueConstraint("offering_id", "usage_type"),
    )
    op.create_table(
        "outage",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("area_id", sa.String(40), sa.ForeignKey("area.id"), nullable=False, index=True),
        sa.Column("categories", sa.JSON, nullable=False),
        *_texts(cause=120, cause_en=120),
        sa.Column("is_planned", sa.Boolean, nullable=False),
        sa.Column("starts_at", UtcDateTime, nullable=False),
        *_optional(UtcDateTime, "expected_end", "ended_at"),
    )
    op.create_table(
        "outgoing_call",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        *_texts(kind=20),
        sa.Column("dialled_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
        sa.Index("ix_outgoing_under_way", "customer_id", "ended_at"),
    )
    op.create_table(
        "personal_copy",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        *_texts(external_id=80),
        sa.Column("live_for", sa.String(40)),
        *_texts(status=12, trouble=40),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("completed_at", UtcDateTime),
        sa.Column("due_at", UtcDateTime, index=True),
        sa.Column("content", sa.Text),
        sa.UniqueConstraint("customer_id", "external_id"),
        sa.UniqueConstraint("live_for"),
    )
    op.create_table(
        "privacy_agreement",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False, index=True),
        *_texts(purpose=40),
        sa.Column("live_purpose", sa.String(40)),
        *_texts(words_version=20),
        sa.Column("words_shown", sa.Text, nullable=False),
        sa.Column("granted_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
        sa.UniqueConstraint("customer_id", "live_purpose"),
    )
    op.create_table(
        "privacy_consent",
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), primary_key=True),
        sa.Column("purpose", sa.String(40), primary_key=True),
        *_texts(state=10),
        sa.Column("decided_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "product_order",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        sa.Column("external_id", sa.String(80)),
        *_texts(external_owner=40, external_type=40, state=20, reason=40),
        sa.Column("created_at", UtcDateTime, nullable=False),
        *_optional(UtcDateTime, "due_at", "confirmed_at", "ended_at"),
        sa.UniqueConstraint("customer_id", "external_id"),
        sa.Index("ix_product_order_customer_newest", "customer_id", "created_at"),
        sa.Index("ix_product_order_due", "due_at"),
    )
    op.create_table(
        "purchase_lock",
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), primary_key=True),
        sa.Column("opens_at", UtcDateTime),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        *_texts(ticket_type=40),
        sa.Column("external_id", sa.String(80)),
        *_texts(external_type=40, external_owner=40),
        sa.Column("description", sa.Text, nullable=False),
        *_texts(severity=20, priority=10, status=20, status_reason=120),
        *_required(UtcDateTime, "created_at", "updated_at"),
        *_optional(UtcDateTime, "resolved_at", "requested_for"),
        sa.Column("version", sa.Integer, nullable=False),
        *_required(sa.JSON, "related", "details"),
        sa.Column("due_at", UtcDateTime),
        sa.Column("parent_id", sa.String(40), sa.ForeignKey("ticket.id")),
        *_texts(phase=12),
        *_optional(sa.String(21), "callback_number", "live_number"),
        sa.Column("queue_key", sa.BigInteger),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("attempts_allowed", sa.Integer),
        *_optional(UtcDateTime, "next_attempt_at", "phase_since"),
        *_texts(reason_screen=40, reason_subject=200, contact_by=10),
        sa.Column("requested_at", UtcDateTime),
        sa.Column("is_repeat_today", sa.Boolean, nullable=False),
        *_optional(sa.String(80), "check_words", "check_words_en"),
        sa.UniqueConstraint("customer_id", "external_id"),
        sa.UniqueConstraint("customer_id", "live_number"),
        sa.Index("ix_ticket_customer_newest", "customer_id", "created_at"),
        sa.Index("ix_ticket_due", "next_attempt_at"),
        sa.Index("ix_ticket_queue", "queue_key", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        sa.Index("ix_ticket_step_due", "due_at"),
    )
    op.create_table(
        "bill",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("number", sa.String(60), nullable=False, unique=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("billing_account.id"), nullable=False),
        *_required(sa.Date, "period_from", "period_until", "bill_date"),
        sa.Column("due_date", sa.Date),
        *_required(sa.Integer, "amount_fen", "remaining_fen"),
        *_texts(state=20),
        sa.Column("is_corrected", sa.Boolean, nullable=False),
        sa.Column("replaced_by", sa.String(40)),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.Index("ix_bill_customer_newest", "customer_id", "bill_date"),
    )
    op.create_table(
        "call_record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ticket_id", sa.String(40), sa.ForeignKey("ticket.id"), nullable=False, index=True),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("taken_at", UtcDateTime, nullable=False),
        *_optional(UtcDateTime, "dialled_at", "answered_at"),
        sa.Column("ended_at", UtcDateTime, index=True),
        *_texts(outcome=20),
    )
    op.create_table(
        "number",
        sa.Column("digits", sa.String(21), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False, index=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("billing_account.id"), nullable=False),
        *_texts(kind=10),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False, index=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("billing_account.id"), nullable=False),
        sa.Column("offering_id", sa.String(40), sa.ForeignKey("offering.id"), nullable=False),
        *_texts(name=120, name_en=120, status=20),
        sa.Column("is_visible", sa.Boolean, nullable=False),
        sa.Column("start_date", sa.Date, nullable=False),
        sa.Column("termination_date", sa.Date),
        sa.Column("number", sa.String(21)),
        sa.Column("rent_fen", sa.Integer, nullable=False),
        sa.Column("contract_end", sa.Date),
        sa.Column("contract_months", sa.Integer),
        sa.Column("introductory_end", sa.Date),
        *_optional(sa.Integer, "price_after_fen", "early_termination_fee_fen"),
        *_texts(ordered_how=80),
        sa.Column("last_use", sa.Date),
        sa.Column("area_id", sa.String(40), sa.ForeignKey("area.id")),
        *_texts(address=200),
    )
    op.create_table(
        "product_order_item",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("order_id", sa.String(40), sa.ForeignKey("product_order.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts(action=10, offering_id=40, product_id=40, number=21),
        sa.Column("terms", sa.JSON, nullable=False),
        sa.Column("live_key", sa.String(120)),
        sa.Column("shown_summary", sa.String(64), nullable=False, server_default=""),
        sa.Column("shown_language", sa.String(10), nullable=False, server_default=""),
        sa.UniqueConstraint("live_key"),
    )
    op.create_table(
        "ticket_history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ticket_id", sa.String(40), sa.ForeignKey("ticket.id"), nullable=False, index=True),
        *_texts(status=20, phase=12, reason=120),
        sa.Column("changed_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "ticket_note",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ticket_id", sa.String(40), sa.ForeignKey("ticket.id"), nullable=False, index=True),
        *_texts(author=80),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False, index=True),
        sa.Column("ticket_id", sa.String(40), sa.ForeignKey("ticket.id"), nullable=False, index=True),
        sa.Column("external_id", sa.String(80)),
        *_texts(status=20),
        *_required(UtcDateTime, "starts_at", "ends_at"),
        sa.Column("seat", sa.String(120)),
        sa.Column("live_ticket", sa.String(40)),
        *_required(UtcDateTime, "created_at", "updated_at"),
        sa.UniqueConstraint("customer_id", "external_id"),
        sa.UniqueConstraint("live_ticket"),
        sa.UniqueConstraint("seat"),
    )
    op.create_table(
        "account_event",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("billing_account.id"), nullable=False, index=True),
        sa.Column("product_id", sa.String(40), sa.ForeignKey("product.id")),
        *_required(sa.Date, "month", "recorded_date"),
        *_texts(kind=20, name=120, name_en=120),
        *_required(sa.Text, "description", "description_en"),
        *_required(sa.Integer, "price_fen", "quantity"),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        sa.Column("product_id", sa.String(40), sa.ForeignKey("product.id"), nullable=False),
        sa.Column("offering_id", sa.String(40), sa.ForeignKey("offering.id"), nullable=False),
        *_texts(name=120, name_en=120),
        *_required(sa.Text, "about", "about_en", "intent"),
        sa.Column("signed_at", UtcDateTime, nullable=False),
        *_texts(signed_how=80),
        sa.Column("starts", sa.Date, nullable=False),
        sa.Column("ends", sa.Date),
        sa.Column("price_fen", sa.Integer, nullable=False),
        sa.Column("price_after_fen", sa.Integer),
        sa.Column("price_changes_on", sa.Date),
        *_required(sa.Integer, "contract_months", "leaving_fee_fen"),
        sa.Column("clauses", sa.JSON, nullable=False),
        *_texts(shown_summary=64, shown_language=10),
        sa.Index("ix_agreement_customer_newest", "customer_id", "signed_at"),
    )
    op.create_table(
        "bill_line",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("bill_id", sa.String(40), sa.ForeignKey("bill.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts(charge_kind=20, rate_type=12, name=120, name_en=120),
        *_required(sa.Text, "description", "description_en"),
        sa.Column("amount_fen", sa.Integer, nullable=False),
        sa.Column("quantity", ExactDecimal),
        sa.Column("quantity_unit", sa.String(10)),
        sa.Column("unit_price", ExactDecimal),
        sa.Column("product_id", sa.String(40)),
        *_texts(product_name=120),
        sa.Column("offering_id", sa.String(40)),
        sa.Column("line_number", sa.String(21)),
        *_optional(sa.Date, "covers_from", "covers_until"),
        sa.Column("charged_date", sa.Date, nullable=False),
        sa.Index("ix_bill_line_bill", "bill_id", "position"),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("customer_id", sa.String(40), sa.ForeignKey("customer.id"), nullable=False),
        *_texts(kind=20, subject=120, subject_en=120),
        *_required(sa.Text, "content", "content_en"),
        sa.Column("sent_at", UtcDateTime, nullable=False),
        *_optional(UtcDateTime, "begins_at", "ends_at"),
        sa.Column("product_id", sa.String(40), sa.ForeignKey("product.id")),
        sa.Column("offering_id", sa.String(40), sa.ForeignKey("offering.id")),
        *_optional(sa.Integer, "price_now_fen", "price_after_fen", "amount_fen"),
        *_texts(new_number=21),
        sa.Column("needs_answer", sa.Boolean, nullable=False),
        *_optional(UtcDateTime, "answer_until", "read_at"),
        *_texts(answer=10),
        sa.Column("answered_at", UtcDateTime),
        *_texts(shown_summary=64, shown_language=10, outcome=10),
        *_optional(UtcDateTime, "settled_at", "due_at"),
        sa.Index("ix_notice_customer_newest", "customer_id", "sent_at"),
        sa.Index("ix_notice_step_due", "due_at"),
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("billing_account.id"), nullable=False, index=True),
        sa.Column("bill_id", sa.String(40), sa.ForeignKey("bill.id")),
        sa.Column("amount_fen", sa.Integer, nullable=False),
        sa.Column("paid_at", UtcDateTime, nullable=False),
        *_texts(method=40),
    )
    op.create_table(
        "product_discount",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("product_id", sa.String(40), sa.ForeignKey("product.id"), nullable=False, index=True),
        *_texts(name=120, name_en=120),
        sa.Column("discount_order", sa.Integer, nullable=False),
        sa.Column("amount_fen", sa.Integer),
        sa.Column("percent", ExactDecimal),
        *_optional(sa.Date, "starts", "ends"),
    )
    op.create_table(
        "usage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("product_id", sa.String(40), sa.ForeignKey("product.id"), nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        *_texts(usage_type=10),
        sa.Column("used", ExactDecimal, nullable=False),
        sa.Column("included", ExactDecimal),
        sa.Column("counted_until", UtcDateTime),
        sa.UniqueConstraint("product_id", "month", "usage_type"),
    )


def downgrade() -> None:
    """Refuse: there is no schema before the first release to go back to."""
    raise NotImplementedError("there is nothing before the first release")


def _texts(**lengths: int) -> list[sa.Column[str]]:
    """Required columns of text, with the longest length of each in characters."""
    return [sa.Column(name, sa.String(length), nullable=False) for name, length in lengths.items()]


def _required(kind: TypeEngine[Any] | type[TypeEngine[Any]], *names: str) -> list[sa.Column[Any]]:
    """Columns of one type that always hold a value."""
    return [sa.Column(name, kind, nullable=False) for name in names]


def _optional(kind: TypeEngine[Any] | type[TypeEngine[Any]], *names: str) -> list[sa.Column[Any]]:
    """Columns of one type that may be empty."""
    return [sa.Column(name, kind) for name in names]
