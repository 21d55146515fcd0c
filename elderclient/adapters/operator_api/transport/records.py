"""Reading of foreign JSON objects: lenient where a value may be missing, ``BadAnswer`` with its path where it may not.

Paths name fields and positions, never values. Every quirk that concerns all APIs is met here: nulls, numbers as text,
dates without a zone, trailing spaces, extra fields, single objects where a list belongs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.dates import (
    day_after,
    day_in,
    last_day,
    moment_in,
    period_in,
    until_in,
)
from elderclient.adapters.operator_api.transport.markup import without_markup
from elderclient.adapters.operator_api.transport.spellings import (
    is_currency,
    is_placeholder,
    member_in,
    money_in,
    quantity_in,
)
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown, known
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import OperatorText
from elderclient.domain.units import Period, Quantity, Unit
from elderclient.domain.written_phones import phones_in

_TEXT_LENGTH = 4000
_MARKUP_LENGTH = 40_000
_MOST = Decimal(10) ** 12
_FINEST = -12
_LARGEST_ID = 2**64
"""Ids of many servers are whole numbers of 64 bits."""
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})*,\d{3}(\.\d+|(?<=,\d{3},\d{3}))")
_PRICED = re.compile(r"([^\d.,+\-]{0,8}?)\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*([^\d.,+\-]{0,8})")
E = TypeVar("E", bound=Enum)
T = TypeVar("T")


def clean(text: str) -> str:
    """Without control characters, lone surrogates and outer spaces, at most 4,000 characters."""
    text = text[:_TEXT_LENGTH]
    return text.strip() if text.isprintable() else "".join(map(_shown, text)).strip()


_FLAGS: Mapping[str, bool] = MappingProxyType(
    dict.fromkeys(("true", "yes", "y", "是"), True) | dict.fromkeys(("false", "no", "n", "否"), False)
)


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in "\n\u3000":
        return sign
    return " " if sign.isspace() else ""


def number_in(value: Any) -> Decimal | None:
    """An exact number below a million millions, also out of text; ``None`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    if isinstance(value, str) and len(value) > 40:
        return None
    try:
        number = Decimal(_ungrouped(value.strip()) if isinstance(value, str) else value)
    except InvalidOperation:
        return None
    if not number.is_finite() or (number and not _FINEST <= number.adjusted() <= 12) or abs(number) > _MOST:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= 4 * _FINEST else None


def number_beside(value: Any) -> tuple[Decimal | None, str]:
    """Return a number and the currency that is written before or after it in one text, such as ``¥59.00`` or ``59 元``."""
    number = number_in(value)
    found = _PRICED.fullmatch(value.strip()) if number is None and isinstance(value, str) and len(value) <= 40 else None
    beside = "" if found is None else (found[1] + found[3]).strip()
    if found is None or not is_currency(beside):
        return number, ""
    return number_in(found[2]), beside


def _ungrouped(text: str) -> str:
    """Without commas between thousands; a single one with no point after it may as well be a decimal comma."""
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


class Record:
    """One JSON object of a response. ``path`` names it in errors.

    ``zone``: of dates without one. ``currency``: the ISO 4217 code of amounts without one.
    """

    def __init__(self, value: Any, path: str, zone: ZoneInfo, currency: str = "CNY") -> None:
        if not isinstance(value, dict):
            raise BadAnswer(f"{path}: not an object")
        self._value: dict[str, Any] = value
        self.path = path
        self._zone = zone
        self._currency = currency

    def _inner(self, value: Any, path: str) -> Record:
        return Record(value, path, self._zone, self._currency)

    def raw(self, name: str) -> Any:
        """The value as it came, ``None`` where it is missing."""
        return self._value.get(name)

    def text(self, name: str) -> str:
        """Text without outer spaces; whole numbers count as text; empty for none, and for a sign that there is none."""
        text = self.written(name)
        return "" if is_placeholder(text) else text

    def written(self, name: str) -> str:
        """The same of what a person wrote, whose N/A is an answer."""
        value = self._value.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value) if abs(value) < _LARGEST_ID else ""
        return clean(value) if isinstance(value, str) else ""

    def prose(self, name: str) -> str:
        """What an operator's people wrote: the same without HTML."""
        value = self._value.get(name)
        return clean(without_markup(value[:_MARKUP_LENGTH])) if isinstance(value, str) else self.text(name)

    def need_text(self, name: str) -> str:
        """Text that must be there and not be empty."""
        return self.need(self.text(name) or None, name)

    def number(self, name: str) -> Decimal | None:
        """An exact number; ``None`` where there is none."""
        return number_in(self._value.get(name))

    def whole(self, name: str) -> int | None:
        """A whole number; ``None`` where there is none."""
        number = self.number(name)
        return int(number) if number is not None and number == number.to_integral_value() else None

    def flag(self, name: str) -> bool | None:
        """True or false, also as text, or by yes and no."""
        value = self._value.get(name)
        if isinstance(value, str):
            return _FLAGS.get(value.strip().lower())
        return value if isinstance(value, bool) else None

    def moment(self, name: str) -> datetime | None:
        """An aware moment in the operator's zone."""
        return moment_in(self._value.get(name), self._zone)

    def until(self, name: str) -> datetime | None:
        """The first moment that is too late for what is due by a field, in the operator's zone (``dates.until_in``)."""
        return until_in(self._value.get(name), self._zone)

    def day(self, name: str) -> date | None:
        """The calendar day that is meant, in the operator's zone."""
        return day_in(self._value.get(name), self._zone)

    def day_after(self, name: str) -> date | None:
        """The first day after the end that a field gives (see ``dates.day_after``), in the operator's zone."""
        return day_after(self._value.get(name), self._zone)

    def last_day(self, name: str) -> date | None:
        """The last day of what ends as a field says (see ``dates.last_day``), in the operator's zone."""
        return last_day(self._value.get(name), self._zone)

    def record(self, name: str) -> Record | None:
        """The object in a field, or the only one of a list; ``None`` where there is none, or there are several."""
        value = self._value.get(name)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        return self._inner(value, f"{self.path}.{name}") if isinstance(value, dict) else None

    def part(self, name: str) -> Record:
        """An object; an empty one where there is none."""
        return self.record(name) or self._inner({}, f"{self.path}.{name}")

    def records(self, name: str) -> tuple[Record, ...]:
        """The objects of a list; a single object counts as a list of one, anything else in it is left out."""
        value = self._value.get(name)
        items: Iterable[Any] = value if isinstance(value, list) else (value,)
        path = f"{self.path}.{name}"
        return tuple(
            self._inner(item, f"{path}[{index}]") for index, item in enumerate(items) if isinstance(item, dict)
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list, without empty ones; a single text counts as a list of one."""
        value = self._value.get(name)
        items: Iterable[Any] = value if isinstance(value, list) else (value,)
        return tuple(text for item in items if isinstance(item, str) and (text := clean(item)))

    def money(self, name: str) -> Money | None:
        """An amount, ``None`` where none is known. Use ``amount`` where a missing and a strange one differ."""
        return known(self.amount(name))

    def amount(self, *names: str) -> Money | Unknown:
        """The first of several TMF ``Money`` fields {unit, value} that is there, rounded to its smallest coin."""
        for name in names:
            value = self._value.get(name)
            if value in (None, "", {}, []):
                continue
            found = _unpacked(self.record(name))
            # Older versions of the standard spell it {amount, units}.
            # Some servers send the bare number.
            plain = found.raw("value" if "value" in found.names() else "amount") if found else value
            number, beside = number_beside(plain)
            spelt = next(
                (one for one in ("unit", "units", "currency") if found and found.raw(one) not in (None, "")), ""
            )
            unit = found.text(spelt) if found and spelt else beside
            # A currency that is there and is no word is not the usual one.
            is_read = number is not None and (bool(unit) or not spelt)
            money = money_in(number, unit, self._currency) if number is not None and is_read else None
            if money is not None and beside and beside != unit:
                # What is written beside the number has to mean the same as what is said of it.
                money = money if money == money_in(number or Decimal(0), beside) else None
            return Unknown.NOT_UNDERSTOOD if money is None else money
        return Unknown.ABSENT

    def period(self, name: str, *, is_cycle: bool = False) -> Period | None:
        """TMF ``TimePeriod`` as its first and last day; ``None`` where it is open or not understood. See ``span``."""
        return known(self.span(name, is_cycle=is_cycle))

    def span(self, name: str, *, is_cycle: bool = False) -> Period | Unknown:
        """TMF ``TimePeriod`` as its first and last day; ``is_cycle``: it is a billing cycle (see ``period_in``)."""
        if self._value.get(name) in (None, "", {}, []):
            return Unknown.ABSENT
        found = self.record(name)
        if found is None:
            return Unknown.NOT_UNDERSTOOD
        return period_in(found.raw("startDateTime"), found.raw("endDateTime"), self._zone, is_cycle=is_cycle)

    def member(self, name: str, kind: type[E], synonyms: Mapping[str, E] | None = None) -> E | Unknown:
        """A state or kind, whatever its case and separators; ``synonyms`` as for ``member_in``."""
        text = self.text(name)
        if not text:
            return Unknown.ABSENT if self._value.get(name) in (None, "") else Unknown.NOT_UNDERSTOOD
        found = member_in(kind, text, synonyms)
        return Unknown.NOT_UNDERSTOOD if found is None else found

    def quantity(self, name: str, like: Unit | None = None) -> Quantity | Unknown:
        """TMF ``Quantity`` {amount, units} in one of our units; ``like`` as for ``quantity_in``."""
        value = self._value.get(name)
        if value in (None, "", {}):
            return Unknown.ABSENT
        found = self.record(name)
        number = found.number("amount") if found else None
        if found is None or number is None:
            return Unknown.NOT_UNDERSTOOD
        quantity = quantity_in(number, found.text("units"), like)
        return Unknown.NOT_UNDERSTOOD if quantity is None else quantity

    def phone(self, name: str) -> Phone | None:
        """A telephone number; ``None`` where there is none."""
        text = self.text(name)
        try:
            return next(iter(phones_in(text)), None) or Phone(text)
        except ValueError:
            return None

    def unit_price(self, name: str, per: Unit, currency: str = "CNY") -> UnitPrice | None:
        """An exact price for one ``per``."""
        number = self.number(name)
        return None if number is None else UnitPrice(number, per, currency)

    def need(self, value: T | None, name: str) -> T:
        """``value``, or ``BadAnswer`` naming the field that makes it impossible."""
        if value is None:
            raise BadAnswer(f"{self.path}.{name}: missing or of the wrong type")
        return value

    def characteristics(self, name: str) -> Record:
        """A list of TMF characteristics {name, value}, or of specified ones, as one record of their values by name."""
        values: dict[str, Any] = {}
        for item in self.records(name):
            key = item.text("name")
            value = item.raw("value")
            if value is None:
                value = next((one.raw("value") for one in item.records("productSpecCharacteristicValue")), None)
            if key and value is not None:
                values.setdefault(key, value)
        return self._inner(values, f"{self.path}.{name}")

    def with_value(self, name: str, value: Any) -> Record:
        """The same record with another value of one field."""
        return self._inner({**self._value, name: value}, self.path)

    def as_text(self) -> str:
        """All of it as text, equal for equal records. For comparing only: it holds everything the operator said."""
        return json.dumps(self._value, sort_keys=True, default=str, ensure_ascii=True)

    def document(self) -> str:
        """All of it as a JSON text that people can open as well."""
        return json.dumps(self._value, indent=1, default=str, ensure_ascii=False)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates without one."""
        return self._zone

    @property
    def currency(self) -> str:
        """The ISO 4217 code of amounts without one."""
        return self._currency

    def names(self) -> tuple[str, ...]:
        """The names of all fields that came."""
        return tuple(name for name in self._value if isinstance(name, str))


def _unpacked(found: Record | None) -> Record | None:
    """An amount out of one that is an object within another's ``value``, with the currency that either of them names."""
    inner = None if found is None else found.record("value")
    if found is None or inner is None:
        return found
    named = next((one for one in ("unit", "units", "currency") if found.text(one)), "")
    own = any(inner.raw(one) not in (None, "") for one in ("unit", "units", "currency"))
    return inner if own or not named else inner.with_value(named, found.raw(named))


def member(kind: type[E], text: str) -> E | None:
    """The member of ``kind`` that ``text`` spells, whatever its case; ``None`` for a value that is unknown here."""
    return member_in(kind, text)


def operator_text(record: Record, name: str) -> OperatorText:
    """A text of the operator's, with its English from the field ``<name>En``."""
    return OperatorText(record.prose(name), record.prose(f"{name}En"))
