"""投诉与进度 without Qt: choosing what is wrong, sending it once, the pages of a case, moves and what they lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from elderclient.domain.complaints import Case, Level, Move, PastCall, Satisfaction, Subject, SubjectKind
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import Conflict, DiskFull, NoNetwork, Refused
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.complaints import complaint, complaints_screen
from elderclient.phrases.shell import actions, acts, page_parts
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
from tests.fakes.bills import an_operator, an_ordinary_year, product
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


def said(page: Page) -> list[str]:
    return [shown(sentence, Language.CHINESE) for sentence in texts(page)]


def timeline_of(page: Page) -> list[tuple[str, StepState]]:
    block = next(block for block in page.blocks if isinstance(block, Timeline))
    return [(shown(step.what, Language.CHINESE), step.state) for step in block.steps]


def test_without_complaints_the_way_to_one_is_told(person: Person) -> None:
    page = person.opens().page()
    assert said(page)[0] == "没有查到您的投诉。"
    press(page, complaints_screen.make_a_complaint())
    assert person.is_at() == Place("complaints", "new")


def test_the_list_says_what_and_how_far(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.opens().page()
    listed = [block for block in page.blocks if isinstance(block, Entry)]
    told = [shown(entry.value, Language.CHINESE) for entry in listed if entry.value is not None]
    assert told == [
        "晚了",
        "晚了 5 天",
        "晚了 25 天",
        "答复了",
        "没有同意",
        "还有 15 天",
        "还有 11 天",
        "撤回了",
        "答复了",
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
    assert "账单里的“" in said(chosen.page())[0]
    assert chosen.place.subject.endswith(" 3.00")
    press(chosen.page(), complaint.sentences_about(SubjectKind.LINE)[0][1])
    assert person.is_at() == Place("complaints", f"line/{month.bill.id}/2/say/0")
    confirm = person.opens(person.is_at().subject)
    assert captions(confirm.page()) == [complaints_screen.do_not_send(), complaints_screen.send_it()]
    assert person.gateway.filed == {}
    press(confirm.page(), complaints_screen.send_it())
    filed = next(iter(person.gateway.filed.values()))
    assert filed.subject is not None
    assert filed.subject.kind is SubjectKind.LINE
    assert filed.text == "这个我没有订过。"
    assert person.desk.emitted[-1] == TurnInto(Place("complaints", "case/id1/filed"))
    result = person.opens("case/id1/filed")
    assert said(result.page())[0] == "您的投诉收到了。"
    assert timeline_of(result.page()) == [
        ("收到您的投诉", StepState.DONE),
        ("先给您回个话", StepState.NOW),
        ("查清楚，答复您", StepState.AHEAD),
        ("您说满意不满意", StepState.AHEAD),
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
    assert said(call.page())[0] == "10月12日 上午 9:30 的电话"
    assert "接电话的人没有耐心。" in said(call.page())


def test_without_calls_or_network_the_choice_says_so(person: Person) -> None:
    assert said(person.opens("calls").page()) == ["还没有打来过的电话。"]
    person.gateway.trouble = NoNetwork()
    assert said(person.opens("services").page())[0] == "现在没有网。"


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
    assert said(write.page())[:2] == ["没有发出去，您的话还在。", "他们说：“太多了”"]
    assert write.page().blocks[0].text == "  电视没有画面。 "  # type: ignore[union-attr]  # the field stands first
    person.gateway.trouble = None
    press(write.page(), complaints_screen.send_it())
    assert [one.text for one in person.gateway.filed.values()] == ["电视没有画面。"]
    assert person.opens("other/write").page().blocks[0].text == ""  # type: ignore[union-attr]  # the field again


def test_a_full_disk_is_told_and_nothing_is_lost(person: Person) -> None:
    person.store.trouble = DiskFull()
    confirm = person.opens("other/say/1")
    press(confirm.page(), complaints_screen.send_it())
    assert said(confirm.page())[0] == "没有发出去，您的话还在。"


def test_without_a_network_it_waits_and_can_be_dropped(person: Person) -> None:
    person.gateway.trouble = NoNetwork()
    press(person.opens("other/say/1").page(), complaints_screen.send_it())
    page = person.opens(person.is_at().subject)
    assert said(page.page())[0] == shown(acts.not_sent_yet(), Language.CHINESE)
    assert timeline_of(page.page())[0] == ("发出去", StepState.NOW)
    press(page.page(), complaints_screen.do_not_send_it())
    assert said(page.page()) == ["好的，不发了。"]
    press(page.page(), actions.all_right())
    assert person.desk.emitted[-1] == GoBack()
    assert person.store.acts() == ()


@pytest.mark.parametrize(
    ("number", "headline", "states", "others"),
    [
        (1, "他们在查，最晚 10月23日答复您。", "done done now ahead", (Move.ADD,)),
        (
            2,
            "他们晚了 5 天，还没有答复您。",
            "done done overdue ahead",
            (APPEAL, Move.ESCALATE),
        ),
        (3, "他们答复您了。", "done done done now", (Move.RATE,)),
        (
            4,
            "他们没有同意。",
            "done done done now",
            (APPEAL, Move.ESCALATE),
        ),
        (5, "这个投诉已经撤回了。", "done done", ()),
        (6, "他们答复您了。", "done done done done", ()),
        (8, "他们晚了 25 天，还没有答复您。", "done done done overdue ahead", None),
        (9, "他们晚了，到现在还没有答复您。", "done overdue ahead ahead", None),
        (10, "他们在查，最晚 10月27日答复您。", "done now ahead ahead", None),
    ],
)
def test_a_case_answers_first_and_shows_every_step(
    person: Person, number: int, headline: str, states: str, others: tuple[Sentence | Move, ...] | None
) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(number).page()
    assert said(page)[0] == headline
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
    assert timeline_of(page)[0] == ("先找了客服，没有办好", StepState.DONE)


@pytest.mark.parametrize(
    ("number", "step", "move", "result"),
    [
        (1, "withdraw", Move.WITHDRAW, "投诉撤回了。"),
        (3, "reopen", Move.REOPEN, "好的，他们会再查一次。"),
        (4, "escalate", Move.ESCALATE, "已经交给上一级了。他们会重新查。"),
    ],
)
def test_a_move_asks_once_and_ends_on_a_result(person: Person, number: int, step: str, move: Move, result: str) -> None:
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
    assert said(page.page()) == [result]
    assert person.desk.results == 1


def test_a_move_that_came_too_late_tells_the_operators_reason(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(1, "withdraw")
    person.gateway.trouble = Conflict(reason="已经答复了")
    press(page.page(), person.caption(1, Move.WITHDRAW))
    assert said(page.page()) == ["这件事现在办不了，没有发出去。", "他们说：“已经答复了”"]


def test_an_addition_is_written_and_sent(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(1, "add")
    page.page().blocks[0].changed("还有一件事。")  # type: ignore[union-attr]  # the field stands first
    press(page.page(), complaints_screen.send_it())
    assert said(page.page()) == ["您写的话，他们收到了。"]
    assert "您又说：“还有一件事。”" in said(person.case(1).page())


def test_a_move_without_a_network_is_kept_and_shown(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(1, "withdraw")
    person.gateway.trouble = NoNetwork()
    press(page.page(), person.caption(1, Move.WITHDRAW))
    assert said(page.page()) == ["记在这台电脑里了。一有网，就自动发出去。"]
    case = person.case(1).page()
    assert shown(complaints_screen.last_act_not_sent(), Language.CHINESE) in said(case)
    assert said(case)[1:3] == ["现在没有网。", "这是 10月12日的数据。"]
    assert captions(case) == [reaction_to(NoNetwork()).caption]


def test_the_rating_is_five_answers_in_words(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(3, "rate")
    assert said(page.page()) == ["这次答复，您满意吗？", "很满意", "满意", "一般", "不满意", "很不满意"]
    press(page.page(), complaint.satisfaction_words(Satisfaction.BAD))
    assert person.gateway.filed[f"{FIRST}03"].satisfaction is Satisfaction.BAD
    assert said(page.page()) == ["记下了。不满意，可以请他们再查一次，或者找上一级。"]
    rated = person.case(3).page()
    assert captions(rated) == [actions.all_right(), APPEAL, person.caption(3, Move.ESCALATE)]


def test_the_appeal_has_its_ways_its_limits_and_a_letter(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    page = person.case(4, "appeal")
    told = "".join(said(page.page()))
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
    assert "这是规定的日子，他们自己没有说更早的。" in told
    assert "您省里的规定还没有核实，先按全国的算。" in told
    rules.is_checked = True
    person.desk.clock.move(days=75)
    later = person.desk.clock.now()
    person.gateway.complains("about", later, expected_at=None, first_answered_at=later)
    told = said(person.opens("case/about").page())
    assert "那一年放假的日子还没有公布，所以只是大约。" in told
    assert any("大约 1月1日，还有 6 天" in one for one in told)


def test_trouble_keeps_what_was_known(person: Person) -> None:
    one_of_every_kind(person.gateway, person.desk.clock.now())
    person.opens()
    person.gateway.trouble = NoNetwork()
    page = person.opens().page()
    assert said(page)[0] == "现在没有网。"
    assert said(page)[1] == "这是 10月12日的数据。"
    assert captions(page) == [reaction_to(NoNetwork()).caption, complaints_screen.make_a_complaint()]
    assert len(entries(page)) == 9
    assert person.desk.asked[-1].problem is person.gateway.trouble


def test_trouble_with_nothing_known_offers_its_one_action(person: Person) -> None:
    person.gateway.trouble = NoNetwork()
    page = person.opens().page()
    assert said(page)[0] == "现在没有网。"
    assert len(page.actions) == 1
    assert said(person.opens("case/nothing").page())[0] == "现在没有网。"


def test_before_the_connection_stands_it_is_fetching() -> None:
    desk = Desk()
    presenter = ComplaintsPresenter(desk.context(), Place("complaints"))
    presenter.refresh()
    assert said(presenter.page()) == ["正在取，请等一等…"]
    assert said(ComplaintsPresenter(desk.context(), Place("complaints", "case/1")).page()) == ["正在取，请等一等…"]


def test_a_case_nobody_knows_is_told(person: Person) -> None:
    assert said(person.opens("case/nothing").page()) == ["没有找到这个投诉。"]


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
    titles = {shown(person.opens(one).title, Language.CHINESE) for one in ("", "new", f"case/{FIRST}01")}
    assert titles == {"投诉与进度", "我要投诉", "办到哪一步了"}
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
