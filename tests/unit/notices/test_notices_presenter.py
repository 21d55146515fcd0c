"""The notices' pages: equal answers, a question before each, a result after each, and reading that is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from elderclient.domain.agreements import Terms, Topic
from elderclient.domain.bills.bill import BillState
from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NoNetwork
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Count, Month, Noun
from elderclient.phrases.agreements.answers import answers_to
from elderclient.phrases.bills import bill_screen
from elderclient.phrases.notices import notice as notice_words
from elderclient.phrases.notices import notices_screen
from elderclient.phrases.shell import actions, more_screen, page_parts
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.presenting import Entry, Text
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.notices.notices.presenter import NoticesPresenter
from elderclient.ui.screens.shell.more.presenter import MorePresenter
from tests.fakes.bills import an_operator, bill, line
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import notice
from tests.fakes.screen_context import Desk, captions, heard, press, real_services
from tests.fakes.store import FakeStore

WORKS = notice("n2", NoticeKind.PLANNED_WORKS)
TODAY = date(2026, 10, 12)
BINDING = [
    sentence
    for one in answers_to(
        Terms("畅享套餐88元", contract_months=24, leaving_fee=Money.zero()), ShortCode("10000"), TODAY
    )
    if one.topic in (Topic.HOW_LONG, Topic.LEAVING_EARLY)
    for sentence in one.answer
]
"""What binds whoever takes the offering of the notice."""


def desk_of(gateway: FakeGateway) -> Desk:
    return Desk(services=real_services(gateway, FakeStore(), FakeClock()))


def operator(*sent: Notice) -> FakeGateway:
    gateway = an_operator()
    gateway.sent = sent or (notice(), WORKS)
    return gateway


def opened(desk: Desk, subject: str = "") -> NoticesPresenter:
    presenter = NoticesPresenter(desk.context(), Place("notices", subject))
    presenter.refresh()
    return presenter


def said(presenter: NoticesPresenter) -> list[Sentence]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def test_the_list_names_heading_and_state_and_leads_to_each() -> None:
    desk = desk_of(operator())
    presenter = opened(desk)
    assert said(presenter) == [notice_words.summary_words(2, 1)]
    shown = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [(each.caption.at(""), each.value) for each in shown] == [
        (notice_words.subject_of(each), notice_words.state_words(each, TODAY, is_refusal_kept=False))
        for each in (notice(), WORKS)
    ]
    assert all(entry.name is not None for entry in shown)
    shown[0].press()
    assert desk.emitted == [GoTo(Place("notices", "one/n1"))]


def test_a_notice_without_a_heading_is_listed_by_its_kind() -> None:
    presenter = opened(desk_of(operator(replace(notice(), subject=" "))))
    (entry,) = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert entry.caption == notice_words.kind_words(NoticeKind.PLAN_CHANGE)


def test_a_notice_about_unpaid_bills_leads_to_the_ways_to_pay_until_nothing_is_owed() -> None:
    gateway = operator(notice("n1", NoticeKind.ARREARS, needs_answer=False))
    gateway.headers = ()
    owing = bill(Month(2026, 9), [line("1", "61.67", "rent")], paid=False)
    gateway.give(owing)
    desk = desk_of(gateway)
    press(opened(desk, "one/n1").page(), bill_screen.how_to_pay())
    assert desk.emitted[-1] == GoTo(Place("paying"))
    gateway.headers = ()
    gateway.give(replace(owing, state=BillState.SETTLED, remaining=Money.zero()))
    assert captions(opened(desk_of(gateway), "one/n1").page()) == [actions.i_see()]


def test_no_notices_are_said() -> None:
    gateway = operator()
    gateway.sent = ()
    assert said(opened(desk_of(gateway))) == [notices_screen.none()]


def test_opening_one_marks_it_read_once() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    presenter = opened(desk, "one/n1")
    presenter.refresh()
    assert gateway.asked.count("read n1") == 1
    assert gateway.sent[0].is_read
    assert not gateway.sent[1].is_read
    assert presenter.place == Place("notices", "您的套餐可以换一个")
    assert said(opened(desk)) == [notice_words.summary_words(1, 1)]


def test_the_list_alone_reads_nothing() -> None:
    gateway = operator()
    opened(desk_of(gateway))
    assert [each.is_read for each in gateway.sent] == [False, False]


def test_both_answers_stand_alike_and_what_would_be_agreed_to_is_on_the_page() -> None:
    presenter = opened(desk_of(operator()), "one/n1")
    page = presenter.page()
    assert captions(page) == [notices_screen.refuse(), notices_screen.agree()]
    refuse, agree = page.actions
    assert (refuse.icon, refuse.is_call, refuse.is_guarded) == (agree.icon, agree.is_call, agree.is_guarded)
    told = heard(presenter)
    assert notices_screen.what_agreeing_means() in told
    assert BINDING[0] in told


def test_a_notice_that_only_tells_has_nothing_to_answer() -> None:
    desk = desk_of(operator())
    presenter = opened(desk, "one/n2")
    assert captions(presenter.page()) == [actions.i_see()]
    press(presenter.page(), actions.i_see())
    assert desk.emitted == [GoBack()]


def test_what_cannot_be_shown_cannot_be_agreed_to() -> None:
    desk = desk_of(operator(notice(offering_id="gone")))
    presenter = opened(desk, "one/n1")
    assert captions(presenter.page()) == [notices_screen.refuse(), actions.ask_a_question()]
    press(presenter.page(), actions.ask_a_question())
    assert desk.emitted == [CallMe(Reason("notices", "您的套餐可以换一个"))]
    assert captions(opened(desk, "agree/n1").page()) == [actions.i_see()]


@pytest.mark.parametrize(
    ("part", "verb", "question", "answer"),
    [
        ("agree", notices_screen.agree(), notice_words.agree_question(notice()), NoticeAnswer.ACCEPTED),
        ("refuse", notices_screen.refuse(), notice_words.refuse_question(), NoticeAnswer.REFUSED),
    ],
)
def test_each_answer_has_one_question_and_one_result(
    part: str, verb: Sentence, question: Sentence, answer: NoticeAnswer
) -> None:
    gateway = operator()
    desk = desk_of(gateway)
    press(opened(desk, "one/n1").page(), verb)
    assert desk.emitted == [GoTo(Place("notices", f"{part}/n1"))]
    presenter = opened(desk, f"{part}/n1")
    assert said(presenter)[0] == question
    assert captions(presenter.page()) == [notices_screen.think_it_over(), verb]
    unanswered = gateway.sent[0]
    assert unanswered.answer is None
    press(presenter.page(), verb)
    assert gateway.sent[0].answer is answer
    assert desk.results == 1
    assert captions(presenter.page())[-1] == actions.i_see()
    asked = len(gateway.asked)
    again = opened(desk, "one/n1")
    assert captions(again.page()) == [actions.i_see()]
    stored = notice_words.stored_words(gateway.sent[0], is_refusal_kept=False)
    assert stored
    assert set(stored) <= set(said(again))
    assert len(gateway.asked) > asked


def test_thinking_it_over_answers_nothing() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    press(opened(desk, "agree/n1").page(), notices_screen.think_it_over())
    assert desk.emitted == [GoBack()]
    assert gateway.sent[0].answer is None


def test_what_binds_is_before_the_eyes_when_yes_is_said() -> None:
    desk = desk_of(operator())
    opened(desk, "one/n1")
    page = opened(desk, "agree/n1").page()
    assert page.is_one_page
    assert [block.sentence.at("") for block in page.blocks if isinstance(block, Text)][1:] == BINDING


@pytest.mark.parametrize("language", Language)
def test_what_was_on_the_page_goes_with_the_consent(language: Language) -> None:
    gateway = operator()
    desk = desk_of(gateway)
    desk.configuration = Configuration(language=language)
    page = opened(desk, "one/n1")
    on_the_page = heard(page)
    press(opened(desk, "agree/n1").page(), notices_screen.agree())
    assert gateway.shown is not None
    assert gateway.shown.language is language
    assert [sentence.at("") for sentence in gateway.shown.sentences] == [
        sentence for sentence in on_the_page if sentence != notices_screen.what_agreeing_means()
    ]


def test_without_network_agreeing_says_so_and_can_be_tried_again() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    presenter = opened(desk, "agree/n1")
    gateway.trouble = NoNetwork("no way")
    press(presenter.page(), notices_screen.agree())
    assert said(presenter)[0] == reaction_to(NoNetwork()).sentence
    assert captions(presenter.page())[0] == notices_screen.think_it_over()
    assert gateway.sent[0].answer is None


def test_without_network_refusing_is_noted() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    presenter = opened(desk, "refuse/n1")
    gateway.trouble = NoNetwork("no way")
    press(presenter.page(), notices_screen.refuse())
    assert said(presenter) == [notice_words.refusal_kept_words()]
    assert captions(opened(desk, "one/n1").page())[0] == actions.i_see()


def test_a_second_press_sends_nothing_twice() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    presenter = opened(desk, "refuse/n1")
    desk.runner.holds = True
    page = presenter.page()
    press(page, notices_screen.refuse())
    press(page, notices_screen.refuse())
    assert said(presenter) == [notices_screen.being_sent()]
    desk.runner.release()
    assert gateway.asked.count("refuse n1") == 1


def test_trouble_keeps_the_last_known_list() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk)
    gateway.trouble = NoNetwork("no way")
    presenter = opened(desk)
    assert said(presenter)[0] == notice_words.summary_words(2, 1)
    assert reaction_to(NoNetwork()).sentence in said(presenter)
    fresh = opened(desk_of(gateway))
    assert said(fresh)[0] == reaction_to(NoNetwork()).sentence


def test_before_the_program_is_connected_it_fetches() -> None:
    desk = Desk()
    assert said(opened(desk)) == [page_parts.fetching()]
    assert captions(opened(desk).page()) == []


def test_an_unknown_notice_is_not_found() -> None:
    assert said(opened(desk_of(operator()), "one/other")) == [notices_screen.not_found()]


def test_further_screens_say_how_many_are_new() -> None:
    desk = desk_of(operator())
    more = MorePresenter(desk.context(), Place("more"))

    def news() -> list[Sentence]:
        return [block.value for block in more.page().blocks if isinstance(block, Entry) and block.value]

    assert news() == []
    from elderclient.ui.screens.shell.home.presenter import HomePresenter

    HomePresenter(desk.context(), Place("home")).refresh()
    assert news() == [more_screen.new(Count(2, Noun.NOTICE))]
