"""Ordering, cancelling, changing the plan, a lost phone, and the lock against new services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.agreements import ShownSummary
    from elderclient.domain.listing import Listing
    from elderclient.domain.orders import Order, OrderWish, PurchaseLock


class Ordering(Protocol):
    """TMF622, and our own purchase lock. What the operator refuses is raised as ``domain.orders.OrderRefused``."""

    def draft_order(self, wish: OrderWish) -> Order:
        """Return a priced draft, which is not binding and expires after 30 minutes.

        A newer draft for the same thing replaces an older one. The same ``wish.external_id`` again returns what it
        made the first time.
        """

    def confirm_order(self, seen: Order, shown: ShownSummary | None = None) -> Order:
        """Order what was shown: ``seen`` is the draft with the prices the person agreed to.

        An order that is confirmed already is returned as it is.

        ``shown`` is the summary that was read before; it is stored with what is added or changed, and with the agreement.
        What ``is_signed`` is not ordered without it (``CONFIRMATION_NEEDED``).

        ``PRICE_CHANGED`` where they are not true any more, ``DRAFT_ENDED`` where the draft is gone. An unknown outcome is
        looked up with ``order``, never sent again blindly.
        """

    def place_order(self, wish: OrderWish) -> Order:
        """Draft and confirm at once, only for what costs nothing: CANCEL (held, can be undone) and SUSPEND (done at once).

        Safe to repeat with the same ``external_id``. ``CONFIRMATION_NEEDED`` for everything else.
        """

    def extend_draft(self, order_id: str) -> Order:
        """Extend a draft that is still looked at by 30 minutes. Raises ``DRAFT_ENDED`` when it has expired."""

    def cancel_order(self, order_id: str) -> Order:
        """Drop a draft, or undo a held order. Raises ``TOO_LATE`` afterwards; cancelled already: returned as it is."""

    def order(self, order_id: str) -> Order:
        """Return one order by the operator's id."""

    def find_order(self, external_id: str, wish: OrderWish | None = None) -> Order | None:
        """Return the order sent with this id, or one for what ``wish`` asks; ``None`` where there is none."""

    def orders(self) -> Listing[Order]:
        """Return all orders of the last 90 days, drafts and cancelled ones too, newest first."""

    def purchase_lock(self) -> PurchaseLock | None:
        """Return the lock against new services; ``None`` where the operator has none."""

    def set_purchase_lock(self, *, is_on: bool) -> PurchaseLock:
        """Lock at once, or unlock after a day (``opens_at``); locking again before that cancels the unlocking.

        Raises ``NotFound`` where the operator has none.
        """
