"""The pages of ordering: what each says, what a press does, and that only the second confirmation orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import DiskFull, NoNetwork, ServerDown
from elderclient.domain.money import Money
from elderclient.domain.orders import (
    OrderAction,
    OrderPhase,
    OrderRefused,
    OrderWish,
    PurchaseLock,
    WhyNot,
    back_this_month,
    is_unused,
)
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.plans.conditions import Conditions, Eligibility
from elderclient.domain.plans.plan import ProductStatus
from elderclient.domain.plans.price import MonthlyTotal, Price
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.phrases.accounts import telephones
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.callbacks import callback_screen
from elderclient.phrases.orders import (
    change_plan_screen,
    confirmation,
    lost_phone_screen,
    outcome,
    paid_extras,
    refusals,
    subscriptions_screen,
)
from elderclient.phrases.orders.arguments import name_of
from elderclient.phrases.plans import conditions
from elderclient.phrases.shell import actions, done_screen
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow import trouble
from elderclient.ui.flow.presenting import Entry, Text, Weight
from elderclient.ui.intents import CallMe, GoBack, GoTo, ReadAloud, ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.orders.order_source import wished_items
from tests.fakes.bills import product
from tests.fakes.screen_context import Desk, captions, entries, press
from tests.fakes.shop import Shop, extra, newest, on_sale, outcome_of_newest


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def desk(shop: Shop) -> Desk:
    return Desk(services=shop.services, clock=shop.clock)


def opened(desk: Desk, screen: str, subject: str = "") -> Any:
    presenter, _view = make(Place(screen, subject), desk.context())
    presenter.refresh()
    return presenter


def went(desk: Desk) -> Place:
    """Return the place that the last press opened."""
    intent = next(one for one in reversed(desk.emitted) if isinstance(one, TurnInto | GoTo))
    return intent.place


def followed(desk: Desk) -> Any:
    place = went(desk)
    return opened(desk, place.screen, place.subject)


def read_through(desk: Desk) -> Any:
    """Read what is agreed to and return the second confirmation."""
    before = followed(desk)
    press(before.page(), agreements_screen.i_have_read_it())
    return followed(desk)


def said(presenter: Any) -> list[Sentence]:
    """Return the texts of the page, without their anchors."""
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def price_of_newest(shop: Shop) -> list[Sentence]:
    return list(confirmation.price(newest(shop).items[0], shop.clock.now().date()))


def expired() -> Sentence:
    return refusals.reasons(OrderRefused(WhyNot.DRAFT_ENDED))[0]


def spoken(desk: Desk) -> list[ReadAloud]:
    return [one for one in desk.emitted if isinstance(one, ReadAloud)]


def test_the_list_leads_to_each_service_and_to_what_can_be_done_with_all(shop: Shop, desk: Desk) -> None:
    presenter = opened(desk, "subscriptions")
    page = presenter.page()
    assert said(presenter)[0] == paid_extras.summary([Price(Money.of("25.00")), Price(Money.of("3.00"))])
    weather, video = shop.gateway.held[1:]
    assert entries(page) == [
        subscriptions_screen.name(name_of(video)),
        subscriptions_screen.name(name_of(weather)),
        subscriptions_screen.cancel_them_all(),
        subscriptions_screen.order_a_new_service(),
        subscriptions_screen.lock_title(),
    ]
    for number, subject in enumerate(("p-video", "p-weather", "all", "offers", "lock")):
        [block for block in page.blocks if isinstance(block, Entry)][number].press()
        assert went(desk) == Place("subscriptions", subject)
    assert presenter.title == subscriptions_screen.title()


def test_a_long_name_is_on_its_button_as_a_short_one_is(shop: Shop, desk: Desk) -> None:
    held = extra("long", "长长的服务名字" * 5, "1.00")
    offered = replace(shop.gateway.on_sale[-1], id="x-l", name="很长" * 9)
    shop.gateway.held = (*shop.gateway.held, held)
    shop.gateway.on_sale = (*shop.gateway.on_sale, offered)
    assert entries(opened(desk, "subscriptions").page())[2] == subscriptions_screen.name(name_of(held))
    offers = entries(opened(desk, "subscriptions", "offers").page())
    assert subscriptions_screen.name(name_of(offered)) in offers


def test_one_service_is_cancelled_and_taken_back(shop: Shop, desk: Desk) -> None:
    service = opened(desk, "subscriptions", "p-video")
    assert service.place == Place("subscriptions", "视频会员")
    assert captions(service.page()) == [subscriptions_screen.do_not_cancel(), subscriptions_screen.cancel_it()]
    press(service.page(), subscriptions_screen.cancel_it())
    result = followed(desk)
    assert said(result)[0] == outcome_of_newest(shop)
    assert captions(result.page()) == [done_screen.undo(), actions.all_right()]
    assert isinstance(desk.emitted[-2], ShowNews)
    listed = opened(desk, "subscriptions")
    next(block for block in listed.page().blocks if isinstance(block, Entry)).press()
    assert went(desk) == Place("done", "wish-1")
    press(result.page(), done_screen.undo())
    assert said(result)[0] == outcome.undone(newest(shop).items)
    assert captions(result.page()) == [actions.all_right()]
    press(result.page(), actions.all_right())
    assert desk.emitted[-1] == GoBack()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_no_cancels_nothing(shop: Shop, desk: Desk) -> None:
    for subject, refusal in (
        ("p-video", subscriptions_screen.do_not_cancel()),
        ("all", subscriptions_screen.keep_all()),
        ("offer/x-cloud", confirmation.decline(OrderAction.ADD)),
    ):
        presenter = opened(desk, "subscriptions", subject)
        press(presenter.page(), refusal)
        assert desk.emitted[-1] == GoBack()
    assert shop.gateway.made == {}


def test_all_are_cancelled_after_one_more_question(shop: Shop, desk: Desk) -> None:
    presenter = opened(desk, "subscriptions", "all")
    weather, video = shop.gateway.held[1:]
    assert said(presenter)[:2] == [
        paid_extras.to_be_cancelled([(name_of(video), video.price), (name_of(weather), weather.price)]),
        paid_extras.cancels_all(2, MonthlyTotal(Money.of("28.00"), 2)),
    ]
    press(presenter.page(), subscriptions_screen.cancel_all())
    assert said(followed(desk))[0] == outcome_of_newest(shop)
    assert len(shop.gateway.made) == 1


def test_a_service_says_what_it_is_in_the_words_of_its_offering(shop: Shop, desk: Desk) -> None:
    sold = on_sale("video", "视频会员", "25.00", description="电影、电视剧随便看。", description_en="Films and series.")
    shop.gateway.on_sale = (sold, *shop.gateway.on_sale)
    text = OperatorText(sold.description, sold.description_en)
    assert subscriptions_screen.what_it_is(text) in said(opened(desk, "subscriptions", "p-video"))


def test_at_the_largest_texts_the_list_has_a_line_only_for_what_is_unused(shop: Shop, desk: Desk) -> None:
    today = shop.clock.now().date()
    shop.gateway.held = (*shop.gateway.held, replace(extra("old", "旧业务", "1.00"), last_use=date(2026, 1, 2)))
    press_one, *usual = said(opened(desk, "subscriptions"))[1:]
    assert (press_one, len(usual)) == (subscriptions_screen.press_one(), 3)
    desk.configuration = replace(desk.configuration, text_size=36)
    unused = [each for each in shop.gateway.held if is_unused(each, today)]
    assert said(opened(desk, "subscriptions"))[1:] == [paid_extras.last_use(each, today) for each in unused]
    assert usual[0].short is not None
    assert usual[0].at("") in [each.at("") for each in said(opened(desk, "subscriptions", "p-video"))]


def test_a_service_says_that_it_ends_today_and_what_comes_back_as_the_operator_does_then(
    shop: Shop, desk: Desk
) -> None:
    plan, weather, video = shop.gateway.held
    shop.gateway.held = (plan, weather, replace(video, ends_by_day=True, start_date=date(2026, 1, 1)))
    # 23 of 30 days are over.
    assert paid_extras.ends_today(1, Money.of("5.83")) in said(opened(desk, "subscriptions", "p-video"))
    assert not {paid_extras.ends_today(1, less) for less in (None, Money.of("0.70"))} & set(
        said(opened(desk, "subscriptions", "p-weather"))
    )
    assert len(said(opened(desk, "subscriptions", "all"))) == 3
    shop.gateway.held = tuple(
        replace(each, ends_by_day=True, start_date=date(2026, 1, 1)) for each in shop.gateway.held
    )
    everything = opened(desk, "subscriptions", "all")
    assert paid_extras.ends_today(2, Money.of("6.53")) in said(everything)
    press(everything.page(), subscriptions_screen.cancel_all())
    back = back_this_month(newest(shop).items)
    assert back == Money.of("6.53")


def test_a_page_with_nothing_to_show_says_why(shop: Shop, desk: Desk) -> None:
    CUSTOMER.put(shop.store, Customer("c", "王奶奶", date(1948, 3, 4)), shop.clock.now())
    young = on_sale("y", "青年音乐", "1.00", conditions=Conditions(None, 25))
    shop.gateway.on_sale = (*shop.gateway.on_sale, young)
    shop.gateway.held = shop.gateway.held[:1]
    assert said(opened(desk, "subscriptions", "offer/x-y")) == [conditions.not_for_you(young, Eligibility.TOO_OLD)]
    assert said(opened(desk, "subscriptions", "offer/x-gone")) == [subscriptions_screen.not_found()]
    assert said(opened(desk, "subscriptions", "all")) == [paid_extras.summary(())]


def test_what_begins_later_is_named_in_the_question_and_counted_apart_in_the_headline(shop: Shop, desk: Desk) -> None:
    coming = extra("music", "音乐会员", "10.00", start_date=date(2026, 12, 1))
    shop.gateway.held = (*shop.gateway.held, coming)
    prices = [Price(Money.of("25.00")), Price(Money.of("3.00"))]
    assert said(opened(desk, "subscriptions"))[0] == paid_extras.summary(prices, later=1)
    assert paid_extras.summary(prices, later=1) != paid_extras.summary(prices)
    question = opened(desk, "subscriptions", "all")
    weather, video = shop.gateway.held[1:3]
    named = [(name_of(each), each.price) for each in (video, coming, weather)]
    assert said(question)[0] == paid_extras.to_be_cancelled(named)
    press(question.page(), subscriptions_screen.cancel_all())
    assert said(opened(desk, "subscriptions"))[0] == paid_extras.summary((), later=1, ending=2)


def test_what_may_not_be_charged_is_no_part_of_what_cancelling_saves(shop: Shop, desk: Desk) -> None:
    resting = replace(extra("music", "音乐会员", "10.00"), status=ProductStatus.SUSPENDED)
    shop.gateway.held = (*shop.gateway.held, resting)
    assert said(opened(desk, "subscriptions", "all"))[1] == paid_extras.cancels_all(
        3, MonthlyTotal(Money.of("28.00"), 2, left_out=1)
    )


def test_offline_a_cancellation_is_noted_and_can_be_taken_back(shop: Shop, desk: Desk) -> None:
    service = opened(desk, "subscriptions", "p-video")
    mends = shop.breaks(NoNetwork())
    press(service.page(), subscriptions_screen.cancel_it())
    result = followed(desk)
    (act,) = shop.store.acts()
    assert isinstance(act.payload, OrderWish)
    assert said(result)[0] == outcome.cancellation_noted(wished_items(act.payload, shop.store))
    press(result.page(), done_screen.undo())
    assert shop.store.acts() == ()
    mends()


def test_ordering_takes_three_pages_and_all_are_read_aloud(shop: Shop, desk: Desk) -> None:
    offer = opened(desk, "subscriptions", "offer/x-cloud")
    assert len(spoken(desk)) == 1
    assert offer.place == Place("subscriptions", "照片云盘")
    press(offer.page(), subscriptions_screen.i_want_it())
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.DRAFT]
    before = followed(desk)
    assert went(desk) == Place("before_signing", "wish-1")
    assert before.place == Place("before_signing", "照片云盘")
    item = newest(shop).items[0]
    eight = shop.services.read_agreement.before_ordering(item)
    assert len(eight) == 8
    assert said(before) == [
        confirmation.read_first(item),
        *(sentence for each in eight for sentence in (each.question, *each.answer)),
    ]
    assert before.page().is_read_through
    assert captions(before.page()) == [confirmation.decline(OrderAction.ADD), agreements_screen.i_have_read_it()]
    assert [len(one.sentences) for one in spoken(desk)][1:] == [len(said(before))]
    press(before.page(), agreements_screen.i_have_read_it())
    second = followed(desk)
    assert went(desk) == Place("confirm_order", "wish-1")
    assert len(spoken(desk)) == 3
    assert said(second) == [
        confirmation.once_more(item),
        *price_of_newest(shop),
        confirmation.silence_means_no(OrderAction.ADD),
    ]
    assert second.page().blocks[1].weight is Weight.BOLD
    assert captions(second.page()) == [confirmation.decline(OrderAction.ADD), confirmation.confirm(OrderAction.ADD)]
    press(second.page(), confirmation.confirm(OrderAction.ADD))
    result = followed(desk)
    assert said(result)[0] == outcome_of_newest(shop)
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.HELD]
    read = shop.gateway.read_before["o1"]
    assert read is not None
    assert [one.at("") for one in read.sentences] == said(before)[1:]
    assert read.language is Language.CHINESE


def test_only_what_was_shown_in_the_current_language_is_confirmed(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    opened(desk, "confirm_order", "wish-1")
    assert went(desk) == Place("before_signing", "wish-1")
    read_through(desk)
    desk.configuration = replace(desk.configuration, language=Language.ENGLISH)
    opened(desk, "confirm_order", "wish-1")
    assert went(desk) == Place("before_signing", "wish-1")
    press(read_through(desk).page(), confirmation.confirm(OrderAction.ADD))
    read = shop.gateway.read_before["o1"]
    assert read is not None
    assert read.language is Language.ENGLISH


def test_what_cannot_be_shown_is_not_ordered(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    shop.store.kept.clear()
    mends = shop.breaks(NoNetwork())
    before = followed(desk)
    assert said(before)[:2] == [confirmation.not_done(), reaction_to(NoNetwork()).sentence]
    assert captions(before.page()) == [confirmation.decline(OrderAction.ADD), reaction_to(NoNetwork()).caption]
    mends()
    before = followed(desk)
    press(before.page(), confirmation.decline(OrderAction.ADD))
    assert desk.emitted[-1] == GoBack()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]
    assert said(opened(desk, "before_signing", "unknown"))[0] == expired()


@pytest.mark.parametrize("changes", [{"reads_automatically": True}, {"uses_screen_reader": True}])
def test_the_price_is_not_read_twice_where_everything_is_read(desk: Desk, changes: dict[str, bool]) -> None:
    desk.configuration = Configuration(**changes)  # type: ignore[arg-type]  # two of its switches
    opened(desk, "subscriptions", "offer/x-cloud")
    assert spoken(desk) == []


def test_two_presses_before_the_answer_draft_and_order_once(shop: Shop, desk: Desk) -> None:
    offer = opened(desk, "subscriptions", "offer/x-cloud")
    desk.runner.holds = True
    first = offer.page().actions[-1]
    first.press()
    first.press()
    assert said(offer) == [confirmation.asking_for_price()]
    desk.runner.release()
    desk.runner.holds = False
    second = read_through(desk)
    desk.runner.holds = True
    yes = second.page().actions[-1]
    yes.press()
    yes.press()
    assert said(second) == [confirmation.ordering()]
    desk.runner.release()
    assert (shop.gateway.asked.count("draft"), shop.gateway.asked.count("confirm")) == (1, 1)


def test_declining_on_the_second_page_cancels_the_draft(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    press(followed(desk).page(), confirmation.decline(OrderAction.ADD))
    assert desk.emitted[-1] == GoBack()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_a_changed_price_is_shown_and_asked_again(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    second = read_through(desk)
    shop.gateway.on_sale = tuple(
        replace(each, rent=Money.of("12.00")) if each.id == "x-cloud" else each for each in shop.gateway.on_sale
    )
    press(second.page(), confirmation.confirm(OrderAction.ADD))
    assert went(desk) == Place("before_signing", "changed/wish-1")
    before = followed(desk)
    assert said(before)[0] == confirmation.price_changed()
    assert dict(before.page().blocks[4].sentence.arguments)["amount"] == Money.of("12.00")
    assert len(spoken(desk)) == 4
    press(before.page(), agreements_screen.i_have_read_it())
    press(followed(desk).page(), confirmation.confirm(OrderAction.ADD))
    assert went(desk) == Place("done", "wish-1")


def test_an_expired_draft_says_that_nothing_was_ordered(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    second = read_through(desk)
    shop.pass_time(minutes=31)
    press(second.page(), confirmation.confirm(OrderAction.ADD))
    assert said(second)[0] == expired()
    assert captions(second.page()) == [actions.all_right(), refusals.begin_again()]
    again = followed(desk)
    assert said(again)[0] == expired()
    assert said(opened(desk, "confirm_order", "unknown"))[0] == expired()


def test_coming_back_to_the_second_page_extends_the_draft(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    read_through(desk)
    shop.pass_time(minutes=20)
    assert followed(desk).page().actions
    assert shop.gateway.asked[-1] == "extend"
    shop.pass_time(minutes=20)
    press(followed(desk).page(), confirmation.confirm(OrderAction.ADD))
    assert went(desk) == Place("done", "wish-1")


def test_a_problem_on_the_second_page_orders_nothing_and_can_be_tried_again(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    second = read_through(desk)
    mends = shop.breaks(NoNetwork())
    press(second.page(), confirmation.confirm(OrderAction.ADD))
    assert said(second)[:2] == [confirmation.not_done(), reaction_to(NoNetwork()).sentence]
    assert captions(second.page()) == [confirmation.decline(OrderAction.ADD), reaction_to(NoNetwork()).caption]
    mends()


def test_an_unknown_outcome_shows_the_hotline_and_the_outcome_later(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    second = read_through(desk)
    shop.gateway.loses, shop.gateway.dies_after = {"confirm"}, True
    press(second.page(), confirmation.confirm(OrderAction.ADD))
    result = followed(desk)
    assert said(result)[0] == outcome.unknown()
    assert done_screen.hotline(ShortCode("10000")) in said(result)
    shop.gateway.trouble = None
    assert said(followed(desk))[0] == outcome_of_newest(shop)


def test_a_trial_goes_on_after_two_confirmations(shop: Shop, desk: Desk) -> None:
    end = date(2026, 12, 1)
    trial = replace(
        extra("guard", "号码卫士", "0.00"), introductory_ends=end, price_after=Money.of("8.50"), termination_date=end
    )
    shop.gateway.held = (*shop.gateway.held, trial)
    service = opened(desk, "subscriptions", "p-guard")
    assert captions(service.page()) == [
        subscriptions_screen.do_not_cancel(),
        subscriptions_screen.keep_it(),
        subscriptions_screen.cancel_it(),
    ]
    press(service.page(), subscriptions_screen.keep_it())
    second = followed(desk)
    assert said(second)[1:] == [*price_of_newest(shop), confirmation.silence_means_no(OrderAction.KEEP)]
    press(second.page(), confirmation.confirm(OrderAction.KEEP))
    assert said(followed(desk))[0] == outcome_of_newest(shop)
    assert said(opened(desk, "subscriptions", "p-guard"))[1] == outcome_of_newest(shop)
    assert captions(opened(desk, "subscriptions", "p-guard").page()) == [actions.all_right()]


def test_a_free_trial_says_its_end_and_later_price_on_every_page(shop: Shop, desk: Desk) -> None:
    offer = opened(desk, "subscriptions", "offer/x-music")
    (music,) = (each for each in shop.gateway.on_sale if each.id == "x-music")
    assert len(paid_extras.offer(music)) == 2
    assert said(offer)[:2] == list(paid_extras.offer(music))
    press(offer.page(), subscriptions_screen.i_want_it())
    assert len(price_of_newest(shop)) == 2
    # Before it: the heading, the first question with its answer, and the question what it costs.
    assert said(followed(desk))[4:6] == price_of_newest(shop)
    assert said(read_through(desk))[1:3] == price_of_newest(shop)


def test_the_lock(shop: Shop, desk: Desk) -> None:
    lock = opened(desk, "subscriptions", "lock")
    press(lock.page(), subscriptions_screen.turn_lock(PurchaseLock(is_on=False)))
    assert said(lock)[0] == paid_extras.lock_state(PurchaseLock(is_on=True))
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), subscriptions_screen.i_want_it())
    refused = opened(desk, "subscriptions", "offer/x-cloud")
    press(refused.page(), subscriptions_screen.i_want_it())
    assert said(refused)[0] == refusals.reasons(OrderRefused(WhyNot.LOCKED))[0]
    press(refused.page(), refusals.to_the_lock())
    assert went(desk) == Place("subscriptions", "lock")
    press(lock.page(), actions.open_it())
    opening = shop.gateway.lock
    assert opening is not None
    assert opening.opens_at is not None
    assert said(lock)[0] == paid_extras.lock_state(opening)
    press(lock.page(), subscriptions_screen.turn_lock(opening))
    assert shop.gateway.lock == PurchaseLock(is_on=True)
    shop.breaks(NoNetwork())
    press(lock.page(), actions.open_it())
    assert said(lock)[0] == confirmation.not_done()
    press(lock.page(), actions.all_right())
    assert captions(lock.page()) == [actions.all_right(), actions.open_it()]


@pytest.mark.parametrize(
    ("why", "action", "place"),
    [
        (WhyNot.IN_ARREARS, refusals.look_at_the_bill(), Place("bill")),
        (WhyNot.ORDER_UNDER_WAY, actions.things_done(), Place("done")),
    ],
)
def test_a_refusal_leads_to_its_way_out(shop: Shop, desk: Desk, why: WhyNot, action: Sentence, place: Place) -> None:
    shop.gateway.refuses = OrderRefused(why, owed=Money.of("88.00"))
    summary = opened(desk, "change_plan", "p1/o2")
    press(summary.page(), action)
    assert went(desk) == place


def test_under_contract_a_person_helps(shop: Shop, desk: Desk) -> None:
    bound = replace(shop.gateway.held[0], contract_ends=date(2027, 2, 28), early_termination_fee=Money.of("120.00"))
    shop.gateway.held = (bound, *shop.gateway.held[1:])
    summary = opened(desk, "change_plan", "p1/o2")
    refusal = OrderRefused(WhyNot.UNDER_CONTRACT, until=date(2027, 2, 28), fee=Money.of("120.00"))
    assert said(summary)[0] == refusals.reasons(refusal)[0]
    press(summary.page(), actions.call_me_back())
    assert desk.emitted[-1] == CallMe()


def test_changing_the_plan_from_the_choice_to_the_undo(shop: Shop, desk: Desk) -> None:
    choice = opened(desk, "change_plan", "p1")
    assert said(choice)[0] == change_plan_screen.present_plan(shop.gateway.held[0], Price(Money.of("59.00")))
    press(choice.page(), entries(choice.page())[0])
    summary = followed(desk)
    assert summary.place == Place("change_plan", "舒心39")
    assert summary.title == actions.change_plan()
    item, today = newest(shop).items[0], shop.clock.now().date()
    assert said(summary)[1] == change_plan_screen.prices(item, Price(Money.of("59.00")), today)[0]
    assert len(spoken(desk)) == 1
    press(summary.page(), confirmation.confirm(OrderAction.CHANGE))
    second = read_through(desk)
    assert said(second)[1] == price_of_newest(shop)[0]
    assert captions(second.page()) == [
        confirmation.decline(OrderAction.CHANGE),
        confirmation.confirm(OrderAction.CHANGE),
    ]
    press(second.page(), confirmation.confirm(OrderAction.CHANGE))
    result = followed(desk)
    press(result.page(), done_screen.undo())
    assert said(result)[0] == outcome.undone(newest(shop).items)
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_without_a_plan_or_an_operator_the_page_says_so(shop: Shop, desk: Desk) -> None:
    mends = shop.breaks(ServerDown())
    for screen in ("change_plan", "subscriptions", "done"):
        presenter = opened(desk, screen)
        assert captions(presenter.page()) == [actions.try_again()]
        assert presenter.sentences()
    mends()
    shop.gateway.held = ()
    press(opened(desk, "change_plan").page(), actions.ask_a_person())
    assert desk.emitted[-1] == CallMe()


def test_the_cached_services_are_shown_with_the_problem(shop: Shop, desk: Desk) -> None:
    opened(desk, "subscriptions")
    shop.breaks(ServerDown())
    presenter = opened(desk, "subscriptions")
    assert reaction_to(ServerDown()).sentence in said(presenter)
    assert subscriptions_screen.name(name_of(shop.gateway.held[1])) in entries(presenter.page())
    press(presenter.page(), actions.try_again())
    assert subscriptions_screen.name(name_of(shop.gateway.held[1])) in entries(presenter.page())


LANDLINE = OwnPhone(Phone("010-62345678"))


def in_hand(desk: Desk, phone: OwnPhone | None) -> Any:
    """Say which telephone is in hand, and return the page after that."""
    asked = opened(desk, "lost_phone")
    assert said(asked) == [lost_phone_screen.which_is_in_hand(), lost_phone_screen.calls_go_there()]
    press(asked.page(), lost_phone_screen.none_in_hand() if phone is None else telephones.telephone(phone))
    return followed(desk)


def test_a_lost_phone_is_stopped_and_calls_ring_the_one_in_hand(shop: Shop, desk: Desk) -> None:
    asked = opened(desk, "lost_phone").page()
    assert entries(asked) == [telephones.telephone(LANDLINE), telephones.telephone(OwnPhone(Phone("13800138000")))]
    assert captions(asked) == [lost_phone_screen.none_in_hand()]
    page = in_hand(desk, LANDLINE)
    assert page.place == Place("lost_phone")
    assert said(page)[0] == lost_phone_screen.is_it_lost("13800138000")
    press(page.page(), lost_phone_screen.do_not_stop())
    assert shop.gateway.made == {}
    press(page.page(), lost_phone_screen.stop_now())
    result = followed(desk)
    assert said(result)[0] == outcome_of_newest(shop)
    assert said(result)[-1] == lost_phone_screen.will_ring(LANDLINE)
    press(result.page(), done_screen.changed_my_mind())
    intent = desk.emitted[-1]
    assert isinstance(intent, CallMe)
    assert intent.reason == Reason("done", "138 0013 8000 停机了")
    assert said(opened(desk, "lost_phone"))[0] == lost_phone_screen.no_phone()


def test_where_no_telephone_is_left_it_says_what_to_do_instead(desk: Desk) -> None:
    page = in_hand(desk, None)
    press(page.page(), lost_phone_screen.stop_now())
    assert_no_call_is_offered(followed(desk), desk)


def assert_no_call_is_offered(result: Any, desk: Desk) -> None:
    """Assert that the page of a stopped phone leads to a hall, and that its words do not speak of a call."""
    assert said(result)[1:] == [lost_phone_screen.none_at_hand(ShortCode("10000"))]
    assert captions(result.page()) == [callback_screen.service_halls(), actions.all_right()]
    press(result.page(), callback_screen.service_halls())
    assert desk.emitted[-1] == GoTo(Place("halls"))


def test_with_one_telephone_alone_it_is_not_asked_which_is_in_hand(shop: Shop, desk: Desk) -> None:
    shop.gateway.person = replace(shop.gateway.person, numbers=(Phone("13800138000"),))
    page = opened(desk, "lost_phone")
    assert said(page)[0] == lost_phone_screen.is_it_lost("13800138000")
    press(page.page(), lost_phone_screen.stop_now())
    assert_no_call_is_offered(followed(desk), desk)


def test_the_only_phone_is_not_lost_while_it_is_in_hand(desk: Desk) -> None:
    page = in_hand(desk, OwnPhone(Phone("13800138000")))
    assert said(page) == [lost_phone_screen.only_this_one()]
    assert captions(page.page()) == [actions.i_see()]


def test_several_phones_are_asked_about_with_whose_each_is(shop: Shop, desk: Desk) -> None:
    second = replace(product("p2", "o2", "舒心39", "39.00", number="13900139000"), user="王爷爷")
    third = product("p3", "o2", "舒心39", "39.00", number="13700137000")
    shop.gateway.held = (*shop.gateway.held, second, third)
    choice = in_hand(desk, OwnPhone(Phone("13700137000")))
    assert entries(choice.page()) == [
        telephones.telephone(OwnPhone(Phone("13800138000"))),
        telephones.telephone(OwnPhone(Phone("13900139000"), "王爷爷")),
    ]
    press(choice.page(), telephones.telephone(OwnPhone(Phone("13800138000"))))
    assert went(desk) == Place("lost_phone", "p1")
    assert lost_phone_screen.used_by("王爷爷") in said(opened(desk, "lost_phone", "p2"))
    assert lost_phone_screen.used_by("王爷爷") not in said(opened(desk, "lost_phone", "p1"))


@pytest.mark.parametrize("is_known", [True, False])
def test_offline_the_hotline_is_shown_large(shop: Shop, desk: Desk, is_known: bool) -> None:
    page = in_hand(desk, LANDLINE) if is_known else None
    mends = shop.breaks(NoNetwork())
    if page is None:
        page = opened(desk, "lost_phone", "lost")
    else:
        press(page.page(), lost_phone_screen.stop_now())
    assert said(page) == [
        reaction_to(NoNetwork()).sentence,
        lost_phone_screen.phone_us_now() if is_known else lost_phone_screen.not_from_here(),
        lost_phone_screen.hotline(ShortCode("10000")),
    ]
    assert page.page().blocks[-1].weight is Weight.LARGE
    mends()
    press(page.page(), actions.try_again())
    assert said(page)[0] == lost_phone_screen.is_it_lost("13800138000")


def test_a_refresh_does_not_replace_the_hotline_by_the_question(shop: Shop, desk: Desk) -> None:
    mends = shop.breaks(NoNetwork())
    page = opened(desk, "lost_phone", "lost")
    mends()
    page.refresh()
    assert said(page)[-1] == lost_phone_screen.hotline(ShortCode("10000"))
    press(page.page(), actions.try_again())
    assert said(page)[0] == lost_phone_screen.is_it_lost("13800138000")


def test_a_phone_can_be_stopped_with_a_full_disk(shop: Shop, desk: Desk) -> None:
    shop.store.trouble = DiskFull("full")
    assert said(opened(desk, "lost_phone", "lost"))[0] == lost_phone_screen.is_it_lost("13800138000")


def test_things_done_are_listed_newest_first_and_after_ten_minutes_a_person_helps(shop: Shop, desk: Desk) -> None:
    desk.configuration = Configuration(language=Language.ENGLISH)
    assert said(opened(desk, "done")) == [done_screen.nothing_done()]
    shop.services.manage_subscriptions.cancel(("p-weather",))
    shop.pass_time(minutes=15)
    shop.services.manage_subscriptions.cancel(("p-video",))
    listed = opened(desk, "done")
    assert listed.title == actions.things_done()
    _video, weather = entries(listed.page())
    # Only the later of the two can still be undone.
    heading, first, undo, second = listed.page().blocks
    assert isinstance(heading, Text)
    assert isinstance(first, Entry)
    assert undo == Text(done_screen.can_be_undone())
    assert isinstance(second, Entry)
    press(listed.page(), weather)
    late = followed(desk)
    assert late.place == Place("done", '"Weather" cancelled')
    assert captions(late.page()) == [done_screen.changed_my_mind(), actions.all_right()]
    press(late.page(), done_screen.changed_my_mind())
    assert desk.emitted[-1] == CallMe(Reason("done", '"Weather" cancelled'))
    shop.pass_time(days=91)
    assert said(opened(desk, "done")) == [done_screen.nothing_done()]
    assert said(opened(desk, "done", "unknown")) == [done_screen.not_found()]


def test_an_undo_that_does_not_work_says_why(shop: Shop, desk: Desk) -> None:
    result = shop.services.manage_subscriptions.cancel(("p-video",))
    page = opened(desk, "done", result.key)
    mends = shop.breaks(NoNetwork())
    press(page.page(), done_screen.undo())
    assert said(page)[0] == done_screen.not_undone()
    assert said(page)[1] == reaction_to(NoNetwork()).sentence
    mends()
    press(page.page(), done_screen.undo())
    assert said(page)[0] == outcome.undone(newest(shop).items)


def test_a_service_that_is_gone_and_a_page_before_the_connection(desk: Desk) -> None:
    assert said(opened(desk, "subscriptions", "p-unknown")) == [subscriptions_screen.not_found()]
    unconnected = Desk()
    for screen in ("subscriptions", "change_plan", "done", "lost_phone"):
        assert said(opened(unconnected, screen)) == [trouble.fetching().sentence]
