"""Why two consecutive bills differ: the closed list of causes, each with the lines that prove it. Must not find causes."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from elderclient.domain.bills.bill import Bill, BillLine
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.units import Quantity, Unit


class CauseKind(Enum):
    """The closed list of reasons why two consecutive bills differ. Every differing line belongs to exactly one cause."""

    PLAN_CHANGED = "plan changed"
    STARTED = "started"
    ENDED = "ended"
    PRICE = "price"
    USED_MORE = "used more"
    USED_LESS = "used less"
    PRICE_AND_QUANTITY = "price and quantity"
    PART_MONTH = "part month"
    FULL_MONTH_AGAIN = "full month again"
    DISCOUNT_BEGAN = "discount began"
    DISCOUNT_ENDED = "discount ended"
    DISCOUNT_CHANGED = "discount changed"
    ONE_OFF = "one-off"
    ONE_OFF_GONE = "one-off gone"
    LATE_FEE = "late fee"
    LATE_FEE_GONE = "late fee gone"
    CREDIT = "credit"
    CREDIT_GONE = "credit gone"
    CORRECTION = "correction"
    CORRECTION_GONE = "correction gone"
    CHARGED_TWICE = "charged twice"
    CHARGED_ONCE_AGAIN = "charged once again"
    UNEXPLAINED = "unexplained"


@frozen
class Cause:
    """One reason, the lines it cites, and its exact share of the difference. Shares sum to the difference to the cent."""

    kind: CauseKind
    share: Money
    before: tuple[BillLine, ...] = ()
    after: tuple[BillLine, ...] = ()

    @property
    def lines(self) -> tuple[BillLine, ...]:
        """The lines that name what changed: this month's where there are any, else last month's."""
        return self.after or self.before

    @property
    def changed_plans(self) -> tuple[BillLine, BillLine]:
        """Of a change of plan, the line of the plan that was left and the line of the one that came."""
        left, come = {_offering(line) for line in self.before}, {_offering(line) for line in self.after}
        old = next((line for line in self.before if _offering(line) not in come), self.before[0])
        new = next((line for line in self.after if _offering(line) not in left), self.after[-1])
        return old, new

    @property
    def quantity_change(self) -> Quantity | None:
        """How much more or less was used, without sign; ``None`` unless every line has a quantity in one unit."""
        quantities = [line.quantity for line in self.before + self.after if line.quantity is not None]
        units = {quantity.unit for quantity in quantities}
        if len(quantities) < len(self.before) + len(self.after) or len(units) != 1:
            return None
        more = sum((line.quantity.value for line in self.after if line.quantity), Decimal(0))
        less = sum((line.quantity.value for line in self.before if line.quantity), Decimal(0))
        return Quantity(abs(more - less), units.pop())

    @property
    def days_charged(self) -> int | None:
        """For how many days this month's rents are charged; ``None`` where the lines do not give whole days."""
        quantities = [line.quantity for line in self.after if line.quantity is not None]
        days = sum((each.value for each in quantities if each.unit is Unit.DAY), Decimal(0))
        return int(days) if days > 0 and days == int(days) else None


@frozen
class Change:
    """Why ``after`` differs from ``before``. ``before`` is ``None`` for a first bill (then there are no causes)."""

    difference: Money
    causes: tuple[Cause, ...]
    before: Bill | None
    after: Bill


def _offering(line: BillLine) -> str:
    return line.offering_id or line.name
