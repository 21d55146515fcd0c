"""Why two consecutive bills differ: the closed list of causes, each with the lines that prove it. Must not find causes."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from elderclient.domain.bills.bill import Bill, BillLine
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
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
    INTRODUCTION_ENDED = "introduction ended"
    SEVERAL_MONTHS = "several months"
    """Charged for more months at once, or for fewer, at the same price a month."""
    BACK_BILLED = "back-billed"
    """Charged only now for days before the bill's period."""
    BACK_BILLED_GONE = "back-billed gone"
    TAX = "tax"
    CAME = "came"
    """A line came, and the bill does not say what it is beyond its name. GONE and CHANGED likewise."""
    GONE = "gone"
    CHANGED = "changed"
    OTHER_COUNT = "other count"
    """The two bills list a charge of one name a different number of times: ``items``."""
    ON_ONE_BILL = "on one bill"
    """Read on one bill alone, while not every line of the other could be read."""
    UNEXPLAINED = "unexplained"
    """What no line accounts for."""


@frozen
class Cause:
    """One reason, the lines it cites, and its exact share of the difference. Shares sum to the difference to the cent."""

    kind: CauseKind
    share: Money
    before: tuple[BillLine, ...] = ()
    after: tuple[BillLine, ...] = ()
    number: str = ""
    """The telephone number it is about, where the bills are for several; empty where they are not, or it is not known."""
    items: tuple[int, int] | None = None
    """Of OTHER_COUNT, how many charges of the name the bill before and this one list."""

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
    def tax(self) -> Money | None:
        """The part of the share that is tax; ``None`` unless every line says how much of it is."""
        taxes = [line.tax for line in self.before + self.after]
        if not taxes or None in taxes or {each.currency for each in taxes if each} != {self.share.currency}:
            return None
        more = total([line.tax for line in self.after if line.tax], self.share.currency)
        return more - total([line.tax for line in self.before if line.tax], self.share.currency)

    @property
    def quantity_change(self) -> Quantity | None:
        """How much more or less was used, without sign; ``None`` unless every line has a quantity in one unit.

        What was used on several telephone lines is not added up.
        """
        if len({line.line_number for line in self.before + self.after if line.line_number}) > 1:
            return None
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
    """Why ``after`` differs from ``before``. ``before`` is ``None`` for a first bill (then there are no causes).

    ``lengths``: for how many months each is, where that differs. Then ``difference`` and the shares are for one month.
    """

    difference: Money
    causes: tuple[Cause, ...]
    before: Bill | None
    after: Bill
    lengths: tuple[int, int] | None = None


def _offering(line: BillLine) -> str:
    return line.offering_id or line.name
