"""The wording of what is said about orders: which sentence is chosen for which order, and with which values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderItem,
    OrderPhase,
    OrderRefused,
    PurchaseLock,
    Trial,
    WhyNot,
)
from elderclient.domain.plans.price import ChargePeriod, Price
from elderclient.phrases.orders import asked, change_plan_screen, confirmation, outcome, paid_extras, refusals
from tests.fakes.shop import arguments, extra

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
LATER = date(2026, 12, 23)
ITEM = OrderItem(OrderAction.ADD, "照片云盘", Money.of("10.00"), "Photos", number="13800138000", starts=TODAY)
TRIAL = replace(
    ITEM, introductory=Money.zero(), introductory_ends=LATER, ends_by_itself=True, last_day=date(2026, 12, 22)
)
CANCELLED = replace(ITEM, action=OrderAction.CANCEL, last_day=TODAY)


def made(*items: OrderItem, phase: OrderPhase = OrderPhase.HELD) -> Order:
    return Order("o1", "wish-1", phase, items, NOW, confirmed_at=NOW)


@pytest.mark.parametrize(
    ("items", "wording"),
    [
        ((ITEM,), "“{name}” is ordered: {price} from {day}."),
        ((TRIAL,), "“{name}” is ordered: free until {day}, then it ends automatically."),
        ((replace(ITEM, starts=None),), "“{name}” is ordered."),
        ((replace(ITEM, rent=Unknown.ABSENT),), "“{name}” is ordered."),
        ((replace(ITEM, every=Unknown.ABSENT),), "“{name}” is ordered."),
        (
            (replace(ITEM, action=OrderAction.KEEP, introductory_ends=LATER),),
            "“{name}” continues: {price} from {day}.",
        ),
        ((replace(ITEM, action=OrderAction.KEEP),), "“{name}” continues."),
        (
            (replace(ITEM, action=OrderAction.CHANGE),),
            "Your plan has been changed: “{name}” from {day}, {price}.",
        ),
        ((replace(ITEM, action=OrderAction.CHANGE, starts=None),), "Your plan has been changed to “{name}”."),
        ((replace(ITEM, action=OrderAction.SUSPEND),), "{number} has been stopped. Nobody can use it."),
        ((CANCELLED,), "“{name}” is cancelled. It ends on {day}."),
        ((replace(CANCELLED, this_month=Money.of("10.00")),), "“{name}” is cancelled. It ends on {day}."),
        (
            (replace(CANCELLED, this_month=Money.of("7.50")),),
            "“{name}” is cancelled. It ends on {day}, and this month costs {amount} less.",
        ),
        (
            (replace(CANCELLED, once=Money.of("-2.50")),),
            "“{name}” is cancelled. It ends on {day}, and you get {amount} back.",
        ),
        ((CANCELLED, CANCELLED), "{count} are cancelled and end on {day}: {saved} less a month."),
        (
            (replace(CANCELLED, this_month=Money.of("10.00")), replace(CANCELLED, this_month=Money.of("7.50"))),
            "{count} are cancelled and end on {day}: {back} less this month, then {saved} less a month.",
        ),
        (
            (CANCELLED, replace(CANCELLED, this_month=Money.of("7.50"))),
            "{count} are cancelled and end on {day}: {saved} less a month.",
        ),
        ((CANCELLED, replace(CANCELLED, rent=Unknown.ABSENT)), "{count} are cancelled and end on {day}."),
        (
            (CANCELLED, replace(CANCELLED, last_day=date(2026, 12, 31))),
            "{count} are cancelled. They end on different days, the last on {day}.",
        ),
        (
            (CANCELLED, replace(CANCELLED, last_day=None)),
            "{count} are cancelled. We do not know yet what day they end.",
        ),
        (
            (replace(CANCELLED, last_day=None),),
            "“{name}” is cancelled. We do not know yet what day it ends.",
        ),
    ],
)
def test_an_order_that_was_made_is_said_in_one_sentence(items: tuple[OrderItem, ...], wording: str) -> None:
    assert outcome.of(made(*items), TODAY).msgid == wording
    assert outcome.of(made(*items, phase=OrderPhase.DONE), TODAY).msgid == wording


@pytest.mark.parametrize(
    ("action", "wording"),
    [
        (OrderAction.ADD, "That is undone: “{name}” is not ordered and costs nothing."),
        (OrderAction.CANCEL, "That is undone: “{name}” stays as it was."),
        (OrderAction.CHANGE, "That is undone: your plan stays as it was."),
        (OrderAction.KEEP, "That is undone: “{name}” will end automatically and costs nothing."),
    ],
)
def test_an_undone_order_says_how_things_are_now(action: OrderAction, wording: str) -> None:
    order = made(replace(ITEM, action=action), phase=OrderPhase.CANCELLED)
    assert outcome.of(order, TODAY).msgid == wording


def test_an_order_of_which_it_is_not_clear_is_neither_made_nor_failed() -> None:
    order = made(ITEM, phase=OrderPhase.UNCLEAR)
    clear = [phase for phase in OrderPhase if phase not in (OrderPhase.UNCLEAR, OrderPhase.WAITING)]
    assert outcome.of(order, TODAY) == outcome.of(made(ITEM, phase=OrderPhase.WAITING), TODAY)
    assert outcome.of(order, TODAY).msgid not in {outcome.of(made(ITEM, phase=phase), TODAY).msgid for phase in clear}
    assert outcome.in_brief(order).msgid not in {outcome.in_brief(made(ITEM, phase=phase)).msgid for phase in clear}


@pytest.mark.parametrize("action", OrderAction)
@pytest.mark.parametrize("phase", [OrderPhase.ASKED, OrderPhase.UNDER_WAY])
def test_what_was_asked_for_is_not_said_to_be_done(phase: OrderPhase, action: OrderAction) -> None:
    order = made(replace(ITEM, action=action), phase=phase)
    assert outcome.of(order, TODAY) == asked.asked_for(order.items)
    assert outcome.in_brief(order) == asked.in_brief(order.items)
    several = made(*[replace(ITEM, action=action)] * 2, phase=phase)
    assert outcome.of(several, TODAY) == asked.asked_for(several.items)


@pytest.mark.parametrize("phase", [OrderPhase.FAILED, OrderPhase.EXPIRED])
def test_an_order_that_did_not_come_about_is_not_listed_as_done(phase: OrderPhase) -> None:
    assert outcome.in_brief(made(ITEM, phase=phase)) != outcome.acts_in_brief((ITEM,))


@pytest.mark.parametrize("phase", [OrderPhase.DRAFT, OrderPhase.EXPIRED, OrderPhase.FAILED])
def test_an_order_that_was_not_made_changed_nothing(phase: OrderPhase) -> None:
    assert outcome.of(made(ITEM, phase=phase), TODAY).msgid == "“{name}” did not go through. Nothing has changed."


def test_the_saving_is_the_whole_month_less_what_this_month_costs() -> None:
    said = outcome.of(made(replace(CANCELLED, this_month=Money.of("7.50"))), TODAY)
    assert arguments(said)["amount"] == Money.of("2.50")


def test_several_cancelled_say_both_savings() -> None:
    items = (replace(CANCELLED, this_month=Money.of("9.00")), replace(CANCELLED, this_month=Money.of("7.50")))
    said = arguments(outcome.of(made(*items), TODAY))
    assert (said["back"], said["saved"]) == (Money.of("3.50"), Money.of("20.00"))


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    this_year = confirmation.price(replace(ITEM, starts=LATER), TODAY)[0]
    next_year = confirmation.price(replace(ITEM, starts=LATER), TODAY - timedelta(days=365))[0]
    assert arguments(this_year)["day"] == LATER
    assert arguments(next_year)["day"] != LATER


def test_the_last_confirmation_says_every_price_that_is_charged() -> None:
    assert [one.msgid for one in confirmation.price(TRIAL, TODAY)] == [
        "Free until {day}, then it ends automatically.",
        "Keeping it after that costs {price}.",
    ]
    introduced = replace(TRIAL, introductory=Money.of("5.00"), ends_by_itself=False, once=Money.of("20.00"))
    assert [one.msgid for one in confirmation.price(introduced, TODAY)] == [
        "From {day}, {amount} more a month.",
        "From {day}, {price}.",
        "Plus {amount}, once only.",
    ]


def test_a_day_that_is_not_known_is_not_said_to_be_today() -> None:
    undated = replace(ITEM, starts=None)
    yearly = replace(undated, every=ChargePeriod(months=12))
    change = replace(undated, action=OrderAction.CHANGE)
    kept = replace(undated, action=OrderAction.KEEP)
    said = [confirmation.price(one, TODAY)[0] for one in (undated, yearly, change, kept)]
    said.append(change_plan_screen.begins(change, TODAY))
    assert [one.msgid for one in said] == [
        "{amount} more a month. We do not know from what day.",
        "On top of what you pay now: {price}. We do not know from what day.",
        "After the change: {price}. We do not know from what day.",
        "{amount} more a month. We do not know from what day.",
        "We do not know what day the new plan starts. Our staff can tell you.",
    ]


def test_an_introduction_without_an_end_does_not_hide_what_comes_later() -> None:
    item = replace(ITEM, introductory=Money.of("1.00"), once=Unknown.NOT_UNDERSTOOD)
    change = replace(item, action=OrderAction.CHANGE)
    later, once = confirmation.later_costs(item.price), confirmation.once_not_known()
    assert confirmation.price(item, TODAY)[1:] == (later, once)
    assert confirmation.price(change, TODAY)[1:] == (later, once)
    assert change_plan_screen.prices(change, Price(Money.of("5.00")), TODAY)[1:] == (later,)
    assert change_plan_screen.until_then(change) == (once,)
    assert change_plan_screen.until_then(replace(change, once=Unknown.ABSENT)) == ()


def test_a_change_of_plan_says_fee_and_contract_where_there_are_any() -> None:
    assert [one.msgid for one in change_plan_screen.until_then(ITEM)] == ["Changing costs nothing."]
    dear = replace(ITEM, this_month=Money.of("59.00"), once=Money.of("10.00"))
    assert [one.msgid for one in change_plan_screen.until_then(dear)] == [
        "Until then you stay on your present plan: {amount} this month.",
        "Changing costs {amount}, once only.",
    ]
    assert change_plan_screen.contract(ITEM, TODAY).msgid.startswith("We do not know if the new plan ties you")
    free = replace(ITEM, contract_ends=None)
    assert change_plan_screen.contract(free, TODAY).msgid.startswith("The new plan has no fixed term.")
    bound = replace(ITEM, contract_ends=LATER)
    assert change_plan_screen.contract(bound, TODAY).msgid.endswith("We do not know what leaving early costs.")
    bound = replace(bound, early_termination_fee=None)
    assert change_plan_screen.contract(bound, TODAY).msgid == "The new contract runs until {day}."
    bound = replace(bound, early_termination_fee=Money.of("100.00"))
    assert change_plan_screen.contract(bound, TODAY).msgid.endswith("Leaving early costs {fee}.")


def test_unknown_facts_about_a_service_are_left_out() -> None:
    bare = replace(extra("video", "视频会员", "25.00"), start_date=None, ordered_how="", last_use=None)
    assert paid_extras.history(bare, TODAY) is None
    since = paid_extras.history(replace(bare, start_date=date(2026, 3, 1)), TODAY)
    assert since is not None
    assert since.msgid == "Since {day}."


@pytest.mark.parametrize(("days", "wording"), [(89, "Last used on {day}."), (90, "Not used since {day}.")])
def test_a_service_counts_as_unused_after_ninety_days(days: int, wording: str) -> None:
    said = paid_extras.last_use(extra("video", "视频会员", "25.00", last_use=TODAY - timedelta(days=days)), TODAY)
    assert said is not None
    assert said.msgid == wording


def test_a_trial_that_goes_on_says_its_price_and_one_that_ends_says_so() -> None:
    ending = Trial(LATER, Price(Money.of("8.50")), ends_by_itself=True)
    assert paid_extras.free_until(ending, TODAY).msgid.startswith("Free until {day}, then it ends automatically.")
    going_on = replace(ending, ends_by_itself=False)
    assert paid_extras.free_until(going_on, TODAY).msgid == "Free until {day}, then {price}."


def test_the_lock_says_whether_and_until_when_it_is_on() -> None:
    assert paid_extras.lock_state(PurchaseLock(is_on=False)).msgid.startswith("It is not locked")
    assert paid_extras.lock_state(PurchaseLock(is_on=True)).msgid.startswith("It is locked: nobody")
    assert paid_extras.lock_state(PurchaseLock(is_on=True, opens_at=NOW)).msgid.startswith("It is locked, and unlocks")


def test_a_contract_is_said_with_what_is_known_of_it() -> None:
    bare = OrderRefused(WhyNot.UNDER_CONTRACT)
    assert refusals.reasons(bare)[0].msgid == "Your contract is still running."
    dated = OrderRefused(WhyNot.UNDER_CONTRACT, until=LATER)
    assert refusals.reasons(dated)[0].msgid == "Your contract runs until {day}."
    dear = OrderRefused(WhyNot.UNDER_CONTRACT, until=LATER, fee=Money.of("120.00"))
    assert refusals.reasons(dear)[0].msgid == "Your contract runs until {day}. Leaving early costs {fee}."


def test_every_reason_of_a_refusal_has_its_own_sentence() -> None:
    assert len({refusals.reasons(OrderRefused(why))[0] for why in WhyNot}) == len(WhyNot)
