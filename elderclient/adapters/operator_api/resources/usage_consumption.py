"""TMF677: what was used in a month and what is left, as domain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.resources.validity import is_valid
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import read_each
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, quantity_in, table
from elderclient.domain.errors import NotFound
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.plans.usage import UNIT_OF, Bucket, MonthlyUsage, UsageType
from elderclient.domain.units import Month, Period, Quantity, Unit

_QUERY = "queryUsageConsumption"
_USED = "used"
_LEFT = "left"
_TOTAL = "total"


_COUNTERS = table(
    (_USED, "used usage usedvalue usedamount consumed consumption spent utilized utilised 已用 已使用 使用量"),
    (_LEFT, "remaining remainingvalue remain left available balance rest unused 剩余 余量 可用"),
    (_TOTAL, "initial initialvalue allowance total totalallowance included limit quota granted entitlement 总量 总额"),
)
_KINDS = table(
    (UsageType.VOICE.value, "voice call calls voicecall voicecalls minutes talktime 语音 通话 国内通话"),
    (UsageType.DATA.value, "data mobiledata internet gprs traffic datavolume 流量 上网 数据"),
    (UsageType.MESSAGE.value, "message messages sms text texts textmessage textmessages 短信"),
)
_VALUES = ((_USED, "usedValue"), (_LEFT, "remainingValue"), (_TOTAL, "initialValue"))
"""Fields of a bucket that says its figures without counters."""
_MONEY = ("monetary", "money", "currency", "credit", "balance", "话费")
"""Usage types of money that is left: no usage, and shown with the account."""
_UNLIMITED = ("unlimited", "nolimit", "infinite", "infinity", "∞", "不限", "不限量", "无限", "无限量", "无限制")
_NO_LIMIT = Decimal(-1)
"""Stated alone as what is left or included, it means that there is no limit; beside what is included, overdrawn by 1."""


def usage(api: Api, months: Sequence[Month]) -> Listing[MonthlyUsage]:
    """One entry per month asked for, in that order; ``unread`` counts buckets. Asking creates nothing that shows."""
    found = [_month(api, month) for month in months]
    return Listing(tuple(one for one, _unread in found), sum(unread for _one, unread in found))


def _month(api: Api, month: Month) -> tuple[MonthlyUsage, int]:
    record = _answer(api, month)
    if record is None or record.raw("usageConsumption") is None:
        return MonthlyUsage(month, (), is_known=False), 0
    reports = [one for one in record.records("usageConsumption") if _is_about(one, month)]
    read = [read_each(_buckets(report), partial(_bucket, report, month, api.clock.now())) for report in reports]
    counted = [moment for report in reports if (moment := report.moment("lastUpdate")) is not None]
    as_of = max(counted, default=record.moment("creationDate"))
    return MonthlyUsage(month, tuple(one for each in read for one in each), as_of), sum(each.unread for each in read)


def _answer(api: Api, month: Month) -> Record | None:
    """The operator's answer; ``None`` where it has none, now or at all."""
    span = {"startDateTime": _midnight(month, api.zone), "endDateTime": _midnight(month.plus(1), api.zone)}
    criteria = {"@type": "UsageConsumptionReport", "validPeriod": span}
    query = {"@type": "QueryUsageConsumption", "searchCriteria": criteria}
    try:
        created = api.create(_QUERY, query, is_safe_to_repeat=True)
        if created is None:
            return None
        record = created.record
        if record.raw("usageConsumption") is None and record.text("id"):
            record = api.get(_QUERY, record.text("id")).record
    except NotFound:
        return None
    return record


def _midnight(month: Month, zone: ZoneInfo) -> str:
    return datetime(month.year, month.month, 1, tzinfo=zone).isoformat()


def _is_about(report: Record, month: Month) -> bool:
    """Whether a report that states its period is about ``month``; one that states none is what was asked for."""
    span = report.span("validPeriod")
    return isinstance(span, Unknown) or (span.first < month.plus(1).first_day and span.last >= month.first_day)


def _buckets(report: Record) -> Listing[Record]:
    found = report.records("bucket")
    value = report.raw("bucket")
    return Listing(found, len(value) - len(found) if isinstance(value, list) else 0)


