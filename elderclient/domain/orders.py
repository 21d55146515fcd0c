"""Orders: what is ordered, cancelled or changed, what it will cost, and until when it can be undone.

An order is drafted first, which is not binding; confirmed, the operator holds it for ten minutes, in which it can be undone;
then it acts. A draft that is not confirmed expires, and nothing was ordered.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from elderclient.domain.errors import Conflict
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, total
from elderclient.domain.plans.plan import Product, ProductStatus
from elderclient.domain.plans.price import MONTHLY, ChargePeriod, MonthlyTotal, Price, monthly_total


class OrderAction(Enum):
    """What one item of an order does."""

    ADD = "add"
    """Take a value-added service."""
    CANCEL = "cancel"
    """End a value-added service; costs nothing."""
    CHANGE = "change"
    """Another plan instead of the one held, from the next month on."""
    KEEP = "keep"
    """Go on with a service after its free trial, which otherwise expires."""
    SUSPEND = "suspend"
    """The phone was lost: stop the number at once. Only a person at the operator resumes it."""

    @property
    def is_signed(self) -> bool:
        """Whether it begins an agreement, whose summary is shown before it is ordered."""
        return self in (OrderAction.ADD, OrderAction.CHANGE)


@frozen
class WishedItem:
    """One thing asked for. ADD names the offering; CHANGE both; CANCEL, KEEP and SUSPEND the product held."""

    action: OrderAction
    offering_id: str = ""
    product_id: str = ""
    number: str = ""
    """ADD only: the customer's line it is for; empty where the operator is to choose the first."""


@frozen
class OrderWish:
    """What the person asks for. ``external_id`` is its own id: the same request is never ordered twice."""

    external_id: str
    items: tuple[WishedItem, ...]
    requested_at: datetime
    """When the person pressed (aware)."""


@frozen
class OrderItem:
    """One item with its price and days, as the operator states them before anything is agreed.

    Nothing but these amounts is charged: the operator's next bills agree with them to the cent.
    """

    action: OrderAction
    name: str
    rent: Money | Unknown
    """ADD, KEEP, CHANGE: the regular price, charged once ``every`` so often. CANCEL: the price until now. SUSPEND: what
    goes on."""
    name_en: str = ""
    offering_id: str = ""
    product_id: str = ""
    """What is held; empty for an ADD that has not been completed."""
    number: str = ""
    introductory: Money | None = None
    """The price before ``introductory_ends``; zero while it is free."""
    introductory_ends: date | None = None
    """The first day on which ``rent`` is charged."""
    ends_by_itself: bool = False
    """A free trial that expires after ``last_day``; ``rent`` is charged only after an order to KEEP it."""
    starts: date | None = None
    """The first day of what is added, or of the new plan."""
    last_day: date | None = None
    """The last day of what is cancelled, of the plan that is left (CHANGE), or of a trial that expires."""
    this_month: Money | None = None
    """What the running month's bill will charge for it. CANCEL: for the days until ``last_day``; ADD: from ``starts`` on;
    CHANGE: for the old plan, which stays until the month's end. ``None`` where the operator does not say."""
    once: Money | Unknown | None = None
    """Charged once by this order, such as a fee; negative for money that comes back; ``None`` for nothing."""
    contract_ends: date | Unknown | None = Unknown.ABSENT
    """The last day of the contract this order begins; ``None`` where the operator says that there is none."""
    early_termination_fee: Money | Unknown | None = Unknown.ABSENT
    """What leaving that contract earlier would cost; ``None`` for nothing."""
    every: ChargePeriod | Unknown = MONTHLY
    """How often ``rent`` and ``introductory`` are charged."""

    @property
    def price(self) -> Price:
        """The regular price with its period."""
        return Price(self.rent, self.every)

    @property
    def first_price(self) -> Price:
        """The price at first, before an introduction ends."""
        return self.price if self.introductory is None else Price(self.introductory, self.every)

    @property
    def saved_this_month(self) -> Money | None:
        """What the running month's bill charges less than a whole month; ``None`` where that is not known."""
        if self.this_month is None or isinstance(self.rent, Unknown) or self.every != MONTHLY:
            return None
        return self.rent - self.this_month if self.rent.currency == self.this_month.currency else None


def is_priced(items: tuple[OrderItem, ...]) -> bool:
    """Return whether it is known of all that is ordered what it costs, and how often."""
    agreed = (OrderAction.ADD, OrderAction.CHANGE, OrderAction.KEEP)
    return all(item.price.is_known for item in items if item.action in agreed)


