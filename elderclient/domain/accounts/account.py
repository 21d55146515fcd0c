"""A billing account: how it is paid, and what is left of money paid in advance."""

from __future__ import annotations

from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money

MOST_MONTHS_COVERED = 24
"""Beyond this no figure is given: the estimate would mean nothing."""


class PaidBy(Enum):
    """Who has to do something so that bills are paid."""

    BANK = "direct debit"
    """The bank, by itself."""
    SELF = "self"
    AHEAD = "ahead"
    """None of them: bills are taken from money that was paid in advance."""


@frozen
class Account:
    """One account. ``balance``: what is left of money paid in advance; ``None`` for bills that are paid afterwards."""

    id: str
    name: str
    is_prepaid: bool = False
    balance: Money | Unknown | None = None
    payment_method: str = ""
    """In the operator's plain words."""
    paid_by: PaidBy | Unknown = Unknown.ABSENT

    def months_covered(self, a_month: Money | None) -> int | None:
        """Return for how many whole months the balance lasts where one month costs ``a_month``; below 1 it needs paying.

        ``None`` where that cannot be said: no balance, no cost, another currency, or more than two years.
        """
        if self.balance is None or isinstance(self.balance, Unknown) or a_month is None:
            return None
        if a_month.currency != self.balance.currency or a_month.amount <= 0:
            return None
        months = int(self.balance.amount // a_month.amount)
        return None if months > MOST_MONTHS_COVERED else months
