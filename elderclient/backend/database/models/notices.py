"""The table of notices (TMF681): what is announced, by when it is answered, and what came of it. Computes nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime


class Notice(Base):
    """One notice to one customer. Amounts in fen are ``None`` where the notice is about no money."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_customer_newest", "customer_id", "sent_at"),
        Index("ix_notice_step_due", "due_at"),
    )

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """``planChange``, ``plannedWorks``, ``arrears``, ``contractEnd``, ``numberChange`` or ``serviceWithdrawal``."""
    subject: Mapped[str] = mapped_column(String(120))
    subject_en: Mapped[str] = mapped_column(String(120), default="")
    content: Mapped[str] = mapped_column(Text)
    content_en: Mapped[str] = mapped_column(Text, default="")
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    begins_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """From when on the announced change applies."""
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    product_id: Mapped[str | None] = mapped_column(ForeignKey("product.id"))
    """What of the customer's it is about."""
    offering_id: Mapped[str | None] = mapped_column(ForeignKey("offering.id"))
    """What that product shall become."""
    price_now_fen: Mapped[int | None] = mapped_column()
    price_after_fen: Mapped[int | None] = mapped_column()
    amount_fen: Mapped[int | None] = mapped_column()
    """What is to be paid once."""
    new_number: Mapped[str] = mapped_column(String(21), default="")
    needs_answer: Mapped[bool] = mapped_column(default=False)
    """Nothing happens without the customer's consent."""
    answer_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The first moment at which an answer counts no more."""
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(String(10), default="")
    """``accepted`` or ``refused``."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    shown_summary: Mapped[str] = mapped_column(String(64), default="")
    """Fingerprint of the summary that was shown before it was agreed to."""
    shown_language: Mapped[str] = mapped_column(String(10), default="")
    outcome: Mapped[str] = mapped_column(String(10), default="")
    """``applied`` or ``dropped``; empty while it is open, or where there is nothing to apply."""
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When time brings something about; what is due is looked for by it."""
