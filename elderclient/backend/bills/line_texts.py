"""The name of each charge and one plain sentence that answers "what is this?", in Chinese and English.

Must not calculate: every figure in a sentence is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from elderclient.backend.bills.terms import BillMonth, Overdue, Rebate, Subscription

MEGABYTES_A_GIGABYTE = 1024

_OVERAGE_NAMES = {
    "voice": ("套餐外通话费", "Calls outside your plan"),
    "data": ("套餐外上网流量费", "Data outside your plan"),
    "message": ("套餐外短信费", "Texts outside your plan"),
}
_UNITS = {"voice": ("分钟", "minutes"), "message": ("条", "messages"), "data": ("MB", "MB")}
_DONE = {
    "voice": ("通话", "多打了", "of calls", "You called"),
    "data": ("上网流量", "多用了", "of data", "You used"),
    "message": ("短信", "多发了", "", "You sent"),
}
_PRICED = {"voice": ("每分钟", "a minute"), "data": ("每 MB", "a MB"), "message": ("每条", "each")}
_RENT_SENTENCES = {
    "plan": ("这是“{name}”套餐每月固定要交的钱。", "The fixed monthly price of your plan “{en}”."),
    "broadband": ("这是家里宽带“{name}”每月固定要交的钱。", "The fixed monthly price of your home internet “{en}”."),
    "landline": ("这是家里座机“{name}”每月固定要交的钱。", "The fixed monthly price of your home telephone “{en}”."),
    "valueAdded": (
        "{about}这是另外订的服务，每月要交钱，不要了可以退。",
        "{about_en}An extra service you pay for every month; you can cancel it.",
    ),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Name and sentence of a charge in both languages."""

    name: str
    name_en: str
    description: str
    description_en: str


def yuan(fen: int) -> str:
    """An amount with two decimals, without a sign."""
    return f"{Decimal(abs(fen)) / 100:.2f}"


def rent(held: Subscription, month_days: int, days: int, *, is_introductory: bool) -> Words:
    """A rent for ``days`` of the month's ``month_days``."""
    zh, en = _RENT_SENTENCES[held.category]
    name_en = held.name_en or held.name
    zh = zh.format(name=held.name, about=held.about)
    en = en.format(en=name_en, about_en=f"{held.about_en} " if held.about_en else "")
    if days < month_days:
        zh += f"这个月只算了 {days} 天。"
        en += f" Only {days} {'day' if days == 1 else 'days'} of this month {'is' if days == 1 else 'are'} charged."
    if is_introductory and held.introductory_end is not None:
        zh += f"现在是优惠价，{_day(held.introductory_end)}起每月 {yuan(held.rent_fen)} 元。"
        en += f" From {held.introductory_end.isoformat()} it costs {yuan(held.rent_fen)} yuan a month."
    suffix, suffix_en = ("", "") if held.category == "valueAdded" else (" 月租", " (monthly)")
    return Words(f"{held.name}{suffix}", f"{name_en}{suffix_en}", zh, en)


def overage(usage_type: str, included: Decimal, billable: Decimal, price: Decimal) -> Words:
    """Usage beyond what the plan includes."""
    name, name_en = _OVERAGE_NAMES[usage_type]
    what, more, what_en, more_en = _DONE[usage_type]
    each, each_en = _PRICED[usage_type]
    much, much_en = _much(usage_type, billable)
    what_en = f" {what_en}" if what_en else ""
    if included:
        has, has_en = _much(usage_type, included)
        zh = f"套餐里包了 {has}{what}，这个月{more} {much}，{each} {_plain(price)} 元。"
        en = f"Your plan includes {has_en}{what_en}. {more_en} {much_en} more, at {_plain(price)} yuan {each_en}."
    else:
        zh = f"套餐里不包{what}，这个月用了 {much}，{each} {_plain(price)} 元。"
        en = f"Your plan does not include this. {more_en} {much_en}{what_en}, at {_plain(price)} yuan {each_en}."
    return Words(name, name_en, zh, en)


def rebate(off: Rebate, held: Subscription) -> Words:
    """Name and explain money off a rent."""
    name_en = off.name_en or off.name
    if off.percent is not None:
        zh = f"“{held.name}”给您便宜百分之 {_plain(off.percent)}。"
        en = f"{_plain(off.percent)} percent off “{held.name_en or held.name}”."
    else:
        zh, en = f"“{held.name}”每月给您便宜的钱。", f"Money off “{held.name_en or held.name}” every month."
    if off.ends is not None:
        zh += f"{_day(off.ends)}起就没有了。"
        en += f" It ends on {off.ends.isoformat()}."
    return Words(off.name, name_en, zh, en)


def late_fee(overdue: Overdue) -> Words:
    """Name and explain the fee for paying late."""
    month = overdue.bill_month.first
    days = overdue.days
    return Words(
        "违约金",
        "Late fee",
        f"{month_name(overdue.bill_month)}的账单没有按时交，欠了 {yuan(overdue.amount_fen)} 元，"
        f"这个月晚了 {days} 天，每天收千分之三。",
        f"The bill of {month:%Y-%m} was not paid in time: {yuan(overdue.amount_fen)} yuan stood open on {days} "
        f"{'day' if days == 1 else 'days'} of this month, at 3 per mille a day.",
    )


def month_name(month: BillMonth) -> str:
    """Such as 2026 年 9 月."""
    return f"{month.first.year} 年 {month.first.month} 月"


def _much(usage_type: str, value: Decimal) -> tuple[str, str]:
    if usage_type == "data" and value >= MEGABYTES_A_GIGABYTE and value % MEGABYTES_A_GIGABYTE == 0:
        whole = _plain(value / MEGABYTES_A_GIGABYTE)
        return f"{whole} GB ", f"{whole} GB"
    unit, unit_en = _UNITS[usage_type]
    plain = _plain(value)
    if value == 1:
        unit_en = unit_en.removesuffix("s")
    return f"{plain} {unit}", f"{plain} {unit_en}"


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
