"""Bills, plans and usage to look at: an ordinary year, and the months that are hard to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from elderclient.domain.bills.bill import AnyBill, Bill, BillLine, BillState, ChargeKind
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.plans.plan import Category, Discount, Offering, Product, ProductStatus, UsageTariff
from elderclient.domain.plans.usage import Bucket, MonthlyUsage, UsageType
from elderclient.domain.units import Month, Period, Quantity, Unit
from elderclient.ui.flow.memory import Memory
from elderclient.usecases.bills.see_bill import SeeBill
from elderclient.usecases.plans.compare_plans import ComparePlans
from elderclient.usecases.plans.see_plan import SeePlan
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore


def whole(bills: Iterable[AnyBill]) -> tuple[Bill, ...]:
    """The bills, every one of which must be known as a whole."""
    found = tuple(each for each in bills if isinstance(each, Bill))
    assert len(found) == len(tuple(bills))
    return found


def line(id_: str, amount: str, name: str, kind: ChargeKind = ChargeKind.PLAN_RENT, **more: Any) -> BillLine:
    return BillLine(id_, kind, name, Money.of(amount), product_id=more.pop("product_id", f"p-{name}"), **more)


def calls(id_: str, minutes: int) -> BillLine:
    price = UnitPrice(Decimal("0.15"), Unit.MINUTE)
    return BillLine(
        id_,
        ChargeKind.VOICE_OVERAGE,
        "套餐外国内通话",
        Money.rounded(minutes * price.amount),
        "这个月多打了电话，超过套餐的部分。",
        "Domestic calls beyond the plan",
        "You made more calls than the plan includes.",
        "p1",
        quantity=Quantity(Decimal(minutes), Unit.MINUTE),
        unit_price=price,
        line_number="13800138000",
    )


def bill(month: Month, lines: Sequence[BillLine], *, paid: bool = True, **more: Any) -> Bill:
    first, last = month.first_day, month.plus(1).first_day - timedelta(days=1)
    amount = total([each.amount for each in lines])
    return Bill(
        more.pop("id", f"b-{month.year}-{month.month:02}"),
        more.pop("number", f"{month.year}{month.month:02}"),
        month,
        Period(first, last),
        month.plus(1).first_day,
        more.pop("amount_due", amount),
        Money.zero() if paid else more.pop("remaining", amount),
        BillState.SETTLED if paid else BillState.SENT,
        due_date=more.pop("due_date", month.plus(1).first_day + timedelta(days=19)),
        payment_method=more.pop("payment_method", "银行代扣" if paid else "自己交费"),
        lines=tuple(lines),
        **more,
    )


SEPTEMBER = Month(2026, 9)


def an_ordinary_year(newest: Month = SEPTEMBER) -> list[Bill]:
    """Thirteen months; calls go up and down, one service began in the newest month."""
    bills = []
    for back in range(12, -1, -1):
        lines = [
            line("1", "88.00", "畅享套餐月租", product_id="p1", name_en="Enjoy plan rent"),
            calls("2", 20 + back * 7),
            line("3", "6.00", "彩铃", ChargeKind.VALUE_ADDED, name_en="Ring-back tones"),
            line("4", "-5.00", "老用户优惠", ChargeKind.DISCOUNT, product_id="p1", name_en="Loyalty discount"),
        ]
        if back == 0:
            lines.append(line("5", "15.00", "视频会员", ChargeKind.VALUE_ADDED, name_en="Film club"))
        bills.append(bill(newest.plus(-back), lines))
    return bills


def a_bill_of(number: int, month: Month = SEPTEMBER, name: str = "服务") -> Bill:
    """A bill of so many lines."""
    return bill(month, [line(str(n), "1.00", f"{name}{n}", ChargeKind.VALUE_ADDED) for n in range(number)], paid=False)


def tariff(usage_type: UsageType, included: str, price: str) -> UsageTariff:
    unit = {UsageType.VOICE: Unit.MINUTE, UsageType.DATA: Unit.MEGABYTE, UsageType.MESSAGE: Unit.MESSAGE}[usage_type]
    return UsageTariff(usage_type, Decimal(included), Decimal(1), UnitPrice(Decimal(price), unit))


def offering(id_: str, name: str, rent: str, minutes: str, megabytes: str, **more: Any) -> Offering:
    tariffs = (
        tariff(UsageType.VOICE, minutes, "0.15"),
        tariff(UsageType.DATA, megabytes, "0.03"),
        tariff(UsageType.MESSAGE, "0", "0.10"),
    )
    more = {"contract_months": 0, "early_termination_fee": None} | more
    return Offering(id_, name, Money.of(rent), tariffs=tariffs, **more)


def product(
    id_: str = "p1", offering_id: str = "o1", name: str = "畅享套餐88元", rent: str = "88.00", **more: Any
) -> Product:
    """Held and running; the operator says that there is no contract where none is given."""
    more = {"start_date": date(2025, 3, 1), "contract_ends": None, "early_termination_fee": None} | more
    category = Category(more.pop("category", Category.PLAN))
    return Product(id_, name, ProductStatus.ACTIVE, offering_id, category, Money.of(rent), **more)


def usage(month: Month, minutes: int, megabytes: int) -> MonthlyUsage:
    return MonthlyUsage(
        month,
        (
            Bucket("p1", UsageType.VOICE, Decimal(minutes), Decimal(200)),
            Bucket("p1", UsageType.DATA, Decimal(megabytes), Decimal(10240)),
            Bucket("p1", UsageType.MESSAGE, Decimal(3)),
        ),
    )


def an_operator(bills: Sequence[Bill] = ()) -> FakeGateway:
    """An operator with these bills (an ordinary year where none are given), one plan and three on sale."""
    gateway = FakeGateway()
    for each in bills or an_ordinary_year():
        gateway.give(each)
    discount = Discount("老用户优惠", 1, "Loyalty discount", amount=Money.of("5.00"), ends=date(2026, 12, 31))
    gateway.held = (
        product(
            name_en="Enjoy 88",
            number="13800138000",
            contract_ends=date(2027, 2, 28),
            early_termination_fee=Money.of("120.00"),
            discounts=(discount,),
        ),
    )
    gateway.on_sale = (
        offering("o1", "畅享套餐88元", "88.00", "200", "10240", name_en="Enjoy 88", contract_months=24),
        offering("o2", "孝心套餐39元", "39.00", "300", "5120", name_en="Elder 39"),
        offering("o3", "大流量套餐129元", "129.00", "500", "40960", name_en="Data 129"),
    )
    for back in range(4):
        month = Month(2026, 10).plus(-back)
        gateway.months[month] = usage(month, 150 + back * 10, 3000 + back * 100)
    return gateway


def services(gateway: FakeGateway, store: FakeStore | None = None, clock: FakeClock | None = None) -> Any:
    """What the bill and plan screens need of ``Services``."""
    dependencies = dependencies_of(gateway, store or FakeStore(), clock or FakeClock())
    return SimpleNamespace(
        see_bill=SeeBill(dependencies),
        see_plan=SeePlan(dependencies),
        compare_plans=ComparePlans(dependencies),
        memory=Memory(),
    )
