"""What is owed in all, the same on every screen: computed by the domain from what is stored. Asks the operator nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.owed import Owed, owed
from elderclient.usecases.cache import ACCOUNTS

if TYPE_CHECKING:
    from elderclient.domain.bills.history import History
    from elderclient.usecases.ports.store import Store


def owed_now(history: History, store: Store) -> Owed:
    """Return what is owed on the bills of ``history``, by the balance where the stored accounts are paid in advance."""
    return owed(history, ACCOUNTS.value_in(store) or ())
