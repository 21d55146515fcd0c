"""The client's real gateway against the real backend, over real HTTP: every method, and a callback's whole life."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from elderclient.adapters.demo_operator.process import start_demo
from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE, Profiles
from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, CallCheck, FraudReport, Reason
from elderclient.domain.errors import Conflict, NotFound, OperatorError, SignInNeeded, Unreachable
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.phone import Phone
from elderclient.domain.plans.price import MONTHLY
from elderclient.domain.units import Month
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import Tokens, check_requests
from tests.fakes.bills import whole
from tests.fakes.faulty_operator import FaultyProxy, Front

CALLER = 0


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def _proxy(backend: RunningOperator) -> Iterator[Front]:
    with FaultyProxy(backend.url) as front:
        yield front


@pytest.fixture
def proxy(_proxy: Front) -> Iterator[Front]:
    """The backend behind a proxy that notes what is asked, and can lose answers."""
    _proxy.asked.clear()
    yield _proxy
    _proxy.set_fault(None)
    check_requests(_proxy)


@contextmanager
def opened(url: str, token: str, profiles: Profiles = REFERENCE) -> Iterator[OperatorGateway]:
    """A gateway that is closed in the end."""
    gateway = open_gateway(url, Tokens(token), ServerClock(), profiles=profiles)
    try:
        yield gateway
    finally:
        gateway.close()


@pytest.fixture
def gateway(backend: RunningOperator, proxy: Front) -> Iterator[OperatorGateway]:
    with opened(proxy.url, backend.token(CALLER)) as gateway:
        yield gateway
        proxy.set_fault(None)
        finish(backend, gateway)


def finish(backend: RunningOperator, gateway: OperatorGateway) -> None:
    """Leave no live callback to the next test."""
    found = gateway.callbacks.find_callback()
    if found is None or found.id is None or not found.phase.is_live:
        return
    with suppress(OperatorError):
        gateway.callbacks.cancel_callback(found.id)
        return
    with suppress(AssertionError):
        backend.agent("close", found.id)


def wish_of(gateway: OperatorGateway) -> CallbackWish:
    """A fresh wish for the customer's preferred number."""
    now = datetime.now(ServerClock().zone).replace(microsecond=0)
    return CallbackWish(str(uuid.uuid4()), gateway.customers.customer().numbers[0], Reason("bill", "2026-10"), now)


def identifier(callback: Callback) -> str:
    """The id, which every callback of a server has."""
    assert callback.id is not None
    return callback.id


def until(gateway: OperatorGateway, callback: Callback, phase: CallbackPhase) -> Callback:
    """Follow the callback by long polls until it is in this phase."""
    for _ in range(10):
        if callback.phase is phase:
            return callback
        callback = gateway.callbacks.wait_for_change(callback, 5)
    raise AssertionError(f"{callback.phase} and never {phase}")


def test_every_customer_can_be_read(backend: RunningOperator) -> None:
    assert len(backend.customers) >= 8
    for number, told in enumerate(backend.customers):
        with opened(backend.url, backend.token(number)) as gateway:
            customer = gateway.customers.customer()
            assert customer.id == told["id"]
            assert customer.form_of_address
            assert customer.form_of_address_en
            assert customer.birth_date is not None
            assert customer.numbers
            held = gateway.plans.products()
            assert held
            offered = {offering.id for offering in gateway.plans.offerings()}
            assert {product.offering_id for product in held} <= offered


def test_bills_and_their_lines_agree_to_the_cent(backend: RunningOperator) -> None:
    for number in range(len(backend.customers)):
        with opened(backend.url, backend.token(number)) as gateway:
            bills = whole(gateway.billing.bills(100))
            assert [bill.month for bill in bills] == sorted((bill.month for bill in bills), reverse=True)
            for bill in bills[:3]:
                lines = gateway.billing.bill_lines(bill.id).items
                assert bill.period is not None
                assert bill.charged == bill.amount_due
                assert total(tuple(line.amount for line in lines)) == bill.amount_due
                assert all(line.kind is not ChargeKind.UNKNOWN for line in lines)
                assert all(line.name and line.description and line.name_en and line.description_en for line in lines)
                assert bill.period.first == bill.month.first_day
                assert bill.period.last == bill.month.plus(1).first_day - timedelta(days=1)