def saved_monthly(items: tuple[OrderItem, ...]) -> MonthlyTotal:
    """Return what cancelling all ``items`` saves a month, as far as that is known."""
    return monthly_total(item.price for item in items)


def back_this_month(items: tuple[OrderItem, ...]) -> Money | None:
    """Return how much less the running month costs when all ``items`` are cancelled, with what is paid back.

    ``None`` unless that is known of each of them, in one currency.
    """
    saved = [item.saved_this_month for item in items]
    amounts = [each for each in saved if each is not None]
    amounts += [-item.once for item in items if item.once is not None and not isinstance(item.once, Unknown)]
    if None in saved or len({each.currency for each in amounts}) != 1:
        return None
    return total(amounts)


class OrderPhase(Enum):
    """The phase an order is in at the operator."""

    DRAFT = "draft"
    """Nothing is ordered yet."""
    HELD = "held"
    """Confirmed, as the operator itself says; it waits until ``undo_until`` before it acts."""
    ASKED = "asked"
    """The operator has received it, and has not begun."""
    UNDER_WAY = "underWay"
    """The operator has begun, and has not completed it."""
    WAITING = "waiting"
    """On hold at the operator, or pending: whether it comes about is not known."""
    DONE = "done"
    CANCELLED = "cancelled"
    """Undone, or a draft that was dropped."""
    EXPIRED = "expired"
    """A draft that was not confirmed in time: nothing was ordered."""
    FAILED = "failed"
    """Rejected or failed: nothing was ordered, and a human should look."""
    PARTLY = "partly"
    """Some of its items were done and some were not."""
    UNCLEAR = "unclear"
    """Its state is absent or not understood."""

    @property
    def is_live(self) -> bool:
        """Whether it is confirmed, or may still be."""
        return self is OrderPhase.DRAFT or self.is_under_way or self is OrderPhase.UNCLEAR

    @property
    def is_under_way(self) -> bool:
        """Whether the operator has it and has not ended it, as far as its state is understood."""
        return self in (OrderPhase.HELD, OrderPhase.ASKED, OrderPhase.UNDER_WAY, OrderPhase.WAITING)

    @property
    def is_agreed(self) -> bool:
        """Whether it is done, or the operator says itself that it will do it: a fact that may be stated."""
        return self in (OrderPhase.HELD, OrderPhase.DONE)

    @property
    def is_asked(self) -> bool:
        """Whether it was asked for and is not done."""
        return self in (OrderPhase.ASKED, OrderPhase.UNDER_WAY)


@frozen
class Order:
    """An order as the operator knows it. Times are aware."""

    id: str
    external_id: str
    phase: OrderPhase
    items: tuple[OrderItem, ...]
    placed_at: datetime | None
    """When it was drafted; ``None`` where the operator does not say."""
    draft_until: datetime | None = None
    """DRAFT: when it expires; any ``extend_draft`` moves it."""
    confirmed_at: datetime | None = None
    undo_until: datetime | None = None
    """HELD: until when it can be undone; ``None`` where it never could (a lost phone)."""
    completed_at: datetime | None = None
    """When it was completed, cancelled or ended."""

    @property
    def at(self) -> datetime | None:
        """When it was confirmed, drafted or ended, as far as the operator says."""
        return self.confirmed_at or self.placed_at or self.completed_at

    def can_be_undone(self, now: datetime) -> bool:
        """Return whether the operator still holds it at ``now`` (aware)."""
        return self.phase is OrderPhase.HELD and self.undo_until is not None and now < self.undo_until


@frozen
class SentOrder:
    """What is sent for an order at once: a confirmation, a stop or an undo. ``order_id`` is empty where it is unknown."""

    external_id: str
    items: tuple[OrderItem, ...]
    order_id: str = ""


