"""The operator's rating and the client's, written apart, come to the same fen for the same month."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from elderclient.backend.bills.charges import subscription_charges
from elderclient.backend.bills.terms import UNIT_OF, BillMonth, Rebate, Subscription, Tariff
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.plans.plan import Discount, Offering, UsageTariff
from elderclient.domain.plans.rating import rate
from elderclient.domain.plans.usage import Bucket, UsageType
from elderclient.domain.units import Month, Period, Unit

amounts = st.integers(min_value=1, max_value=10**5)
percents = st.decimals(0, 100, places=1)
steps = st.sampled_from([Decimal(text) for text in ("0.01", "0.3", "1", "6", "10", "1024")])
tariffs = st.builds(
    Tariff, st.sampled_from(sorted(UNIT_OF)), st.decimals(0, 9999, places=2), steps, st.decimals(0, 2, places=4)
)
rebates = st.one_of(
    st.builds(Rebate, st.just("a"), st.integers(1, 9), amount_fen=amounts),
    st.builds(Rebate, st.just("a"), st.integers(1, 9), percent=percents),
)


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    st.booleans(),
    amounts,
    st.lists(tariffs, max_size=3, unique_by=lambda each: each.usage_type),
    st.lists(rebates, max_size=3, unique_by=lambda each: each.order),
    st.data(),
)
def test_both_sides_come_to_the_same_fen(
    day: date, from_day: bool, rent: int, rated: list[Tariff], off: list[Rebate], data: st.DataObject
) -> None:
    month = BillMonth.of(day)
    starts = day if from_day else month.first
    used = {each.usage_type: data.draw(st.decimals(0, 20_000, places=2)) for each in rated}
    held = Subscription("p", "o", "安享", "plan", rent, starts=starts, tariffs=tuple(rated), rebates=tuple(off))
    charged = subscription_charges(held, used, month)
    offering = Offering(
        id="o",
        name="安享",
        rent=_money(rent),
        tariffs=tuple(
            UsageTariff(
                UsageType(each.usage_type),
                each.included,
                each.rounding_step,
                UnitPrice(each.overage_price, Unit(UNIT_OF[each.usage_type])),
            )
            for each in rated
        ),
        discounts=tuple(
            Discount(
                each.name,
                each.order,
                amount=None if each.amount_fen is None else _money(each.amount_fen),
                percent=each.percent,
            )
            for each in off
        ),
    )
    buckets = [Bucket("p", UsageType(kind), amount) for kind, amount in used.items()]
    covers = Period(starts, month.until - timedelta(days=1))
    told = rate(offering, buckets, Month.of(day), covers=covers)
    assert sorted((line.kind, _money(line.amount_fen)) for line in charged) == sorted(
        (line.kind.value, line.amount) for line in told.lines
    )
    assert told.total == _money(sum(line.amount_fen for line in charged))


def _money(fen: int) -> Money:
    return Money(Decimal(fen) / 100)
