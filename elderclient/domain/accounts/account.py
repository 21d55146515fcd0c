"""A billing account: how it is paid, and what is left of money paid in advance."""

from __future__ import annotations

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money


@frozen
class Account:
    """One account. ``balance`` is what is left of prepaid money; ``None`` for bills paid afterwards, or not told."""

    id: str
    name: str
    is_prepaid: bool = False
    balance: Money | None = None
    payment_method: str = ""
    """In the operator's plain words."""
