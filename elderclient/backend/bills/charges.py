"""The operator's rating rule: what a month's subscriptions, usage and happenings cost, line by line, to the fen.

Rent: the whole month, or rent x days / days of the month. Usage: what is beyond the included amount, rounded up to a whole
number of rounding steps, x price. Discounts in their order, a fixed amount or a percentage of the rent left, never more
than the rent left. Late fee: 3 per mille of the overdue amount a day (Telecommunications Regulations of China).
Every line is rounded once, half up. Pure: must not read a database or a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from elderclient.backend.bills import line_texts
from elderclient.backend.bills.line_texts import Words
from elderclient.backend.bills.terms import (
    KIND_OF,
    UNIT_OF,
    AccountMonth,
    BillMonth,
    Charge,
    OneTimeCharge,
    Overdue,
    Subscription,
    Tariff,
)

LATE_FEE_A_DAY = Decimal("0.003")
_RATE_TYPES = {"oneOff": "oneTime", "credit": "credit", "correction": "oneTime"}


def charges_of(account: AccountMonth) -> list[Charge]:
    """All lines of the account's bill for the month, in the order of the bill."""
    lines: list[Charge] = []
    for held in account.subscriptions:
        used = {kind: amount for (product, kind), amount in account.used.items() if product == held.product_id}
        lines += subscription_charges(held, used, account.month)
    lines += _repeats(account.happenings, lines)
    products = {held.product_id: held for held in account.subscriptions}
    for happening in account.happenings:
        if happening.kind != "repeat":
            lines.append(_happening(happening, products))
    lines += [late_fee(overdue) for overdue in account.overdue if late_fee(overdue).amount_fen]
    return lines


def subscription_charges(held: Subscription, used: dict[str, Decimal], month: BillMonth) -> list[Charge]:
    """Rent, usage beyond the allowance, and discounts of one product."""
    rents = list(_rents(held, month))
    if not _span(held.starts, held.ends, month):
        return []
    lines = list(rents)
    for tariff in held.tariffs:
        lines += _overage(held, tariff, used.get(tariff.usage_type, Decimal(0)), month)
    return lines + _rebates(held, sum(line.amount_fen for line in rents), month)


def billable(used: Decimal, included: Decimal, step: Decimal) -> Decimal:
    """What of ``used`` is charged, a whole multiple of ``step`` (above zero)."""
    beyond = max(used - included, Decimal(0))
    whole, rest = divmod(beyond, step)
    return (whole + 1 if rest else whole) * step


def fen_of(yuan: Decimal) -> int:
    """Round once, half up (away from zero for what comes back)."""
    return int((yuan * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def late_fee(overdue: Overdue) -> Charge:
    """3 per mille a day."""
    price = Decimal(overdue.amount_fen) / 100 * LATE_FEE_A_DAY
    days = Decimal(overdue.days)
    return _charge("lateFee", "oneTime", line_texts.late_fee(overdue), fen_of(price * days), (days, "day", price))


def _rents(held: Subscription, month: BillMonth) -> Iterator[Charge]:
    """One line, or two where the introductory price ends within the month; none while it is free."""
    border = held.introductory_end if held.introductory_rent_fen is not None else None
    parts = [(held.starts, held.ends, held.rent_fen, False)]
    if border is not None and held.introductory_rent_fen is not None:
        until = border if held.ends is None else min(border, held.ends)
        parts = [
            (held.starts, until, held.introductory_rent_fen, True),
            (max(border, held.starts), held.ends, held.rent_fen, False),
        ]
    for starts, ends, rent_fen, is_introductory in parts:
        span = _span(starts, ends, month)
        if span is not None and rent_fen:
            yield _rent(held, month, span, rent_fen, is_introductory=is_introductory)


def _span(starts: date, ends: date | None, month: BillMonth) -> tuple[date, date] | None:
    first = max(starts, month.first)
    until = month.until if ends is None else min(ends, month.until)
    return (first, until) if first < until else None


def _rent(
    held: Subscription, month: BillMonth, span: tuple[date, date], rent_fen: int, *, is_introductory: bool
) -> Charge:
    days = (span[1] - span[0]).days
    words = line_texts.rent(held, month.days, days, is_introductory=is_introductory)
    kind = "valueAdded" if held.category == "valueAdded" else "planRent"
    if days == month.days:
        measured = (Decimal(1), "month", Decimal(rent_fen) / 100)
        line = _charge(kind, "recurring", words, rent_fen, measured)
    else:
        amount = fen_of(Decimal(rent_fen) * days / month.days / 100)
        line = _charge(kind, "recurring", words, amount, (Decimal(days), "day", None))
    return _for(held, line, span)


def _overage(held: Subscription, tariff: Tariff, used: Decimal, month: BillMonth) -> list[Charge]:
    charged = billable(used, tariff.included, tariff.rounding_step)
    if not charged:
        return []
    words = line_texts.overage(tariff.usage_type, tariff.included, charged, tariff.overage_price)
    measured = (charged, UNIT_OF[tariff.usage_type], tariff.overage_price)
    line = _charge(KIND_OF[tariff.usage_type], "usage", words, fen_of(charged * tariff.overage_price), measured)
    return [_for(held, line, (month.first, month.until))]


def _rebates(held: Subscription, rent_fen: int, month: BillMonth) -> list[Charge]:
    lines = []
    left = rent_fen
    for each in sorted(held.rebates, key=lambda one: one.order):
        if not each.runs_in(month):
            continue
        off = each.amount_fen
        if off is None:
            off = fen_of(Decimal(left) / 100 * (each.percent or Decimal(0)) / 100)
        off = min(off, left)
        if off:
            left -= off
            line = _charge("discount", "discount", line_texts.rebate(each, held), -off)
            lines.append(_for(held, line, (month.first, month.until)))
    return lines


def _repeats(happenings: Iterable[OneTimeCharge], lines: list[Charge]) -> list[Charge]:
    """The same rents a second time; copies down to every word, as a real mistake makes them."""
    return [
        replace(line)
        for happening in happenings
        if happening.kind == "repeat"
        for line in lines
        if line.product_id == happening.product_id and line.rate_type == "recurring"
    ]


def _happening(happening: OneTimeCharge, products: dict[str, Subscription]) -> Charge:
    words = Words(happening.name, happening.name_en, happening.description, happening.description_en)
    price = Decimal(happening.price_fen) / 100
    measured = (Decimal(happening.quantity), "item", price)
    amount = happening.price_fen * happening.quantity
    line = _charge(happening.kind, _RATE_TYPES[happening.kind], words, amount, measured)
    held = products.get(happening.product_id or "")
    return line if held is None else _for(held, line, None)


def _charge(
    kind: str,
    rate_type: str,
    words: Words,
    amount_fen: int,
    measured: tuple[Decimal, str, Decimal | None] | None = None,
) -> Charge:
    quantity, unit, price = measured if measured is not None else (None, None, None)
    return Charge(
        kind=kind,
        rate_type=rate_type,
        name=words.name,
        amount_fen=amount_fen,
        name_en=words.name_en,
        description=words.description,
        description_en=words.description_en,
        quantity=quantity,
        unit=unit,
        unit_price=price,
    )


def _for(held: Subscription, line: Charge, span: tuple[date, date] | None) -> Charge:
    first, until = span if span is not None else (None, None)
    return replace(
        line,
        product_id=held.product_id,
        product_name=held.name,
        offering_id=held.offering_id,
        line_number=held.line_number,
        covers_from=first,
        covers_until=until,
    )
