"""The plan's pages: the card, several lines in one account, and 适合我吗 with its sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.errors import ServerDown
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.prices import PriceStep
from elderclient.domain.plans.usage import Allowance, UsageType
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month, Quantity, Unit
from elderclient.phrases.plans import fit, plan_card, plan_screen
from elderclient.phrases.shell import actions
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.memory import Memory
from elderclient.ui.flow.presenting import BarRow, Entry, Text, Weight
from elderclient.ui.flow.trouble import fetching
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.plans.plan.presenter import PlanPresenter
from tests.fakes.bills import an_operator, offering, product, services
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, captions, press

TODAY = FakeClock().now().date()
MINE_NOW = fit.compared_plan(an_operator().on_sale[0], is_current=True)


def opened(
    gateway: FakeGateway | None = None, subject: str = "", desk: Desk | None = None
) -> tuple[PlanPresenter, Desk]:
    desk = desk or Desk(services=services(gateway or an_operator()))
    presenter = PlanPresenter(desk.context(), Place("plan", subject))
    presenter.refresh()
    return presenter, desk


def texts_of(presenter: PlanPresenter) -> list[Sentence]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def test_the_card_says_everything_a_contract_summary_says() -> None:
    presenter, _ = opened()
    blocks = presenter.page().blocks
    assert isinstance(blocks[1], Text)
    assert blocks[1] == Text(plan_screen.large_price(Price(Money.of("83.00"))).at("price"), Weight.LARGE)
    gateway = an_operator()
    held, on_sale = gateway.held[0], gateway.on_sale[0]
    assert plan_card.number(held) is not None
    used, included, left = (Quantity(Decimal(amount), Unit.MINUTE) for amount in (150, 200, 50))
    voice = Allowance(UsageType.VOICE, used, included, left)
    said = texts_of(presenter)
    for wanted in (
        plan_card.later_price(PriceStep(date(2026, 12, 31), Price(Money.of("88.00"))), TODAY),
        plan_card.allowance(voice, TODAY),
        *plan_card.more_costs(on_sale),
        plan_card.contract(held, on_sale, TODAY),
        plan_card.leaving(held, TODAY),
        plan_card.how_to_end(),
        plan_card.how_to_complain(ShortCode("10000"), ShortCode("12381")),
        plan_card.number(held),
    ):
        assert wanted in said
    bars = [block for block in blocks if isinstance(block, BarRow)]
    assert next(str(bar.share) for bar in bars) == "0.75"
    assert all(0 <= bar.share <= 1 for bar in bars)
    # What is left is said once, over its gauge.
    assert presenter.sentences().count(plan_screen.left(left)) == 1


def test_several_lines_in_one_account_lead_to_their_cards() -> None:
    gateway = an_operator()
    gateway.held += (
        product("p2", "o2", "孝心套餐39元", "39.00", number="13900139000"),
        product("p3", "o9", "家庭宽带" * 75, "60.00", category="broadband", number="专线1"),
    )
    presenter, desk = opened(gateway)
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    prices = [Money.of(amount) for amount in ("83.00", "39.00", "60.00")]
    assert [entry.value for entry in entries] == [plan_screen.amount(price) for price in prices]
    assert all(plan_card.number(each) in texts_of(presenter) for each in gateway.held)
    assert presenter.place == Place("plan")
    entries[1].press()
    assert desk.emitted == [GoTo(Place("plan", "card/p2"))]
    asked = list(gateway.asked)
    card, _ = opened(subject="card/p2", desk=desk)
    assert card.place == Place("plan", "孝心套餐39元")
    assert gateway.asked == asked


def test_does_it_fit_me_answers_and_shows_its_sums() -> None:
    presenter, desk = opened()
    press(presenter.page(), plan_screen.does_it_fit())
    assert desk.emitted == [GoTo(Place("plan", "fit/p1"))]
    comparing, _ = opened(subject="fit/p1", desk=desk)
    first = comparing.page().blocks[0]
    assert isinstance(first, Text)
    assert first.sentence.anchor == "fit"
    assert fit.leaving_costs(date(2027, 2, 28), Money.of("120.00"), TODAY) in texts_of(comparing)
    entries = [block for block in comparing.page().blocks if isinstance(block, Entry)]
    assert len(entries) == 3
    assert [entry.caption for entry in entries].count(MINE_NOW) == 1
    entries[0].press()
    assert desk.emitted[-1:] == [GoTo(Place("plan", "sums/p1/o2"))]
    sums, _ = opened(subject="sums/p1/o2", desk=desk)
    assert len([block for block in sums.page().blocks if isinstance(block, Text) and block.is_heading]) == 3
    assert sums.place == Place("plan", "孝心套餐39元")
    press(sums.page(), actions.i_see())
    assert desk.emitted[-1] == GoBack()
    assert sums.title == plan_screen.sums()
    assert comparing.title == plan_screen.does_it_fit()


def test_sums_opened_directly_are_fetched() -> None:
    sums, _ = opened(subject="sums/p1/o1")
    assert texts_of(sums)[0] == MINE_NOW


def test_changing_the_plan_begins_with_a_choice() -> None:
    presenter, desk = opened()
    press(presenter.page(), actions.change_plan())
    assert desk.emitted == [GoTo(Place("change_plan", "p1"))]


def test_the_plan_that_saves_money_is_one_press_away() -> None:
    comparing, desk = opened(subject="fit/p1")
    press(comparing.page(), plan_screen.change_to_it())
    assert desk.emitted == [GoTo(Place("change_plan", "p1/o2"))]
    sums, _ = opened(subject="sums/p1/o3", desk=desk)
    press(sums.page(), plan_screen.change_to_it())
    assert desk.emitted[-1] == GoTo(Place("change_plan", "p1/o3"))
    own, _ = opened(subject="sums/p1/o1", desk=desk)
    assert captions(own.page()) == [actions.i_see()]


def test_a_plan_too_young_to_judge() -> None:
    gateway = an_operator()
    gateway.held = (product(start_date=date(2026, 10, 1)),)
    comparing, _ = opened(gateway, "fit/p1")
    assert texts_of(comparing) == [fit.too_early()]


def test_a_plan_whose_tariff_is_not_known_any_more() -> None:
    gateway = an_operator()
    gateway.held = (product("p1", "gone"),)
    gateway.on_sale = (offering("o2", "孝心套餐39元", "39.00", "300", "5120"),)
    gateway.months = {Month(2026, 10): gateway.months[Month(2026, 10)]}
    card, _ = opened(gateway)
    assert plan_screen.large_price(Price(Money.of("88.00"))) in texts_of(card)


def test_no_plan_is_honest() -> None:
    gateway = an_operator()
    gateway.held = ()
    presenter, desk = opened(gateway)
    assert texts_of(presenter)[0] == plan_card.not_found()
    press(presenter.page(), actions.ask_a_person())
    assert desk.emitted == [CallMe()] or desk.emitted == [CallMe(Reason("plan"))]
    comparing, desk = opened(gateway, "fit/p1")
    assert texts_of(comparing) == [plan_card.not_found()]


def test_before_connecting_it_says_that_it_fetches() -> None:
    desk = Desk()
    presenter, _ = opened(desk=desk)
    assert texts_of(presenter) == [fetching().sentence]
    desk.services = services(an_operator())
    desk.runner.holds = True
    presenter.refresh()
    assert texts_of(presenter) == [fetching().sentence]
    desk.runner.release()
    assert texts_of(presenter)[1] == plan_screen.large_price(Price(Money.of("83.00")))


@pytest.mark.parametrize("subject", ["", "fit/p1"])
def test_trouble_with_and_without_something_known(subject: str) -> None:
    gateway = an_operator()
    own = services(gateway)
    opened(subject=subject, desk=Desk(services=own))
    gateway.trouble = ServerDown()
    own.memory = Memory()
    presenter, _ = opened(subject=subject, desk=Desk(services=own))
    assert any(dict(sentence.arguments) == {"day": TODAY} for sentence in texts_of(presenter))
    assert reaction_to(ServerDown()).sentence in texts_of(presenter)
    fresh = an_operator()
    fresh.trouble = ServerDown()
    presenter, _ = opened(fresh, subject)
    assert captions(presenter.page()) == [reaction_to(ServerDown()).caption]


def test_strange_places_lead_to_the_plan() -> None:
    presenter, _ = opened(subject="nonsense/x")
    assert texts_of(presenter)[1] == plan_screen.large_price(Price(Money.of("83.00")))
    unknown, _ = opened(subject="card/unknown")
    assert texts_of(unknown)[0] == plan_card.this_not_found()
