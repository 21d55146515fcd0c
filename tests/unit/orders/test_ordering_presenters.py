"""The pages of ordering: what each says, what a press does, and that only the second yes orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import DiskFull, NoNetwork, ServerDown
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderPhase, OrderRefused, PurchaseLock, WhyNot
from elderclient.ui.flow.presenting import Entry, Text, Weight
from elderclient.ui.intents import CallMe, GoBack, GoTo, Intent, ReadAloud, ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from tests.fakes.bills import product
from tests.fakes.screen_context import Desk, action_words, entry_words, press
from tests.fakes.shop import Shop, extra


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
    """Where the last press led."""
    intent = next(one for one in reversed(desk.emitted) if isinstance(one, TurnInto | GoTo))
    return intent.place


def followed(desk: Desk) -> Any:
    place = went(desk)
    return opened(desk, place.screen, place.subject)


def read_through(desk: Desk) -> Any:
    """The second confirmation, reached past everything that is agreed to."""
    before = followed(desk)
    press(before.page(), "I have read it")
    return followed(desk)


def said(presenter: Any) -> list[str]:
    return [block.sentence.msgid for block in presenter.page().blocks if isinstance(block, Text)]


def spoken(desk: Desk) -> list[Intent]:
    return [one for one in desk.emitted if isinstance(one, ReadAloud)]


def test_the_list_leads_to_each_service_and_to_what_can_be_done_with_all(desk: Desk) -> None:
    presenter = opened(desk, "subscriptions")
    page = presenter.page()
    assert said(presenter)[0] == "{count} cost extra, {amount} a month together."
    assert entry_words(page) == ["{name}", "{name}", "Cancel them all", "Order a new service", "No new services"]
    for number, subject in enumerate(("p-video", "p-weather", "all", "offers", "lock")):
        [block for block in page.blocks if isinstance(block, Entry)][number].press()
        assert went(desk) == Place("subscriptions", subject)
    assert presenter.title.msgid == "Paid extras"


def test_a_name_too_long_for_a_button_stands_above_it(shop: Shop, desk: Desk) -> None:
    shop.gateway.held = (*shop.gateway.held, extra("long", "长长的服务名字" * 5, "1.00"))
    shop.gateway.on_sale = (*shop.gateway.on_sale, replace(shop.gateway.on_sale[-1], id="x-l", name="很长" * 9))
    assert entry_words(opened(desk, "subscriptions").page())[2] == "Look"
    assert "Look" in entry_words(opened(desk, "subscriptions", "offers").page())


def test_one_service_is_cancelled_and_taken_back(shop: Shop, desk: Desk) -> None:
    service = opened(desk, "subscriptions", "p-video")
    assert service.place == Place("subscriptions", "视频会员")
    assert action_words(service.page()) == ["Don't cancel", "Cancel it"]
    press(service.page(), "Cancel it")
    result = followed(desk)
    assert said(result)[0] == "“{name}” is cancelled. It ends on {day}, and this month costs {amount} less."
    assert action_words(result.page()) == ["Take it back", "All right"]
    assert isinstance(desk.emitted[-2], ShowNews)
    listed = opened(desk, "subscriptions")
    next(block for block in listed.page().blocks if isinstance(block, Entry)).press()
    assert went(desk) == Place("done", "wish-1")
    press(result.page(), "Take it back")
    assert said(result)[0] == "It is taken back: “{name}” stays as it was."
    assert action_words(result.page()) == ["All right"]
    press(result.page(), "All right")
    assert desk.emitted[-1] == GoBack()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_no_cancels_nothing(shop: Shop, desk: Desk) -> None:
    for subject, refusal in (("p-video", "Don't cancel"), ("all", "Don't cancel"), ("offer/x-cloud", "Don't order")):
        presenter = opened(desk, "subscriptions", subject)
        press(presenter.page(), refusal)
        assert desk.emitted[-1] == GoBack()
    assert shop.gateway.made == {}


def test_all_are_cancelled_after_one_more_question(shop: Shop, desk: Desk) -> None:
    presenter = opened(desk, "subscriptions", "all")
    assert said(presenter)[0] == "This cancels {count} and saves {amount} a month."
    press(presenter.page(), "Cancel all")
    assert said(followed(desk))[0].startswith("{count} are cancelled")
    assert len(shop.gateway.made) == 1


def test_offline_a_cancellation_is_noted_and_can_be_taken_back(shop: Shop, desk: Desk) -> None:
    service = opened(desk, "subscriptions", "p-video")
    mends = shop.breaks(NoNetwork())
    press(service.page(), "Cancel it")
    result = followed(desk)
    assert said(result)[0] == "It is noted. “{name}” is cancelled as soon as there is a network."
    press(result.page(), "Take it back")
    assert shop.store.acts() == ()
    mends()


def test_ordering_takes_three_pages_and_all_are_heard(shop: Shop, desk: Desk) -> None:
    offer = opened(desk, "subscriptions", "offer/x-cloud")
    assert len(spoken(desk)) == 1
    assert offer.place == Place("subscriptions", "照片云盘")
    press(offer.page(), "I want it")
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.DRAFT]
    before = followed(desk)
    assert went(desk) == Place("before_signing", "wish-1")
    assert before.place == Place("before_signing", "照片云盘")
    assert said(before)[:6] == [
        "Before you decide on “{name}”, eight points:",
        "What is this?",
        "{text}",
        "What does it cost?",
        "From {day}, {amount} more a month.",
        "How long does it run?",
    ]
    assert "Cancel it yourself under “Paid extras”, or ask a person to call you." in said(before)
    assert before.page().is_read_through
    assert action_words(before.page()) == ["Don't order", "I have read it"]
    assert [len(one.sentences) for one in spoken(desk)][1:] == [len(said(before))]
    press(before.page(), "I have read it")
    second = followed(desk)
    assert went(desk) == Place("confirm_order", "wish-1")
    assert len(spoken(desk)) == 3
    assert said(second) == [
        "Once more: “{name}”",
        "From {day}, {amount} more a month.",
        "If you press nothing, nothing is ordered.",
    ]
    assert second.page().blocks[1].weight is Weight.BOLD
    assert action_words(second.page()) == ["Don't order", "Order it"]
    press(second.page(), "Order it")
    result = followed(desk)
    assert said(result)[0] == "“{name}” is ordered: {amount} a month from {day}."
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.HELD]
    told = shop.gateway.read_before["o1"]
    assert told is not None
    assert [one.msgid for one in told.sentences] == said(before)[1:]
    assert told.language is Language.CHINESE


def test_nobody_confirms_what_was_not_shown_or_in_another_language(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    opened(desk, "confirm_order", "wish-1")
    assert went(desk) == Place("before_signing", "wish-1")
    read_through(desk)
    desk.configuration = replace(desk.configuration, language=Language.ENGLISH)
    opened(desk, "confirm_order", "wish-1")
    assert went(desk) == Place("before_signing", "wish-1")
    press(read_through(desk).page(), "Order it")
    told = shop.gateway.read_before["o1"]
    assert told is not None
    assert told.language is Language.ENGLISH


def test_what_cannot_be_shown_is_not_ordered(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    shop.store.kept.clear()
    mends = shop.breaks(NoNetwork())
    before = followed(desk)
    assert said(before)[:2] == ["It was not done. Nothing was changed.", "There is no network now."]
    assert action_words(before.page()) == ["Don't order", "How to phone us"]
    mends()
    before = followed(desk)
    press(before.page(), "Don't order")
    assert desk.emitted[-1] == GoBack()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]
    assert said(opened(desk, "before_signing", "unknown"))[0] == "You took a while, so nothing was ordered."


@pytest.mark.parametrize("changes", [{"reads_automatically": True}, {"uses_screen_reader": True}])
def test_who_hears_everything_anyway_does_not_hear_the_price_twice(desk: Desk, changes: dict[str, bool]) -> None:
    desk.configuration = Configuration(**changes)  # type: ignore[arg-type]  # two of its switches
    opened(desk, "subscriptions", "offer/x-cloud")
    assert spoken(desk) == []


def test_two_presses_before_the_answer_draft_and_order_once(shop: Shop, desk: Desk) -> None:
    offer = opened(desk, "subscriptions", "offer/x-cloud")
    desk.runner.holds = True
    first = offer.page().actions[-1]
    first.press()
    first.press()
    assert said(offer) == ["Asking for the price, one moment…"]
    desk.runner.release()
    desk.runner.holds = False
    second = read_through(desk)
    desk.runner.holds = True
    yes = second.page().actions[-1]
    yes.press()
    yes.press()
    assert said(second) == ["It is being ordered, one moment…"]
    desk.runner.release()
    assert (shop.gateway.asked.count("draft"), shop.gateway.asked.count("confirm")) == (1, 1)


def test_no_on_the_second_page_drops_the_draft(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    press(followed(desk).page(), "Don't order")
    assert desk.emitted[-1] == GoBack()
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_a_changed_price_is_shown_and_asked_again(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    second = read_through(desk)
    shop.gateway.on_sale = tuple(
        replace(each, rent=Money.of("12.00")) if each.id == "x-cloud" else each for each in shop.gateway.on_sale
    )
    press(second.page(), "Order it")
    assert went(desk) == Place("before_signing", "changed/wish-1")
    before = followed(desk)
    assert said(before)[0] == "The price has changed. Please look again:"
    assert dict(before.page().blocks[4].sentence.arguments)["amount"] == Money.of("12.00")
    assert len(spoken(desk)) == 4
    press(before.page(), "I have read it")
    press(followed(desk).page(), "Order it")
    assert went(desk) == Place("done", "wish-1")


def test_a_draft_that_is_over_says_that_nothing_was_ordered(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    second = read_through(desk)
    shop.pass_time(minutes=31)
    press(second.page(), "Order it")
    assert said(second)[0] == "You took a while, so nothing was ordered."
    assert action_words(second.page()) == ["All right", "Begin again"]
    again = followed(desk)
    assert said(again)[0] == "You took a while, so nothing was ordered."
    assert said(opened(desk, "confirm_order", "unknown"))[0] == "You took a while, so nothing was ordered."


def test_coming_back_to_the_second_page_keeps_the_draft_alive(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    read_through(desk)
    shop.pass_time(minutes=20)
    assert followed(desk).page().actions
    assert shop.gateway.asked[-1] == "extend"
    shop.pass_time(minutes=20)
    press(followed(desk).page(), "Order it")
    assert went(desk) == Place("done", "wish-1")


def test_trouble_on_the_second_page_orders_nothing_and_can_be_tried_again(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    second = read_through(desk)
    mends = shop.breaks(NoNetwork())
    press(second.page(), "Order it")
    assert said(second)[:2] == ["It was not done. Nothing was changed.", "There is no network now."]
    assert action_words(second.page()) == ["Don't order", "How to phone us"]
    mends()


def test_an_unknown_end_shows_the_hotline_and_what_is_known_later(shop: Shop, desk: Desk) -> None:
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    second = read_through(desk)
    shop.gateway.loses, shop.gateway.dies_after = {"confirm"}, True
    press(second.page(), "Order it")
    result = followed(desk)
    assert said(result)[0].startswith("The answer was lost")
    assert "Hotline {hotline}" in said(result)
    shop.gateway.trouble = None
    assert said(followed(desk))[0] == "“{name}” is ordered: {amount} a month from {day}."


def test_a_trial_is_kept_by_two_confirmations(shop: Shop, desk: Desk) -> None:
    end = date(2026, 12, 1)
    trial = replace(
        extra("guard", "号码卫士", "0.00"), introductory_ends=end, price_after=Money.of("8.50"), termination_date=end
    )
    shop.gateway.held = (*shop.gateway.held, trial)
    service = opened(desk, "subscriptions", "p-guard")
    assert action_words(service.page()) == ["Don't cancel", "Keep it", "Cancel it"]
    press(service.page(), "Keep it")
    second = followed(desk)
    assert said(second)[1:] == ["From {day}, {amount} more a month.", "If you press nothing, it ends by itself."]
    press(second.page(), "Keep it")
    assert said(followed(desk))[0] == "“{name}” goes on: {amount} a month from {day}."
    assert said(opened(desk, "subscriptions", "p-guard"))[1] == "“{name}” goes on: {amount} a month from {day}."
    assert action_words(opened(desk, "subscriptions", "p-guard").page()) == ["All right"]


def test_a_free_trial_says_its_end_and_later_price_on_every_page(desk: Desk) -> None:
    offer = opened(desk, "subscriptions", "offer/x-music")
    assert said(offer)[:2] == ["“{name}” costs {amount} a month.", "Free for {months}, then it ends by itself."]
    press(offer.page(), "I want it")
    before = said(followed(desk))
    assert before[before.index("What does it cost?") + 1] == "Free until {day}, then it ends by itself."
    assert said(read_through(desk))[1:3] == [
        "Free until {day}, then it ends by itself.",
        "To keep it after that costs {amount} a month.",
    ]


def test_the_lock(shop: Shop, desk: Desk) -> None:
    lock = opened(desk, "subscriptions", "lock")
    press(lock.page(), "Lock it")
    assert said(lock)[0] == "It is locked: nobody can order a new service for you."
    press(opened(desk, "subscriptions", "offer/x-cloud").page(), "I want it")
    refused = opened(desk, "subscriptions", "offer/x-cloud")
    press(refused.page(), "I want it")
    assert said(refused)[0] == "You locked this: no new services."
    press(refused.page(), "To the lock")
    assert went(desk) == Place("subscriptions", "lock")
    press(lock.page(), "Open it")
    assert said(lock)[0] == "It is locked and opens by itself at {moment}."
    press(lock.page(), "Keep it locked")
    assert shop.gateway.lock == PurchaseLock(is_on=True)
    shop.breaks(NoNetwork())
    press(lock.page(), "Open it")
    assert said(lock)[0] == "It was not done. Nothing was changed."
    press(lock.page(), "All right")
    assert action_words(lock.page()) == ["All right", "Open it"]


@pytest.mark.parametrize(
    ("why", "action", "place"),
    [
        (WhyNot.IN_ARREARS, "Look at the bill", Place("bill")),
        (WhyNot.ORDER_UNDER_WAY, "Things done", Place("done")),
    ],
)
def test_a_refusal_leads_to_its_way_out(shop: Shop, desk: Desk, why: WhyNot, action: str, place: Place) -> None:
    shop.gateway.refuses = OrderRefused(why, owed=Money.of("88.00"))
    summary = opened(desk, "change_plan", "p1/o2")
    press(summary.page(), action)
    assert went(desk) == place


def test_under_contract_a_person_helps(shop: Shop, desk: Desk) -> None:
    bound = replace(shop.gateway.held[0], contract_ends=date(2027, 2, 28), early_termination_fee=Money.of("120.00"))
    shop.gateway.held = (bound, *shop.gateway.held[1:])
    summary = opened(desk, "change_plan", "p1/o2")
    assert said(summary)[0] == "Your contract runs until {day}. Leaving earlier costs {fee}."
    press(summary.page(), "Call me back, a person")
    assert desk.emitted[-1] == CallMe()


def test_changing_the_plan_from_the_choice_to_the_undo(shop: Shop, desk: Desk) -> None:
    choice = opened(desk, "change_plan", "p1")
    assert said(choice)[0] == "You have “{name}”, {amount} a month. Change to:"
    press(choice.page(), "Look")
    summary = followed(desk)
    assert summary.place == Place("change_plan", "舒心39")
    assert summary.title.msgid == "Change the plan"
    assert said(summary)[1] == "It is {old} a month now and becomes {new}."
    assert len(spoken(desk)) == 1
    press(summary.page(), "Change it")
    second = read_through(desk)
    assert said(second)[1] == "From {day}, {amount} a month."
    assert action_words(second.page()) == ["Don't change", "Change it"]
    press(second.page(), "Change it")
    result = followed(desk)
    press(result.page(), "Take it back")
    assert said(result)[0] == "It is taken back: your plan stays as it was."
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_without_a_plan_or_an_operator_the_choice_is_honest(shop: Shop, desk: Desk) -> None:
    mends = shop.breaks(ServerDown())
    for screen in ("change_plan", "subscriptions", "done"):
        presenter = opened(desk, screen)
        assert action_words(presenter.page()) == ["Try again"]
        assert presenter.sentences()
    mends()
    shop.gateway.held = ()
    press(opened(desk, "change_plan").page(), "Ask a person")
    assert desk.emitted[-1] == CallMe()


def test_what_was_known_stays_with_its_date(shop: Shop, desk: Desk) -> None:
    opened(desk, "subscriptions")
    shop.breaks(ServerDown())
    presenter = opened(desk, "subscriptions")
    assert "Your network is fine. Our computer is out of order." in said(presenter)
    assert "{name}" in entry_words(presenter.page())
    press(presenter.page(), "Try again")
    assert "{name}" in entry_words(presenter.page())


def test_a_lost_phone_is_stopped_after_one_page(shop: Shop, desk: Desk) -> None:
    page = opened(desk, "lost_phone")
    assert said(page)[0] == "Is {number} lost?"
    press(page.page(), "Don't stop it")
    assert shop.gateway.made == {}
    press(page.page(), "Stop it now")
    result = followed(desk)
    assert said(result)[0] == "{number} is stopped. Nobody can use it."
    press(result.page(), "Changed my mind")
    intent = desk.emitted[-1]
    assert isinstance(intent, CallMe)
    assert intent.reason == Reason("done", "138 0013 8000 停机")
    assert said(opened(desk, "lost_phone"))[0].startswith("There is no phone to stop")


def test_several_phones_are_asked_about(shop: Shop, desk: Desk) -> None:
    shop.gateway.held = (*shop.gateway.held, product("p2", "o2", "舒心39", "39.00", number="13900139000"))
    choice = opened(desk, "lost_phone")
    next(block for block in choice.page().blocks if isinstance(block, Entry)).press()
    assert went(desk) == Place("lost_phone", "p1")


@pytest.mark.parametrize("is_known", [True, False])
def test_offline_the_hotline_is_huge(shop: Shop, desk: Desk, is_known: bool) -> None:
    page = opened(desk, "lost_phone") if is_known else None
    mends = shop.breaks(NoNetwork())
    if page is None:
        page = opened(desk, "lost_phone")
    else:
        press(page.page(), "Stop it now")
    assert said(page) == ["There is no network now.", "The phone is not stopped. Phone us now:", "{hotline}"]
    assert page.page().blocks[-1].weight is Weight.LARGE
    mends()
    press(page.page(), "Try again")
    assert said(page)[0] == "Is {number} lost?"


def test_the_hotline_does_not_turn_into_a_question_by_itself(shop: Shop, desk: Desk) -> None:
    mends = shop.breaks(NoNetwork())
    page = opened(desk, "lost_phone")
    mends()
    page.refresh()
    assert said(page)[-1] == "{hotline}"
    press(page.page(), "Try again")
    assert said(page)[0] == "Is {number} lost?"


def test_a_full_disk_keeps_nobody_from_stopping_a_phone(shop: Shop, desk: Desk) -> None:
    shop.store.trouble = DiskFull("full")
    assert said(opened(desk, "lost_phone"))[0] == "Is {number} lost?"


def test_things_done_are_listed_newest_first_and_after_ten_minutes_a_person_helps(shop: Shop, desk: Desk) -> None:
    desk.configuration = Configuration(language=Language.ENGLISH)
    assert said(opened(desk, "done")) == ["Nothing was done in the last 90 days."]
    shop.services.manage_subscriptions.cancel(("p-weather",))
    shop.pass_time(minutes=15)
    shop.services.manage_subscriptions.cancel(("p-video",))
    listed = opened(desk, "done")
    assert listed.title.msgid == "Things done"
    assert entry_words(listed.page()) == ["Can be taken back", "Look"]
    press(listed.page(), "Look")
    late = followed(desk)
    assert late.place == Place("done", '"Weather" cancelled')
    assert action_words(late.page()) == ["Changed my mind", "All right"]
    press(late.page(), "Changed my mind")
    assert desk.emitted[-1] == CallMe(Reason("done", '"Weather" cancelled'))
    shop.pass_time(days=91)
    assert said(opened(desk, "done")) == ["Nothing was done in the last 90 days."]
    assert said(opened(desk, "done", "unknown")) == ["This was not found. A person can look it up."]


def test_an_undo_that_does_not_work_says_why(shop: Shop, desk: Desk) -> None:
    result = shop.services.manage_subscriptions.cancel(("p-video",))
    page = opened(desk, "done", result.key)
    mends = shop.breaks(NoNetwork())
    press(page.page(), "Take it back")
    assert said(page)[:2] == ["It was not taken back.", "There is no network now."]
    mends()
    press(page.page(), "Take it back")
    assert said(page)[0].startswith("It is taken back")


def test_a_service_that_is_gone_and_a_page_before_the_connection(desk: Desk) -> None:
    assert said(opened(desk, "subscriptions", "p-unknown")) == ["This service is not there any more."]
    unconnected = Desk()
    for screen in ("subscriptions", "change_plan", "done", "lost_phone"):
        assert said(opened(unconnected, screen)) == ["Fetching, one moment…"]
