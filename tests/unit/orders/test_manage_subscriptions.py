"""Services that cost extra: seen dearest first, cancelled one or all, online or not, taken back, locked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elderclient.domain.errors import DiskFull, NoNetwork, NotFound, ServerDown, StoreError
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderItem,
    OrderPhase,
    OrderRefused,
    OrderWish,
    PurchaseLock,
    WhyNot,
    trial_of,
)
from elderclient.domain.plans.price import MonthlyTotal, Price
from elderclient.domain.sentence import OperatorText
from elderclient.domain.units import FullDate
from elderclient.phrases.orders import outcome, paid_extras
from elderclient.phrases.plans.prices import charged
from elderclient.phrases.shell import acts
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.look_up_orders import LOOK_UP_AFTER
from elderclient.usecases.orders.manage_subscriptions import Subscriptions
from elderclient.usecases.orders.order_source import wished_items
from elderclient.usecases.ports.store import ActState
from tests.fakes.shop import Shop, arguments, extra, newest, outcome_of_newest

LATER = LOOK_UP_AFTER + timedelta(seconds=1)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def known(fetched: Fetched[Subscriptions] | None) -> Subscriptions:
    assert fetched is not None
    assert fetched.value is not None
    return fetched.value


def queued_items(shop: Shop) -> tuple[OrderItem, ...]:
    """Return the items of the one cancellation that waits on this PC."""
    (act,) = shop.store.acts()
    assert isinstance(act.payload, OrderWish)
    return wished_items(act.payload, shop.store)


def test_dearest_first_with_price_since_when_ordered_how_and_last_use(shop: Shop) -> None:
    fetched = known(shop.services.manage_subscriptions.fetch())
    assert [each.name.text for each in fetched.services] == ["视频会员", "天气短信"]
    assert arguments(fetched.summary)["amount"] == Money.of("28.00")
    video, weather = fetched.services
    assert arguments(arguments(video.notes[0])["since"]) == {
        "day": date(2026, 10, 1),
        "how": OperatorText("手机上点了按钮订的", "ordered by a button on the phone"),
    }
    today = shop.clock.now().date()
    assert arguments(video.notes[0])["use"] == paid_extras.last_use(shop.gateway.held[2], today)
    since = arguments(arguments(weather.notes[0])["since"])
    assert since["day"] == FullDate(date(2024, 5, 1))
    assert arguments(weather.notes[0])["use"] == paid_extras.last_use(shop.gateway.held[1], today)
    assert [each.id for each in fetched.offers] == ["x-cloud", "x-music"]


def test_without_paid_extras_the_summary_says_so(shop: Shop) -> None:
    shop.gateway.held = shop.gateway.held[:1]
    fetched = known(shop.services.manage_subscriptions.fetch())
    assert fetched.summary.at("") == paid_extras.summary(())


def test_one_is_cancelled_with_end_date_and_money_in_one_sentence_and_taken_back(shop: Shop) -> None:
    result = shop.services.manage_subscriptions.cancel(("p-video",))
    assert result.sentence.at("") == outcome_of_newest(shop)
    said = arguments(result.sentence)
    assert (said["day"], said["amount"]) == (date(2026, 11, 23), Money.of("5.83"))
    fetched = known(shop.services.manage_subscriptions.fetch())
    video = fetched.find("p-video")
    assert video is not None
    assert not video.can_cancel
    assert video.act == result.key
    assert result.undo is not None
    assert result.undo().sentence.at("") == outcome.undone(newest(shop).items)
    shop.pass_time(minutes=11)
    video = known(shop.services.manage_subscriptions.fetch()).find("p-video")
    assert video is not None
    assert video.can_cancel


def test_all_are_cancelled_in_one_act(shop: Shop) -> None:
    fetched = known(shop.services.manage_subscriptions.fetch())
    assert (len(fetched.cancellable), fetched.saved) == (2, MonthlyTotal(Money.of("28.00"), 2))
    result = shop.services.manage_subscriptions.cancel(tuple(each.product_id for each in fetched.cancellable))
    assert result.sentence.at("") == outcome_of_newest(shop)
    assert len(shop.gateway.made) == 1
    shop.pass_time(minutes=11)
    fetched = known(shop.services.manage_subscriptions.fetch())
    assert fetched.cancellable == ()
    last_day = newest(shop).items[0].last_day
    assert last_day is not None
    cancelled = paid_extras.cancelled(last_day, shop.clock.now().date())
    assert [each.notes[0] for each in fetched.services] == [cancelled, cancelled]


def test_an_offline_cancellation_is_queued_sent_later_and_reported(shop: Shop) -> None:
    shop.services.manage_subscriptions.fetch()
    mends = shop.breaks(NoNetwork())
    noted = shop.services.manage_subscriptions.cancel(("p-video",))
    assert noted.sentence.at("") == outcome.cancellation_noted(queued_items(shop))
    assert isinstance(noted.problem, NoNetwork)
    cached = known(shop.services.manage_subscriptions.cached())
    video = cached.find("p-video")
    assert video is not None
    assert video.notes[0] == acts.not_sent_yet()
    things = shop.services.see_done.fetch().value
    assert things is not None
    assert things.find(noted.key) is not None
    mends()
    again = shop.restarted()
    again.services.ledger.deliver_all()
    again.pass_time(seconds=LATER.total_seconds())
    (news,) = again.services.look_up_orders.news()
    assert news.key == noted.key
    assert news.sentence.at("") == outcome_of_newest(shop)
    assert again.services.look_up_orders.news() == ()


def test_a_queued_cancellation_can_be_withdrawn_before_it_is_sent(shop: Shop) -> None:
    shop.services.manage_subscriptions.fetch()
    mends = shop.breaks(NoNetwork())
    noted = shop.services.manage_subscriptions.cancel(("p-video",))
    items = queued_items(shop)
    assert noted.undo is not None
    assert noted.undo().sentence.at("") == outcome.undone(items)
    assert shop.store.acts() == ()
    mends()
    shop.pass_time(seconds=LATER.total_seconds())
    assert shop.services.look_up_orders.news() == ()
    assert shop.gateway.made == {}


def test_a_withdrawn_cancellation_that_had_arrived_is_undone_at_the_operator(shop: Shop) -> None:
    shop.services.manage_subscriptions.fetch()
    shop.gateway.loses, shop.gateway.dies_after = {"place"}, True
    noted = shop.services.manage_subscriptions.cancel(("p-video",))
    assert noted.undo is not None
    assert noted.undo().sentence.at("") == acts.withdrawal_noted()
    shop.gateway.trouble = None
    shop.pass_time(seconds=LATER.total_seconds())
    shop.services.ledger.deliver_all()
    assert shop.services.look_up_orders.news() == ()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_withdrawing_online_undoes_what_had_arrived(shop: Shop) -> None:
    shop.services.manage_subscriptions.fetch()
    shop.gateway.loses = {"place"}
    noted = shop.services.manage_subscriptions.cancel(("p-video",))
    assert noted.problem is not None
    assert noted.undo is not None
    items = queued_items(shop)
    assert noted.undo().sentence.at("") == outcome.undone(items)
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_a_cancellation_whose_answer_was_lost_is_sent_once(shop: Shop) -> None:
    shop.gateway.loses = {"place"}
    shop.services.manage_subscriptions.cancel(("p-video",))
    shop.services.ledger.deliver_all()
    assert len(shop.gateway.made) == 1
    assert [act.state for act in shop.store.acts()] == [ActState.ACCEPTED]


def test_a_refusal_says_why_at_once_and_later_too(shop: Shop) -> None:
    shop.services.manage_subscriptions.fetch()
    shop.gateway.refuses = OrderRefused(WhyNot.UNDER_CONTRACT)
    with pytest.raises(OrderRefused) as refused:
        shop.services.manage_subscriptions.cancel(("p-video",))
    assert refused.value.why is WhyNot.UNDER_CONTRACT
    shop.pass_time(seconds=LATER.total_seconds())
    assert shop.services.look_up_orders.news() == ()
    mends = shop.breaks(ServerDown())
    shop.services.manage_subscriptions.cancel(("p-video",))
    mends()
    shop.gateway.refuses = OrderRefused(WhyNot.UNDER_CONTRACT)
    shop.services.ledger.deliver_all()
    assert shop.services.look_up_orders.news() == ()
    (news,) = shop.services.outcomes.news()
    films = OrderItem(OrderAction.CANCEL, "视频会员", Money.of("25.00"), "Films")
    assert replace(news.sentence.at(""), short=None) == outcome.not_made((films,))
    assert news.more


def test_a_cancellation_that_cannot_be_stored_is_not_sent(shop: Shop) -> None:
    shop.store.trouble = DiskFull()
    with pytest.raises(StoreError):
        shop.services.manage_subscriptions.cancel(("p-video",))
    assert shop.gateway.made == {}


def test_a_trial_says_its_end_and_later_price_from_the_first_day(shop: Shop) -> None:
    end = date(2026, 12, 1)
    trial = replace(
        extra("guard", "号码卫士", "0.00"), introductory_ends=end, price_after=Money.of("8.50"), termination_date=end
    )
    shop.gateway.held = (*shop.gateway.held, trial)
    service = known(shop.services.manage_subscriptions.fetch()).find("p-guard")
    assert service is not None
    assert service.can_cancel
    assert arguments(service.notes[0]) == {
        "day": date(2026, 11, 30),
        "price": charged(Price(Money.of("8.50"))),
    }
    shop.gateway.held = (*shop.gateway.held[:-1], replace(trial, termination_date=None))
    service = known(shop.services.manage_subscriptions.fetch()).find("p-guard")
    assert service is not None
    today = shop.clock.now().date()
    trial_now = trial_of(shop.gateway.held[-1], today)
    assert trial_now is not None
    assert not trial_now.ends_by_itself
    assert service.notes[0] == paid_extras.free_until(trial_now, today)


def test_the_lock_closes_at_once_and_opens_after_a_day(shop: Shop) -> None:
    use = shop.services.manage_subscriptions
    assert known(use.fetch()).lock == PurchaseLock(is_on=False)
    assert use.set_lock(is_on=True) == PurchaseLock(is_on=True)
    opening = use.set_lock(is_on=False)
    assert opening == PurchaseLock(is_on=True, opens_at=shop.clock.now() + timedelta(days=1))
    shop.clock.move(days=2)
    # Cached before the day was over, and still right now.
    assert known(use.cached()).lock == PurchaseLock(is_on=False)
    shop.gateway.lock = None
    with pytest.raises(NotFound):
        use.set_lock(is_on=True)
    assert known(use.fetch()).lock is None


def test_offline_there_is_nothing_at_first_and_the_cache_later(shop: Shop) -> None:
    assert shop.services.manage_subscriptions.cached() is None
    mends = shop.breaks(NoNetwork())
    assert shop.services.manage_subscriptions.fetch().value is None
    mends()
    shop.services.manage_subscriptions.fetch()
    shop.breaks(NoNetwork())
    fetched = shop.services.manage_subscriptions.fetch()
    assert len(known(fetched).services) == 2
    assert fetched.is_stale


def test_what_is_only_ordered_at_an_unknown_price_is_not_said_to_cost_extra(shop: Shop) -> None:
    shop.gateway.held = shop.gateway.held[:1]
    item = OrderItem(OrderAction.ADD, "彩铃", Unknown.ABSENT, offering_id="x-tones")
    shop.gateway.made["o9"] = Order("o9", "wish", OrderPhase.UNDER_WAY, (item,), shop.clock.now())
    assert known(shop.services.manage_subscriptions.fetch()).summary == paid_extras.summary((), 1).at("summary")