def test_the_newest_bills_are_few_when_few_are_asked_for(gateway: OperatorGateway) -> None:
    every = whole(gateway.billing.bills(100))
    rest = tuple(bill for bill in every[2:] if not bill.is_paid)
    assert whole(gateway.billing.bills(2)) == every[:2] + rest


def test_plans_have_tariffs(gateway: OperatorGateway) -> None:
    plans = [offering for offering in gateway.plans.offerings() if offering.category == "plan" and offering.is_on_sale]
    assert plans
    for plan in plans:
        assert plan.name_en
        assert isinstance(plan.rent, Money)
        assert not plan.rent.is_zero
        assert plan.every == MONTHLY
        assert {tariff.usage_type for tariff in plan.tariffs}
        for tariff in plan.tariffs:
            assert isinstance(tariff.rounding_step, Decimal)
            assert isinstance(tariff.overage, UnitPrice)
            assert tariff.rounding_step > 0
            assert tariff.overage.amount > 0


def test_usage_comes_month_by_month(gateway: OperatorGateway) -> None:
    latest = whole(gateway.billing.bills(1))[0].month
    months = (latest, latest.plus(-1), latest.plus(-2))
    usage = gateway.plans.usage(months)
    assert tuple(month.month for month in usage) == months
    assert all(month.buckets for month in usage)
    known = {product.id for product in gateway.plans.products()}
    for bucket in (bucket for month in usage for bucket in month.buckets):
        assert bucket.product_id in known
        assert isinstance(bucket.used, Decimal)
        assert bucket.used >= 0


def test_a_month_before_the_customer_came_is_empty(gateway: OperatorGateway) -> None:
    assert gateway.plans.usage((Month(2001, 1),)).items[0].buckets == ()


def test_the_same_wish_is_placed_once(gateway: OperatorGateway) -> None:
    wish = wish_of(gateway)
    first, second = gateway.callbacks.place_callback(wish), gateway.callbacks.place_callback(wish)
    assert first.id == second.id
    assert (first.external_id, first.number, first.reason) == (wish.external_id, wish.number, wish.reason)
    assert first.phase is CallbackPhase.WAITING
    assert first.queue_position is not None
    assert first.estimated_wait_seconds is not None
    found = gateway.callbacks.find_callback()
    assert found is not None
    assert found.id == first.id


def test_the_same_wish_from_many_threads_is_one_ticket(gateway: OperatorGateway) -> None:
    wish = wish_of(gateway)
    found: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: found.append(gateway.callbacks.place_callback(wish).id)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_another_wish_joins_the_live_callback(gateway: OperatorGateway) -> None:
    first = gateway.callbacks.place_callback(wish_of(gateway))
    second = gateway.callbacks.place_callback(wish_of(gateway))
    assert second.id == first.id
    assert second.external_id == first.external_id


@pytest.mark.parametrize("profiles", [REFERENCE, Profiles()], ids=["reference", "foreign"])
def test_a_lost_reply_makes_no_second_ticket(backend: RunningOperator, proxy: Front, profiles: Profiles) -> None:
    with opened(proxy.url, backend.token(CALLER), profiles) as gateway:
        wish = wish_of(gateway)
        proxy.set_fault("lost_post")
        with pytest.raises(Unreachable):
            gateway.callbacks.place_callback(wish)
        proxy.set_fault(None)
        placed = gateway.callbacks.place_callback(wish)
        assert placed.external_id == wish.external_id
        with backend.client(CALLER) as client:
            path = f"/tmf-api/troubleTicket/v5/troubleTicket?externalIdentifier.id={wish.external_id}"
            assert [ticket["id"] for ticket in client.get(path).json()] == [placed.id]
        finish(backend, gateway)


