"""Ordering, cancelling, changing the plan, a lost phone, and the lock against new services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.agreements import ShownSummary
    from elderclient.domain.orders import Order, OrderWish, PurchaseLock


class Ordering(Protocol):
    """TMF622, and our own purchase lock. Whatever the operator will not do is raised as ``domain.order.OrderRefused``."""

    def draft_order(self, wish: OrderWish) -> Order:
        """A priced draft that binds nobody; it ends by itself after 30 minutes.

        A newer draft for the same thing replaces an older one. The same ``wish.external_id`` again gives what it made
        the first time.
        """

    def confirm_order(self, seen: Order, shown: ShownSummary | None = None) -> Order:
        """Order what was shown: ``seen`` is the draft with the prices the person agreed to. Already confirmed: as it stands.

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
        """The person is still there: another 30 minutes. ``DRAFT_ENDED`` when it is over."""

    def cancel_order(self, order_id: str) -> Order:
        """Drop a draft, or undo a held order. ``TOO_LATE`` afterwards; cancelled already: as it stands."""

    def order(self, order_id: str) -> Order:
        """One order by id."""

    def find_order(self, external_id: str) -> Order | None:
        """The order made for this wish, if it ever arrived."""

    def orders(self) -> tuple[Order, ...]:
        """All orders of the last 90 days, drafts and cancelled ones too, newest first."""

    def purchase_lock(self) -> PurchaseLock | None:
        """``None`` where the operator keeps no such lock."""

    def set_purchase_lock(self, *, is_on: bool) -> PurchaseLock:
        """On: at once. Off: it opens after a day (``opens_at``); on again before that keeps it.

        ``NotFound`` where the operator keeps none.
        """
