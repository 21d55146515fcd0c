"""A person with services at an operator in memory, at one moment; answers can be lost after the operator acted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any, TypeVar

from elderclient import resources
from elderclient.adapters.rules.files import RuleFiles
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.errors import OperatorError, TooSlow
from elderclient.domain.money import Money
from elderclient.domain.orders import Order, OrderWish
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Category, Offering, Product
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.orders import outcome
from elderclient.ui.flow.services import Services
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.bills import offering, product
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore

T = TypeVar("T")
READ = ShownSummary((say("What is this?"),), Language.CHINESE)
"""The summary that was shown before ordering."""


class ShopGateway(FakeGateway):
    """Acts named in ``loses`` are done but their answer is lost; with ``dies_after`` every later request fails too."""

    def __init__(self) -> None:
        super().__init__()
        self.loses: set[str] = set()
        self.dies_after = False

    def draft_order(self, wish: OrderWish) -> Order:
        return self._lost("draft", super().draft_order(wish))

    def confirm_order(self, seen: Order, shown: ShownSummary | None = None) -> Order:
        return self._lost("confirm", super().confirm_order(seen, shown))

    def place_order(self, wish: OrderWish) -> Order:
        return self._lost("place", super().place_order(wish))

    def cancel_order(self, order_id: str) -> Order:
        return self._lost("cancel", super().cancel_order(order_id))

    def _lost(self, what: str, answer: T) -> T:
        if what not in self.loses:
            return answer
        self.loses.discard(what)
        if self.dies_after:
            self.trouble = TooSlow()
        raise TooSlow


def extra(id_: str, name: str, rent: str, **more: Any) -> Product:
    """A service that is held."""
    more.setdefault("ordered_how", "手机上点了按钮订的")
    return product(f"p-{id_}", f"x-{id_}", name, rent, category="valueAdded", **more)


def on_sale(id_: str, name: str, rent: str, **more: Any) -> Offering:
    """A service that can be ordered."""
    return replace(offering(f"x-{id_}", name, rent, "0", "0", **more), category=Category.VALUE_ADDED, tariffs=())


class Shop:
    """One PC, its store, and the operator. ``pass_time`` moves all clocks."""

    def __init__(self, gateway: ShopGateway | None = None, store: FakeStore | None = None) -> None:
        self.gateway = gateway or ShopGateway()
        self.store = store or FakeStore()
        self.clock = FakeClock(self.gateway.moment)
        if gateway is None:
            self._fill()
        numbers = count(len(self.gateway.made) + 1)
        rules = RuleFiles(resources.asset("rules"))
        dependencies = Dependencies(
            self.gateway, self.store, self.clock, rules, ShortCode("10000"), lambda: f"wish-{next(numbers)}"
        )
        self.services = Services(dependencies)

    def restarted(self) -> Shop:
        """Return the same PC after a crash: only the store is left."""
        return Shop(self.gateway, self.store)

    def pass_time(self, **span: float) -> None:
        self.gateway.pass_time(**span)
        self.clock.move(**span)

    def breaks(self, problem: OperatorError) -> Callable[[], None]:
        """Make every request fail with ``problem`` until the result is called."""
        self.gateway.trouble = problem

        def mends() -> None:
            self.gateway.trouble = None

        return mends

    def _fill(self) -> None:
        plan = product("p1", "o1", "安享59", "59.00", name_en="Quiet 59", number="13800138000")
        self.gateway.held = (
            plan,
            extra(
                "weather",
                "天气短信",
                "3.00",
                name_en="Weather",
                last_use=date(2026, 4, 12),
                start_date=date(2024, 5, 1),
            ),
            extra(
                "video", "视频会员", "25.00", name_en="Films", last_use=date(2026, 11, 20), start_date=date(2026, 10, 1)
            ),
        )
        self.gateway.on_sale = (
            offering("o1", "安享59", "59.00", "200", "5120", name_en="Quiet 59"),
            offering("o2", "舒心39", "39.00", "300", "10240", name_en="Comfort 39"),
            on_sale("weather", "天气短信", "3.00", name_en="Weather"),
            on_sale("video", "视频会员", "25.00", name_en="Films"),
            on_sale(
                "cloud", "照片云盘", "10.00", name_en="Photos", description="存照片。", description_en="Keeps photos."
            ),
            on_sale(
                "music",
                "音乐会员",
                "15.00",
                name_en="Music",
                introductory_rent=Money.zero(),
                introductory_months=1,
            ),
        )


def newest(shop: Shop) -> Order:
    """Return the order that was drafted or placed last, as the operator has it now."""
    return list(shop.gateway.made.values())[-1]


def outcome_of_newest(shop: Shop) -> Sentence:
    """Return what is said of that order now, without an anchor."""
    return outcome.of(newest(shop), shop.clock.now().date())


def arguments(sentence: Sentence) -> dict[str, Any]:
    """A sentence's arguments by name."""
    return dict(sentence.arguments)
