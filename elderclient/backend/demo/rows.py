"""Turns the story of a made-up customer into rows of the tables. Must not bill anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.backend.bills.terms import BillMonth, months_later
from elderclient.backend.database.models import Offering
from elderclient.backend.demo.catalogue import by_id
from elderclient.backend.demo.story import HISTORY_MONTHS, Holds, Off, Person, Used


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of the customer with this rank; readable, and never those of a real person."""

    rank: int

    @property
    def customer(self) -> str:
        """The id of the customer."""
        return f"kh-{100 + self.rank}"

    @property
    def account(self) -> str:
        """The id of the account."""
        return f"88{100 + self.rank:06d}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months and days counted back from today."""

    today: date

    def month(self, back: int) -> BillMonth:
        """0 is the running month."""
        return BillMonth.of(self.today).plus(-back)

    def day(self, back: int, day: int = 1) -> date:
        """A day of the month ``back`` months ago, the last one where it has fewer."""
        month = self.month(back)
        return month.first.replace(day=min(day, month.days))


def product_row(holds: Holds, ids: Ids, calendar: Calendar) -> dict[str, Any]:
    """What is held, as a row of ``product``."""
    sold = by_id()[holds.offering]
    started = calendar.day(holds.from_back, holds.from_day)
    ended = None if holds.until_back is None else calendar.day(holds.until_back, holds.until_day)
    introductory = sold.introductory_months
    introductory_end = None if introductory is None else months_later(started, introductory)
    is_introductory = introductory_end is not None and calendar.today < introductory_end
    contract_end = months_later(started, sold.contract_months) if sold.contract_months else None
    if contract_end is not None and contract_end <= calendar.today:
        contract_end = None
    status = "suspended" if holds.is_stopped else "active"
    return {
        "id": holds.key,
        "customer_id": ids.customer,
        "account_id": ids.account,
        "offering_id": sold.id,
        "name": sold.name,
        "name_en": sold.name_en,
        "status": "terminated" if ended is not None and ended <= calendar.today else status,
        "is_visible": True,
        "start_date": started,
        "termination_date": ended,
        "number": holds.number,
        "rent_fen": sold.introductory_rent_fen if is_introductory else sold.rent_fen,
        "contract_end": contract_end,
        "contract_months": None if contract_end is None else sold.contract_months,
        "introductory_end": introductory_end,
        "price_after_fen": None if introductory_end is None else sold.rent_fen,
        "early_termination_fee_fen": None if contract_end is None else sold.early_termination_fee_fen,
        "ordered_how": holds.ordered_how,
        "used_by": holds.used_by,
        "last_use": _last_use(holds, sold, started, calendar),
    }


def discount_rows(holds: Holds, calendar: Calendar) -> Iterator[dict[str, Any]]:
    """Yield one row for each discount of a product."""
    for off in holds.off:
        yield _discount_row(holds, off, calendar)


def event_rows(person: Person, ids: Ids, calendar: Calendar) -> list[dict[str, Any]]:
    """What is charged or given back once."""
    rows = []
    for position, once in enumerate(person.once, start=1):
        month = calendar.month(once.back)
        known = month.first if once.known_on_day is None else month.until.replace(day=once.known_on_day)
        rows.append(
            {
                "id": f"event-{person.key}-{position:04d}",
                "account_id": ids.account,
                "product_id": once.product,
                "month": month.first,
                "recorded_date": known,
                "kind": once.kind,
                "name": once.name,
                "name_en": once.name_en,
                "description": once.description,
                "description_en": once.description_en,
                "price_fen": once.price,
                "quantity": 1,
            }
        )
    return rows


def usage_rows(person: Person, calendar: Calendar, random: Random, zone: ZoneInfo) -> list[dict[str, Any]]:
    """What was used in every month it was held, the running one up to today."""
    rows = []
    counted = datetime.combine(calendar.today, time(0), tzinfo=zone)
    for holds in person.holds:
        included = {each.usage_type: each.included for each in by_id()[holds.offering].tariffs}
        for back in range(min(HISTORY_MONTHS, holds.from_back), -1, -1):
            if holds.until_back is not None and back < holds.until_back:
                continue
            for kind, used in holds.usage().items():
                amount = _used(used, kind, back, calendar, random)
                rows.append(
                    {
                        "product_id": holds.key,
                        "month": calendar.month(back).first,
                        "usage_type": kind,
                        "used": amount,
                        "included": included.get(kind) or None,
                        "counted_until": counted if back == 0 else None,
                    }
                )
    return rows


def _used(used: Used, kind: str, back: int, calendar: Calendar, random: Random) -> Decimal:
    exact = Decimal("0.01") if kind == "data" else Decimal(1)
    low, high = Decimal(used.low), Decimal(used.high)
    # Drawn also for months that the story sets, so that setting one month does not change the others.
    drawn = low + (high - low) * random.randrange(10_001) / 10_000
    amount = Decimal(used.months[back]) if back in used.months else drawn
    if back == 0:
        month = calendar.month(0)
        amount = amount * (calendar.today - month.first).days / month.days
    return amount.quantize(exact)


def _discount_row(holds: Holds, off: Off, calendar: Calendar) -> dict[str, Any]:
    return {
        "product_id": holds.key,
        "name": off.name,
        "name_en": off.name_en,
        "discount_order": off.order,
        "amount_fen": off.amount,
        "percent": None if off.percent is None else Decimal(off.percent),
        "starts": None if off.from_back is None else calendar.day(off.from_back),
        "ends": None if off.until_back is None else calendar.day(off.until_back),
    }


def _last_use(holds: Holds, sold: Offering, started: date, calendar: Calendar) -> date | None:
    if sold.category != "valueAdded":
        return None
    if holds.unused_for is not None:
        return calendar.day(holds.unused_for, 12)
    return max(started, calendar.today - timedelta(days=2))