def _bucket(report: Record, month: Month, now: datetime, record: Record) -> Bucket | None:
    """One bucket; ``None`` for one of money and for one that ended before the month.

    Raises ``BadAnswer`` for one that does not say what it counts.
    """
    owners = _ids(record) or _ids(report) or [""]
    spelt = plain(record.text("usageType"))
    if spelt in _MONEY or _is_over(record, month):
        return None
    kind = UsageType(_KINDS[spelt]) if spelt in _KINDS else Unknown.NOT_UNDERSTOOD
    name = record.text("name")
    if isinstance(kind, Unknown):
        name = record.need(name or record.text("usageType") or None, "usageType")
    like = None if isinstance(kind, Unknown) else UNIT_OF[kind]
    counters = _counters(record)
    is_said = _is_flagged(record) or _is_said_unlimited(counters)
    is_unlimited = is_said or _is_minus_one(counters)
    amounts = {each: _amount(one, like) for each, one in counters.items()}
    used, left, total = (amounts.get(each, Unknown.ABSENT) for each in (_USED, _LEFT, _TOTAL))
    stated = _stated(counters, like)
    units = {each.unit for each in (used, left, total, stated) if not isinstance(each, Unknown)}
    values = [each if isinstance(each, Unknown) else each.value for each in (used, left, total)]
    if len(units) > 1 or is_unlimited:
        values[1:] = [Unknown.NOT_UNDERSTOOD if len(units) > 1 else Unknown.ABSENT] * 2
    elif not isinstance(stated, Unknown):
        values[2] = stated.value
    return Bucket(
        owners[0],
        kind,
        *_completed(values[0], values[1], values[2], _last_place(counters, like)),
        is_unlimited=is_unlimited,
        is_limit_doubtful=is_unlimited and not is_said,
        name="" if plain(name) == spelt and not isinstance(kind, Unknown) else name,
        is_now=is_valid(record.part("validFor"), now) is not False,
        is_of_month=_is_of_month((record, report, *counters.values()), month),
        unit=next(iter(units), None) if like is None else None,
        shared_with=tuple(owners[1:]),
    )


def _ids(record: Record) -> list[str]:
    """The ids of the products that a bucket or a report names, each once."""
    return list(dict.fromkeys(found.text("id") for found in record.records("product") if found.text("id")))


def _is_over(record: Record, month: Month) -> bool:
    """Whether a bucket ended before ``month``: nothing of it is left, whatever its counters say."""
    span = record.part("validFor")
    end = span.moment("endDateTime")
    if end is None:
        return False
    begin = datetime(month.year, month.month, 1, tzinfo=end.tzinfo)
    return is_valid(span.with_value("startDateTime", None), begin) is False


def _completed(
    used: Decimal | Unknown, left: Decimal | Unknown, total: Decimal | Unknown, rounding: Decimal
) -> tuple[Decimal | Unknown, Decimal | Unknown, Decimal | Unknown]:
    """Used, included and left; of two that are known the third follows. ``left`` is below zero where it is overdrawn.

    What is left is not known where it differs from the rest of what is included by more than ``rounding``.
    """
    used, total = (Unknown.NOT_UNDERSTOOD if not isinstance(one, Unknown) and one < 0 else one for one in (used, total))
    if not isinstance(used, Unknown) and not isinstance(total, Unknown):
        rest = total - used
        if isinstance(left, Unknown):
            return used, total, max(rest, Decimal(0))
        is_alike = abs(rest - left) <= rounding or (rest < 0 and left == 0)
        return used, total, max(left, Decimal(0)) if is_alike else Unknown.NOT_UNDERSTOOD
    if isinstance(left, Unknown) or left < 0:
        return used, total, left if isinstance(left, Unknown) else Unknown.NOT_UNDERSTOOD
    if not isinstance(used, Unknown):
        total = used + left
    elif not isinstance(total, Unknown) and total >= left:
        used = total - left
    return used, total, left


