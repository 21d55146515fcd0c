"""Home says the one thing that matters most today, and never goes blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from elderclient.domain.bills.bill import Bill, BillState, ChargeKind
from elderclient.domain.bills.flags import flags
from elderclient.domain.callbacks import Callback, CallbackPhase, ChatMessage
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.errors import DiskFull, NoNetwork, NotAllowed, NotFound, OperatorError, ServerFailed
from elderclient.domain.money import Money
from elderclient.domain.sentence import Name, Sentence
from elderclient.domain.units import Month, MonthName, Period
from elderclient.phrases.bills import alerts, bill_screen, payment
from elderclient.phrases.callbacks import call_status
from elderclient.phrases.complaints import complaint
from elderclient.phrases.shell import home_screen
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.see_home import Home, SeeHome
from tests.fakes.bills import bill as bill_of
from tests.fakes.bills import line, product
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import GRANNY, FakeGateway
from tests.fakes.notices import notice
from tests.fakes.store import FakeStore

TODAY = date(2026, 10, 12)


def september(amount: str = "128.50", remaining: str = "128.50", due: date | None = date(2026, 10, 20)) -> Bill:
    return Bill(
        "b9",
        "N9",
        Month(2026, 9),
        Period(date(2026, 9, 1), date(2026, 9, 30)),
        date(2026, 10, 1),
        Money.of(amount),
        Money.of(remaining),
        BillState.SENT,
        due_date=due,
    )


def august(amount: str = "128.50") -> Bill:
    period = Period(date(2026, 8, 1), date(2026, 8, 31))
    return replace(september(amount, "0.00"), id="b8", month=Month(2026, 8), period=period)


class Desk:
    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.gateway.headers = (september(),)
        self.news = ComplaintNews()
        self.home = SeeHome(dependencies_of(self.gateway, self.store, self.clock), lambda: self.news)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def home(fetched: Fetched[Home] | None) -> Home:
    assert fetched is not None
    assert fetched.value is not None
    return fetched.value


def arguments(sentence: Sentence) -> dict[str, object]:
    return dict(sentence.arguments)


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(4, home_screen.good_night()), (5, home_screen.good_morning()), (11, home_screen.good_day()),
     (13, home_screen.good_afternoon()), (18, home_screen.good_evening()), (22, home_screen.good_night())],
)  # fmt: skip
def test_greeting_by_name_and_hour(desk: Desk, hour: int, greeting: Sentence) -> None:
    desk.clock.set(hour)
    name = Name("王奶奶", "Granny Wang")
    assert home(desk.home.fetch()).greeting == home_screen.greeting_to(name, greeting)


@pytest.mark.parametrize(
    "bill",
    [
        september(),
        september(remaining="0.00"),
        september(remaining="28.50"),
        september(due=None),
        september(due=date(2026, 10, 5)),
        september("-3.00", "0.00"),
    ],
)
def test_today_is_about_the_bill(desk: Desk, bill: Bill) -> None:
    desk.gateway.headers = (bill,)
    assert home(desk.home.fetch()).today == payment.summary(bill, TODAY).at("bill")


@pytest.mark.parametrize(
    ("amount", "paid", "difference"),
    [
        ("100.00", "0.00", "-20.00"),
        ("140.00", "140.00", "20.00"),
        ("120.00", "120.00", "0.00"),
    ],
)
def test_today_says_how_much_more_or_less(desk: Desk, amount: str, paid: str, difference: str) -> None:
    bill, before = september(amount, paid), august("120.00")
    desk.gateway.headers = (bill, before)
    told = home(desk.home.fetch()).today
    assert told == payment.summary(bill, TODAY, before).at("bill")
    assert arguments(told)["compared"] == payment.compared(Money.of(difference), MonthName(Month(2026, 8)))
    assert told.short is not None


def test_a_call_that_is_coming_matters_more(desk: Desk) -> None:
    number = GRANNY.numbers[0]
    desk.gateway.live = Callback("t1", "w1", number, CallbackPhase.WAITING, desk.clock.now(), check_words=("苹果",))
    fetched = home(desk.home.fetch())
    assert fetched.today == home_screen.call_awaited(number).at("callback")
    desk.gateway.live = replace(desk.gateway.live, phase=CallbackPhase.DIALLING)
    assert home(desk.home.fetch()).today == call_status.please_answer().at("callback")
    desk.gateway.live = replace(desk.gateway.live, phase=CallbackPhase.SERVED)
    assert home(desk.home.fetch()).today.anchor == "bill"


def test_unpaid_bills_are_a_badge(desk: Desk) -> None:
    unpaid = replace(august(), remaining=Money.of("128.50"))
    desk.gateway.headers = (september(), unpaid, replace(september(remaining="0.00"), id="b0", month=Month(2026, 7)))
    assert [(badge.tile, badge.number) for badge in home(desk.home.fetch()).badges] == [("bill", 2)]


def test_what_is_new_of_the_complaints_is_a_badge(desk: Desk) -> None:
    desk.news = ComplaintNews(answered=1, late=2)
    assert home(desk.home.fetch()).badges[1:] == ()
    desk.gateway.complains("t1", desk.clock.now())
    badge = home(desk.home.fetch()).badges[1]
    assert (badge.tile, badge.number) == ("complaints", 3)
    assert badge.words == complaint.news_words(desk.news)
    desk.gateway.trouble = NoNetwork()
    assert badge in home(desk.home.fetch()).badges
    desk.news = ComplaintNews()
    assert badge not in home(desk.home.cached()).badges


def test_kept_first_then_fresh(desk: Desk) -> None:
    assert desk.home.cached() is None
    desk.home.fetch()
    asked = len(desk.gateway.asked)
    kept = desk.home.cached()
    assert kept is not None
    assert kept.is_stale
    assert home(kept).bill == september()
    assert len(desk.gateway.asked) == asked


def test_without_network_yesterdays_data_stands_with_its_date(desk: Desk) -> None:
    desk.home.fetch()
    fetched_at = desk.clock.now()
    desk.clock.move(days=1)
    desk.gateway.trouble = NoNetwork()
    fetched = desk.home.fetch()
    assert (fetched.as_of, fetched.is_stale, type(fetched.problem)) == (fetched_at, True, NoNetwork)
    assert arguments(home(fetched).today)["day"] == fetched_at.date()
    assert home(fetched).bill == september()


def test_without_network_the_first_time_there_is_still_a_greeting(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    fetched = desk.home.fetch()
    assert home(fetched).greeting == home_screen.good_morning()
    assert home(fetched).today == home_screen.nothing_known_offline()
    assert len(desk.gateway.asked) == 1


def test_another_trouble_leaves_the_bill_in_its_place(desk: Desk) -> None:
    desk.home.fetch()
    desk.gateway.trouble = ServerFailed()
    fetched = desk.home.fetch()
    assert isinstance(fetched.problem, ServerFailed)
    assert home(fetched).today.anchor == "bill"


def test_a_full_disk_does_not_hide_fresh_data(desk: Desk) -> None:
    desk.store.trouble = DiskFull("full")
    fetched = desk.home.fetch()
    assert isinstance(fetched.problem, DiskFull)
    assert not fetched.is_stale
    name = Name("王奶奶", "Granny Wang")
    assert home(fetched).greeting == home_screen.greeting_to(name, home_screen.good_morning())


def test_what_cannot_be_read_counts_as_not_kept(desk: Desk) -> None:
    desk.home.fetch()
    desk.store.is_unreadable = True
    assert desk.home.cached() is None
    assert home(desk.home.fetch()).bill == september()


def test_no_bill_yet(desk: Desk) -> None:
    desk.gateway.headers = ()
    assert home(desk.home.fetch()).today == bill_screen.no_bill_yet().at("bill")


def test_a_free_trial_that_ends_within_a_week_is_told_on_the_tile_of_the_services(desk: Desk) -> None:
    end = desk.clock.now().date() + timedelta(days=7)
    trial = replace(
        product("p9", "x9", "音乐会员", "0.00", category="valueAdded", name_en="Music"),
        introductory_ends=end,
        price_after=Money.of("15.00"),
        termination_date=end,
    )
    desk.gateway.held = (trial, replace(trial, id="p8", introductory_ends=end + timedelta(days=1)))
    (badge,) = [badge for badge in home(desk.home.fetch()).badges if badge.tile == "subscriptions"]
    assert badge.number == 1
    assert arguments(badge.words)["day"] == end - timedelta(days=1)
    cached = [badge for badge in home(desk.home.cached()).badges if badge.tile == "subscriptions"]
    assert cached == [badge]


@pytest.mark.parametrize("problem", [NotAllowed("x"), NotFound("x")])
def test_where_nobody_may_look_for_calls_none_is_promised(desk: Desk, problem: OperatorError) -> None:
    desk.gateway.live = Callback("t1", "w1", GRANNY.numbers[0], CallbackPhase.WAITING, desk.clock.now())
    assert home(desk.home.fetch()).callback is not None
    desk.gateway.troubles["find"] = problem
    told = home(desk.home.fetch())
    assert told.callback is None
    assert told.today.anchor == "bill"


def doubled() -> Bill:
    lines = [
        line("1", "25.00", "视频会员", ChargeKind.VALUE_ADDED),
        line("2", "25.00", "视频会员", ChargeKind.VALUE_ADDED),
    ]
    return replace(bill_of(Month(2026, 9), lines), period_amount=Money.of("50.00"))


def test_a_charge_made_twice_matters_more_than_money_and_notices(desk: Desk) -> None:
    bill = doubled()
    desk.gateway.headers = ()
    desk.gateway.give(bill)
    desk.gateway.sent = (notice(),)
    (flag,) = flags(bill, (), factor=Decimal(5))
    assert home(desk.home.fetch()).today == alerts.alert(flag, bill, desk.clock.now().date()).at("bill")
    assert desk.gateway.asked.count(f"lines {bill.id}") == 1
    desk.home.fetch()
    assert desk.gateway.asked.count(f"lines {bill.id}") == 1


def test_an_abnormal_bill_matters_more_than_that_it_is_paid(desk: Desk) -> None:
    months = [replace(bill_of(Month(2026, 9).plus(-back), [line("1", "21.00", "rent")])) for back in (1, 2, 3)]
    abnormal = bill_of(Month(2026, 9), [line("1", "242.37", "rent")])
    for bill in (*months, abnormal):
        desk.gateway.give(bill)
    desk.gateway.headers = tuple(each for each in desk.gateway.headers if each.id != "b9")
    (flag,) = flags(abnormal, months, factor=Decimal(5))
    assert home(desk.home.fetch()).today == alerts.alert(flag, abnormal, desk.clock.now().date()).at("bill")


@pytest.mark.parametrize(
    ("due", "anchor"),
    [(date(2026, 10, 5), "bill"), (date(2026, 10, 19), "bill"), (date(2026, 10, 20), "notices"), (None, "notices")],
)
def test_what_is_due_within_a_week_matters_more_than_a_notice(desk: Desk, due: date | None, anchor: str) -> None:
    desk.gateway.headers = (september(due=due),)
    desk.gateway.sent = (notice(),)
    assert home(desk.home.fetch()).today.anchor == anchor


def test_a_call_that_was_missed_and_an_answer_come_first(desk: Desk) -> None:
    desk.gateway.headers = (september(due=date(2026, 10, 5)),)
    desk.gateway.complains("t1", desk.clock.now())
    desk.news = ComplaintNews(answered=1)
    assert home(desk.home.fetch()).today == complaint.news_words(desk.news).at("complaints")
    missed = Callback("t1", "w1", GRANNY.numbers[0], CallbackPhase.GAVE_UP, desk.clock.now())
    for phase in (CallbackPhase.GAVE_UP, CallbackPhase.MISSED):
        desk.gateway.live = replace(missed, phase=phase)
        assert home(desk.home.fetch()).today == home_screen.call_missed().at("callback")
    desk.gateway.live = replace(missed, placed_at=desk.clock.now() - timedelta(days=1))
    assert home(desk.home.fetch()).today.anchor == "complaints"


@pytest.mark.parametrize(("is_own", "msgid"), [(False, home_screen.reply_waiting().msgid), (True, None)])
def test_a_written_reply_waits_for_the_person(desk: Desk, msgid: str | None, *, is_own: bool) -> None:
    lines = (ChatMessage("hello", is_own=True), ChatMessage("hello", is_own=is_own))
    talking = Callback("t1", "w1", GRANNY.numbers[0], CallbackPhase.TALKING, desk.clock.now())
    desk.gateway.live = replace(talking, by_text=True, conversation=lines)
    found = home(desk.home.fetch()).today
    assert found.anchor == "callback"
    assert (found.msgid == home_screen.reply_waiting().msgid) is (msgid is not None)
