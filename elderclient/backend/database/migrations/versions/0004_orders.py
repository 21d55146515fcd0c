"""Orders, what they do, and the lock against new ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elderclient.backend.database.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "product_order",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("external_id", sa.String(length=80), nullable=True),
        sa.Column("external_owner", sa.String(length=40), nullable=False),
        sa.Column("external_type", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_product_order_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_order")),
        sa.UniqueConstraint("customer_id", "external_id", name=op.f("uq_product_order_customer_id_external_id")),
    )
    with op.batch_alter_table("product_order", schema=None) as batch_op:
        batch_op.create_index("ix_product_order_customer_newest", ["customer_id", "created_at"], unique=False)
        batch_op.create_index("ix_product_order_due", ["due_at"], unique=False)
    op.create_table(
        "product_order_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("order_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("offering_id", sa.String(length=40), nullable=False),
        sa.Column("product_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=21), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("live_key", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["product_order.id"], name=op.f("fk_product_order_item_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_order_item")),
        sa.UniqueConstraint("live_key", name=op.f("uq_product_order_item_live_key")),
    )
    with op.batch_alter_table("product_order_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_order_item_order_id"), ["order_id"], unique=False)
    op.create_table(
        "purchase_lock",
        sa.Column("customer_id", sa.String(length=40), nullable=False),
        sa.Column("opens_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_purchase_lock_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_purchase_lock")),
    )


def downgrade() -> None:
    """Change it back."""
    op.drop_table("purchase_lock")
    with op.batch_alter_table("product_order_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_order_item_order_id"))

    op.drop_table("product_order_item")
    with op.batch_alter_table("product_order", schema=None) as batch_op:
        batch_op.drop_index("ix_product_order_due")
        batch_op.drop_index("ix_product_order_customer_newest")

    op.drop_table("product_order")
