"""A call never rings a telephone that is lost, stopped or not in hand, whatever was asked for before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from elderclient.domain.accounts.own_phone import HELD_FOR, OwnPhone
from elderclient.domain.callbacks import Callback, CallbackPhase, Reason
from elderclient.domain.errors import DiskFull, NoNetwork, NoPhoneAtHand, TooSlow
from elderclient.domain.known import Unknown
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Category, Product, ProductStatus
from elderclient.phrases.accounts import telephones
from elderclient.usecases.accounts.phones_at_hand import FRESH_FOR, PhonesAtHand
from elderclient.usecases.cache import AT_HAND, CUSTOMER, PRODUCTS
from elderclient.usecases.callbacks.call_number import leave
from elderclient.usecases.callbacks.request_callback import RequestCallback
from elderclient.usecases.ports.store import Stored
from tests.fakes.bills import product
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import GRANNY, FakeGateway
from tests.fakes.store import FakeStore

T = TypeVar("T")
MOBILE, LANDLINE = GRANNY.numbers
BILL, LOST = Reason("bill", "2026-09"), Reason("lost_phone")


def line(number: Phone, status: ProductStatus | Unknown, category: Category | Unknown = Category.PLAN) -> Product:
    """One line of the account."""
    held = product(f"p-{number.digits}", "o1", "安享59", "59.00", number=number.digits)
    return replace(held, status=status, category=category)


class Desk:
    """One person at one PC, whose mobile phone works."""

    def __init__(self, store: FakeStore | None = None) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), store or FakeStore(), FakeClock()
        self.gateway.held = (line(MOBILE, ProductStatus.ACTIVE),)
        CUSTOMER.put(self.store, GRANNY, self.clock.now())
        dependencies = dependencies_of(self.gateway, self.store, self.clock, "request-")
        self.phones = dependencies.phones_at_hand
        self.request = RequestCallback(dependencies)

    def rung(self, reason: Reason = BILL) -> Phone | None:
        """Which number the operator is asked to ring once the button is pressed."""
        self.request.ask(reason)
        self.request.deliver()
        return None if self.gateway.live is None else self.gateway.live.number


@pytest.fixture
def desk() -> Desk:
    return Desk()


def live(desk: Desk) -> Callback:
    assert desk.gateway.live is not None
    return desk.gateway.live


def test_the_one_in_hand_is_rung_and_never_the_lost_one(desk: Desk) -> None:
    desk.phones.hold(LANDLINE)
    desk.phones.lose(MOBILE)
    assert desk.rung() == LANDLINE
    status = desk.request.fetch().value
    assert status is not None
    assert status.numbers == (OwnPhone(LANDLINE),)
    with pytest.raises(ValueError, match="not stopped"):
        desk.request.change_number(MOBILE)


@pytest.mark.parametrize("reason", [BILL, LOST])
def test_where_only_the_lost_one_was_there_no_call_is_placed(desk: Desk, reason: Reason) -> None:
    CUSTOMER.put(desk.store, replace(GRANNY, numbers=(MOBILE,)), desk.clock.now())
    desk.phones.lose(MOBILE)
    asked = desk.request.ask(reason)
    assert isinstance(asked.problem, NoPhoneAtHand)
    assert asked.value is not None
    assert asked.value.numbers == ()
    assert desk.store.acts() == ()


def test_with_none_in_hand_the_others_are_offered_but_not_rung(desk: Desk) -> None:
    desk.phones.hold(None)
    desk.phones.lose(MOBILE)
    asked = desk.request.ask(BILL)
    assert isinstance(asked.problem, NoPhoneAtHand)
    assert asked.value is not None
    assert asked.value.numbers == (OwnPhone(LANDLINE),)
    desk.request.ask(BILL, number=LANDLINE)
    desk.request.deliver()
    assert live(desk).number == LANDLINE


def test_while_it_is_not_said_which_is_lost_the_landline_is_rung(desk: Desk) -> None:
    assert desk.rung(LOST) == LANDLINE
    other = Desk()
    CUSTOMER.put(other.store, replace(GRANNY, numbers=(MOBILE, Phone("13900139000"))), other.clock.now())
    asked = other.request.ask(LOST)
    assert isinstance(asked.problem, NoPhoneAtHand)
    assert asked.value is not None
    assert [one.number for one in asked.value.numbers] == [MOBILE, Phone("13900139000")]


@pytest.mark.parametrize("status", [one for one in ProductStatus if one not in ("active", "pendingTerminate")])
def test_a_line_that_does_not_work_is_neither_rung_nor_offered(desk: Desk, status: ProductStatus) -> None:
    desk.gateway.held = (line(MOBILE, status),)
    assert desk.rung() == LANDLINE
    assert [one.number for one in desk.phones.look().reachable] == [LANDLINE]


@pytest.mark.parametrize("category", [Category.LANDLINE, Unknown.ABSENT, Unknown.NOT_UNDERSTOOD])
def test_a_stopped_line_is_not_rung_whatever_it_is_called(desk: Desk, category: Category | Unknown) -> None:
    desk.gateway.held = (line(MOBILE, ProductStatus.SUSPENDED, category),)
    assert desk.rung() == LANDLINE


@pytest.mark.parametrize(
    "held",
    [
        (),
        (line(MOBILE, Unknown.ABSENT),),
        (line(MOBILE, ProductStatus.PENDING_TERMINATE), line(MOBILE, ProductStatus.PENDING_ACTIVE)),
        (line(MOBILE, ProductStatus.TERMINATED), line(MOBILE, ProductStatus.ACTIVE)),
        (line(MOBILE, ProductStatus.ACTIVE), line(MOBILE, ProductStatus.SUSPENDED, Category.VALUE_ADDED)),
        (line(MOBILE, ProductStatus.SUSPENDED, Category.BROADBAND),),
    ],
)
def test_a_line_that_works_as_far_as_is_known_is_rung(desk: Desk, held: tuple[Product, ...]) -> None:
    desk.gateway.held = held
    assert desk.rung() == MOBILE


def test_where_every_line_is_stopped_the_request_is_refused_here_and_not_sent(desk: Desk) -> None:
    desk.gateway.held = (line(MOBILE, ProductStatus.SUSPENDED), line(LANDLINE, ProductStatus.SUSPENDED))
    desk.request.ask(BILL)
    seen = desk.request.deliver()
    assert isinstance(seen.problem, NoPhoneAtHand)
    assert seen.value is not None
    assert seen.value.callback is not None
    assert seen.value.callback.phase is CallbackPhase.REFUSED
    assert telephones.none_to_ring() in seen.value.lines
    assert "place" not in desk.gateway.asked
    assert desk.store.acts() == ()


def test_a_line_that_was_stopped_since_the_last_look_is_noticed(desk: Desk) -> None:
    desk.phones.look_again()
    desk.gateway.held = (line(MOBILE, ProductStatus.SUSPENDED),)
    desk.clock.move(seconds=FRESH_FOR.total_seconds() + 1)
    assert desk.rung() == LANDLINE


@pytest.mark.parametrize(("numbers", "rings"), [((MOBILE, LANDLINE), LANDLINE), ((MOBILE,), None)])
def test_a_call_that_did_not_wait_for_the_answer_leaves_a_line_that_was_stopped(
    desk: Desk, numbers: tuple[Phone, ...], rings: Phone | None
) -> None:
    CUSTOMER.put(desk.store, replace(GRANNY, numbers=numbers), desk.clock.now())
    desk.phones.look_again()
    desk.gateway.held = (line(MOBILE, ProductStatus.SUSPENDED),)
    desk.clock.move(seconds=FRESH_FOR.total_seconds() + 1)
    desk.gateway.troubles["products soon"] = TooSlow("x")
    desk.request.ask(BILL)
    looks = desk.request.updates(lambda _seconds: False)
    next(looks)
    assert live(desk).number == MOBILE
    assert desk.gateway.asked.count("products") == 1
    next(looks)
    assert (live(desk).number, live(desk).phase.is_live) == ((rings, True) if rings else (MOBILE, False))


def test_the_answer_is_asked_for_once_more_where_it_came_too_late(desk: Desk) -> None:
    desk.gateway.troubles["products soon"] = TooSlow("x")
    desk.request.ask(BILL)
    looks = desk.request.updates(lambda _seconds: desk.gateway.asked.count("wait") > 1)
    list(looks)
    assert live(desk).number == MOBILE
    assert desk.gateway.asked.count("products") == 1


def test_a_request_that_waited_for_the_network_does_not_ring_a_phone_lost_meanwhile(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    assert desk.rung() is None
    desk.phones.hold(LANDLINE)
    desk.phones.lose(MOBILE)
    desk.gateway.trouble = None
    desk.request.deliver()
    assert live(desk).number == LANDLINE


def test_a_call_that_is_under_way_leaves_the_lost_phone(desk: Desk) -> None:
    assert desk.rung() == MOBILE
    desk.phones.hold(LANDLINE)
    desk.phones.lose(MOBILE)
    leave(desk.request, desk.phones, MOBILE)
    assert live(desk).number == LANDLINE


def test_a_call_that_could_ring_no_other_phone_is_cancelled(desk: Desk) -> None:
    assert desk.rung() == MOBILE
    desk.phones.hold(None)
    desk.phones.lose(MOBILE)
    leave(desk.request, desk.phones, MOBILE)
    assert live(desk).phase is CallbackPhase.CANCELLED


@pytest.mark.parametrize("said", [lambda phones: phones.lose(MOBILE), lambda phones: phones.hold(None)])
def test_what_was_said_holds_for_a_day_on_a_full_disk_too(desk: Desk, said: Callable[[PhonesAtHand], None]) -> None:
    desk.store.trouble = DiskFull("full")
    said(desk.phones)
    desk.store.trouble = None
    assert MOBILE not in [one.number for one in desk.phones.look().offered]
    desk.clock.move(seconds=HELD_FOR.total_seconds())
    assert [one.number for one in desk.phones.look().offered] == [MOBILE, LANDLINE]


def test_a_phone_that_is_in_hand_again_is_not_lost(desk: Desk) -> None:
    desk.phones.lose(MOBILE)
    desk.phones.hold(MOBILE)
    assert [one.number for one in desk.phones.look().offered] == [MOBILE, LANDLINE]
    desk.phones.lose(MOBILE)
    said = desk.phones.look().said
    assert said is not None
    assert said.in_hand is None


def test_in_writing_no_phone_is_needed(desk: Desk) -> None:
    desk.phones.hold(None)
    desk.phones.lose(MOBILE)
    asked = desk.request.ask(BILL, by_text=True)
    assert asked.problem is None
    desk.request.deliver()
    assert live(desk).by_text


class CountingStore(FakeStore):
    """Counts how often each key is read."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: Counter[str] = Counter()

    def get(self, key: str, kind: type[T], *, is_strict: bool = True) -> Stored[T] | None:
        self.reads[key] += 1
        return super().get(key, kind, is_strict=is_strict)


@pytest.mark.parametrize("status", [ProductStatus.ACTIVE, ProductStatus.SUSPENDED])
def test_an_act_looks_once_at_the_telephones_and_goes_by_what_it_saw(status: ProductStatus) -> None:
    store = CountingStore()
    desk = Desk(store)
    desk.gateway.held = (line(MOBILE, status),)
    desk.request.ask(BILL)
    assert (store.reads[AT_HAND.key], store.reads[PRODUCTS.key]) == (1, 1)
    store.reads.clear()
    desk.request.deliver()
    assert (store.reads[AT_HAND.key], store.reads[PRODUCTS.key], store.reads[CUSTOMER.key]) == (1, 1, 1)
