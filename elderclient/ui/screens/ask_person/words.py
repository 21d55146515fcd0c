"""What a person of the operator can do about each matter that has no screen of its own yet. Words only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from elderclient.domain.sentence import Sentence, say

_Matter: TypeAlias = "tuple[Sentence, tuple[Sentence, ...]]"


def matter(screen: str) -> _Matter:
    """Title and sentences for ``screen``; ``KeyError`` where it is none of ``SCREENS``."""
    return _MATTERS[screen]()


def _short_extras() -> Sentence:
    # zh: 服务
    return say("Extras")


def _short_change() -> Sentence:
    # zh: 换套餐
    return say("Change")


def _subscriptions() -> _Matter:
    # zh: 订的服务
    title = say("Extra services").shortened(_short_extras())
    return title, (
        # zh: 人工可以告诉您：哪些服务另外收钱，一个月多少。
        say("A person can tell you which services cost extra, and how much a month."),
        # zh: 不想要的，可以请人工退掉。退订不收钱。
        say("What you do not want, a person can cancel for you. Cancelling is free."),
    )


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


def _done() -> _Matter:
    # zh: 办过的事
    title = say("Things done")
    return title, (
        # zh: 您办过什么事，办成了没有，人工可以查给您听。
        say("A person can look up what you have done here and whether it worked."),
        # zh: 改主意了，也跟人工说。
        say("If you have changed your mind, tell a person too."),
    )


def _change_plan() -> _Matter:
    # zh: 换套餐
    title = say("Change the plan").shortened(_short_change())
    return title, (
        # zh: 想换套餐，跟人工说，人工帮您换。
        say("If you want another plan, tell a person, who changes it for you."),
        # zh: 换之前，人工会说清楚：多少钱，哪天开始，早走要不要付钱。
        say("Before that you are told what it costs, from when, and what leaving earlier costs."),
        # zh: 您不点头，什么都不会变。
        say("Nothing changes unless you say yes."),
    )


_MATTERS: Mapping[str, Callable[[], _Matter]] = MappingProxyType(
    {
        "subscriptions": _subscriptions,
        "faults": _faults,
        "done": _done,
        "change_plan": _change_plan,
    }
)

SCREENS = tuple(_MATTERS)
"""``Place.screen`` names that have such a page."""
