"""Whether the values in a sentence follow from values in the operator's raw answers. Written apart from every reader.

Reads the JSON by itself, with its own small tables, and knows nothing of the adapters. It is lenient where many values would
do (the sum of any lines of a bill), and strict where a wrong reading shows: a unit, a currency, a missing value taken for 0.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Name, OperatorText
from elderclient.domain.units import (
    ClockSpan,
    ClockTime,
    Count,
    DataVolume,
    FullDate,
    Month,
    MonthName,
    Noun,
    Period,
    Quantity,
    Unit,
    Weekday,
)

ZONE = ZoneInfo("Asia/Shanghai")
CENT = Decimal("0.01")
MOST_ADDED = 5
"""Amounts that are added to each other, besides the lines of one bill."""
COUNTED = (Noun.BILL, Noun.COMPLAINT, Noun.NOTICE, Noun.SERVICE, Noun.AGREEMENT, Noun.LINE, Noun.ITEM)
_DIGITS = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)")
_CURRENCIES = {
    **dict.fromkeys(("cny", "rmb", "元", "圆", "yuan", "¥", ""), ("CNY", Decimal(1))),
    **dict.fromkeys(("fen", "分"), ("CNY", Decimal("0.01"))),
}
_DATA = {
    **dict.fromkeys(("gb", "gib", "g"), Decimal(1024)),
    **dict.fromkeys(("tb", "tib", "t"), Decimal(1024 * 1024)),
    **dict.fromkeys(("mb", "mib", "m", "兆"), Decimal(1)),
    **dict.fromkeys(("kb", "kib", "k"), Decimal(1) / 1024),
    **dict.fromkeys(("b", "byte", "bytes"), Decimal(1) / 1024 / 1024),
}
_MINUTES = {
    **dict.fromkeys(("min", "minute", "minutes", "m", "分钟"), Decimal(1)),
    **dict.fromkeys(("h", "hour", "hours", "小时"), Decimal(60)),
    **dict.fromkeys(("s", "sec", "second", "seconds", "秒"), Decimal(1) / 60),
}
_PRICE_FACTORS = (1, 1024, 60, Decimal(1) / 1024, Decimal(1) / 60, CENT)
_SHARES = (1, 3, 6, 12)
"""A price for so many months counts by the month in a sum."""


def word(value: Any) -> str:
    """A text without case, width, spaces and signs between words; empty for anything else."""
    return re.sub(r"[\s_\-./]+", "", normalize("NFKC", value)).lower() if isinstance(value, str) else ""


def number(value: Any) -> Decimal | None:
    """A number, also one written as text, with a sign or word for yuan beside it and nothing else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        found = Decimal(str(value).strip().removeprefix("¥").removesuffix("元").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < Decimal(10) ** 13 else None


def inside(value: Any) -> Iterator[Any]:
    """A value and all that is in it."""
    yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(one)


def moment(value: Any) -> datetime | None:
    """What a text or number says of a time, in the operator's zone; ``None`` for no time at all."""
    exact = number(value)
    if (
        exact is not None
        and abs(exact) >= Decimal(10) ** 8
        and not (isinstance(value, str) and len(value.strip()) == 8)
    ):
        seconds = exact if exact < Decimal(10) ** 11 else exact / 1000
        return datetime.fromtimestamp(float(seconds), UTC).astimezone(ZONE) if 0 < seconds < 10**11 else None
    found = _DIGITS.match(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    clock = re.search(r"(\d{2}):(\d{2})(?::(\d{2}))?", value)
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    try:
        made = datetime(year, month, day, hour % 24, minute, second, tzinfo=_zone_in(value)).astimezone(ZONE)
    except (ValueError, OverflowError):
        return None
    if made.year in (1, 9999):
        return None  # written where there is no such time
    return made + timedelta(days=1) if hour == 24 else made


def _zone_in(text: str) -> tzinfo:
    if text.strip().endswith("Z"):
        return UTC
    found = re.search(r"([+-])(\d{2}):?(\d{2})$", text.strip()) if ":" in text else None
    if found is None:
        return ZONE
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(ahead if found[1] == "+" else -ahead)


def amounts_in(value: Any) -> Iterator[Money]:
    """The amounts in a value, each in its own currency; a number that names none is in yuan."""
    for one in inside(value):
        if not isinstance(one, dict):
            continue
        for name, inner in one.items():
            exact = number(inner)
            if exact is None or name in ("id", "limit", "offset"):
                continue
            spelt = next((one[key] for key in ("unit", "units", "currency") if one.get(key)), "")
            found = currency_of(spelt)
            if found is not None:
                yield Money.rounded(exact * found[1], found[0])


def currency_of(spelt: Any) -> tuple[str, Decimal] | None:
    """The currency that a text names, and how much of it one is; ``None`` for a text that names none."""
    if not isinstance(spelt, str):
        return None
    plain = word(spelt)
    if plain in _CURRENCIES:
        return _CURRENCIES[plain]
    return (plain.upper(), Decimal(1)) if re.fullmatch(r"[a-z]{3}", plain) else None


class Evidence:
    """What there was in the answers. ``now``: the present time, from which a sentence may count."""

    def __init__(self, given: Mapping[str, Any], now: datetime) -> None:
        self.given = given
        self.now = now

    def records(self, resource: str) -> list[dict[str, Any]]:
        """The objects of a list, whatever else is in it."""
        value = self.given.get(resource)
        return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]

    def follows(self, value: Any) -> bool:
        """Whether one argument of a sentence follows from what there was."""
        checks: dict[type, Callable[[Any], bool]] = {
            Money: self._is_amount,
            UnitPrice: lambda price: self._is_number(price.amount, _PRICE_FACTORS),
            Quantity: self._is_quantity,
            DataVolume: lambda volume: volume.megabytes in self._measured(_DATA),
            FullDate: lambda full: self._is_day(full.day),
            Weekday: lambda weekday: self._is_day(weekday.day),
            Month: self._is_month,
            MonthName: lambda name: self._is_month(name.month),
            Period: lambda period: self._is_day(period.first) and self._is_day(period.last),
            ClockTime: lambda clock: self._is_moment(clock.moment),
            ClockSpan: lambda span: self._is_moment(span.starts) and self._is_moment(span.ends),
            datetime: self._is_moment,
            date: self._is_day,
            Count: lambda count: (
                count.noun not in COUNTED or count.number <= self._most or self._is_total(count.number)
            ),
            OperatorText: lambda text: self._is_text(text.text),
            Name: lambda name: self._is_text(name.text),
            Phone: lambda phone: phone.digits.removeprefix("+86") in self._all_digits,
        }
        check = checks.get(type(value))
        return check is None or check(value)

    @cached_property
    def amounts(self) -> dict[str, list[Decimal]]:
        """Every amount there was, by currency, as often as it was there."""
        found: dict[str, list[Decimal]] = {}
        for money in amounts_in(self.given):
            found.setdefault(money.currency, []).append(money.amount)
        return found

    def _is_amount(self, money: Money) -> bool:
        wanted, there = abs(money.amount), self.amounts.get(money.currency, [])
        if any(abs(one) == wanted for one in there):
            return True
        if not wanted:
            return False  # What is missing is not nothing.
        shares = [one / months for one in there for months in _SHARES]
        if any(abs(abs(one) - wanted) <= CENT for one in shares):
            return True
        if any(abs(abs(one - other) - wanted) == 0 for one, other in itertools.combinations(there, 2)):
            return True
        return any(abs(abs(one) - wanted) <= CENT * MOST_ADDED for one in self._sums(money.currency))

    def _sums(self, currency: str) -> set[Decimal]:
        named = f"sums {currency}"
        if named not in self.__dict__:
            self.__dict__[named] = self._make_sums(currency)
        found: set[Decimal] = self.__dict__[named]
        return found

    def _make_sums(self, currency: str) -> set[Decimal]:
        """Sums of a bill's lines, of headers, of prices; and what they differ by from a header, or from each other."""
        headers = list(_own(self.records("customerBill"), currency))
        by_bill: dict[str, list[Decimal]] = {}
        by_name: dict[tuple[str, str], Decimal] = {}
        for line in self.records("appliedCustomerBillingRate"):
            bill = str((line.get("bill") or {}).get("id")) if isinstance(line.get("bill"), dict) else ""
            back = any(kind in word(line.get("type")) for kind in ("discount", "credit", "alteration"))
            for amount in list(_own([line], currency))[:1]:
                # What gives money back may be written without a sign.
                amount = -abs(amount) if back else amount
                by_bill.setdefault(bill, []).append(amount)
                key = (bill, str(line.get("name")))
                by_name[key] = by_name.get(key, Decimal(0)) + amount
        found: set[Decimal] = set()
        for lines in by_bill.values():
            sums = _subset_sums(lines[:10], len(lines))
            found |= sums | {header - one for header in headers for one in sums}
        names = list(by_name.values())
        changes = {one - other for one in names for other in names if one is not other}
        totals = {one - other for one in headers for other in headers}
        # What no line accounts for is what is left of the difference of two bills.
        rest = {total - part for total in totals for part in _subset_sums(names, 3) | changes}
        found |= changes | (rest if len(names) < 12 else set())
        each = [amount for bill in self.records("customerBill") for amount in sorted(set(_own([bill], currency)))]
        found |= _subset_sums(each[:16], MOST_ADDED)
        priced = (*self.records("product"), *self.records("productOfferingPrice"))
        prices = [price for one in priced for price in sorted(set(_own([one], currency)))]
        shares = [price / months for price in prices for months in _SHARES]
        return found | _subset_sums(shares[:40], 4) | _subset_sums(list(_own(self.records("bucket"), currency)), 4)

    @cached_property
    def _numbers(self) -> set[Decimal]:
        return {found for one in inside(self.given) if (found := number(one)) is not None}

    def _is_number(self, wanted: Decimal, factors: Iterable[Any]) -> bool:
        near = Decimal("0.0000001")
        return any(abs(one * Decimal(factor) - wanted) <= near for one in self._numbers for factor in factors)

    def _is_quantity(self, quantity: Quantity) -> bool:
        if quantity.unit is Unit.MINUTE:
            return quantity.value in self._measured(_MINUTES)
        there = (Decimal(0), *self._numbers)
        return any(quantity.value == abs(one - other) for one in there for other in there)

    def _measured(self, units: Mapping[str, Decimal]) -> set[Decimal]:
        """What there was in these units, and what two of them come to or differ by; bare numbers count as they are.

        Nothing at all is only what was written as 0 of such a unit: what is missing is not nothing.
        """
        named = f"measured {min(units)}"
        known: set[Decimal] | None = self.__dict__.get(named)
        if known is None:
            there: list[Decimal] = []
            for one in inside(self.given):
                if not isinstance(one, dict):
                    continue
                spelt = word(next((one[key] for key in ("units", "unit", "quantityUnit") if key in one), ""))
                values = [found for inner in one.values() if (found := number(inner)) is not None]
                there += [value * units[spelt] for value in values if spelt in units]
                there += [value for value in values if value and not spelt]
            both = itertools.combinations(there[:60], 2)
            totals = (total for a, b in both for total in (a + b, a - b, b - a) if total)
            known = self.__dict__[named] = {*there, *totals}
        return known

    @cached_property
    def _moments(self) -> set[datetime]:
        return {found for one in inside(self.given) if (found := moment(one)) is not None}

    def _is_moment(self, at: datetime) -> bool:
        hours = (0, 24, 36, 48, 72)
        known = (*self._moments, self.now)
        if (at.hour, at.minute) in self._clocks:
            return True
        return any(abs((at - one).total_seconds() - hour * 3600) < 60 for one in known for hour in hours) or any(
            at == one.replace(hour=0, minute=0, second=0) for one in known
        )

    @cached_property
    def _clocks(self) -> set[tuple[int, int]]:
        """The times of day that come without a day, as opening hours do."""
        texts = [re.fullmatch(r"(\d{1,2}):(\d{2})(:\d{2})?", one) for one in self._texts]
        return {(int(one[1]) % 24, int(one[2])) for one in texts if one is not None}

    @cached_property
    def days(self) -> set[date]:
        """Every day there was, and the days beside it: an end may be included or not, and zones differ."""
        known = {one.date() for one in (*self._moments, self.now)}
        return {day + timedelta(days=more) for day in known for more in (-1, 0, 1)}

    def _is_day(self, day: date) -> bool:
        return day in self.days or self._is_due(day)

    def _is_due(self, day: date) -> bool:
        """A day that the law counts from when a ticket was made or opened again."""
        made = [moment(one) for ticket in self.records("troubleTicket") for one in inside(ticket)]
        return any(0 <= (day - one.date()).days <= 45 for one in made if one is not None)

    def _is_month(self, month: Month) -> bool:
        """A month of a day there was, or one between the first and last day of a period there was."""
        known = {(day.year, day.month) for day in self.days}
        return (month.year, month.month) in known or any(
            first <= date(month.year, month.month, 15) <= last for first, last in self._spans
        )

    @cached_property
    def _spans(self) -> list[tuple[date, date]]:
        found = []
        for one in inside(self.given):
            ends = [moment(one.get(name)) for name in ("startDateTime", "endDateTime")] if isinstance(one, dict) else []
            if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
                found.append((ends[0].date(), ends[1].date()))
        return found

    @cached_property
    def _most(self) -> int:
        return sum(
            1 for value in self.given.values() for _one in (value if isinstance(value, list) else [value])
        ) + sum(len(one) for one in inside(self.given) if isinstance(one, list))

    def _is_total(self, wanted: int) -> bool:
        """A number that was there, or two of them together."""
        there = self._numbers
        return wanted in there or any(wanted - one in there for one in there)

    @cached_property
    def _texts(self) -> list[str]:
        return [
            _plain(str(one)) for one in inside(self.given) if isinstance(one, str | int) and not isinstance(one, bool)
        ]

    @cached_property
    def _all_digits(self) -> str:
        return " ".join(re.sub(r"\D", "", normalize("NFKC", text)) for text in self._texts)

    def _is_text(self, text: str) -> bool:
        plain = _plain(text)
        if any(plain in one for one in self._texts):
            return True
        # A name is put together out of its parts, a form of address out of a name and a title.
        rest = plain
        for one in sorted({one for one in self._texts if one}, key=len, reverse=True):
            rest = rest.replace(one, "")
        return not rest


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace()).casefold()


def _own(records: Iterable[dict[str, Any]], currency: str) -> Iterator[Decimal]:
    for record in records:
        for money in amounts_in(record):
            if money.currency == currency:
                yield money.amount


def _subset_sums(amounts: list[Decimal], most: int) -> set[Decimal]:
    found: dict[Decimal, int] = {Decimal(0): 0}
    for amount in amounts:
        for one, count in list(found.items()):
            if count < most:
                found[one + amount] = min(found.get(one + amount, most), count + 1)
    found.pop(Decimal(0), None)
    return set(found)
