"""Plans: what is on sale, its tariff, and what the customer holds. Must not rate usage: ``rating`` does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from elderclient.domain.address import Address
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.plans.usage import UsageType


@frozen
class UsageTariff:
    """How one kind of usage is included and charged. ``rounding_step`` is in the unit of the usage type, above zero."""

    usage_type: UsageType
    included: Decimal
    rounding_step: Decimal
    overage: UnitPrice


@frozen
class Discount:
    """Money off. Either a fixed ``amount`` a month or ``percent`` of the rent, never both.

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
    rent: Money
    """Regular price a month (``price_after`` once an introductory price ends)."""
    category: str = "plan"
    """``plan``, ``broadband``, ``landline`` or ``valueAdded``."""
    tariffs: tuple[UsageTariff, ...] = ()
    introductory_rent: Money | None = None
    introductory_months: int | None = None
    contract_months: int = 0
    early_termination_fee: Money | None = None
    speed_megabits: Decimal | None = None
    description: str = ""
    name_en: str = ""
    description_en: str = ""
    is_on_sale: bool = True
    discounts: tuple[Discount, ...] = ()


@frozen
class Product:
    """What this customer holds (TMF637 ``product``)."""

    id: str
    name: str
    status: str
    offering_id: str
    category: str
    rent: Money
    start_date: date | None = None
    termination_date: date | None = None
    contract_ends: date | None = None
    """The contract's last day."""
    introductory_ends: date | None = None
    """The first day on which ``price_after`` is charged."""
    price_after: Money | None = None
    early_termination_fee: Money | None = None
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

    def rent_on(self, day: date) -> Money:
        """Return the rent a month that holds on ``day``, before discounts: ``price_after`` once the introduction ended."""
        is_after = self.introductory_ends is not None and day >= self.introductory_ends
        return self.price_after if is_after and self.price_after is not None else self.rent

    def is_bound_on(self, day: date) -> bool:
        """Return whether a contract with a known end still runs on ``day``."""
        return self.contract_ends is not None and self.contract_ends >= day

    def leaving_fee_on(self, day: date) -> Money | None:
        """Return what ending it on ``day`` costs; ``None`` for nothing. A fee without a known end always counts."""
        fee = self.early_termination_fee
        is_over = self.contract_ends is not None and not self.is_bound_on(day)
        return None if fee is None or fee.is_zero or is_over else fee


def with_id(offerings: tuple[Offering, ...], offering_id: str) -> Offering | None:
    """Return the offering of that id, or ``None`` where there is none."""
    return next((each for each in offerings if each.id == offering_id), None)