class WhyNot(Enum):
    """Why the operator does not do it. Values are the ``code`` of the reference operator's error."""

    CONFIRMATION_NEEDED = "confirmationNeeded"
    """It would cost something and was not drafted and shown first."""
    PRICE_CHANGED = "priceChanged"
    """Price or days are not those that were seen. The draft now has the new ones: read it by ``order`` and ask again."""
    DRAFT_ENDED = "draftEnded"
    """The draft was not confirmed in time, or dropped, or replaced by a newer one: nothing was ordered."""
    TOO_LATE = "tooLate"
    """The ten minutes are over."""
    ORDER_UNDER_WAY = "orderUnderWay"
    """A confirmed order for the same thing is held; ``existing_id`` names it."""
    ALREADY_HELD = "alreadyHeld"
    """The service is held or goes on already, or the plan is held already; ``existing_id`` may name the product."""
    ALREADY_ENDING = "alreadyEnding"
    """It ends already, or has ended."""
    LOCKED = "locked"
    """The customer's own lock: no new services."""
    UNDER_CONTRACT = "underContract"
    """``until`` is the contract's last day, ``fee`` what leaving earlier costs."""
    IN_ARREARS = "inArrears"
    """``owed`` is what is open and due."""
    NOT_ON_SALE = "notOnSale"
    NOT_ELIGIBLE = "notEligible"
    """It is only for people of another age, or for another province."""
    PREPAID = "prepaid"
    """The plan is paid in advance; a human changes it."""
    HOME_LINE = "homeLine"
    """Home internet or a landline; a human orders, changes or ends it."""
    NEEDS_PERSON = "needsPerson"
    """Only a human does this: resume a lost phone, end a line, order a line."""
    OTHER = "other"
    """Something else; ``reason`` holds the operator's words."""


class WayOut(Enum):
    """What the person can do about an order that was refused."""

    PERSON = "person"
    BILL = "bill"
    """Look at what is open, and where it can be paid."""
    LOCK = "lock"
    DONE = "done"
    """Look at what is under way."""
    AGAIN = "again"
    """Start again: the next attempt may succeed."""
    NONE = "none"
    """There is nothing left to do."""


class OrderRefused(Conflict):
    """The operator does not do it; nothing was ordered, cancelled or changed. Money and days only where ``why`` says."""

    def __init__(
        self,
        why: WhyNot,
        message: str = "",
        *,
        reason: str = "",
        existing_id: str | None = None,
        fee: Money | None = None,
        until: date | None = None,
        owed: Money | None = None,
    ) -> None:
        super().__init__(message or why.value, existing_id=existing_id, reason=reason)
        self.why = why
        self.fee = fee
        self.until = until
        self.owed = owed


def way_out(refusal: OrderRefused) -> WayOut:
    """Return what the person can do about ``refusal``."""
    match refusal.why:
        case WhyNot.IN_ARREARS:
            return WayOut.BILL
        case WhyNot.LOCKED:
            return WayOut.LOCK
        case WhyNot.ORDER_UNDER_WAY:
            return WayOut.DONE
        case WhyNot.DRAFT_ENDED | WhyNot.PRICE_CHANGED | WhyNot.CONFIRMATION_NEEDED:
            return WayOut.AGAIN
        case WhyNot.ALREADY_HELD | WhyNot.ALREADY_ENDING:
            return WayOut.NONE
        case WhyNot.TOO_LATE | WhyNot.UNDER_CONTRACT | WhyNot.NEEDS_PERSON | WhyNot.OTHER:
            return WayOut.PERSON
        case WhyNot.NOT_ON_SALE | WhyNot.NOT_ELIGIBLE | WhyNot.PREPAID | WhyNot.HOME_LINE:
            return WayOut.PERSON


@frozen
class PurchaseLock:
    """The customer's own lock against new services. It closes at once and opens only after a day of waiting."""

    is_on: bool
    opens_at: datetime | None = None
    """While it is on: when it opens because opening was asked for; ``None``: it stays on."""

    def is_as_wanted(self, *, is_on: bool) -> bool:
        """Return whether it is, or will be, as it was asked to be."""
        return self.is_on and self.opens_at is None if is_on else not self.is_on or self.opens_at is not None


@frozen
class Trial:
    """A free trial of a service that runs now."""

    last_day: date
    price_after: Price
    """If it goes on."""
    ends_by_itself: bool
    """Not confirmed a second time: it expires after ``last_day``. Otherwise ``price_after`` is charged from then on."""


def trial_of(product: Product, today: date) -> Trial | None:
    """Return the free trial of ``product`` that runs on ``today``; ``None`` where none does."""
    end, after = product.introductory_ends, product.price_after
    if isinstance(product.rent, Unknown) or not product.rent.is_zero or after is None or after.is_zero:
        return None
    if end is None or end <= today or product.status not in (ProductStatus.ACTIVE, ProductStatus.SUSPENDED):
        return None
    return Trial(end - timedelta(days=1), Price(after, product.every), ends_by_itself=product.termination_date == end)


UNUSED_AFTER = timedelta(days=90)
"""A service that was not used for this long counts as unused."""


def is_unused(product: Product, today: date) -> bool:
    """Return whether ``product`` was not used for ``UNUSED_AFTER``; false where its last use is not known."""
    return product.last_use is not None and today - product.last_use >= UNUSED_AFTER
