"""What a person of the operator can do about each matter that has no screen of its own yet. Words only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say

_Matter: TypeAlias = "tuple[Sentence, tuple[Sentence, ...]]"


def matter(screen: str) -> _Matter:
    """Title and sentences for ``screen``; ``KeyError`` where it is none of ``SCREENS``."""
    return _MATTERS[screen]()


def _short_halls() -> Sentence:
    # zh: 营业厅
    return say("Halls")


def _faults() -> _Matter:
    # zh: 报修
    title = say("Repair")
    return title, (
        # zh: 电话、上网坏了，请人工帮您报修。
        say("If the telephone or the internet does not work, a person will report it for you."),
        # zh: 人工会先看是不是这一片都坏了，再约师傅上门的时间。
        say("The person looks whether the whole area is out, then agrees with you when the technician comes."),
        # zh: 手机丢了，也请人工马上停机。
        say("If your mobile is lost, a person can stop it at once."),
    )


def _complaints() -> _Matter:
    # zh: 投诉与进度
    title = say("Complaints")
    return title, (
        # zh: 不满意，就跟人工说，人工帮您记下来。
        say("If you are not satisfied, tell a person, who writes it down for you."),
        # zh: 以前投诉办到哪一步了，人工也能告诉您。
        say("A person can also tell you how far an earlier complaint has got."),
        # zh: 还是没办好，可以打 {regulator} 或 {consumers}。
        say(
            "If it is still not settled, you can call {regulator} or {consumers}.",
            regulator=ShortCode("12381"),
            consumers=ShortCode("12315"),
        ),
    )


def _notices() -> _Matter:
    # zh: 通知
    title = say("Notices")
    return title, (
        # zh: 收到了通知看不明白，请人工讲给您听。
        say("If you do not understand a notice you got, a person will explain it to you."),
        # zh: 不想同意的，可以不同意。不用急着决定。
        say("You may say no to what you do not want. There is no hurry to decide."),
    )


def _agreements() -> _Matter:
    # zh: 合同
    title = say("Agreements")
    return title, (
        # zh: 您签过什么合同，人工可以一条一条讲给您听。
        say("A person can explain to you, point by point, what you have agreed to."),
        # zh: 什么时候到期，早走要不要付钱，都可以问。
        say("You can ask when it ends and what leaving earlier costs."),
    )


def _privacy() -> _Matter:
    # zh: 我的信息
    title = say("My data")
    return title, (
        # zh: 我们存了您的什么信息，人工可以告诉您。
        say("A person can tell you what we keep about you."),
        # zh: 要一份、要改、要删，或者收回同意，都可以。
        say("You can have a copy, have it corrected or deleted, or take back your consent."),
    )


def _halls() -> _Matter:
    # zh: 营业厅
    title = say("Service halls").shortened(_short_halls())
    return title, (
        # zh: 最近的营业厅在哪里，几点开门，人工可以告诉您。
        say("A person can tell you where the nearest service hall is and when it is open."),
        # zh: 腿脚不方便，也可以问哪一家有坡道和座位。
        say("If walking is hard, ask which one has a ramp and seats."),
    )


def _answers() -> _Matter:
    # zh: 常见问题
    title = say("Questions")
    return title, (
        # zh: 有什么不明白的，直接问人工就好。
        say("Whatever you want to know, simply ask a person."),
        # zh: 问得多、问得慢，都没关系。
        say("It does not matter if you ask a lot or slowly."),
    )


def _people() -> _Matter:
    # zh: 帮我的人
    title = say("People")
    return title, (
        # zh: 想让家里人帮您看账单，请人工帮您登记。
        say("If someone of your family shall look at the bills for you, a person can note that."),
        # zh: 家里人不能替您订东西，您随时可以取消。
        say("They cannot order anything for you, and you can end it at any time."),
    )


_MATTERS: Mapping[str, Callable[[], _Matter]] = MappingProxyType(
    {
        "faults": _faults,
        "complaints": _complaints,
        "notices": _notices,
        "agreements": _agreements,
        "privacy": _privacy,
        "halls": _halls,
        "answers": _answers,
        "people": _people,
    }
)

SCREENS = tuple(_MATTERS)
"""``Place.screen`` names that have such a page."""
