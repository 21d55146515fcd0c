"""Records read leniently, with a path where they cannot be read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.transport.dates import moment_in
from elderclient.adapters.operator_api.transport.records import Record, clean, number_in
from elderclient.adapters.operator_api.transport.spellings import unit_in
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.units import Period, Unit

ZONE = ZoneInfo("Asia/Shanghai")


def record(value: dict[str, Any]) -> Record:
    """A record called ``bill``."""
    return Record(value, "bill", ZONE)


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1), (Decimal("0.15"), Decimal("0.15")), (" 12.50 ", Decimal("12.50")), ("1e3", 1000), (-5, -5)],
)
def test_numbers(value: Any, number: Any) -> None:
    assert number_in(value) == number


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        [],
        {},
        "",
        "twelve",
        "NaN",
        "Infinity",
        "1e999999",
        Decimal("1e-400"),
        10**40,
        "9" * 5000,
        Decimal("NaN"),
    ],
)
def test_what_is_no_number(value: Any) -> None:
    assert number_in(value) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01T00:00:00+08:00", datetime(2026, 11, 1, tzinfo=ZONE)),
        ("2026-10-31T16:00:00Z", datetime(2026, 11, 1, tzinfo=ZONE)),
        ("2026-11-01T00:00:00", datetime(2026, 11, 1, tzinfo=ZONE)),
        (" 2026-11-01 ", datetime(2026, 11, 1, tzinfo=ZONE)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert moment_in(text, ZONE) == moment


@pytest.mark.parametrize(
    "value",
    [
        *(None, 5, "", "soon", "2026-13-01", "2026-11-01x10:00:00"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
    ],
)
def test_what_is_no_moment(value: Any) -> None:
    assert moment_in(value, ZONE) is None


def test_texts_are_cleaned() -> None:
    assert clean("  王\x00秀\u202e英\ud800 ") == "王秀英"
    assert clean("王\u00a0奶奶\t好\u3000！") == "王 奶奶 好\u3000！"
    assert record({"id": 17}).text("id") == "17"
    assert record({"id": True}).text("id") == ""


def test_money_is_rounded_once_and_in_its_currency() -> None:
    assert record({"due": {"unit": "CNY", "value": Decimal("1.005")}}).money("due") == Money.of("1.01")
    assert record({"due": {"value": "7"}}).money("due") == Money.of("7")
    assert record({"due": 7}).money("due") == Money.of("7")
    assert record({"due": "1,000.50"}).money("due") == Money.of("1000.50")
    assert record({"due": "1,000"}).money("due") is None


def test_periods_end_on_their_last_day() -> None:
    times = {"startDateTime": "2026-10-01T00:00:00+08:00", "endDateTime": "2026-11-01T00:00:00+08:00"}
    assert record({"for": times}).period("for") == Period(date(2026, 10, 1), date(2026, 10, 31))
    inclusive = times | {"endDateTime": "2026-10-31T23:59:59+08:00"}
    assert record({"for": inclusive}).period("for") == Period(date(2026, 10, 1), date(2026, 10, 31))
    backwards = times | {"endDateTime": "2026-09-01T00:00:00+08:00"}
    assert record({"for": backwards}).period("for") is None


def test_what_is_missing_is_named_without_its_value() -> None:
    bill = record({"amountDue": {"value": "secret"}})
    with pytest.raises(BadAnswer, match=r"^bill\.amountDue: missing or of the wrong type$"):
        bill.need(bill.money("amountDue"), "amountDue")
    with pytest.raises(BadAnswer, match=r"^bill: not an object$"):
        Record(["secret"], "bill", ZONE)
    inner = record({"lines": [{"id": "1"}, {"id": None}]}).records("lines")[1]
    with pytest.raises(BadAnswer, match=r"^bill\.lines\[1\]\.id: "):
        inner.need_text("id")


def test_characteristics_of_both_kinds_become_one_record() -> None:
    plain = {"name": "nameEn", "value": "Calls"}
    specified = {"name": "step", "productSpecCharacteristicValue": [{"value": 6}]}
    extra = record({"extra": [plain, specified, {"name": "gone", "value": None}, 5, None]}).characteristics("extra")
    assert extra.names() == ("nameEn", "step")
    assert extra.whole("step") == 6


def test_units_in_many_spellings() -> None:
    assert unit_in("MIN ") is Unit.MINUTE
    assert unit_in("sms") is Unit.MESSAGE
    assert unit_in("furlong") is None


@pytest.mark.parametrize("unit", [5, ["CNY"], {"code": "CNY"}, True, " ? "])
def test_a_currency_that_is_there_and_none_is_not_the_usual_one(unit: Any) -> None:
    assert record({"due": {"value": "5.00", "unit": unit}}).amount("due") is Unknown.NOT_UNDERSTOOD


@pytest.mark.parametrize("unit", [None, ""])
def test_an_amount_without_a_currency_is_in_the_usual_one(unit: Any) -> None:
    assert record({"due": {"value": "5.00", "unit": unit}}).amount("due") == Money.of("5.00")
    assert record({"due": {"value": "5.00", "unit": unit, "currency": "HKD"}}).amount("due") == Money.of("5.00", "HKD")


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("￥20.00", Money.of("20")),
        ("¥20", Money.of("20")),
        ("20.00元", Money.of("20")),
        ("20 rmb", Money.of("20")),
        ("CNY 1,059.00", Money.of("1059")),
        ("-20元", Money.of("-20")),
        ("2000分", Money.of("20")),
        ("US$20", Money.of("20", "USD")),
        ("20 EUR", Money.of("20", "EUR")),
    ],
)
def test_a_currency_beside_its_number_in_one_text_is_read(text: str, money: Money) -> None:
    assert record({"x": text}).amount("x") == money
    assert record({"x": {"value": text}}).amount("x") == money
    # One in a field of its own has to mean the same.
    own = {"value": text, "unit": money.currency}
    assert record({"x": own}).amount("x") in (money, Unknown.NOT_UNDERSTOOD)
    assert record({"x": own | {"unit": "CHF"}}).amount("x") is Unknown.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "text", ["$20", "20元起", "约20元", "20元/月", "20 max", "20%", "20 MB", "20,5元", "CNY 20 元"]
)
def test_what_else_stands_beside_a_number_is_no_currency(text: str) -> None:
    assert record({"x": {"value": text}}).amount("x") is Unknown.NOT_UNDERSTOOD
