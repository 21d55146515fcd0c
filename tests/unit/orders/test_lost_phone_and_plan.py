"""A lost phone is stopped once and at once; a change of plan is stated in prices and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.errors import DiskFull, NoNetwork, TooSlow
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderPhase, OrderRefused, WhyNot, WishedItem
from elderclient.domain.phone import Phone
from elderclient.domain.plans.conditions import Conditions, Eligibility
from elderclient.domain.plans.price import Price
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders import change_plan_screen, lost_phone_screen, outcome
from elderclient.phrases.plans import conditions, included
from elderclient.ui.flow.presenting import Text
from elderclient.ui.place import Place
from elderclient.ui.screens.orders.change_plan.presenter import ChangePlanPresenter
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.orders.change_plan import PlanChoice
from elderclient.usecases.orders.look_up_orders import LOOK_UP_AFTER
from tests.fakes.bills import product
from tests.fakes.screen_context import Desk, entries
from tests.fakes.shop import READ, Shop, arguments, newest, on_sale, outcome_of_newest

LATER = LOOK_UP_AFTER + timedelta(seconds=1)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_a_lost_phone_is_stopped_at_once_and_only_a_person_starts_it_again(shop: Shop) -> None:
    lost = shop.services.report_lost_phone
    phones = lost.fetch().value
    assert phones is not None
    (phone,) = phones.losable
    result = lost.stop(phone)
    assert result.sentence.at("") == outcome_of_newest(shop)
    assert arguments(result.sentence)["number"] == Phone("13800138000")
    assert result.undo is None
    assert result.more == (
        outcome.too_late_to_undo(OrderAction.SUSPEND),
        lost_phone_screen.will_ring(OwnPhone(Phone("010-62345678"))),
    )
    phones = lost.fetch().value
    assert phones is not None
    assert phones.working == ()
    assert lost.cached() is not None


def test_among_several_phones_one_is_chosen(shop: Shop) -> None:
    second = product("p2", "o2", "舒心39", "39.00", number="13900139000")
    shop.gateway.held = (*shop.gateway.held, second)
    phones = shop.services.report_lost_phone.fetch().value
    assert phones is not None
    assert phones.must_ask
    assert phones.find("p2") == second
    shop.services.report_lost_phone.hold(Phone("13900139000"))
    phones = shop.services.report_lost_phone.fetch().value
    assert phones is not None
    assert [one.id for one in phones.losable] == ["p1"]


def test_stopping_is_refused_offline_and_works_with_a_full_disk(shop: Shop) -> None:
    lost, phone = shop.services.report_lost_phone, shop.gateway.held[0]
    mends = shop.breaks(NoNetwork())
    with pytest.raises(NoNetwork):
        lost.stop(phone)
    mends()
    shop.store.trouble = DiskFull()
    assert lost.stop(phone).sentence.at("") == outcome_of_newest(shop)
    assert shop.gateway.held[0].status == "suspended"


def test_a_lost_answer_is_looked_up_now_or_later_and_never_sent_twice(shop: Shop) -> None:
    lost, phone = shop.services.report_lost_phone, shop.gateway.held[0]
    shop.gateway.loses = {"place"}
    assert lost.stop(phone).sentence.at("") == outcome_of_newest(shop)
    other = Shop()
    other.gateway.loses, other.gateway.dies_after = {"place"}, True
    unknown = other.services.report_lost_phone.stop(other.gateway.held[0])
    assert unknown.sentence.at("") == lost_phone_screen.not_known_yet()
    assert isinstance(unknown.problem, TooSlow)
    other.gateway.trouble = None
    again = other.restarted()
    again.pass_time(seconds=LATER.total_seconds())
    (news,) = again.services.look_up_orders.news()
    assert news.sentence.at("") == outcome_of_newest(other)
    assert other.gateway.asked.count("place order") == 1


def test_a_stop_without_an_answer_is_not_known_although_it_cannot_be_found(shop: Shop) -> None:
    class Deaf(type(shop.gateway)):  # type: ignore[misc]  # the fake's own class
        def place_order(self, wish: object) -> object:
            assert wish
            raise TooSlow

    shop.gateway.__class__ = Deaf
    done = shop.services.report_lost_phone.stop(shop.gateway.held[0])
    assert done.sentence.at("") == lost_phone_screen.not_known_yet()
    assert isinstance(done.problem, TooSlow)


def choice(shop: Shop) -> PlanChoice:
    found = shop.services.change_plan.fetch("").value
    assert found is not None
    return found


def test_the_summary_states_prices_dates_this_month_and_leaving(shop: Shop) -> None:
    found = choice(shop)
    assert [each.id for each in found.offers] == ["o2"]
    wanted = WishedItem(OrderAction.CHANGE, offering_id="o2", product_id="p1")
    draft = shop.services.confirm_order.draft(wanted)
    summary = shop.services.change_plan.summary(draft.items[0], found)
    item, today = draft.items[0], shop.clock.now().date()
    assert summary == (
        change_plan_screen.names(item, shop.gateway.held[0]),
        *change_plan_screen.prices(item, Price(Money.of("59.00")), today),
        *included.lost(shop.gateway.on_sale[1], shop.gateway.on_sale[0]),
        change_plan_screen.contract(item, today),
        change_plan_screen.begins(item, today),
        *change_plan_screen.until_then(item),
        *included.included(shop.gateway.on_sale[1], shop.gateway.on_sale[0]),
    )
    assert len(summary) == 8
    assert arguments(summary[1]) == {"old": Money.of("59.00"), "new": Money.of("39.00")}
    assert arguments(change_plan_screen.begins(item, today))["day"] == date(2026, 12, 1)


def test_an_introductory_price_a_fee_and_a_contract_are_stated(shop: Shop) -> None:
    dearer = replace(
        shop.gateway.on_sale[1],
        introductory_rent=Money.of("29.00"),
        introductory_months=6,
        contract_months=12,
        early_termination_fee=Money.of("100.00"),
    )
    shop.gateway.on_sale = (shop.gateway.on_sale[0], dearer)
    found = choice(shop)
    wanted = WishedItem(OrderAction.CHANGE, offering_id="o2", product_id="p1")
    item = shop.services.confirm_order.draft(wanted).items[0]
    dear, today = replace(item, once=Money.of("10.00")), shop.clock.now().date()
    summary = shop.services.change_plan.summary(dear, found)
    prices = change_plan_screen.prices(dear, Price(Money.of("59.00")), today)
    assert len(prices) == 2
    assert prices[1] in summary
    assert change_plan_screen.until_then(dear)[-1] in summary
    assert change_plan_screen.contract(dear, today) in summary
    free = replace(item, early_termination_fee=None)
    assert change_plan_screen.contract(free, today) in shop.services.change_plan.summary(free, found)


@pytest.mark.parametrize("why", [WhyNot.UNDER_CONTRACT, WhyNot.IN_ARREARS])
def test_under_contract_or_in_arrears_a_change_is_refused_with_the_reason(shop: Shop, why: WhyNot) -> None:
    if why is WhyNot.IN_ARREARS:
        shop.gateway.owed = Money.of("88.00")
    else:
        bound = replace(shop.gateway.held[0], contract_ends=date(2027, 2, 28), early_termination_fee=Money.of("120.00"))
        shop.gateway.held = (bound, *shop.gateway.held[1:])
    wanted = WishedItem(OrderAction.CHANGE, offering_id="o2", product_id="p1")
    with pytest.raises(OrderRefused) as refused:
        shop.services.confirm_order.draft(wanted)
    assert refused.value.why is why


def test_the_change_is_confirmed_and_taken_back(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    ordering.confirm(ordering.draft(WishedItem(OrderAction.CHANGE, offering_id="o2", product_id="p1")), READ)
    things = shop.services.see_done.fetch().value
    assert things is not None
    (thing,) = things.things
    assert thing.what == outcome.acts_in_brief(newest(shop).items)
    assert thing.result.undo is not None
    assert thing.result.undo().sentence.at("") == outcome.undone(newest(shop).items)
    assert [order.phase for order in shop.gateway.made.values()] == [OrderPhase.CANCELLED]


def test_without_a_plan_there_is_nothing_to_change(shop: Shop) -> None:
    shop.gateway.held = ()
    assert shop.services.change_plan.fetch("").value is None
    assert shop.services.change_plan.cached("") is not None


def test_after_a_change_the_plan_and_the_phone_are_there_once_and_the_card_says_what_comes(shop: Shop) -> None:
    ordering = shop.services.confirm_order
    ordering.confirm(ordering.draft(WishedItem(OrderAction.CHANGE, offering_id="o2", product_id="p1")), READ)
    shop.pass_time(minutes=11)
    shop.gateway.held = tuple(
        replace(each, number="13800138000") if each.status == "pendingActive" else each for each in shop.gateway.held
    )
    view = shop.services.see_plan.fetch().value
    assert view is not None
    (card,) = view.cards
    assert card.product.id == "p1"
    assert card.follows is not None
    assert (card.follows.offering_id, card.follows.start_date) == ("o2", date(2026, 12, 1))
    phones = shop.services.report_lost_phone.fetch().value
    assert phones is not None
    assert [each.id for each in phones.working] == ["p1"]


def test_a_plan_for_others_is_named_with_the_reason_and_not_offered(shop: Shop) -> None:
    CUSTOMER.put(shop.store, Customer("c", "孙女士", date(1981, 3, 4), province="CN-BJ"), shop.clock.now())
    elder = replace(shop.gateway.on_sale[1], id="o-elder", name="敬老 19", conditions=Conditions(65))
    henan = replace(shop.gateway.on_sale[1], id="o-henan", name="中原 39", conditions=Conditions(provinces=("CN-HA",)))
    some = replace(shop.gateway.on_sale[1], id="o-some", name="员工套餐", conditions=Conditions(is_known=False))
    shop.gateway.on_sale = (*shop.gateway.on_sale, elder, henan, some)
    choice = shop.services.change_plan.fetch("").value
    assert choice is not None
    assert set(choice.excluded) == {(elder, Eligibility.TOO_YOUNG), (henan, Eligibility.ELSEWHERE)}
    assert choice.open_to_some == ("o-some",)
    desk = Desk(services=shop.services, clock=shop.clock)
    presenter = ChangePlanPresenter(desk.context(), Place("change_plan"))
    presenter.refresh()
    page = presenter.page()
    said = [block.sentence.at("") for block in page.blocks if isinstance(block, Text)]
    assert said[-2:] == [conditions.not_for_you(*each) for each in choice.excluded]
    assert conditions.may_be_limited(some) in said
    assert change_plan_screen.name(elder) not in entries(page)
    asked = list(shop.gateway.asked)
    alone = ChangePlanPresenter(desk.context(), Place("change_plan", "p1/o-elder"))
    alone.refresh()
    assert alone.page().blocks == (Text(conditions.not_for_you(elder, Eligibility.TOO_YOUNG)),)
    assert "draft" not in shop.gateway.asked[len(asked) :]


def test_many_plans_that_are_sold_elsewhere_are_counted_in_one_sentence(shop: Shop) -> None:
    elder = (replace(shop.gateway.on_sale[1], conditions=Conditions(65)), Eligibility.TOO_YOUNG)
    henan = (replace(shop.gateway.on_sale[1], conditions=Conditions(provinces=("CN-HA",))), Eligibility.ELSEWHERE)
    assert conditions.not_for_you_all([elder, henan, henan]) == tuple(
        conditions.not_for_you(*each) for each in (elder, henan, henan)
    )
    several = conditions.not_for_you_all([henan, elder, henan, henan])
    assert several[:1] == (conditions.not_for_you(*elder),)
    assert arguments(several[1]) == {"count": Count(3, Noun.ITEM)}


def test_a_service_for_others_is_named_with_the_reason_and_not_offered(shop: Shop) -> None:
    CUSTOMER.put(shop.store, Customer("c", "王奶奶", date(1948, 3, 4)), shop.clock.now())
    young = on_sale("y", "青年音乐", "1.00", conditions=Conditions(None, 25))
    shop.gateway.on_sale = (*shop.gateway.on_sale, young)
    known = shop.services.manage_subscriptions.fetch().value
    assert known is not None
    assert known.excluded == ((young, Eligibility.TOO_OLD),)
    assert young not in known.offers