def _last_place(counters: Mapping[str, Record], like: Unit | None) -> Decimal:
    """One in the last place of what was used or is left, the coarser of both: they may be rounded. Messages never are."""
    places = [Decimal(0)]
    for counter in (counters[each] for each in (_USED, _LEFT) if each in counters):
        number = _number(counter)
        exponent = None if number is None else number.as_tuple().exponent
        place = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(0)
        quantity = quantity_in(place, _units(counter), like)
        if quantity is not None and quantity.unit is not Unit.MESSAGE:
            places.append(quantity.value)
    return max(places)


def _counters(record: Record) -> dict[str, Record]:
    """The first counter of each meaning that is of the whole bucket, not of one of several people who share it."""
    found: dict[str, Record] = {}
    counters = record.records("bucketCounter")
    for counter in sorted(counters, key=lambda one: one.raw("user") is not None or plain(one.text("level")) == "user"):
        meaning = _COUNTERS.get(plain(counter.text("counterType")))
        if meaning is not None:
            found.setdefault(meaning, counter)
    for meaning, name in _VALUES:
        holders = (one for one in (record, *record.records("bucketBalance")) if one.raw(name) is not None)
        if meaning not in found and (holder := next(holders, None)) is not None:
            found[meaning] = holder.with_value("value", holder.raw(name))
    return found


def _stated(counters: Mapping[str, Record], like: Unit | None) -> Quantity | Unknown:
    """The allowance as our extension states it: used and remaining say too much once it is overdrawn."""
    for counter in counters.values():
        number = counter.characteristics("characteristic").number("includedAmount")
        if number is not None and number >= 0:
            return quantity_in(number, _units(counter), like) or Unknown.NOT_UNDERSTOOD
    return Unknown.ABSENT


def _number(counter: Record) -> Decimal | None:
    """A counter's value, as a TMF ``Quantity`` or as a bare number."""
    inner = counter.record("value")
    return counter.number("value") if inner is None else inner.number("amount")


def _amount(counter: Record, like: Unit | None) -> Quantity | Unknown:
    """A counter's value with its unit; below zero where it is written so."""
    number = _number(counter)
    if number is None:
        return Unknown.ABSENT if counter.raw("value") is None else Unknown.NOT_UNDERSTOOD
    quantity = quantity_in(number, _units(counter) or (like.value if like is Unit.MESSAGE else ""), like)
    return Unknown.NOT_UNDERSTOOD if quantity is None else quantity


def _units(counter: Record) -> str:
    inner = counter.record("value") or counter
    return inner.text("units") or inner.text("unit") or counter.text("unit")


def _is_said_unlimited(counters: Mapping[str, Record]) -> bool:
    """Whether what is left or included says in words, or by a flag, that there is no limit."""
    return any(_has_no_limit(counters[each]) for each in (_LEFT, _TOTAL) if each in counters)


def _is_minus_one(counters: Mapping[str, Record]) -> bool:
    """Whether what is left or included is a -1 that nothing here contradicts."""
    left, total = (counters.get(each) for each in (_LEFT, _TOTAL))
    if total is not None and total.raw("value") is not None:
        rest = None if left is None else _number(left)
        return _number(total) == _NO_LIMIT and (rest is None or rest <= 0)
    is_stated = not isinstance(_stated(counters, None), Unknown)
    return left is not None and _number(left) == _NO_LIMIT and not is_stated


def _has_no_limit(counter: Record) -> bool:
    inner = counter.record("value")
    texts = [counter.text(name) for name in ("value", "valueName", "valueLabel")]
    texts += [] if inner is None else [inner.text("amount")]
    return any(plain(text) in _UNLIMITED for text in texts) or _is_flagged(counter)


def _is_flagged(record: Record) -> bool:
    extra = record.characteristics("characteristic")
    flags = (one.flag(name) for one in (record, extra) for name in ("isUnlimited", "unlimited"))
    return any(flags) or plain(record.text("remainingValueName")) in _UNLIMITED


def _is_of_month(records: Iterable[Record], month: Month) -> bool:
    """Whether the first period that is stated, by the bucket before its report and its counters, is ``month``."""
    names = ("validFor", "validPeriod", "consumptionPeriod")
    spans = (known(record.span(name)) for record in records for name in names)
    whole = Period(month.first_day, month.plus(1).first_day - timedelta(days=1))
    return next((span for span in spans if span is not None), None) == whole
