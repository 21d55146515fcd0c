"""The plan's pages: the card, several lines in one account, and 适合我吗 with its sums."""

from __future__ import annotations

from datetime import date

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.errors import ServerDown
from elderclient.domain.units import Month
from elderclient.ui.flow.memory import Memory
from elderclient.ui.flow.presenting import BarRow, Entry, Text, Weight
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.plans.plan.presenter import PlanPresenter
from tests.fakes.bills import an_operator, offering, product, services
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, action_words, press


def opened(
    gateway: FakeGateway | None = None, subject: str = "", desk: Desk | None = None
) -> tuple[PlanPresenter, Desk]:
    desk = desk or Desk(services=services(gateway or an_operator()))
    presenter = PlanPresenter(desk.context(), Place("plan", subject))
    presenter.refresh()
    return presenter, desk


def words_of(presenter: PlanPresenter) -> list[str]:
    return [block.sentence.msgid for block in presenter.page().blocks if isinstance(block, Text)]


def test_the_card_says_everything_a_contract_summary_says() -> None:
    presenter, _ = opened()
    blocks = presenter.page().blocks
    assert isinstance(blocks[1], Text)
    assert (blocks[1].sentence.msgid, blocks[1].weight) == ("{amount} a month", Weight.LARGE)
    said = words_of(presenter)
    for wanted in (
        "From {day} it costs {amount} a month.",
        "{what}: {included} a month, {used} used, {left} left.",
        "Calls beyond that: {price}.",
        "The contract runs from {first} to {last}.",
        "Leaving before {day} costs {fee}.",
        "To end it, ask a person to call you or go to a service hall with your identity card.",
        "To complain, call {hotline} first; if that does not help, call {regulator}.",
        "Number: {number}.",
    ):
        assert wanted in said
    bars = [block for block in blocks if isinstance(block, BarRow)]
    assert next(str(bar.share) for bar in bars) == "0.75"
    assert all(0 <= bar.share <= 1 for bar in bars)
    assert "{used} used" not in [sentence.msgid for sentence in presenter.sentences()]


def test_several_lines_in_one_account_lead_to_their_cards() -> None:
    gateway = an_operator()
    gateway.held += (
        product("p2", "o2", "孝心套餐39元", "39.00", number="13900139000"),
        product("p3", "o9", "家庭宽带" * 75, "60.00", category="broadband", number="专线1"),
    )
    presenter, desk = opened(gateway)
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.value.arguments[0][1].amount for entry in entries if entry.value] == [83, 39, 60]  # type: ignore[union-attr]
    assert words_of(presenter).count("Number: {number}.") == 3
    assert presenter.place == Place("plan")
    entries[1].press()
    assert desk.emitted == [GoTo(Place("plan", "card/p2"))]
    asked = list(gateway.asked)
    card, _ = opened(subject="card/p2", desk=desk)
    assert card.place == Place("plan", "孝心套餐39元")
    assert gateway.asked == asked


def test_does_it_fit_me_answers_and_shows_its_sums() -> None:
    presenter, desk = opened()
    press(presenter.page(), "Does it fit me?")
    assert desk.emitted == [GoTo(Place("plan", "fit/p1"))]
    fit, _ = opened(subject="fit/p1", desk=desk)
    first = fit.page().blocks[0]
    assert isinstance(first, Text)
    assert first.sentence.anchor == "fit"
    assert "Your contract runs until {day}; changing earlier costs {fee}." in words_of(fit)
    entries = [block for block in fit.page().blocks if isinstance(block, Entry)]
    assert len(entries) == 3
    assert words_of(fit).count("{name} (yours now)") == 1
    entries[0].press()
    assert desk.emitted[-1] == GoTo(Place("plan", "sums/p1/o2"))
    sums, _ = opened(subject="sums/p1/o2", desk=desk)
    assert words_of(sums).count("{month}, {amount} in all:") == 3
    assert sums.place == Place("plan", "孝心套餐39元")
    press(sums.page(), "I see")
    assert desk.emitted[-1] == GoBack()
    assert sums.title.msgid == "Reckoning"
    assert fit.title.msgid == "Does it fit me?"


def test_sums_opened_directly_are_fetched() -> None:
    sums, _ = opened(subject="sums/p1/o1")
    assert words_of(sums)[0] == "{name} (yours now)"


def test_changing_the_plan_begins_with_a_choice() -> None:
    presenter, desk = opened()
    press(presenter.page(), "Change the plan")
    assert desk.emitted == [GoTo(Place("change_plan", "p1"))]


def test_the_plan_that_saves_money_is_one_press_away() -> None:
    fit, desk = opened(subject="fit/p1")
    press(fit.page(), "Change to it")
    assert desk.emitted == [GoTo(Place("change_plan", "p1/o2"))]
    sums, _ = opened(subject="sums/p1/o3", desk=desk)
    press(sums.page(), "Change to it")
    assert desk.emitted[-1] == GoTo(Place("change_plan", "p1/o3"))
    own, _ = opened(subject="sums/p1/o1", desk=desk)
    assert action_words(own.page()) == ["I see"]


def test_a_plan_too_young_to_judge() -> None:
    gateway = an_operator()
    gateway.held = (product(start_date=date(2026, 10, 1)),)
    fit, _ = opened(gateway, "fit/p1")
    assert words_of(fit) == ["It is too early to tell. Look again after three months."]


def test_a_plan_whose_tariff_is_not_known_any_more() -> None:
    gateway = an_operator()
    gateway.held = (product("p1", "gone"),)
    gateway.on_sale = (offering("o2", "孝心套餐39元", "39.00", "300", "5120"),)
    gateway.months = {Month(2026, 10): gateway.months[Month(2026, 10)]}
    card, _ = opened(gateway)
    assert "{amount} a month" in words_of(card)


def test_no_plan_is_honest() -> None:
    gateway = an_operator()
    gateway.held = ()
    presenter, desk = opened(gateway)
    assert words_of(presenter)[0] == "No plan of yours was found. A person can look for it."
    press(presenter.page(), "Ask a person")
    assert desk.emitted == [CallMe()] or desk.emitted == [CallMe(Reason("plan"))]
    fit, desk = opened(gateway, "fit/p1")
    assert words_of(fit) == ["No plan of yours was found. A person can look for it."]


def test_before_connecting_it_says_that_it_fetches() -> None:
    desk = Desk()
    presenter, _ = opened(desk=desk)
    assert words_of(presenter) == ["Fetching, one moment…"]
    desk.services = services(an_operator())
    desk.runner.holds = True
    presenter.refresh()
    assert words_of(presenter) == ["Fetching, one moment…"]
    desk.runner.release()
    assert words_of(presenter)[1] == "{amount} a month"


@pytest.mark.parametrize("subject", ["", "fit/p1"])
def test_trouble_with_and_without_something_known(subject: str) -> None:
    gateway = an_operator()
    own = services(gateway)
    opened(subject=subject, desk=Desk(services=own))
    gateway.trouble = ServerDown()
    own.memory = Memory()
    presenter, _ = opened(subject=subject, desk=Desk(services=own))
    assert "These are the figures of {day}." in words_of(presenter)
    assert "Your network is fine. Our computer is out of order." in words_of(presenter)
    fresh = an_operator()
    fresh.trouble = ServerDown()
    presenter, _ = opened(fresh, subject)
    assert action_words(presenter.page()) == ["Try again"]


def test_strange_places_lead_to_the_plan() -> None:
    presenter, _ = opened(subject="nonsense/x")
    assert words_of(presenter)[1] == "{amount} a month"
    unknown, _ = opened(subject="card/unknown")
    assert unknown.page().blocks