def test_a_long_poll_wakes_with_the_change(backend: RunningOperator, gateway: OperatorGateway) -> None:
    placed = gateway.callbacks.callback(identifier(gateway.callbacks.place_callback(wish_of(gateway))))
    seen: list[tuple[Callback, float]] = []

    def follow() -> None:
        seen.append((gateway.callbacks.wait_for_change(placed, 20), time.monotonic()))

    thread = threading.Thread(target=follow)
    thread.start()
    thread.join(0.3)
    assert thread.is_alive()
    backend.agent("take", identifier(placed))
    taken = time.monotonic()
    thread.join()
    assert seen[0][0].phase is CallbackPhase.TAKEN
    assert seen[0][0].version != placed.version
    assert seen[0][1] - taken < 5.0  # it would wait for 20 s


def test_a_long_poll_ends_in_time_with_what_is_known(gateway: OperatorGateway) -> None:
    placed = gateway.callbacks.callback(identifier(gateway.callbacks.place_callback(wish_of(gateway))))
    begun = time.monotonic()
    assert gateway.callbacks.wait_for_change(placed, 1).id == placed.id
    assert time.monotonic() - begun < 10


def test_closing_ends_a_long_poll_at_once(backend: RunningOperator, gateway: OperatorGateway) -> None:
    with opened(backend.url, backend.token(CALLER)) as feed:
        placed = feed.callbacks.callback(identifier(feed.callbacks.place_callback(wish_of(feed))))
        ended: list[float] = []

        def follow() -> None:
            with suppress(Unreachable):
                feed.callbacks.wait_for_change(placed, 20)
            ended.append(time.monotonic())

        thread = threading.Thread(target=follow)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
        closed = time.monotonic()
        feed.close()
        thread.join()
        assert ended[0] - closed < 5.0  # it would wait for 20 s
    assert gateway.callbacks.callback(identifier(placed)).id == placed.id


def test_a_long_poll_through_a_proxy_ends_with_the_proxy(backend: RunningOperator, gateway: OperatorGateway) -> None:
    placed = gateway.callbacks.callback(identifier(gateway.callbacks.place_callback(wish_of(gateway))))
    with FaultyProxy(backend.url) as front, opened(front.url, backend.token(CALLER)) as feed:
        ended = threading.Event()

        def follow() -> None:
            with suppress(OperatorError):
                feed.callbacks.wait_for_change(placed, 20)
            ended.set()

        thread = threading.Thread(target=follow)
        thread.start()
        assert not ended.wait(0.3)
        front.set_fault("down")
        assert ended.wait(1)
        thread.join()


def test_a_call_from_the_wish_to_its_end(backend: RunningOperator, gateway: OperatorGateway) -> None:
    placed = gateway.callbacks.callback(identifier(gateway.callbacks.place_callback(wish_of(gateway))))
    ticket = identifier(placed)
    assert gateway.callbacks.check_call().check is CallCheck.NOT_CALLING
    assert placed.check_words == ()
    assert (placed.calls_from, placed.is_call_checked) == (Phone("10000"), True)
    backend.agent("take", ticket)
    backend.agent("dial", ticket)
    dialled = until(gateway, placed, CallbackPhase.DIALLING)
    assert len(dialled.check_words) >= 2
    assert len(dialled.check_words_en) >= 2
    assert " ".join(dialled.check_words_en).isascii()
    assert gateway.callbacks.check_call().check is CallCheck.CALLING
    gateway.callbacks.answer_call_check(ticket, said_right=True)
    backend.agent("answer", ticket)
    talking = until(gateway, dialled, CallbackPhase.TALKING)
    assert talking.check_words == talking.check_words_en == ()
    with pytest.raises(Conflict):
        gateway.callbacks.cancel_callback(ticket)
    backend.agent("close", ticket)
    assert until(gateway, talking, CallbackPhase.SERVED).phase is CallbackPhase.SERVED
    assert gateway.callbacks.check_call().check is CallCheck.NOT_CALLING


