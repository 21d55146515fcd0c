"""投诉与进度 without Qt: choosing what is wrong, sending it once, the pages of a case, moves and what they lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import pytest

from elderclient.domain.complaints import (
    Case,
    Complaint,
    ComplaintState,
    Level,
    Move,
    PastCall,
    Satisfaction,
    Subject,
    SubjectKind,
)
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.deadlines.due import Due
from elderclient.domain.errors import Conflict, DiskFull, NoNetwork, Refused
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.complaints import complaint, complaints_screen
from elderclient.phrases.shell import actions, page_parts
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.rendering import shown
from elderclient.ui.flow.presenting import Entry, Field, Page, StepState, Timeline, texts
from elderclient.ui.flow.services import Services
from elderclient.ui.intents import GoBack, GoTo, Print, ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.complaints.complaints.presenter import ComplaintsPresenter
from elderclient.ui.screens.complaints.complaints.where import Where, place_of
from elderclient.usecases.bills.see_bill import SeeBill
from elderclient.usecases.complaints.complain import ComplaintsView
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.bills import SEPTEMBER, an_operator, an_ordinary_year, product
from tests.fakes.clock import SHANGHAI
from tests.fakes.complaints import one_of_every_kind
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, FakeRunner, captions, entries, press
from tests.fakes.store import FakeStore
from tests.unit.complaints.test_complain import FakeRules

FIRST = "2601010000"
APPEAL = complaints_screen.appeal_to_the_regulator()


@dataclass
class Person:
    """Somebody at the screen, and the operator behind it."""

    desk: Desk
    gateway: FakeGateway
    store: FakeStore

    def opens(self, subject: str = "") -> ComplaintsPresenter:
        presenter = ComplaintsPresenter(self.desk.context(), Place("complaints", subject))
        presenter.refresh()
        return presenter

    def is_at(self) -> Place:
        """Where the last press led."""
        intent = self.desk.emitted[-1]
        assert isinstance(intent, GoTo | TurnInto)
        return intent.place

    def known(self, number: int) -> Case:
        view = self.desk.services.memory.recall("complaints", ComplaintsView)
        assert view is not None
        assert view.value is not None
        case: Case | None = view.value.case(f"{FIRST}{number:02}")
        assert case is not None
        return case

    def caption(self, number: int, move: Move, level: Level = Level.SERVICE) -> Sentence:
        """What the button of a move is called where the case has reached ``level``."""
        case = self.known(number)
        return complaints_screen.move_caption(replace(case, complaint=replace(case.complaint, level=level)), move)

    def case(self, number: int, step: str = "") -> ComplaintsPresenter:
        return self.opens(place_of("case", f"{FIRST}{number:02}", step).subject)


@pytest.fixture
def person() -> Person:
    desk, gateway, store = Desk(), an_operator(an_ordinary_year()), FakeStore()
    ids = iter(f"id{number}" for number in range(1, 99))
    dependencies = Dependencies(gateway, store, desk.clock, FakeRules(), ShortCode("10000"), lambda: next(ids))
    desk.services = Services(dependencies)
    return Person(desk, gateway, store)


def said(page: Page) -> list[Sentence]:
    return [sentence.at("") for sentence in texts(page)]


def timeline_of(page: Page) -> list[tuple[Sentence, StepState]]:
    block = next(block for block in page.blocks if isinstance(block, Timeline))
    return [(step.what, step.state) for step in block.steps]


def due_on(day: date, **more: bool) -> Due:
    return Due(datetime.combine(day + timedelta(days=1), time(), SHANGHAI), **more)


def a_case(state: ComplaintState, due: date | None = None, *, is_overdue: bool = False) -> Case:
    """A case of which nothing is known but how far it is and by when it is to be answered."""
    made = Complaint("1", "e1", "", state, None)
    return Case(made, due=None if due is None else due_on(due), is_overdue=is_overdue)


TODAY = date(2026, 10, 12)
IN_WORK = a_case(ComplaintState.IN_WORK, date(2026, 10, 23))
FIVE_DAYS_LATE = a_case(ComplaintState.IN_WORK, date(2026, 10, 7), is_overdue=True)
LATER_STILL = a_case(ComplaintState.IN_WORK, date(2026, 9, 17), is_overdue=True)
ANSWERED = a_case(ComplaintState.ANSWERED)
REFUSED = a_case(ComplaintState.REFUSED)
WITHDRAWN = a_case(ComplaintState.WITHDRAWN)
FIRST_ANSWER_LATE = a_case(ComplaintState.RECEIVED, date(2026, 10, 25), is_overdue=True)
RECEIVED = a_case(ComplaintState.RECEIVED, date(2026, 10, 27))
NO_NETWORK = reaction_to(NoNetwork()).sentence


def test_without_complaints_the_way_to_one_is_told(person: Person) -> None:
    page = person.opens().page()
    assert said(page)[0] == complaints_screen.none()
    press(page, complaints_screen.make_a_complaint())
    assert person.is_at() == Place("complaints", "new")


def test_the_list_says_what_and_how_far(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.opens().page()
    listed = [block for block in page.blocks if isinstance(block, Entry)]
    assert [entry.value for entry in listed] == [
        complaint.state_short(each, TODAY)
        for each in (
            FIRST_ANSWER_LATE,
            FIVE_DAYS_LATE,
            LATER_STILL,
            ANSWERED,
            REFUSED,
            RECEIVED,
            IN_WORK,
            WITHDRAWN,
            ANSWERED,
        )
    ]
    listed[1].press()
    assert person.is_at() == Place("complaints", f"case/{FIRST}02")


def test_the_first_question_is_what_it_is_about(person: Person) -> None:
    page = person.opens("new").page()
    for words, place in (
        (complaint.kind_of_subject(SubjectKind.LINE), Place("complaints", "charges")),
        (complaint.kind_of_subject(SubjectKind.PRODUCT), Place("complaints", "services")),
        (complaint.kind_of_subject(SubjectKind.CALL), Place("complaints", "calls")),
        (complaints_screen.something_else(), Place("complaints", "other")),
    ):
        press(page, words)
        assert person.is_at() == place


def test_a_line_is_complained_of_by_two_presses(person: Person) -> None:
    services = person.desk.services
    SeeBill(dependencies_of(person.gateway, person.store, person.desk.clock)).fetch()
    month = services.see_bill.fetch().value
    assert month is not None
    chosen = person.opens(f"line/{month.bill.id}/2")
    assert said(chosen.page())[0] == complaint.subject_words(
        Subject(
            SubjectKind.LINE, "2", "套餐外国内通话", "Domestic calls beyond the plan", "", Money.of("3.00"), SEPTEMBER
        )
    )
    assert chosen.place.subject.endswith(" 3.00")
    never_ordered = complaint.sentences_about(SubjectKind.LINE)[0][1]
    press(chosen.page(), never_ordered)
    assert person.is_at() == Place("complaints", f"line/{month.bill.id}/2/say/0")
    confirm = person.opens(person.is_at().subject)
    assert captions(confirm.page()) == [complaints_screen.do_not_send(), complaints_screen.send_it()]
    assert person.gateway.filed == {}
    press(confirm.page(), complaints_screen.send_it())
    filed = next(iter(person.gateway.filed.values()))
    assert filed.subject is not None
    assert filed.subject.kind is SubjectKind.LINE
    assert filed.text == shown(never_ordered, Language.CHINESE)
    assert person.desk.emitted[-1] == TurnInto(Place("complaints", "case/id1/filed"))
    result = person.opens("case/id1/filed")
    assert said(result.page())[0] == complaint.filed()
    assert timeline_of(result.page()) == [
        (complaints_screen.step_received(Level.SERVICE), StepState.DONE),
        (complaints_screen.step_first_answer(), StepState.NOW),
        (complaints_screen.step_full_answer(), StepState.AHEAD),
        (complaints_screen.step_rating(), StepState.AHEAD),
    ]


def test_two_quick_presses_send_one(person: Person) -> None:
    person.desk.runner = FakeRunner(holds=True)
    confirm = person.opens("other/say/1")
    press(confirm.page(), complaints_screen.send_it())
    press(confirm.page(), complaints_screen.send_it())
    person.desk.runner.release()
    assert len(person.gateway.filed) == 1


def test_a_charge_of_the_newest_bill_is_chosen_on_a_page_that_speaks_of_complaining(person: Person) -> None:
    presenter = person.opens("charges")
    page = presenter.page()
    assert presenter.title == complaints_screen.title_of_filing()
    assert texts(page)[0] == complaints_screen.which(SubjectKind.LINE)
    bill = max(person.gateway.headers, key=lambda one: one.month)
    charges = sorted(person.gateway.lines[bill.id], key=lambda line: -line.amount.amount)
    positive = [line for line in charges if line.amount.amount > 0]
    rows = [block for block in page.blocks if isinstance(block, Entry)][:-1]
    assert [row.value for row in rows] == [complaint.amount_of(line.amount) for line in positive]
    rows[0].press()
    assert person.is_at() == Place("complaints", f"line/{bill.id}/{positive[0].id}")
    dearest = positive[0]
    chosen = Subject(
        SubjectKind.LINE, dearest.id, dearest.name, dearest.name_en, amount=dearest.amount, month=bill.month
    )
    assert texts(person.opens(person.is_at().subject).page())[0].at("") == complaint.subject_words(chosen)
    press(page, complaints_screen.another_charge())
    assert person.is_at() == Place("bill", "newest/lines//0")


def test_without_a_bill_no_charge_is_invented_and_the_bills_are_open(person: Person) -> None:
    person.gateway.headers = ()
    page = person.opens("charges").page()
    assert list(texts(page)) == [
        complaints_screen.nothing_to_choose(SubjectKind.LINE),
        complaints_screen.another_charge(),
    ]


def test_services_and_calls_are_chosen_from(person: Person) -> None:
    person.gateway.held = (product("p1", "o1", "视频会员", "25.00"),)
    page = person.opens("services").page()
    held, named = Subject(SubjectKind.PRODUCT, "p1", "视频会员"), complaint.name_of
    assert list(texts(page)) == [complaints_screen.which(SubjectKind.PRODUCT), named(held)]
    press(page, named(held))
    assert person.is_at() == Place("complaints", "product/p1")
    call_at = person.desk.clock.now()
    person.gateway.calls_made = (PastCall("t/1", call_at),)
    press(person.opens("calls").page(), named(Subject(SubjectKind.CALL, "t/1", at=call_at)))
    assert person.is_at() == Place("complaints", "call/t%2F1")
    call = person.opens("call/t%2F1")
    made = Subject(SubjectKind.CALL, "t/1", at=person.desk.clock.now())
    assert said(call.page())[0] == complaint.subject_words(made)
    assert {sentence for _topic, sentence in complaint.sentences_about(SubjectKind.CALL)} <= set(said(call.page()))


def test_without_calls_or_network_the_choice_says_so(person: Person) -> None:
    assert said(person.opens("calls").page()) == [complaints_screen.nothing_to_choose(SubjectKind.CALL)]
    person.gateway.trouble = NoNetwork()
    assert said(person.opens("services").page())[0] == NO_NETWORK


def test_own_words_are_kept_until_they_are_sent(person: Person) -> None:
    write = person.opens("other/write")
    field = write.page().blocks[0]
    assert isinstance(field, Field)
    press(write.page(), complaints_screen.send_it())
    assert person.gateway.filed == {}
    assert person.desk.emitted[-1] == ShowNews(page_parts.write_first())
    field.changed("  电视没有画面。 ")
    again = person.opens("other/write").page().blocks[0]
    assert isinstance(again, Field)
    assert again.text == "  电视没有画面。 "
    person.gateway.trouble = Refused(reason="太多了")
    press(write.page(), complaints_screen.send_it())
    assert said(write.page())[:2] == [complaints_screen.not_sent(), complaints_screen.they_say("太多了")]
    assert write.page().blocks[0].text == "  电视没有画面。 "  # type: ignore[union-attr]  # the field stands first
    person.gateway.trouble = None
    press(write.page(), complaints_screen.send_it())
    assert [one.text for one in person.gateway.filed.values()] == ["电视没有画面。"]
    assert person.opens("other/write").page().blocks[0].text == ""  # type: ignore[union-attr]  # the field again


def test_a_full_disk_is_told_and_nothing_is_lost(person: Person) -> None:
    person.store.trouble = DiskFull()
    confirm = person.opens("other/say/1")
    press(confirm.page(), complaints_screen.send_it())
    assert said(confirm.page())[0] == complaints_screen.not_sent()


def test_without_a_network_it_waits_and_can_be_dropped(person: Person) -> None:
    person.gateway.trouble = NoNetwork()
    press(person.opens("other/say/1").page(), complaints_screen.send_it())
    page = person.opens(person.is_at().subject)
    assert said(page.page())[0] == complaint.headline_when_filed(a_case(ComplaintState.QUEUED))
    assert timeline_of(page.page())[0] == (complaints_screen.step_send(), StepState.NOW)
    press(page.page(), complaints_screen.do_not_send_it())
    assert said(page.page()) == [complaint.dropped()]
    press(page.page(), actions.all_right())
    assert person.desk.emitted[-1] == GoBack()
    assert person.store.acts() == ()


@pytest.mark.parametrize(
    ("number", "how_far", "states", "others"),
    [
        (1, IN_WORK, "done done now ahead", (Move.ADD,)),
        (
            2,
            FIVE_DAYS_LATE,
            "done done overdue ahead",
            (APPEAL, Move.ESCALATE),
        ),
        (3, ANSWERED, "done done done now", (Move.RATE,)),
        (
            4,
            REFUSED,
            "done done done now",
            (APPEAL, Move.ESCALATE),
        ),
        (5, WITHDRAWN, "done done", ()),
        (6, ANSWERED, "done done done done", ()),
        (8, LATER_STILL, "done done done overdue ahead", None),
        (9, FIRST_ANSWER_LATE, "done overdue ahead ahead", None),
        (10, RECEIVED, "done now ahead ahead", None),
    ],
)
def test_a_case_answers_first_and_shows_every_step(
    person: Person, number: int, how_far: Case, states: str, others: tuple[Sentence | Move, ...] | None
) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(number).page()
    assert said(page)[0] == complaint.headline(how_far, TODAY)
    assert " ".join(state.value for _what, state in timeline_of(page)) == states
    moves = [one if isinstance(one, Sentence) else person.caption(number, one) for one in others or ()]
    assert others is None or captions(page) == [actions.all_right(), *moves]
    assert len(page.actions) <= 3


def test_the_last_level_leads_to_the_regulator_only(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(8).page()
    assert captions(page) == [actions.all_right(), APPEAL, person.caption(8, Move.ADD)]
    mediation = person.caption(8, Move.ESCALATE, Level.SUPERVISOR)
    assert mediation not in [*captions(page), *entries(page)]


def test_the_level_before_the_last_offers_mediation(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    person.desk.services.complain.move(f"{FIRST}04", Move.ESCALATE)
    person.desk.clock.move(days=20)
    page = person.case(4).page()
    assert captions(page)[-1] == person.caption(4, Move.ESCALATE, Level.SUPERVISOR)
    assert captions(page)[-1] != person.caption(4, Move.ESCALATE, Level.SERVICE)
    assert timeline_of(page)[0] == (complaints_screen.step_below(Level.SERVICE), StepState.DONE)


@pytest.mark.parametrize(
    ("number", "step", "move"),
    [
        (1, "withdraw", Move.WITHDRAW),
        (3, "reopen", Move.REOPEN),
        (4, "escalate", Move.ESCALATE),
    ],
)
def test_a_move_asks_once_and_ends_on_a_result(person: Person, number: int, step: str, move: Move) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(number, step)
    no, yes = page.page().actions
    assert page.page().is_one_page
    no.press()
    assert person.desk.emitted[-1] == GoBack()
    assert move.value not in person.gateway.asked
    act = person.caption(number, move, Level.SERVICE)
    press(page.page(), act)
    assert move not in person.known(number).moves
    assert yes.caption == act
    assert move.value in person.gateway.asked
    assert said(page.page()) == [complaint.moved(move, None)]
    assert person.desk.results == 1


def test_a_move_that_came_too_late_tells_the_operators_reason(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(1, "withdraw")
    person.gateway.trouble = Conflict(reason="已经答复了")
    press(page.page(), person.caption(1, Move.WITHDRAW))
    assert said(page.page()) == [complaint.not_taken(), complaints_screen.they_say("已经答复了")]


def test_an_addition_is_written_and_sent(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(1, "add")
    page.page().blocks[0].changed("还有一件事。")  # type: ignore[union-attr]  # the field stands first
    press(page.page(), complaints_screen.send_it())
    assert said(page.page()) == [complaint.moved(Move.ADD, None)]
    assert complaints_screen.you_added("还有一件事。") in said(person.case(1).page())


def test_a_move_without_a_network_is_kept_and_shown(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(1, "withdraw")
    person.gateway.trouble = NoNetwork()
    press(page.page(), person.caption(1, Move.WITHDRAW))
    assert said(page.page()) == [complaint.waiting_for_network()]
    case = person.case(1).page()
    assert complaints_screen.last_act_not_sent() in said(case)
    assert said(case)[1:3] == [NO_NETWORK, page_parts.figures_of(TODAY)]
    assert captions(case) == [reaction_to(NoNetwork()).caption]


def test_the_rating_is_five_answers_in_words(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(3, "rate")
    assert said(page.page()) == [
        complaints_screen.are_you_satisfied(),
        *(complaint.satisfaction_words(one) for one in reversed(Satisfaction)),
    ]
    press(page.page(), complaint.satisfaction_words(Satisfaction.BAD))
    assert person.gateway.filed[f"{FIRST}03"].satisfaction is Satisfaction.BAD
    assert said(page.page()) == [complaint.moved(Move.RATE, Satisfaction.BAD)]
    rated = person.case(3).page()
    assert captions(rated) == [actions.all_right(), APPEAL, person.caption(3, Move.ESCALATE)]


def test_the_appeal_has_its_ways_its_limits_and_a_letter(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(4, "appeal")
    told = "".join(shown(one, Language.CHINESE) for one in said(page.page()))
    assert "12381" in told
    assert "12315" in told
    assert "15 天" in told
    person.desk.configuration = Configuration(text_size=30)
    press(page.page(), complaints_screen.print_the_letter())
    order = person.desk.emitted[-1]
    assert isinstance(order, Print)
    assert order.paper.size == 30
    assert order.about == Place("complaints", f"{FIRST}04")


def test_whose_date_it_is_and_what_is_uncertain_is_told(person: Person) -> None:
    now = person.desk.clock.now()
    rules = person.desk.services._dependencies.rules
    rules.is_checked = False
    person.store.put("customer", replace(person.gateway.person, province="CN-HA"), now)
    person.gateway.complains("law", now - timedelta(days=1), expected_at=None)
    told = said(person.opens("case/law").page())
    by_law = replace(IN_WORK, due=due_on(date(2026, 11, 1), is_by_law=True), has_unchecked_rule=True)
    assert len(complaint.notes_on(by_law)) == 2
    assert set(complaint.notes_on(by_law)) <= set(told)
    rules.is_checked = True
    person.desk.clock.move(days=75)
    later = person.desk.clock.now()
    person.gateway.complains("about", later, expected_at=None, first_answered_at=later)
    page = person.opens("case/about").page()
    told = said(page)
    due = due_on(date(2027, 1, 1), is_about=True)
    assert set(complaint.notes_on(replace(IN_WORK, due=due))) <= set(told)
    steps = [step for block in page.blocks if isinstance(block, Timeline) for step in block.steps]
    assert complaint.by_when(due, later.date()) in [step.when for step in steps]


def test_trouble_keeps_what_was_known(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    person.opens()
    person.gateway.trouble = NoNetwork()
    page = person.opens().page()
    assert said(page)[0] == NO_NETWORK
    assert said(page)[1] == page_parts.figures_of(TODAY)
    assert captions(page) == [reaction_to(NoNetwork()).caption, complaints_screen.make_a_complaint()]
    assert len(entries(page)) == 9
    assert person.desk.asked[-1].problem is person.gateway.trouble


def test_trouble_with_nothing_known_offers_its_one_action(person: Person) -> None:
    person.gateway.trouble = NoNetwork()
    page = person.opens().page()
    assert said(page)[0] == NO_NETWORK
    assert len(page.actions) == 1
    assert said(person.opens("case/nothing").page())[0] == NO_NETWORK


def test_before_the_connection_stands_it_is_fetching() -> None:
    desk = Desk()
    presenter = ComplaintsPresenter(desk.context(), Place("complaints"))
    presenter.refresh()
    assert said(presenter.page()) == [page_parts.fetching()]
    assert said(ComplaintsPresenter(desk.context(), Place("complaints", "case/1")).page()) == [page_parts.fetching()]


def test_a_case_nobody_knows_is_told(person: Person) -> None:
    assert said(person.opens("case/nothing").page()) == [complaints_screen.not_found()]


@pytest.mark.parametrize("subject", ["nonsense", "line", "line/b", "case", "product/", "line//x"])
def test_what_cannot_be_read_is_the_list(subject: str) -> None:
    assert Where.of(subject) == Where()


@pytest.mark.parametrize(
    "subject",
    ["", "new", "services", "calls", "other", "line/b%2F1/l%201", "product/p/say/3", "call/t/write", "case/9/add"],
)
def test_a_place_reads_back_as_it_was_written(subject: str) -> None:
    assert Where.of(subject).place == Place("complaints", subject)


def test_every_complaint_and_title_can_be_told(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    titles = [person.opens(one).title for one in ("", "new", f"case/{FIRST}01")]
    screen = complaints_screen
    assert titles == [screen.title_of_list(), screen.title_of_filing(), screen.title_of_case()]
    assert person.case(1).sentences() == texts(person.case(1).page())


def test_a_case_that_was_opened_is_no_news_at_home_any_more(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    home = person.desk.services.see_home

    def news() -> list[tuple[str, int]]:
        return [(badge.tile, badge.number) for badge in home.fetch().value.badges if badge.tile == "complaints"]

    assert news() == [("complaints", 5)]
    person.opens()
    assert news() == [("complaints", 5)]
    person.case(3)
    assert news() == [("complaints", 4)]
