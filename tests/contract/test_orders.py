"""Ordering through the client's real adapter against the real operator: drafts, prices, undo, the lock, a lost phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import update

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE, Profiles
from elderclient.backend.database.models import Bill, Offering, Product
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.errors import NotFound, Unreachable
from elderclient.domain.money import Money
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderPhase,
    OrderRefused,
    OrderWish,
    PurchaseLock,
    WhyNot,
    WishedItem,
    trial_of,
)
from elderclient.domain.plans.plan import Product as Held
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.rating import less_if_ended
from elderclient.domain.sentence import say
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.orders import Ordering
from tests.backend.order_sample import HELD, let_it_be, stock
from tests.backend.sample import SampleOperator, sample_operator
from tests.contract.running_operator import running_operator
from tests.contract.test_faults import check_requests
from tests.contract.test_gateway_live import opened
from tests.fakes.faulty_operator import FaultyProxy, Front

ADD = WishedItem(OrderAction.ADD, "weather")
TRIAL = WishedItem(OrderAction.ADD, "guard")
CANCEL = WishedItem(OrderAction.CANCEL, product_id=HELD)
CHANGE = WishedItem(OrderAction.CHANGE, "plan-big", "prod-A")
SUSPEND = WishedItem(OrderAction.SUSPEND, product_id="prod-A")
READ = ShownSummary((say("What is this?"),), Language.ENGLISH)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SampleOperator]:
    with sample_operator(tmp_path) as running:
        stock(running)
        yield running


@pytest.fixture
def front(served: SampleOperator) -> Iterator[Front]:
    """The operator behind a proxy that notes what is asked; every request is as the specification says."""
    with FaultyProxy(served.url) as front:
        yield front
        front.set_fault(None)
        check_requests(front)


@pytest.fixture
def gateway(served: SampleOperator, front: Front) -> Iterator[OperatorGateway]:
    token = str(served.elder.authorization).removeprefix("Bearer ")
    with opened(front.url, token, REFERENCE) as gateway:
        yield gateway


@pytest.fixture
def ordering(gateway: OperatorGateway) -> Ordering:
    return gateway.ordering


def wish(*items: WishedItem) -> OrderWish:
    """A wish of its own."""
    return OrderWish(uuid4().hex, items, datetime.now(ServerClock().zone))


def why(act: Callable[[], object]) -> OrderRefused:
    """The refusal that ``act`` ends in."""
    with pytest.raises(OrderRefused) as caught:
        act()
    return caught.value


def complete(served: SampleOperator) -> None:
    """The ten minutes pass."""
    served.clock.advance(minutes=10)
    let_it_be(served.operator)


def product(gateway: OperatorGateway, product_id: str) -> Held:
    """One held product."""
    return next(one for one in gateway.plans.products() if one.id == product_id)


def test_it_is_known_by_its_own_word_that_it_keeps_drafts(served: SampleOperator, front: Front) -> None:
    token = str(served.elder.authorization).removeprefix("Bearer ")
    with opened(front.url, token, Profiles()) as gateway:
        draft = gateway.ordering.draft_order(wish(ADD))
        assert draft in gateway.ordering.orders()
        assert gateway.ordering.confirm_order(draft, READ).phase is OrderPhase.HELD


def test_one_that_wants_a_draft_and_did_not_say_so_is_sent_one_the_next_time(
    served: SampleOperator, front: Front
) -> None:
    token = str(served.elder.authorization).removeprefix("Bearer ")
    with opened(front.url, token, Profiles({"purchase_lock": "/nowhere/v1"})) as gateway:
        ordering = gateway.ordering
        draft = ordering.draft_order(wish(ADD))
        assert list(ordering.orders()) == []
        assert why(lambda: ordering.confirm_order(draft, READ)).why is WhyNot.DRAFT_ENDED
        assert list(ordering.orders()) == []
        again = ordering.draft_order(wish(ADD))
        assert again in ordering.orders()
        assert ordering.confirm_order(again, READ).phase is OrderPhase.HELD


def test_a_service_is_drafted_priced_confirmed_and_held(served: SampleOperator, ordering: Ordering) -> None:
    asked = wish(ADD)
    draft = ordering.draft_order(asked)
    (item,) = draft.items
    assert (draft.phase, draft.external_id) == (OrderPhase.DRAFT, asked.external_id)
    assert draft.draft_until == served.clock.moment + timedelta(minutes=30)
    assert (item.action, item.name, item.name_en) == (OrderAction.ADD, "服务weather", "weather")
    assert (item.rent, item.this_month, item.once) == (Money.of("3"), Money.of("0.80"), None)
    assert (str(item.starts), item.last_day, item.number) == ("2026-11-23", None, "13800000001")
    assert why(lambda: ordering.confirm_order(draft)).why is WhyNot.CONFIRMATION_NEEDED  # nobody was shown anything
    held = ordering.confirm_order(draft, READ)
    assert (held.phase, held.undo_until) == (OrderPhase.HELD, served.clock.moment + timedelta(minutes=10))
    assert held.confirmed_at == served.clock.moment
    assert held.can_be_undone(served.clock.moment + timedelta(minutes=9, seconds=59))
    assert not held.can_be_undone(served.clock.moment + timedelta(minutes=10))
    assert ordering.confirm_order(draft, READ) == held
    complete(served)
    done = ordering.order(draft.id)
    assert (done.phase, done.completed_at) == (OrderPhase.DONE, served.clock.moment)
    assert ordering.orders().items == (done,)


def test_what_was_read_before_is_kept_with_the_agreement(served: SampleOperator, gateway: OperatorGateway) -> None:
    gateway.ordering.confirm_order(gateway.ordering.draft_order(wish(ADD)), READ)
    complete(served)
    kept = [each for each in gateway.agreements.signed_agreements() if each.shown_summary]
    assert [(each.terms.name, each.shown_summary) for each in kept] == [("服务weather", READ.fingerprint)]


def test_a_trial_says_its_last_day_and_the_later_price_from_the_first(
    served: SampleOperator, gateway: OperatorGateway
) -> None:
    draft = gateway.ordering.draft_order(wish(TRIAL))
    (item,) = draft.items
    assert item.ends_by_itself
    assert (str(item.last_day), str(item.introductory_ends)) == ("2026-12-22", "2026-12-23")
    assert (item.introductory, item.rent, item.this_month) == (Money.of("0"), Money.of("8.50"), Money.of("0"))
    done = gateway.ordering.confirm_order(draft, READ)
    complete(served)
    product_id = gateway.ordering.order(done.id).items[0].product_id
    today = served.clock.moment.date()
    trial = trial_of(product(gateway, product_id), today)
    assert trial is not None
    assert (trial.ends_by_itself, str(trial.last_day), trial.price_after) == (
        True,
        "2026-12-22",
        Price(Money.of("8.50")),
    )
    kept = gateway.ordering.draft_order(wish(WishedItem(OrderAction.KEEP, product_id=product_id)))
    assert (kept.items[0].action, kept.items[0].rent) == (OrderAction.KEEP, Money.of("8.50"))
    gateway.ordering.confirm_order(kept)  # nothing new is signed
    complete(served)
    trial = trial_of(product(gateway, product_id), today)
    assert trial is not None
    assert not trial.ends_by_itself


def test_a_cancellation_is_placed_at_once_and_undone(served: SampleOperator, gateway: OperatorGateway) -> None:
    asked = wish(CANCEL)
    held = gateway.ordering.place_order(asked)
    (item,) = held.items
    assert (held.phase, item.action) == (OrderPhase.HELD, OrderAction.CANCEL)
    assert (item.rent, item.this_month, str(item.last_day)) == (Money.of("25"), Money.of("19.17"), "2026-11-23")
    assert gateway.ordering.place_order(asked) == held
    assert gateway.ordering.find_order(asked.external_id) == held
    assert gateway.ordering.find_order("never sent") is None
    assert gateway.ordering.cancel_order(held.id).phase is OrderPhase.CANCELLED
    assert gateway.ordering.cancel_order(held.id).phase is OrderPhase.CANCELLED
    complete(served)
    assert product(gateway, HELD).termination_date is None


def test_several_services_are_cancelled_in_one_order(served: SampleOperator, gateway: OperatorGateway) -> None:
    gateway.ordering.confirm_order(gateway.ordering.draft_order(wish(ADD)), READ)
    complete(served)
    held = [one for one in gateway.plans.products() if one.category == "valueAdded" and one.status == "active"]
    asked = wish(*(WishedItem(OrderAction.CANCEL, product_id=one.id) for one in held))
    order = gateway.ordering.confirm_order(gateway.ordering.draft_order(asked))
    assert [item.product_id for item in order.items] == [one.id for one in held]
    complete(served)
    assert {one.status for one in gateway.plans.products() if one.category == "valueAdded"} == {"pendingTerminate"}


def test_another_plan_with_everything_that_comes_with_it(ordering: Ordering) -> None:
    (item,) = ordering.draft_order(wish(CHANGE)).items
    assert (item.action, item.product_id, item.offering_id) == (OrderAction.CHANGE, "prod-A", "plan-big")
    assert (str(item.starts), str(item.last_day)) == ("2026-12-01", "2026-11-30")
    assert (item.introductory, item.rent, str(item.introductory_ends)) == (
        Money.of("49"),
        Money.of("59"),
        "2027-03-01",
    )
    assert (str(item.contract_ends), item.early_termination_fee) == ("2028-11-30", Money.of("200"))
    assert item.this_month == Money.of("25.37")  # the old plan: 29 yuan less 12.5 percent


def test_a_changed_price_is_asked_again(served: SampleOperator, ordering: Ordering) -> None:
    seen = ordering.draft_order(wish(ADD))
    with served.operator.writing.begin() as session:
        session.execute(update(Offering).where(Offering.id == "weather").values(rent_fen=400))
    refusal = why(lambda: ordering.confirm_order(seen, READ))
    assert (refusal.why, refusal.existing_id) == (WhyNot.PRICE_CHANGED, seen.id)
    fresh = ordering.order(seen.id)
    assert (fresh.phase, fresh.items[0].rent) == (OrderPhase.DRAFT, Money.of("4"))
    assert ordering.confirm_order(fresh, READ).phase is OrderPhase.HELD


def test_time_ends_a_draft_and_the_undo(served: SampleOperator, ordering: Ordering) -> None:
    draft = ordering.draft_order(wish(ADD))
    served.clock.advance(minutes=20)
    assert ordering.extend_draft(draft.id).draft_until == served.clock.moment + timedelta(minutes=30)
    served.clock.advance(minutes=30)
    let_it_be(served.operator)
    assert why(lambda: ordering.confirm_order(draft, READ)).why is WhyNot.DRAFT_ENDED
    assert why(lambda: ordering.extend_draft(draft.id)).why is WhyNot.DRAFT_ENDED
    assert ordering.order(draft.id).phase is OrderPhase.EXPIRED
    assert ordering.cancel_order(draft.id).phase is OrderPhase.EXPIRED
    held = ordering.place_order(wish(CANCEL))
    complete(served)
    assert why(lambda: ordering.cancel_order(held.id)).why is WhyNot.TOO_LATE


def test_refusals_come_with_what_the_customer_needs_to_know(served: SampleOperator, ordering: Ordering) -> None:
    with served.operator.writing.begin() as session:
        session.execute(update(Bill).where(Bill.id == "bill-A-10").values(remaining_fen=3358))
    refusal = why(lambda: ordering.draft_order(wish(CHANGE)))
    assert (refusal.why, refusal.owed) == (WhyNot.IN_ARREARS, Money.of("33.58"))
    with served.operator.writing.begin() as session:
        session.execute(update(Product).where(Product.id == "prod-A").values(contract_end=date(2027, 1, 1)))
    refusal = why(lambda: ordering.draft_order(wish(CHANGE)))
    assert (refusal.why, refusal.fee, str(refusal.until)) == (WhyNot.UNDER_CONTRACT, Money.of("50"), "2026-12-31")
    assert "33" not in str(refusal)
    assert why(lambda: ordering.draft_order(wish(WishedItem(OrderAction.ADD, "video")))).why is WhyNot.ALREADY_HELD
    assert why(lambda: ordering.place_order(wish(ADD))).why is WhyNot.CONFIRMATION_NEEDED
    held = ordering.place_order(wish(CANCEL))
    again = why(lambda: ordering.place_order(wish(CANCEL)))
    assert (again.why, again.existing_id) == (WhyNot.ORDER_UNDER_WAY, held.id)
    with pytest.raises(NotFound):
        ordering.order("nothing")


def test_the_lock(served: SampleOperator, ordering: Ordering) -> None:
    assert ordering.purchase_lock() == PurchaseLock(is_on=False)
    assert ordering.set_purchase_lock(is_on=True) == PurchaseLock(is_on=True)
    assert why(lambda: ordering.draft_order(wish(ADD))).why is WhyNot.LOCKED
    opening = ordering.set_purchase_lock(is_on=False)
    assert opening == ordering.purchase_lock() == PurchaseLock(True, served.clock.moment + timedelta(days=1))


def test_a_lost_phone_is_stopped_at_once(gateway: OperatorGateway) -> None:
    done = gateway.ordering.place_order(wish(SUSPEND))
    assert (done.phase, done.undo_until, done.items[0].action) == (OrderPhase.DONE, None, OrderAction.SUSPEND)
    assert product(gateway, "prod-A").status == "suspended"
    assert why(lambda: gateway.ordering.cancel_order(done.id)).why is WhyNot.TOO_LATE


def test_an_unknown_outcome_is_looked_up_and_safe_to_repeat(front: Front, ordering: Ordering) -> None:
    asked = wish(CANCEL)
    front.set_fault("lost_post")
    with pytest.raises(Unreachable):
        ordering.place_order(asked)
    front.set_fault(None)
    found = ordering.find_order(asked.external_id)
    assert found is not None
    assert found.phase is OrderPhase.HELD
    assert ordering.place_order(asked) == found
    assert len(ordering.orders()) == 1


def test_the_demo_has_a_trial_a_late_order_a_lock_a_contract_and_arrears() -> None:
    """What the demonstration promises to show stands in it."""
    with running_operator() as operator:
        by_name = {told["name"]: number for number, told in enumerate(operator.customers)}

        def orders_of(name: str) -> tuple[Order, ...]:
            with opened(operator.url, operator.token(by_name[name])) as gateway:
                return gateway.ordering.orders().items

        def refused(name: str) -> WhyNot:
            with opened(operator.url, operator.token(by_name[name])) as gateway:
                plan = next(
                    one for one in gateway.plans.products() if one.category == "plan" and one.status == "active"
                )
                offering = "plan-medium"
                return why(
                    lambda: gateway.ordering.draft_order(wish(WishedItem(OrderAction.CHANGE, offering, plan.id)))
                ).why

        assert orders_of("王秀英")[0].items[0].ends_by_itself
        assert not orders_of("周国强")[0].items[0].ends_by_itself
        assert refused("张桂兰") is WhyNot.IN_ARREARS
        assert refused("林晓雨") is WhyNot.UNDER_CONTRACT
        assert refused("陈志明") is WhyNot.PREPAID
        with opened(operator.url, operator.token(by_name["刘德福"])) as gateway:
            lock = gateway.ordering.purchase_lock()
            assert lock is not None
            assert lock.is_on
        with opened(operator.url, operator.token(by_name["王秀英"])) as gateway:
            today = datetime.now(ServerClock().zone).date()
            trials = [trial for one in gateway.plans.products() if (trial := trial_of(one, today)) is not None]
            assert [trial.ends_by_itself for trial in trials] == [True]


def test_what_a_cancellation_saves_this_month_is_known_before_to_the_cent() -> None:
    checked = 0
    with running_operator() as operator:
        for number, _customer in enumerate(operator.customers):
            with opened(operator.url, operator.token(number)) as gateway:
                today = datetime.now(ServerClock().zone).date()
                for held in gateway.plans.products():
                    less = less_if_ended(held, today)
                    if less is None:
                        continue
                    item = gateway.ordering.draft_order(wish(WishedItem(OrderAction.CANCEL, product_id=held.id))).items[
                        0
                    ]
                    assert (item.last_day, item.saved_this_month) == (today, less)
                    checked += 1
    assert checked >= 5