def test_wrong_words_end_the_call_and_put_it_back(backend: RunningOperator, gateway: OperatorGateway) -> None:
    placed = gateway.callbacks.callback(identifier(gateway.callbacks.place_callback(wish_of(gateway))))
    backend.agent("take", identifier(placed))
    backend.agent("dial", identifier(placed))
    gateway.callbacks.answer_call_check(identifier(placed), said_right=False)
    back = gateway.callbacks.callback(identifier(placed))
    assert back.phase is CallbackPhase.WAITING
    assert back.check_words == ()


def test_time_and_number_can_be_changed_and_the_call_cancelled(gateway: OperatorGateway) -> None:
    numbers = gateway.customers.customer().numbers
    wish = wish_of(gateway)
    ticket = identifier(gateway.callbacks.place_callback(wish))
    at = wish.requested_at + timedelta(hours=2)
    changed = gateway.callbacks.change_callback(ticket, at=at, number=numbers[-1])
    assert (changed.requested_for, changed.number) == (at, numbers[-1])
    assert gateway.callbacks.change_callback(ticket).id == ticket
    assert gateway.callbacks.cancel_callback(ticket).phase is CallbackPhase.CANCELLED
    found = gateway.callbacks.find_callback()
    assert found is not None
    assert not found.phase.is_live


def test_a_wish_for_later_says_when(gateway: OperatorGateway) -> None:
    wish = wish_of(gateway)
    later = replace(wish, at=wish.requested_at + timedelta(hours=3))
    assert gateway.callbacks.place_callback(later).requested_for == later.at


def test_a_fraud_report_is_one_ticket(gateway: OperatorGateway) -> None:
    report = FraudReport(str(uuid.uuid4()), "有人说他是客服。", datetime.now(UTC))
    assert gateway.callbacks.report_fraud(report) == gateway.callbacks.report_fraud(report)
    assert gateway.callbacks.find_fraud_report(report) == gateway.callbacks.report_fraud(report)


def test_what_belongs_to_another_customer_is_not_there(backend: RunningOperator, gateway: OperatorGateway) -> None:
    ticket = identifier(gateway.callbacks.place_callback(wish_of(gateway)))
    bill = whole(gateway.billing.bills(1))[0].id
    with opened(backend.url, backend.token(1)) as stranger:
        strange: list[Callable[[], object]] = [
            lambda: stranger.callbacks.callback(ticket),
            lambda: stranger.callbacks.cancel_callback(ticket),
            lambda: stranger.callbacks.answer_call_check(ticket, said_right=True),
        ]
        for act in strange:
            with pytest.raises(NotFound):
                act()
        assert stranger.billing.bill_lines(bill) == Listing()


def test_an_unknown_token_is_not_signed_in(backend: RunningOperator) -> None:
    with opened(backend.url, "nobody") as gateway, pytest.raises(SignInNeeded):
        gateway.customers.customer()


def test_the_demo_process_and_its_tokens_are_enough_to_begin() -> None:
    with start_demo(("--no-agents",)) as demo, opened(demo.url, demo.tokens().token()) as gateway:
        assert gateway.customers.customer().id == demo.customer().id


def test_what_was_agreed_comes_back_and_a_call_that_goes_on_keeps_its_place(
    backend: RunningOperator, gateway: OperatorGateway
) -> None:
    first = identifier(gateway.callbacks.place_callback(wish_of(gateway)))
    for action in ("take", "dial", "answer"):
        backend.agent(action, first)
    backend.agent("close", first, "退您 25 元，下个月账单上看得到。")
    call = next(one for one in gateway.complaints.past_calls() if one.id == first)
    assert (call.result, call.by_text) == ("退您 25 元，下个月账单上看得到。", False)
    assert call.reason is not None
    assert (call.reason.screen, call.reason.subject) == ("bill", "2026-10")
    wish = wish_of(gateway)
    again = gateway.callbacks.place_callback(replace(wish, reason=replace(wish.reason, continues=first)))
    assert again.reason == replace(wish.reason, continues=first)
    assert again.id != first
    assert [line.text for line in again.conversation] == [call.result]
    # What was noted of the first call is not the result of the second.
    for action in ("take", "dial", "answer", "close"):
        backend.agent(action, identifier(again))
    second = next(one for one in gateway.complaints.past_calls() if one.id == again.id)
    assert second.result == ""
