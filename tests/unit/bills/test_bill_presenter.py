"""The bill's pages: the answer first, honest in every state, and as quick with 2,000 lines as with ten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from elderclient.domain.bills.bill import Bill, ChargeKind, Group, PaymentState
from elderclient.domain.bills.change import explain
from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NotAllowed, ServerDown
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.domain.units import Month, MonthName, Noun, Ordinal, Period
from elderclient.phrases.bills import bill_screen, causes, charges, payment
from elderclient.phrases.shell import actions, trouble
from elderclient.ui.flow.memory import Memory
from elderclient.ui.flow.presenting import BarRow, Entry, Text, Weight
from elderclient.ui.flow.trouble import fetching
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.bills.bill.pages import BillPages
from elderclient.ui.screens.bills.bill.presenter import BillPresenter
from elderclient.ui.screens.bills.bill.where import Where
from tests.fakes.bills import SEPTEMBER, a_bill_of, an_operator, an_ordinary_year, bill, calls, line, product, services
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, captions, entries, press

RENT = [line("1", "88.00", "月租")]
CALLS = calls("2", 20)
"""The second line of the newest bill of an ordinary year."""
TODAY = FakeClock().now().date()
DAYS, OTHER_DAYS = Period(date(2026, 9, 1), date(2026, 9, 10)), Period(date(2026, 9, 11), date(2026, 9, 30))


def opened(
    gateway: FakeGateway | None = None, subject: str = "", desk: Desk | None = None
) -> tuple[BillPresenter, Desk]:
    desk = desk or Desk(services=services(gateway or an_operator()))
    presenter = BillPresenter(desk.context(), Place("bill", subject))
    presenter.refresh()
    return presenter, desk


def texts_of(presenter: BillPresenter) -> list[Sentence]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def with_newest(newest: Bill) -> FakeGateway:
    return an_operator([*an_ordinary_year()[:-1], newest])


def test_the_answer_comes_first_and_is_read_as_one_sentence() -> None:
    presenter, desk = opened()
    first, second, third = presenter.page().blocks[:3]
    assert isinstance(first, Text)
    assert first[:2] == (bill_screen.amount(Money.of("107.00")).at("summary"), Weight.LARGE)
    # The eye has the month in the title.
    assert first.name == bill_screen.amount_of_month(MonthName(SEPTEMBER), Money.of("107.00"))
    assert isinstance(second, Text)
    assert second.sentence == payment.state(an_ordinary_year()[-1], TODAY).at("summary")
    assert isinstance(third, Text)
    headline = causes.difference(explain(*an_ordinary_year()[-2:]))
    assert headline is not None
    assert third.sentence == headline.at("change")
    assert dict(third.sentence.arguments)["month"] == MonthName(Month(2026, 8))
    said = presenter.sentences()
    assert said[0].anchor == "summary"
    assert [sentence for sentence in said if sentence.anchor == "summary"] == [said[0]]
    assert captions(presenter.page()) == [bill_screen.all_lines(), actions.large_print(), bill_screen.ask_about_it()]
    assert presenter.place == Place("bill", "2026-09")
    assert desk.changes


def test_before_and_while_connecting_it_says_that_it_fetches() -> None:
    desk = Desk()
    presenter, _ = opened(desk=desk)
    assert texts_of(presenter) == [fetching().sentence]
    desk.runner.holds = True
    desk.services = services(an_operator())
    presenter.refresh()
    assert texts_of(presenter) == [fetching().sentence]
    desk.runner.release()
    assert texts_of(presenter)[0] == bill_screen.amount(Money.of("107.00"))


def test_what_was_just_seen_is_there_at_once_when_coming_back() -> None:
    _, desk = opened()
    desk.runner.holds = True
    again, _ = opened(desk=desk)
    assert texts_of(again)[0] == bill_screen.amount(Money.of("107.00"))


def test_parts_of_a_bill_that_was_seen_ask_for_nothing() -> None:
    gateway = an_operator()
    _, desk = opened(gateway, "2026-09")
    asked = list(gateway.asked)
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    assert len(entries(lines.page())) == 5
    assert gateway.asked == asked


@pytest.mark.parametrize(
    ("newest", "state"),
    [
        (bill(SEPTEMBER, RENT, paid=False), PaymentState.DUE),
        (bill(SEPTEMBER, RENT, paid=False, due_date=date(2026, 10, 1)), PaymentState.OVERDUE),
        (bill(SEPTEMBER, RENT, paid=False, remaining=Money.of("20.00")), PaymentState.PARTLY_PAID),
        (bill(SEPTEMBER, RENT, paid=False, due_date=None), PaymentState.WITHOUT_DUE_DATE),
        (bill(SEPTEMBER, RENT, payment_method="预存"), PaymentState.PAID),
        (bill(SEPTEMBER, RENT, payment_method=""), PaymentState.PAID),
        (bill(SEPTEMBER, [line("1", "-8.00", "退费", ChargeKind.CREDIT)]), PaymentState.REFUND),
    ],
)  # fmt: skip
def test_every_state_of_payment_has_its_sentence(newest: Bill, state: PaymentState) -> None:
    presenter, _ = opened(with_newest(newest))
    assert newest.payment_on(TODAY) is state
    assert texts_of(presenter)[1] == payment.state(newest, TODAY)


def test_a_corrected_bill_says_so() -> None:
    presenter, _ = opened(with_newest(bill(SEPTEMBER, RENT, corrects="202609")))
    assert payment.corrected() in texts_of(presenter)


def test_a_missing_month_is_said_and_the_comparison_names_the_year() -> None:
    year = [each for each in an_ordinary_year() if each.month not in (Month(2026, 8), Month(2026, 6))]
    presenter, desk = opened(an_operator(year))
    headline = causes.difference(explain(year[-2], year[-1]))
    assert headline is not None
    assert headline in texts_of(presenter)
    assert dict(headline.arguments)["month"] == Month(2026, 7)
    months, _ = opened(subject="2026-09/months//0", desk=desk)
    rows = [block for block in months.page().blocks if isinstance(block, BarRow)]
    assert len(rows) == 12
    assert [row.amount for row in rows].count(bill_screen.no_bill()) == 2
    assert all((row.press is None) == (row.amount == bill_screen.no_bill()) for row in rows)
    assert max(row.share for row in rows) == 1
    missing, _ = opened(subject="2026-08", desk=desk)
    assert texts_of(missing) == [bill_screen.no_bill_for(Month(2026, 8))]
    assert captions(missing.page()) == [actions.i_see(), bill_screen.ask_about_it()]


def test_groups_are_at_most_six_and_lead_to_their_lines() -> None:
    presenter, desk = opened(subject="2026-09")
    rows = [block for block in presenter.page().blocks if isinstance(block, BarRow)]
    assert 1 <= len(rows) <= 6
    assert all(0 <= row.share <= 1 for row in rows)
    assert all(row.caption.short is not None for row in rows)
    assert all(row.press is not None for row in rows)
    # What comes off has no bar: that is what something costs.
    discounts = next(
        block
        for block in presenter.page().blocks
        if isinstance(block, Entry) and block.caption.at("") == charges.group(Group.DISCOUNTS)
    )
    discounts.press()
    assert desk.emitted == [GoTo(Place("bill", "2026-09/lines/DISCOUNTS/0"))]
    lines, _ = opened(subject="2026-09/lines/DISCOUNTS/0", desk=desk)
    assert len(entries(lines.page())) == 1


def test_a_line_says_what_it_is_and_a_question_about_it_names_it() -> None:
    _, desk = opened(subject="2026-09")
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    entry = next(
        b for b in lines.page().blocks if isinstance(b, Entry) and b.value and "3.00" in str(b.value.arguments)
    )
    assert entry.name == bill_screen.line_named(charges.caption(CALLS).at("line/2"), CALLS)
    entry.press()
    assert desk.emitted == [GoTo(Place("bill", "2026-09/line/2"))]
    page, _ = opened(subject="2026-09/line/2", desk=desk)
    about = [
        charges.caption(CALLS),
        bill_screen.amount(CALLS.amount),
        charges.what_is_this(CALLS),
        *charges.calculation(CALLS, TODAY),
    ]
    assert texts_of(page) == about
    press(page.page(), bill_screen.ask_about_it())
    press(page.page(), actions.i_see())
    assert desk.emitted[1:] == [GoTo(Place("bill", "2026-09/question/2")), GoBack()]
    asked, _ = opened(subject="2026-09/question/2", desk=desk)
    assert texts_of(asked) == [charges.caption(CALLS), bill_screen.amount(CALLS.amount), bill_screen.how_to_ask()]
    press(asked.page(), actions.call_me_back())
    press(asked.page(), bill_screen.write_a_complaint())
    assert isinstance(desk.emitted[-2], CallMe)
    reason = desk.emitted[-2].reason
    assert reason is not None
    assert reason.screen == "bill"
    assert reason.subject.startswith("2026-09 ")
    assert "3.00" in reason.subject
    assert desk.emitted[-1] == GoTo(Place("complaints", "line/b-2026-09/2"))


@pytest.mark.parametrize("part", ["", "/lines//0", "/why//0", "/flags//0"])
def test_a_question_about_the_bill_asks_the_same_wherever_it_is_asked(part: str) -> None:
    _, desk = opened(subject="2026-09")
    presenter, _ = opened(subject=f"2026-09{part}", desk=desk)
    press(presenter.page(), bill_screen.ask_about_it())
    assert desk.emitted == [GoTo(Place("bill", "2026-09/question/"))]
    asked, _ = opened(subject="2026-09/question/", desk=desk)
    assert entries(asked.page()) == [actions.call_me_back(), bill_screen.write_a_complaint()]
    press(asked.page(), actions.call_me_back())
    press(asked.page(), bill_screen.write_a_complaint())
    assert desk.emitted[1:] == [CallMe(Reason("bill", "2026-09")), GoTo(Place("complaints", "new"))]


def test_who_is_answered_in_writing_is_offered_that() -> None:
    _, desk = opened(subject="2026-09")
    desk.configuration = replace(desk.configuration, contact_by_text=True)
    asked, _ = opened(subject="2026-09/question/", desk=desk)
    assert entries(asked.page()) == [actions.write_back_to_me(), bill_screen.write_a_complaint()]


def test_2000_lines_open_a_few_at_a_time_and_all_can_be_reached() -> None:
    _, desk = opened(with_newest(a_bill_of(2000)), "2026-09")
    place, seen = Place("bill", "2026-09/lines//0"), 0
    for _ in range(100):
        presenter, _ = opened(subject=place.subject, desk=desk)
        page = presenter.page()
        assert len(page.blocks) <= 42
        seen += sum(isinstance(block, Entry) and block.icon != "next" for block in page.blocks)
        if not isinstance(page.blocks[-1], Entry) or page.blocks[-1].icon != "next":
            break
        page.blocks[-1].press()
        last = desk.emitted[-1]
        assert isinstance(last, GoTo)
        place = last.place
    assert seen == 2000


def test_many_causes_and_warnings_do_not_bury_the_bill() -> None:
    view = services(with_newest(a_bill_of(3))).see_bill.fetch(SEPTEMBER).value
    why = view.explanation
    many = replace(view, flags=view.flags[:1] * 300, explanation=replace(why, causes=why.causes[:1] * 300))
    went: list[Place] = []

    def pages(part: str = "", start: int = 0) -> BillPages:
        return BillPages(many, Where(SEPTEMBER, part, "", start), TODAY, went.append)

    blocks = (*pages().answer(), *pages().detail())
    assert len(blocks) < 30
    for entry in [block for block in blocks if isinstance(block, Entry) and block.icon == "next"]:
        entry.press()
    assert [place.subject for place in went] == ["2026-09/why//0", "2026-09/flags//0"]
    for part in (pages("why").why(), pages("flags").flags(), pages("why", 280).why()):
        assert isinstance(part[0], Text)
        assert part[0].weight is Weight.BOLD
    assert len(pages("why").why()) == 42
    assert len(pages("why", 280).why()) == 21


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["套餐", "很长的服务名字" * 43])
def test_the_button_of_a_line_shows_its_name_and_amount(name: str, language: Language) -> None:
    charge = line("1", "5.00", name, ChargeKind.VALUE_ADDED)
    desk = Desk(
        services=services(with_newest(bill(SEPTEMBER, [charge]))), configuration=Configuration(language=language)
    )
    opened(subject="2026-09", desk=desk)
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    (way,) = [block for block in lines.page().blocks if isinstance(block, Entry)]
    assert dict(way.caption.arguments)["name"] == OperatorText(name)
    assert way.value == charges.amount(charge)


def test_trouble_leaves_the_last_known_bill_with_its_date() -> None:
    gateway = an_operator()
    store_services = services(gateway)
    opened(desk=Desk(services=store_services))
    gateway.trouble = ServerDown()
    store_services.memory = Memory()
    presenter, desk = opened(desk=Desk(services=store_services))
    said = texts_of(presenter)
    assert said[0] == bill_screen.amount(Money.of("107.00"))
    assert said[1] == trouble.reaction_to(ServerDown()).sentence
    assert dict(said[2].arguments) == {"day": TODAY}
    assert desk.changes >= 2


def test_trouble_with_nothing_known_offers_its_one_action() -> None:
    gateway = an_operator()
    gateway.trouble = ServerDown()
    presenter, desk = opened(gateway)
    assert captions(presenter.page()) == [trouble.reaction_to(ServerDown()).caption]
    gateway.trouble = None
    press(presenter.page(), trouble.reaction_to(ServerDown()).caption)
    assert texts_of(presenter)[0] == bill_screen.amount(Money.of("107.00"))
    gateway.trouble = NotAllowed()
    other, desk = opened(gateway)
    press(other.page(), trouble.reaction_to(NotAllowed()).caption)
    assert desk.emitted == [CallMe()]


def test_no_bill_at_all() -> None:
    presenter, _ = opened(FakeGateway())
    assert texts_of(presenter) == [bill_screen.no_bill_yet()]
    assert presenter.title == bill_screen.title()
    assert presenter.sentences()[0] == bill_screen.no_bill_yet()


def test_large_print_is_as_large_as_the_screen() -> None:
    configuration = Configuration(text_size=36, hotline=ShortCode("10086"))
    presenter, desk = opened(desk=Desk(services=services(an_operator()), configuration=configuration))
    press(presenter.page(), actions.large_print())
    (intent,) = desk.emitted
    assert isinstance(intent, Print)
    assert dict(intent.name.arguments) == {"month": Month(2026, 9)}
    assert intent.about == Place("bill", "2026-09")
    assert intent.paper.size == 36
    assert sum(len(section.rows) for section in intent.paper.sections) >= 5


@pytest.mark.parametrize(
    "where",
    [
        Where(), Where(SEPTEMBER), Where(SEPTEMBER, "lines"), Where(None, "lines", "RENT", 40), Where(None, "months"),
        Where(SEPTEMBER, "line", "id/with/slashes"), Where(SEPTEMBER, "why", "", 80),
    ],
)  # fmt: skip
def test_places_can_be_read_back(where: Where) -> None:
    assert Where.of(where.place.subject) == where


@pytest.mark.parametrize("subject", ["nonsense", "2026-13", "2026-09/nonsense", "2026-9", "/lines"])
def test_strange_places_lead_to_some_bill(subject: str) -> None:
    assert Where.of(subject).part in ("", "lines")
    presenter, _ = opened(subject=subject)
    assert presenter.page().blocks


def test_every_part_has_a_title_of_its_own() -> None:
    _, desk = opened(subject="2026-09")
    titles = {
        part: opened(subject=f"2026-09/{part}", desk=desk)[0].title
        for part in ("", "lines//0", "line/2", "months//0", "why//0", "flags//0")
    }
    assert len(set(titles.values())) == 5
    assert titles[""] == bill_screen.title_of(SEPTEMBER)


def test_a_line_shows_quantity_price_days_and_number_as_far_as_they_are_known() -> None:
    period = bill(SEPTEMBER, []).period
    odd = line("1", "5.00", "专线", line_number="专线 A-1", covers=period)
    assert [dict(sentence.arguments) for sentence in charges.calculation(CALLS, TODAY)] == [
        {"quantity": CALLS.quantity, "price": CALLS.unit_price},
        {"number": Phone("13800138000")},
    ]
    assert [dict(sentence.arguments) for sentence in charges.calculation(odd, TODAY)] == [
        {"period": period},
        {"number": OperatorText("专线 A-1")},
    ]


def test_a_service_is_one_press_from_its_line_and_from_the_warning_that_it_is_new_or_unused() -> None:
    gateway = an_operator()
    ringback = product("p-彩铃", "ov", "彩铃", "6.00", category="valueAdded", last_use=date(2026, 5, 1))
    gateway.held = (*gateway.held, ringback)
    presenter, desk = opened(gateway)
    ways = [each for each in presenter.page().blocks if isinstance(each, Entry) and each.name is not None]
    for way in ways:
        way.press()
    assert desk.emitted == [GoTo(Place("subscriptions", "p-视频会员")), GoTo(Place("subscriptions", "p-彩铃"))]
    line, _ = opened(subject="2026-09/line/3", desk=desk)
    press(line.page(), bill_screen.look_at_service())
    assert desk.emitted[-1] == GoTo(Place("subscriptions", "p-彩铃"))
    rent, _ = opened(subject="2026-09/line/1", desk=desk)
    assert captions(rent.page()) == [actions.i_see(), bill_screen.ask_about_it()]


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ([{}, {}], [Ordinal(1, Noun.CHARGE), Ordinal(2, Noun.CHARGE)]),
        ([{"covers": DAYS}, {"covers": DAYS}], [Ordinal(1, Noun.CHARGE), Ordinal(2, Noun.CHARGE)]),
        ([{"covers": DAYS}, {"covers": OTHER_DAYS}], [DAYS, OTHER_DAYS]),
        (
            [{"line_number": "13800138000"}, {"line_number": "13900139000"}],
            [Phone("13800138000"), Phone("13900139000")],
        ),
    ],
)
def test_no_two_rows_of_a_bill_look_the_same(changes: list[dict[str, Any]], marks: list[object]) -> None:
    lines = [replace(line(str(number), "5.00", "专线"), **each) for number, each in enumerate(changes)]
    other = line("o", "6.00", "专线")
    *marked, alone = charges.captions((*lines, other), TODAY)
    assert alone == charges.caption(other)
    found = [dict(each.arguments)["mark"] for each in marked]
    assert [
        next(iter(dict(mark.arguments).values())) if isinstance(mark, Sentence) else mark for mark in found
    ] == marks


def test_the_lines_of_a_group_begin_with_its_name_and_amount() -> None:
    _, desk = opened(subject="2026-09")
    lines, _ = opened(subject="2026-09/lines/DISCOUNTS/0", desk=desk)
    first = lines.page().blocks[0]
    assert isinstance(first, Text)
    assert first.columns is not None
    assert first.columns[0].at("") == charges.group(Group.DISCOUNTS)
    assert lines.title == charges.group(Group.DISCOUNTS)
    every, _ = opened(subject="2026-09/lines//0", desk=desk)
    assert every.title == bill_screen.all_lines()
