"""The screen of services that protect and help: what is held, what can be ordered, and what there is no word of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.resources.tickets import callback_words
from elderclient.adapters.operator_api.resources.tickets.callback_words import Words
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.callbacks import Reason
from elderclient.domain.known import Unknown
from elderclient.domain.orders import OrderAction, OrderPhase
from elderclient.domain.phone import Phone
from elderclient.domain.plans.conditions import Conditions, Eligibility
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.price import Price
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.phrases.callbacks import caller_check_screen
from elderclient.phrases.orders import confirmation, helpful_services_screen, subscriptions_screen
from elderclient.phrases.plans import conditions
from elderclient.phrases.plans.prices import charged
from elderclient.phrases.shell import actions, more_screen
from elderclient.ui.flow.presenting import Entry
from elderclient.ui.intents import CallMe, GoTo, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from elderclient.usecases.cache import CUSTOMER
from tests.fakes.screen_context import Desk, captions, entries, heard, press
from tests.fakes.shop import Shop, extra, newest, on_sale

SCREEN = "helpful_services"
BLOCKING, REMINDER, FAMILY = HelpfulKind
QUIET = on_sale("quiet", "来电来信免打扰", "0.00", name_en="Quiet", helpful=BLOCKING)
GUARD = on_sale("guard", "号码卫士", "8.50", name_en="Guard", helpful=BLOCKING)
WARNING = on_sale("warning", "余量短信", "0.00", name_en="Warning", helpful=REMINDER)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def desk(shop: Shop) -> Desk:
    return Desk(services=shop.services, clock=shop.clock)


def opened(desk: Desk, subject: str = "", screen: str = SCREEN) -> Any:
    presenter, _view = make(Place(screen, subject), desk.context())
    presenter.refresh()
    return presenter


def went(desk: Desk) -> Place:
    return next(one for one in reversed(desk.emitted) if isinstance(one, TurnInto | GoTo)).place


def states(desk: Desk) -> list[Sentence | None]:
    """What is said beside each of the three."""
    return [block.value for block in opened(desk).page().blocks if isinstance(block, Entry)]


def named(name: str, name_en: str) -> Sentence:
    return subscriptions_screen.name(OperatorText(name, name_en))


def test_each_of_the_three_says_what_it_does_and_how_it_stands(shop: Shop, desk: Desk) -> None:
    shop.gateway.on_sale = (*shop.gateway.on_sale, WARNING, GUARD)
    shop.gateway.held = (*shop.gateway.held, extra("guard", "号码卫士", "8.50", name_en="Guard"))
    screen = opened(desk)
    assert entries(screen.page()) == [helpful_services_screen.name(kind) for kind in HelpfulKind]
    assert all(helpful_services_screen.what_it_does(kind) in heard(screen) for kind in HelpfulKind)
    assert states(desk) == [
        helpful_services_screen.is_held(),
        helpful_services_screen.can_be_ordered((WARNING,)),
        helpful_services_screen.is_absent(),
    ]
    press(screen.page(), helpful_services_screen.name(REMINDER))
    assert went(desk) == Place(SCREEN, "reminder")


def test_a_price_stands_beside_it_and_free_only_where_the_operator_says_so(shop: Shop, desk: Desk) -> None:
    unpriced = replace(QUIET, rent=Unknown.ABSENT)
    said = []
    for offer in (QUIET, GUARD, unpriced):
        shop.gateway.on_sale = (offer,)
        said.append(states(desk)[0])
    assert said == [subscriptions_screen.price(QUIET.price), charged(GUARD.price), charged(Price(Unknown.ABSENT))]


def test_it_is_ordered_by_the_two_confirmations_that_there_are(shop: Shop, desk: Desk) -> None:
    shop.gateway.on_sale = (*shop.gateway.on_sale, QUIET)
    press(opened(desk, "nuisance").page(), named("来电来信免打扰", "Quiet"))
    assert went(desk) == Place("subscriptions", "offer/x-quiet")
    first = opened(desk, went(desk).subject, "subscriptions")
    press(first.page(), subscriptions_screen.i_want_it())
    assert newest(shop).phase is OrderPhase.DRAFT
    signed = opened(desk, went(desk).subject, went(desk).screen)
    press(signed.page(), signed.page().actions[-1].caption)
    last = opened(desk, went(desk).subject, "confirm_order")
    assert newest(shop).phase is OrderPhase.DRAFT
    press(last.page(), confirmation.confirm(OrderAction.ADD))
    assert newest(shop).phase is OrderPhase.HELD
    assert states(desk)[0] == helpful_services_screen.is_under_way()
    shop.pass_time(minutes=11)
    assert states(desk)[0] == helpful_services_screen.is_held()


def test_what_is_held_is_cancelled_where_all_services_are(shop: Shop, desk: Desk) -> None:
    shop.gateway.on_sale = (*shop.gateway.on_sale, QUIET, GUARD)
    shop.gateway.held = (*shop.gateway.held, extra("guard", "号码卫士", "8.50", name_en="Guard"))
    screen = opened(desk, "nuisance")
    assert heard(screen)[1] == helpful_services_screen.held_heading()
    assert helpful_services_screen.offers_heading(is_more=True) in heard(screen)
    assert entries(screen.page()) == [named("号码卫士", "Guard"), named("来电来信免打扰", "Quiet")]
    press(screen.page(), named("号码卫士", "Guard"))
    assert went(desk) == Place("subscriptions", "p-guard")
    press(opened(desk, "p-guard", "subscriptions").page(), subscriptions_screen.cancel_it())
    assert states(desk)[0] != helpful_services_screen.is_held()


def test_held_under_a_characteristic_of_its_own_it_needs_no_catalogue(shop: Shop, desk: Desk) -> None:
    shop.gateway.on_sale = ()
    shop.gateway.held = (extra("numbers", "亲情网", "3.00", helpful=FAMILY),)
    assert states(desk) == [
        helpful_services_screen.is_not_known(),
        helpful_services_screen.is_not_known(),
        helpful_services_screen.is_held(),
    ]


@pytest.mark.parametrize(
    ("sold", "said"),
    [
        (True, helpful_services_screen.not_listed()),
        (False, helpful_services_screen.cannot_be_looked_up()),
    ],
)
def test_where_there_is_none_one_sentence_says_so_and_a_person_can_be_asked(
    shop: Shop, desk: Desk, sold: bool, said: Sentence
) -> None:
    if not sold:
        shop.gateway.on_sale = ()
    screen = opened(desk, "nuisance")
    assert heard(screen) == [helpful_services_screen.what_it_does(BLOCKING), said]
    assert captions(screen.page()) == [actions.ask_a_person()]
    press(screen.page(), actions.ask_a_person())
    assert desk.emitted[-1] == CallMe(Reason(SCREEN, "nuisance"))


def test_one_that_could_not_be_read_may_be_such_a_service(shop: Shop, desk: Desk) -> None:
    shop.gateway.unread["offerings"] = 1
    assert states(desk) == [helpful_services_screen.is_not_known()] * 3


def test_one_for_another_age_is_named_with_the_reason(shop: Shop, desk: Desk) -> None:
    for_elders = replace(QUIET, conditions=Conditions(least_age=80))
    shop.gateway.on_sale = (*shop.gateway.on_sale, for_elders)
    CUSTOMER.put(shop.store, Customer("c1", "王秀英", birth_date=date(1960, 1, 1)), shop.clock.now())
    screen = opened(desk, "nuisance")
    assert conditions.not_for_you(for_elders, Eligibility.TOO_YOUNG) in heard(screen)
    assert states(desk)[0] == helpful_services_screen.is_absent()


def test_a_person_sets_the_numbers_of_a_family(shop: Shop, desk: Desk) -> None:
    family = on_sale("family", "亲情号码", "3.00", helpful=FAMILY)
    shop.gateway.on_sale = (*shop.gateway.on_sale, family)
    screen = opened(desk, "family")
    assert helpful_services_screen.person_sets_numbers() in heard(screen)
    assert captions(screen.page()) == [actions.ask_a_person()]


def test_it_is_found_in_more_and_on_the_pages_about_fraud(desk: Desk) -> None:
    more, _view = make(Place("more"), desk.context())
    assert more_screen.question() in more.sentences()
    press(more.shown_page(), helpful_services_screen.title())  # type: ignore[attr-defined]
    assert went(desk) == Place(SCREEN)
    tricks = opened(desk, "tricks", "caller_check")
    press(tricks.page(), helpful_services_screen.name(BLOCKING))
    assert went(desk) == Place(SCREEN, "nuisance")
    report = opened(desk, "report", "caller_check")
    press(report.page(), caller_check_screen.report_it())
    press(report.page(), helpful_services_screen.name(BLOCKING))
    assert went(desk) == Place(SCREEN, "nuisance")


@pytest.mark.parametrize("kind", HelpfulKind)
def test_the_operators_people_read_what_was_wanted(kind: HelpfulKind) -> None:
    zone, reason = ZoneInfo("Asia/Shanghai"), Reason(SCREEN, kind.value)
    text = Words(Phone("13800138000"), reason).text(zone)
    assert kind.value not in text
    assert callback_words.read(text, zone).reason == reason
