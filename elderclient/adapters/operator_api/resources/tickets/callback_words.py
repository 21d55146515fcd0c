"""A request for a call in plain words: the ticket's description, which every server stores and the operator's people read.

Written so that it can be read back: a server may forget every value but this text. Must not know the rest of the ticket.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from elderclient.domain.callbacks import Reason
from elderclient.domain.frozen import frozen
from elderclient.domain.phone import Phone
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.written_phones import phones_in

_BY_PHONE, _BY_TEXT = "请人工给客户回电话", "请人工用文字联系客户，不要打电话"
_EARLIER = "请人工联系客户"
"""What an earlier version wrote, which says no more than that."""
_NUMBER, _NOT_BEFORE, _REASON = "号码", "时间不早于", "来自"
_CONTINUES = "上次没有解决，单号"
_SCREENS: Mapping[str, str] = MappingProxyType(
    {
        "bill": "账单",
        "plan": "套餐",
        "subscriptions": "另外花钱的服务",
        "helpful_services": "省心服务",
        "change_plan": "换套餐",
        "before_signing": "签约前",
        "confirm_order": "办理",
        "done": "办过的事",
        "lost_phone": "手机丢了",
        "faults": "报修",
        "complaints": "投诉",
        "caller_check": "查来电真假",
        "notices": "通知",
        "agreements": "协议",
        "privacy": "个人信息",
        "halls": "营业厅",
        "answers": "常见问题",
    }
)
"""What the operator's people are told of the screen that a customer asks from."""
_HELPFUL: Mapping[str, str] = MappingProxyType(
    {
        HelpfulKind.NUISANCE_BLOCKING.value: "来电来信免打扰",
        HelpfulKind.USAGE_REMINDER.value: "快用完提醒",
        HelpfulKind.FAMILY_NUMBERS.value: "亲情号码",
    }
)
"""What they are told of a subject that is one of our own words."""
_TIME = "%Y-%m-%d %H:%M"
_LONGEST = 200
"""Characters of what was looked at."""


@frozen
class Words:
    """What a description says; nothing is known of what it does not say."""

    number: Phone | None = None
    reason: Reason | None = None
    at: datetime | None = None
    """Not before this time (aware)."""
    is_by_text: bool = False

    def text(self, zone: ZoneInfo) -> str:
        """The description, its time in ``zone``."""
        parts = [_BY_TEXT if self.is_by_text else _BY_PHONE]
        if self.number is not None:
            main, extension = self.number.main, self.number.extension
            parts.append(f"{_NUMBER}：{main}" + (f" 转 {extension}" if extension else ""))
        if self.at is not None:
            parts.append(f"{_NOT_BEFORE}：{self.at.astimezone(zone):{_TIME}}")
        if self.reason is not None:
            parts.append(f"{_REASON}：{_reason(self.reason)}")
            if self.reason.continues:
                parts.append(f"{_CONTINUES}：{self.reason.continues}")
        return "。".join(parts) + "。"


def is_own(text: str) -> bool:
    """Whether a description is ours to replace: it is empty, or this program wrote it."""
    return not text or text.startswith((_BY_PHONE, _BY_TEXT, _EARLIER))


def read(text: str, zone: ZoneInfo) -> Words:
    """What a description of ours says; empty for any other text."""
    if not text.startswith((_BY_PHONE, _BY_TEXT)):
        return Words()
    said = dict(part.partition("：")[::2] for part in text.removesuffix("。").split("。"))
    return Words(
        next(iter(phones_in(said.get(_NUMBER, ""))), None),
        _reason_in(said.get(_REASON, ""), said.get(_CONTINUES, "")),
        _moment(said.get(_NOT_BEFORE, ""), zone),
        text.startswith(_BY_TEXT),
    )


def _reason(reason: Reason) -> str:
    subject = re.sub(r"[。：（）]", " ", reason.subject)[:_LONGEST].strip()
    return f"{_SCREENS.get(reason.screen, '其他页面')}（{reason.screen}）{_HELPFUL.get(subject, subject)}"


def _reason_in(text: str, continues: str) -> Reason | None:
    found = re.fullmatch(r"[^（）]*（([a-z_]+)）(.*)", text, re.DOTALL)
    if found is None:
        return None
    subject = next((own for own, told in _HELPFUL.items() if told == found[2]), found[2])
    return Reason(found[1], subject, continues)


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=zone)
    except ValueError:
        return None
