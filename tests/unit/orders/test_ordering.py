"""Ordering with two confirmations: nothing without confirming, nothing twice, and every outcome is reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elderclient.app.connection import LedgerFeed
from elderclient.domain.errors import (
    BadAnswer,
    DiskFull,
    NoNetwork,
    Refused,
    ServerDown,
    StoreError,
    TooSlow,
    Unconfirmed,
)
from elderclient.domain.money import Money
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderPhase,
    OrderRefused,
    WayOut,
    WhyNot,
    WishedItem,
    way_out,
)
from elderclient.domain.plans.price import Price
from elderclient.phrases.orders import outcome
from elderclient.phrases.orders.refusals import reasons
from elderclient.phrases.plans.prices import charged
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.kinds import CONFIRM_ORDER
from elderclient.usecases.orders.look_up_orders import LOOK_UP_AFTER, SOUGHT_FOR
from tests.fakes.shop import READ, Shop, arguments, newest, outcome_of_newest

CLOUD = WishedItem(OrderAction.ADD, offering_id="x-cloud")
LATER = LOOK_UP_AFTER + timedelta(seconds=1)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def in_ledger(shop: Shop) -> list[str]:
    return [entry.kind for entry in shop.store.acts()]


def done(answer: ActionResult | Order) -> ActionResult:
    assert isinstance(answer, ActionResult)
    return answer


def phases(shop: Shop) -> list[OrderPhase]:
    return [order.phase for order in shop.gateway.made.values()]


def test_a_draft_orders_nothing_and_the_confirmed_one_can_be_taken_back_for_ten_minutes(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    draft = ordering.draft(CLOUD)
    assert phases(shop) == [OrderPhase.DRAFT]
    result = done(ordering.confirm(draft, READ))
    assert result.sentence.at("") == outcome_of_newest(shop)
    assert arguments(result.sentence)["price"] == charged(Price(Money.of("10.00")))
    assert result.undo_until is not None
    assert result.undo_until == shop.clock.now() + timedelta(minutes=10)
    assert result.more == (outcome.can_be_undone_until(result.undo_until),)
    assert result.undo is not None
    undone = result.undo()
    assert undone.sentence.at("") == outcome.undone(draft.items)
    assert phases(shop) == [OrderPhase.CANCELLED]
    shop.pass_time(minutes=11)
    assert [each.offering_id for each in shop.gateway.held].count("x-cloud") == 0


def test_a_draft_that_is_not_confirmed_orders_nothing(shop: Shop) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    shop.pass_time(minutes=31)
    assert phases(shop) == [OrderPhase.EXPIRED]
    with pytest.raises(OrderRefused) as refused:
        shop.services.confirm_order.confirm(draft, READ)
    assert refused.value.why is WhyNot.DRAFT_ENDED
    assert in_ledger(shop) == []


def test_looking_again_extends_a_draft_and_declining_cancels_it(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    draft = ordering.draft(CLOUD)
    shop.pass_time(minutes=20)
    draft = ordering.extend(draft)
    shop.pass_time(minutes=20)
    assert phases(shop) == [OrderPhase.DRAFT]
    ordering.drop(draft)
    assert phases(shop) == [OrderPhase.CANCELLED]
    mends = shop.breaks(NoNetwork())
    ordering.drop(draft)
    mends()


def test_a_changed_price_is_asked_again(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    draft = ordering.draft(CLOUD)
    shop.gateway.on_sale = tuple(
        replace(each, rent=Money.of("12.00")) if each.id == "x-cloud" else each for each in shop.gateway.on_sale
    )
    again = ordering.confirm(draft, READ)
    assert isinstance(again, Order)
    assert again.items[0].rent == Money.of("12.00")
    assert phases(shop) == [OrderPhase.DRAFT]
    assert in_ledger(shop) == []
    assert arguments(done(ordering.confirm(again, READ)).sentence)["price"] == charged(Price(Money.of("12.00")))


def test_the_id_is_written_down_before_anything_is_sent(shop: Shop) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    shop.store.trouble = DiskFull()
    with pytest.raises(StoreError):
        shop.services.confirm_order.confirm(draft, READ)
    assert "confirm" not in shop.gateway.asked
    assert phases(shop) == [OrderPhase.DRAFT]


def test_a_lost_answer_is_looked_up_and_never_sent_twice(shop: Shop) -> None:
    shop.gateway.loses = {"draft", "confirm"}
    draft = shop.services.confirm_order.draft(CLOUD)
    result = done(shop.services.confirm_order.confirm(draft, READ))
    assert result.undo is not None
    assert shop.gateway.asked.count("draft") == shop.gateway.asked.count("confirm") == 1
    assert phases(shop) == [OrderPhase.HELD]


def test_an_order_that_did_not_arrive_is_an_error_and_can_be_confirmed_again(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    draft = ordering.draft(CLOUD)
    mends = shop.breaks(NoNetwork())
    with pytest.raises(NoNetwork):
        ordering.confirm(draft, READ)
    mends()
    assert done(ordering.confirm(draft, READ)).undo is not None
    assert phases(shop) == [OrderPhase.HELD]


def test_after_a_crash_the_next_start_looks_it_up_and_says_what_happened(shop: Shop) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    shop.gateway.loses, shop.gateway.dies_after = {"confirm"}, True
    unknown = done(shop.services.confirm_order.confirm(draft, READ))
    assert unknown.sentence.at("") == outcome.unknown()
    assert isinstance(unknown.problem, TooSlow)
    things = shop.services.see_done.cached()
    assert things is not None
    assert things.value is not None
    assert [thing.result.sentence for thing in things.value.things] == [unknown.sentence]
    again = shop.restarted()
    again.pass_time(seconds=LATER.total_seconds())
    assert again.services.look_up_orders.news() == ()
    shop.gateway.trouble = None
    (news,) = again.services.look_up_orders.news()
    assert news.sentence.at("") == outcome_of_newest(shop)
    assert news.undo is not None
    assert again.services.look_up_orders.news() == ()
    assert shop.gateway.asked.count("confirm") == 1


def test_an_order_that_never_arrived_is_reported_at_the_next_start(shop: Shop) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    shop.breaks(ServerDown())
    assert done(shop.services.confirm_order.confirm(draft, READ)).problem is not None
    shop.gateway.trouble = None
    again = shop.restarted()
    again.pass_time(seconds=LATER.total_seconds())
    (news,) = again.services.look_up_orders.news()
    assert news.sentence.at("") == outcome.not_made(draft.items)


@pytest.mark.parametrize("is_taken", [False, True])
def test_an_order_without_a_draft_at_the_operator_is_sought_for_minutes(shop: Shop, is_taken: bool) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    shop.breaks(Unconfirmed() if is_taken else ServerDown())
    assert done(shop.services.confirm_order.confirm(draft, READ)).problem is not None
    shop.gateway.trouble = None
    shop.gateway.made.clear()
    shop.pass_time(seconds=LATER.total_seconds())
    assert shop.services.look_up_orders.news() == ()
    shop.pass_time(seconds=SOUGHT_FOR.total_seconds())
    (news,) = shop.services.look_up_orders.news()
    unknown = acts.unknown(outcome.acts_in_brief(draft.items))
    assert news.sentence.at("") == (unknown if is_taken else outcome.not_made(draft.items))


def test_an_order_whose_draft_is_gone_is_found_by_what_it_was_sent_with(shop: Shop) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    shop.gateway.loses, shop.gateway.dies_after = {"confirm"}, True
    done(shop.services.confirm_order.confirm(draft, READ))
    shop.gateway.trouble = None
    (made,) = shop.gateway.made.values()
    shop.gateway.made.clear()
    shop.gateway.made["another id"] = replace(made, id="another id")
    shop.pass_time(seconds=LATER.total_seconds())
    (news,) = shop.services.look_up_orders.news()
    assert news.sentence.at("") == outcome_of_newest(shop)


def test_an_order_is_not_looked_up_at_once_and_not_reported_once_it_was_shown(shop: Shop) -> None:
    result = done(shop.services.confirm_order.confirm(shop.services.confirm_order.draft(CLOUD), READ))
    assert shop.services.look_up_orders.news() == ()
    assert in_ledger(shop) == [CONFIRM_ORDER]
    shop.services.look_up_orders.mark_shown(result.key)
    shop.pass_time(seconds=LATER.total_seconds())
    assert shop.services.look_up_orders.news() == ()


@pytest.mark.parametrize("problem", [Refused(reason="no"), OrderRefused(WhyNot.LOCKED)])
def test_a_refusal_leaves_nothing_to_look_up(shop: Shop, problem: Refused | OrderRefused) -> None:
    draft = shop.services.confirm_order.draft(CLOUD)
    mends = shop.breaks(problem)
    with pytest.raises(type(problem)):
        shop.services.confirm_order.confirm(draft, READ)
    mends()
    assert in_ledger(shop) == []


def test_an_undo_whose_answer_is_lost_is_reported_later(shop: Shop) -> None:
    result = done(shop.services.confirm_order.confirm(shop.services.confirm_order.draft(CLOUD), READ))
    shop.services.look_up_orders.mark_shown(result.key)
    shop.gateway.loses = {"cancel"}
    assert result.undo is not None
    assert result.undo().sentence.at("") == outcome.unknown()
    shop.pass_time(seconds=LATER.total_seconds())
    (news,) = shop.services.look_up_orders.news()
    assert news.sentence.at("") == outcome.undone(newest(shop).items)


def test_an_undo_that_is_too_late_says_what_is_ordered(shop: Shop) -> None:
    result = done(shop.services.confirm_order.confirm(shop.services.confirm_order.draft(CLOUD), READ))
    shop.pass_time(minutes=11)
    assert result.undo is not None
    late = result.undo()
    assert late.sentence == result.sentence
    assert late.undo is None
    assert late.more == (outcome.too_late_to_undo(OrderAction.ADD),)


def test_an_undo_offline_changes_nothing_and_can_be_tried_again(shop: Shop) -> None:
    result = done(shop.services.confirm_order.confirm(shop.services.confirm_order.draft(CLOUD), READ))
    mends = shop.breaks(NoNetwork())
    assert result.undo is not None
    with pytest.raises(NoNetwork):
        result.undo()
    mends()
    assert result.undo().sentence.at("") == outcome.undone(newest(shop).items)


def test_a_free_trial_says_its_end_and_the_later_price_and_is_kept_by_a_second_confirmation(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    result = done(ordering.confirm(ordering.draft(WishedItem(OrderAction.ADD, offering_id="x-music")), READ))
    assert newest(shop).items[0].ends_by_itself
    assert result.sentence.at("") == outcome_of_newest(shop)
    shop.pass_time(minutes=11)
    keeping = ordering.draft(WishedItem(OrderAction.KEEP, product_id="p-x-music"))
    kept = done(ordering.confirm(keeping, None))
    assert kept.sentence.at("") == outcome_of_newest(shop)
    assert arguments(kept.sentence)["day"] == date(2026, 12, 23)
    assert kept.undo is not None
    assert kept.undo().sentence.at("") == outcome.undone(keeping.items)


def test_an_unreadable_answer_to_a_draft_drafts_nothing(shop: Shop) -> None:
    shop.breaks(BadAnswer())
    with pytest.raises(BadAnswer):
        shop.services.confirm_order.draft(CLOUD)
    assert shop.gateway.made == {}


@pytest.mark.parametrize("why", WhyNot)
def test_every_refusal_has_a_reason_and_a_way_out(why: WhyNot) -> None:
    refusal = OrderRefused(why, fee=Money.of("120.00"), until=date(2027, 2, 28), owed=Money.of("88.00"))
    bare = OrderRefused(why, reason="因为")
    assert reasons(refusal)
    assert reasons(bare)
    assert way_out(refusal) in WayOut
    values = {name for sentence in reasons(refusal) for name in arguments(sentence)}
    if why is WhyNot.UNDER_CONTRACT:
        assert values == {"day", "fee"}
    if why is WhyNot.IN_ARREARS:
        assert values == {"owed"}
        assert way_out(refusal) is WayOut.BILL


def test_the_ledger_is_empty_in_the_store_once_all_is_shown(shop: Shop) -> None:
    result = done(shop.services.confirm_order.confirm(shop.services.confirm_order.draft(CLOUD), READ))
    shop.services.look_up_orders.mark_shown(result.key)
    assert shop.store.acts() == ()


def test_the_outbox_reports_what_was_delivered_in_the_background(shop: Shop) -> None:
    mends = shop.breaks(NoNetwork())
    noted = shop.services.manage_subscriptions.cancel(("p-video",))
    mends()
    shop.services.ledger.deliver_all()
    shop.pass_time(seconds=LATER.total_seconds())
    feed = LedgerFeed(shop.services)
    news = iter(feed)
    assert next(news).key == noted.key
    feed.close()
    assert list(news) == []
