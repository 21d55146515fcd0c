"""The bill's pages: the answer first, honest in every state, and as quick with 2,000 lines as with ten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elderclient.domain.bills.bill import Bill, ChargeKind
from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NotAllowed, ServerDown
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import OperatorText, say
from elderclient.domain.units import Month, MonthName
from elderclient.phrases.bills.pages import reckoning, state_words
from elderclient.ui.flow.memory import Memory
from elderclient.ui.flow.presenting import BarRow, Entry, Text, Weight
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.bills.bill.pages import BillPages
from elderclient.ui.screens.bills.bill.presenter import BillPresenter
from elderclient.ui.screens.bills.bill.where import Where
from tests.fakes.bills import SEPTEMBER, a_bill_of, an_operator, an_ordinary_year, bill, calls, line, product, services
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, action_words, entry_words, press

RENT = [line("1", "88.00", "月租")]


def opened(
    gateway: FakeGateway | None = None, subject: str = "", desk: Desk | None = None
) -> tuple[BillPresenter, Desk]:
    desk = desk or Desk(services=services(gateway or an_operator()))
    presenter = BillPresenter(desk.context(), Place("bill", subject))
    presenter.refresh()
    return presenter, desk


def words_of(presenter: BillPresenter) -> list[str]:
    return [block.sentence.msgid for block in presenter.page().blocks if isinstance(block, Text)]


def with_newest(newest: Bill) -> FakeGateway:
    return an_operator([*an_ordinary_year()[:-1], newest])


def test_the_answer_stands_first_and_is_read_as_one_sentence() -> None:
    presenter, desk = opened()
    first, second, third = presenter.page().blocks[:3]
    assert isinstance(first, Text)
    assert first[:2] == (say("{amount}", amount=Money.of("107.00")).at("summary"), Weight.LARGE)
    # The eye has the month in the title.
    assert first.name == say(
        "Your bill for {month}: {amount}", month=MonthName(Month(2026, 9)), amount=Money.of("107.00")
    )
    assert isinstance(second, Text)
    assert second.sentence.msgid == "It is paid: {method}."
    assert isinstance(third, Text)
    assert third.sentence.msgid == "{amount} more than in {month}:"
    assert dict(third.sentence.arguments)["month"] == MonthName(Month(2026, 8))
    said = presenter.sentences()
    assert said[0].anchor == "summary"
    assert [sentence for sentence in said if sentence.anchor == "summary"] == [said[0]]
    assert action_words(presenter.page()) == ["All lines", "Large print", "I have a question"]
    assert presenter.place == Place("bill", "2026-09")
    assert desk.changes


def test_before_and_while_connecting_it_says_that_it_fetches() -> None:
    desk = Desk()
    presenter, _ = opened(desk=desk)
    assert words_of(presenter) == ["Fetching, one moment…"]
    desk.runner.holds = True
    desk.services = services(an_operator())
    presenter.refresh()
    assert words_of(presenter) == ["Fetching, one moment…"]
    desk.runner.release()
    assert words_of(presenter)[0] == "{amount}"


def test_what_was_just_seen_is_there_at_once_when_coming_back() -> None:
    _, desk = opened()
    desk.runner.holds = True
    again, _ = opened(desk=desk)
    assert words_of(again)[0] == "{amount}"


def test_parts_of_a_bill_that_was_seen_ask_for_nothing() -> None:
    gateway = an_operator()
    _, desk = opened(gateway, "2026-09")
    asked = list(gateway.asked)
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    assert len(entry_words(lines.page())) == 5
    assert gateway.asked == asked


@pytest.mark.parametrize(
    ("newest", "state"),
    [
        (bill(SEPTEMBER, RENT, paid=False), "Please pay by {day}."),
        (bill(SEPTEMBER, RENT, paid=False, due_date=date(2026, 10, 1)), "It was due on {day}. {remaining} is missing."),
        (bill(SEPTEMBER, RENT, paid=False, remaining=Money.of("20.00")), "{remaining} is still to be paid by {day}."),
        (bill(SEPTEMBER, RENT, paid=False, due_date=None), "{remaining} is still to be paid."),
        (bill(SEPTEMBER, RENT, payment_method="预存"), "It is paid: {method}."),
        (bill(SEPTEMBER, RENT, payment_method=""), "It is paid."),
        (bill(SEPTEMBER, [line("1", "-8.00", "退费", ChargeKind.CREDIT)]), "Nothing to pay: this comes back to you."),
    ],
)  # fmt: skip
def test_every_state_of_payment_has_its_words(newest: Bill, state: str) -> None:
    presenter, _ = opened(with_newest(newest))
    assert words_of(presenter)[1] == state
    assert state_words(newest, date(2026, 10, 12)).msgid == state


def test_a_corrected_bill_says_so() -> None:
    presenter, _ = opened(with_newest(bill(SEPTEMBER, RENT, corrects="202609")))
    assert "This bill was put right. The one before it no longer counts." in words_of(presenter)


def test_a_missing_month_is_said_and_the_comparison_names_the_year() -> None:
    year = [each for each in an_ordinary_year() if each.month not in (Month(2026, 8), Month(2026, 6))]
    presenter, desk = opened(an_operator(year))
    headline = next(
        b.sentence for b in presenter.page().blocks if isinstance(b, Text) and "than in" in b.sentence.msgid
    )
    assert dict(headline.arguments)["month"] == Month(2026, 7)
    months, _ = opened(subject="2026-09/months//0", desk=desk)
    rows = [block for block in months.page().blocks if isinstance(block, BarRow)]
    assert len(rows) == 12
    assert [row.amount.msgid for row in rows].count("No bill") == 2
    assert all((row.press is None) == (row.amount.msgid == "No bill") for row in rows)
    assert max(row.share for row in rows) == 1
    missing, _ = opened(subject="2026-08", desk=desk)
    assert words_of(missing) == ["There is no bill for {month}."]
    assert action_words(missing.page()) == ["I see", "I have a question"]


def test_groups_are_at_most_six_and_lead_to_their_lines() -> None:
    presenter, desk = opened(subject="2026-09")
    rows = [block for block in presenter.page().blocks if isinstance(block, BarRow)]
    assert 1 <= len(rows) <= 6
    assert all(0 <= row.share <= 1 for row in rows)
    assert all(row.caption.short is not None for row in rows)
    assert rows[-1].press is not None
    rows[-1].press()
    assert desk.emitted == [GoTo(Place("bill", "2026-09/lines/DISCOUNTS/0"))]
    lines, _ = opened(subject="2026-09/lines/DISCOUNTS/0", desk=desk)
    assert len(entry_words(lines.page())) == 1


def test_a_line_says_what_it_is_and_a_question_about_it_names_it() -> None:
    _, desk = opened(subject="2026-09")
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    entry = next(
        b for b in lines.page().blocks if isinstance(b, Entry) and b.value and "3.00" in str(b.value.arguments)
    )
    assert entry.name is not None
    assert entry.name.msgid == "{name} {amount}. {what}"
    entry.press()
    assert desk.emitted == [GoTo(Place("bill", "2026-09/line/2"))]
    page, _ = opened(subject="2026-09/line/2", desk=desk)
    assert words_of(page) == ["{name}", "{amount}", "{text}", "{quantity} at {price}.", "Number: {number}."]
    press(page.page(), "I have a question")
    press(page.page(), "I see")
    assert desk.emitted[1:] == [GoTo(Place("complaints", "line/b-2026-09/2")), GoBack()]


def test_a_question_about_the_bill_names_its_month() -> None:
    presenter, desk = opened()
    press(presenter.page(), "I have a question")
    press(presenter.page(), "The bills of a year")
    assert desk.emitted == [CallMe(Reason("bill", "2026-09")), GoTo(Place("bill", "newest/months//0"))]


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
    told = view.explanation
    many = replace(view, flags=view.flags[:1] * 300, explanation=replace(told, causes=told.causes[:1] * 300))
    went: list[Place] = []

    def pages(part: str = "", start: int = 0) -> BillPages:
        return BillPages(many, Where(SEPTEMBER, part, "", start), date(2026, 10, 12), went.append)

    blocks = pages().summary()
    assert len(blocks) < 30
    for entry in [block for block in blocks if isinstance(block, Entry) and block.icon == "next"]:
        entry.press()
    assert [place.subject for place in went] == ["2026-09/why//0", "2026-09/flags//0"]
    for part in (pages("why").why(), pages("flags").flags(), pages("why", 280).why()):
        assert isinstance(part[0], Text)
        assert part[0].weight is Weight.BOLD
    assert len(pages("why").why()) == 42
    assert len(pages("why", 280).why()) == 21


def test_names_too_long_for_a_button_stand_whole_above_it() -> None:
    name = "很长的服务名字" * 43
    _, desk = opened(with_newest(bill(SEPTEMBER, [line("1", "5.00", name, ChargeKind.VALUE_ADDED)])), "2026-09")
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    block = lines.page().blocks[1]
    assert isinstance(block, Text)
    assert dict(block.sentence.arguments)["name"] == OperatorText(name)
    assert entry_words(lines.page()) == ["What is this?"]


def test_the_english_name_decides_in_english() -> None:
    desk = Desk(services=services(an_operator()), configuration=Configuration(language=Language.ENGLISH))
    opened(subject="2026-09", desk=desk)
    lines, _ = opened(subject="2026-09/lines//0", desk=desk)
    assert "What is this?" in entry_words(lines.page())


def test_trouble_leaves_the_last_known_bill_with_its_date() -> None:
    gateway = an_operator()
    store_services = services(gateway)
    opened(desk=Desk(services=store_services))
    gateway.trouble = ServerDown()
    store_services.memory = Memory()
    presenter, desk = opened(desk=Desk(services=store_services))
    said = words_of(presenter)
    assert said[0] == "{amount}"
    assert said[2] == "These are the figures of {day}."
    assert said[1] == "Your network is fine. Our computer is out of order."
    assert desk.changes >= 2


def test_trouble_with_nothing_known_offers_its_one_action() -> None:
    gateway = an_operator()
    gateway.trouble = ServerDown()
    presenter, desk = opened(gateway)
    assert action_words(presenter.page()) == ["Try again"]
    gateway.trouble = None
    press(presenter.page(), "Try again")
    assert words_of(presenter)[0] == "{amount}"
    gateway.trouble = NotAllowed()
    other, desk = opened(gateway)
    press(other.page(), "Call me back, a person")
    assert desk.emitted == [CallMe()]


def test_no_bill_at_all() -> None:
    presenter, _ = opened(FakeGateway())
    assert words_of(presenter) == ["There is no bill yet."]
    assert presenter.title.msgid == "My bill"
    assert presenter.sentences()[0].msgid == "There is no bill yet."


def test_large_print_is_as_large_as_the_screen() -> None:
    configuration = Configuration(text_size=36, hotline=ShortCode("10086"))
    presenter, desk = opened(desk=Desk(services=services(an_operator()), configuration=configuration))
    press(presenter.page(), "Large print")
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
        part: opened(subject=f"2026-09/{part}", desk=desk)[0].title.msgid
        for part in ("", "lines//0", "line/2", "months//0", "why//0", "flags//0")
    }
    assert len(set(titles.values())) == 5
    assert titles[""] == "Bill of {month}"


def test_the_reckoning_of_a_line() -> None:
    assert [sentence.msgid for sentence in reckoning(calls("1", 20))] == ["{quantity} at {price}.", "Number: {number}."]
    odd = line("1", "5.00", "专线", line_number="专线 A-1", covers=bill(SEPTEMBER, []).period)
    assert [sentence.msgid for sentence in reckoning(odd)] == ["Dates: {period}.", "Number: {number}."]
    assert Decimal(reckoning(calls("1", 20))[0].arguments[1][1].amount) == Decimal("0.15")  # type: ignore[union-attr]


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
    press(line.page(), "Look at this service")
    assert desk.emitted[-1] == GoTo(Place("subscriptions", "p-彩铃"))
    rent, _ = opened(subject="2026-09/line/1", desk=desk)
    assert action_words(rent.page()) == ["I see", "I have a question"]
