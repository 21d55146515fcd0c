"""Pages of ordering where the operator leaves out a price, a kind, a number or a whole record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.plans.price import ChargePeriod, MonthlyTotal, Price
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import change_plan_screen, lost_phone_screen, paid_extras, subscriptions_screen
from elderclient.phrases.orders.arguments import name_of
from elderclient.phrases.plans import plan_card, plan_screen
from elderclient.phrases.shell import actions, unknowns
from elderclient.ui.flow.presenting import Text
from elderclient.ui.intents import CallMe
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from tests.fakes.screen_context import Desk, captions, entries, press
from tests.fakes.shop import Shop, extra, outcome_of_newest


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


def said(presenter: Any) -> list[Sentence]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


@pytest.mark.parametrize(("part", "screen", "offering"), [("offer/x-cloud", "subscriptions", "x-cloud"),
                                                          ("p1/o2", "change_plan", "o2")])  # fmt: skip
@pytest.mark.parametrize("unclear", [{"rent": Unknown.ABSENT}, {"every": Unknown.ABSENT}])
def test_what_has_no_known_price_is_not_ordered_but_asked_about(
    shop: Shop, desk: Desk, part: str, screen: str, offering: str, unclear: dict[str, Any]
) -> None:
    shop.gateway.on_sale = tuple(
        replace(each, **unclear) if each.id == offering else each for each in shop.gateway.on_sale
    )
    page = opened(desk, screen, part)
    sold = next(each for each in shop.gateway.on_sale if each.id == offering)
    assert paid_extras.offer(sold)[0] in said(page)
    assert captions(page.page()) == [actions.all_right(), actions.ask_a_person()]
    press(page.page(), actions.ask_a_person())
    assert isinstance(desk.emitted[-1], CallMe)
    assert "draft" not in shop.gateway.asked


def test_a_service_of_an_unknown_kind_is_shown_by_its_name_and_not_cancelled(shop: Shop, desk: Desk) -> None:
    odd = replace(extra("odd", "神秘业务", "9.00"), category=Unknown.NOT_UNDERSTOOD)
    shop.gateway.held = (*shop.gateway.held, odd)
    page = opened(desk, "subscriptions")
    assert paid_extras.other_things() in said(page)
    assert subscriptions_screen.name(name_of(odd)) in entries(page.page())
    own = opened(desk, "subscriptions", "p-odd")
    assert paid_extras.person_cancels() in said(own)
    assert captions(own.page()) == [actions.all_right()]
    everything = opened(desk, "subscriptions", "all")
    assert said(everything)[1] == paid_extras.cancels_all(2, MonthlyTotal(Money.of("28.00"), 2))


def test_records_that_are_missing_are_counted_once_and_leave_no_claim(shop: Shop, desk: Desk) -> None:
    shop.gateway.held, shop.gateway.unread = shop.gateway.held[:1], {"products": 2}
    page = opened(desk, "subscriptions")
    assert said(page)[0] == paid_extras.summary((), 2)
    assert said(page).count(unknowns.unread_records(2)) == 1


def test_how_often_is_said_to_be_unknown_in_the_list_and_beside_the_price(shop: Shop, desk: Desk) -> None:
    tones = extra("tones", "彩铃", "5.00", every=Unknown.ABSENT, start_date=None, last_use=None, ordered_how="")
    shop.gateway.held = (tones,)
    assert said(opened(desk, "subscriptions"))[1:] == [
        subscriptions_screen.press_one(),
        paid_extras.how_often_not_known(),
    ]
    own = said(opened(desk, "subscriptions", "p-tones"))
    assert own == [
        paid_extras.price(name_of(tones), Price(Money.of("5"), Unknown.ABSENT)),
        paid_extras.cancelling_is_free(),
    ]


def test_cancelling_is_called_free_only_where_the_operator_says_so(shop: Shop, desk: Desk) -> None:
    dear = extra("dear", "合约业务", "5.00", contract_ends=Unknown.ABSENT, early_termination_fee=Unknown.ABSENT)
    shop.gateway.held = (*shop.gateway.held, dear)
    assert paid_extras.cancelling_is_free() not in said(opened(desk, "subscriptions", "p-dear"))
    assert paid_extras.cancelling_is_free() not in said(opened(desk, "subscriptions", "all"))
    assert paid_extras.cancelling_is_free() in said(opened(desk, "subscriptions", "p-video"))


def test_a_yearly_price_is_shown_with_its_period(shop: Shop, desk: Desk) -> None:
    shop.gateway.held = (extra("films", "年费会员", "180.00", every=ChargePeriod(months=12)),)
    page = opened(desk, "subscriptions")
    assert said(page)[0] == paid_extras.summary([Price(Money.of("180"), ChargePeriod(months=12))])


def test_a_lost_phone_without_a_known_number_is_stopped_by_its_name(shop: Shop, desk: Desk) -> None:
    shop.gateway.held = (replace(shop.gateway.held[0], number=None),)
    page = opened(desk, "lost_phone", "lost")
    assert said(page)[0] == lost_phone_screen.is_it_lost("安享59")
    press(page.page(), lost_phone_screen.stop_now())
    assert dict(outcome_of_newest(shop).arguments)["number"] == name_of(replace(shop.gateway.held[0], name_en=""))


@pytest.mark.parametrize("unread", [0, 1])
def test_a_phone_that_may_be_missing_from_the_list_leads_to_the_hotline(shop: Shop, desk: Desk, unread: int) -> None:
    odd = replace(shop.gateway.held[0], category=Unknown.ABSENT, number=None)
    shop.gateway.held, shop.gateway.unread = () if unread else (odd,), {"products": unread}
    hotline = lost_phone_screen.hotline(desk.context().configuration().number_to_dial)
    assert said(opened(desk, "lost_phone")) == [
        lost_phone_screen.phone_not_found(),
        lost_phone_screen.not_from_here(),
        hotline,
    ]


def test_a_plan_of_an_unknown_kind_is_not_offered_a_change(shop: Shop, desk: Desk) -> None:
    shop.gateway.held = (replace(shop.gateway.held[0], category=Unknown.ABSENT),)
    assert captions(opened(desk, "plan").page()) == [plan_screen.does_it_fit()]


@pytest.mark.parametrize("unclear", ["unread", "kind"])
def test_that_there_is_no_other_plan_is_said_only_where_all_on_sale_is_known(
    shop: Shop, desk: Desk, unclear: str
) -> None:
    own = [each for each in shop.gateway.on_sale if each.id == shop.gateway.held[0].offering_id]
    shop.gateway.on_sale = tuple(own)
    assert said(opened(desk, "change_plan"))[1:] == [change_plan_screen.no_other_plan()]
    if unclear == "unread":
        shop.gateway.unread = {"offerings": 1}
    else:
        shop.gateway.on_sale = (*own, replace(own[0], id="odd", category=Unknown.ABSENT))
    assert said(opened(desk, "change_plan"))[1:] == [change_plan_screen.others_not_clear()]


def test_plans_that_could_not_be_read_are_counted_below_those_that_were(shop: Shop, desk: Desk) -> None:
    shop.gateway.unread = {"offerings": 2}
    assert said(opened(desk, "change_plan"))[-1] == unknowns.unread_records(2)


@pytest.mark.parametrize("screen", ["change_plan", "plan"])
def test_that_there_is_no_plan_is_said_only_where_all_that_is_held_was_read(
    shop: Shop, desk: Desk, screen: str
) -> None:
    unclear, mine = unknowns.with_offer(plan_card.held_not_clear()), shop.gateway.held[0]
    shop.gateway.held, shop.gateway.unread = (), {"products": 1}
    first = said(opened(desk, screen))
    assert first == ([unclear] if screen == "change_plan" else [plan_card.held_not_clear(), unknowns.unread_records(1)])
    shop.gateway.unread = {}
    assert said(opened(desk, screen)) == [plan_card.not_found()]
    shop.gateway.held = (replace(mine, category=Unknown.ABSENT),)
    assert screen == "plan" or said(opened(desk, screen)) == [unclear]
