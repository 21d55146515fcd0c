"""Plans: what is on sale, its tariff, and what the customer holds. Must not rate usage: ``rating`` does.

Where a field may be ``None`` as well as ``Unknown``, ``None`` means that the operator says there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from elderclient.domain.address import Address
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.plans.conditions import Conditions
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.price import MONTHLY, ChargePeriod, Price
from elderclient.domain.plans.usage import UsageType


class Category(StrEnum):
    """What kind of thing an offering or product is. Values are those of the reference operator."""

    PLAN = "plan"
    """A mobile plan."""
    BROADBAND = "broadband"
    LANDLINE = "landline"
    VALUE_ADDED = "valueAdded"
    """A service that costs extra."""


class ProductStatus(StrEnum):
    """The state of what is held. Values are those of TMF637 ``ProductStatusType``."""

    CREATED = "created"
    PENDING_ACTIVE = "pendingActive"
    """It begins on a later day."""
    ACTIVE = "active"
    SUSPENDED = "suspended"
    PENDING_TERMINATE = "pendingTerminate"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"
    ABORTED = "aborted"


_OVER = (ProductStatus.TERMINATED, ProductStatus.CANCELLED, ProductStatus.ABORTED)
_COMING = (ProductStatus.CREATED, ProductStatus.PENDING_ACTIVE)


@frozen
class UsageTariff:
    """How one kind of usage is included and charged. ``rounding_step`` is in the unit of the usage type, above zero."""

    usage_type: UsageType
    included: Decimal | Unknown
    rounding_step: Decimal | Unknown
    overage: UnitPrice | Unknown

    @property
    def is_known(self) -> bool:
        """Whether everything is known that usage is rated by."""
        return not any(isinstance(each, Unknown) for each in (self.included, self.rounding_step, self.overage))


@frozen
class Discount:
    """Money off. Either a fixed ``amount`` of each charge or ``percent`` of the rent, never both.

    Percent discounts apply to the rent left after the discounts before them in ``order``; the rent never goes below 0.
    """

    name: str
    order: int
    name_en: str = ""
    amount: Money | None = None
    percent: Decimal | None = None
    ends: date | None = None
    """The first day without it; ``None`` where it does not end."""


@frozen
class Offering:
    """A plan or value-added service on sale or held (TMF620 ``productOffering``)."""

    id: str
    name: str
    rent: Money | Unknown
    """Regular price (``price_after`` once an introductory price ends), charged once ``every`` so often."""
    category: Category | Unknown = Category.PLAN
    tariffs: tuple[UsageTariff, ...] = ()
    introductory_rent: Money | None = None
    introductory_months: int | None = None
    contract_months: int | Unknown = Unknown.ABSENT
    """0: there is no fixed term."""
    early_termination_fee: Money | Unknown | None = Unknown.ABSENT
    speed_megabits: Decimal | None = None
    description: str = ""
    name_en: str = ""
    description_en: str = ""
    is_on_sale: bool = True
    discounts: tuple[Discount, ...] = ()
    every: ChargePeriod | Unknown = MONTHLY
    """How often ``rent`` and ``introductory_rent`` are charged."""
    once: Money | Unknown = Unknown.ABSENT
    """Charged once when it is ordered."""
    conditions: Conditions = Conditions()
    """Who may have it."""
    helpful: HelpfulKind | None = None
    """What it does, where the operator says that it is such a service."""

    @property
    def price(self) -> Price:
        """The regular price with its period."""
        return Price(self.rent, self.every)

    @property
    def introductory_price(self) -> Price | None:
        """The introductory price with its period; ``None`` where there is none."""
        return None if self.introductory_rent is None else Price(self.introductory_rent, self.every)


@frozen
class Product:
    """What this customer holds (TMF637 ``product``)."""

    id: str
    name: str
    status: ProductStatus | Unknown
    offering_id: str
    category: Category | Unknown
    rent: Money | Unknown
    """Before discounts, charged once ``every`` so often."""
    start_date: date | None = None
    termination_date: date | None = None
    """The first day without it."""
    contract_ends: date | Unknown | None = Unknown.ABSENT
    """The contract's last day."""
    introductory_ends: date | None = None
    """The first day on which ``price_after`` is charged."""
    price_after: Money | None = None
    early_termination_fee: Money | Unknown | None = Unknown.ABSENT
    number: str | None = None
    """The telephone number or line of the product."""
    name_en: str = ""
    discounts: tuple[Discount, ...] = ()
    last_use: date | None = None
    """The day a value-added service was last used; ``None`` where the operator does not say."""
    ordered_how: str = ""
    """How it was ordered, in the operator's words."""
    address: Address | None = None
    """Where a line is installed; ``None`` for what has no place."""
    every: ChargePeriod | Unknown = MONTHLY
    """How often ``rent`` and ``price_after`` are charged."""
    user: str = ""
    """Who uses it, in the operator's words; empty where it does not say."""
    ends_by_day: bool = False
    """The operator says that it ends on the day it is cancelled, and that the month is charged by the day then."""
    helpful: HelpfulKind | None = None
    """What it does, where the operator says that it is such a service."""

    @property
    def price(self) -> Price:
        """The rent with its period, before discounts."""
        return Price(self.rent, self.every)

    @property
    def is_over(self) -> bool:
        """Whether it has ended, as far as the operator says."""
        return self.status in _OVER

    @property
    def is_coming(self) -> bool:
        """Whether it has not begun yet, as far as the operator says."""
        return self.status in _COMING

    def rent_on(self, day: date) -> Price:
        """Return the price that holds on ``day``, before discounts: ``price_after`` once the introduction ended."""
        is_after = self.introductory_ends is not None and day >= self.introductory_ends
        return Price(self.price_after if is_after and self.price_after is not None else self.rent, self.every)

    def is_bound_on(self, day: date) -> bool:
        """Return whether a contract with a known end still runs on ``day``."""
        return isinstance(self.contract_ends, date) and self.contract_ends >= day

    def leaving_fee_on(self, day: date) -> Money | Unknown | None:
        """Return what ending it on ``day`` costs; ``None`` for nothing. A fee without a known end always counts."""
        fee = self.early_termination_fee
        if isinstance(self.contract_ends, date) and not self.is_bound_on(day):
            return None
        if isinstance(fee, Unknown):
            return None if self.contract_ends is None else fee
        return None if fee is None or fee.is_zero else fee


def with_id(offerings: Iterable[Offering], offering_id: str) -> Offering | None:
    """Return the offering of that id, or ``None`` where there is none."""
    return next((each for each in offerings if each.id == offering_id), None)
