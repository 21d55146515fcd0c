"""Halls, common questions and paying: answer first, then detail, then a human being."""

from __future__ import annotations

from datetime import time
from itertools import count

import pytest

from elderclient import resources
from elderclient.adapters.rules.files import RuleFiles
from elderclient.domain.accounts.account import Account
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import ServerDown
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Hall, OpeningDay, Span
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.phrases.accounts import balance, paying_screen
from elderclient.phrases.information import answers_screen, halls, numbers_in_my_name
from elderclient.phrases.shell import actions, home_screen, more_screen
from elderclient.ui.flow.presenting import Entry, Field
from elderclient.ui.flow.services import Services
from elderclient.ui.intents import CallMe, GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.accounts.paying.presenter import PayingPresenter
from elderclient.ui.screens.information.answers.presenter import AnswersPresenter
from elderclient.ui.screens.information.halls.presenter import HallsPresenter
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, entries, heard, press
from tests.fakes.store import FakeStore

WEEK = tuple(OpeningDay((Span(time(9), time(18)),), weekday=day) for day in range(7))
HALLS = (
    Hall("near", "和平路营业厅", "和平路 18 号", WEEK, metres=350),
    Hall("far", "车站营业厅", "站前街", WEEK, metres=9000),
)
ANSWERS = (
    StandardAnswer("pay", "话费怎么交？", ("到营业厅交。",), "How do I pay?", ("At a hall.",)),
    StandardAnswer("lost", "手机丢了怎么办？", ("马上停机。", "找人工恢复。"), words=("挂失",)),
)


@pytest.fixture
def gateway() -> FakeGateway:
    gateway = FakeGateway()
    gateway.public.all_halls, gateway.public.all_answers = HALLS, ANSWERS
    gateway.public.all_accounts = (Account("a", "x", is_prepaid=True, balance=Money.of("86.50")),)
    return gateway


@pytest.fixture
def desk(gateway: FakeGateway) -> Desk:
    desk, numbers = Desk(), count(1)
    rules = RuleFiles(resources.asset("rules"))
    dependencies = Dependencies(
        gateway, FakeStore(), desk.clock, rules, ShortCode("10000"), lambda: f"id{next(numbers)}"
    )
    desk.services = Services(dependencies)
    return desk


def test_the_halls_lead_to_one_of_them(desk: Desk) -> None:
    screen = HallsPresenter(desk.context(), Place("halls"))
    screen.refresh()
    shown = [block for block in screen.page().blocks if isinstance(block, Entry)]
    assert [entry.value for entry in shown] == [halls.way(hall) for hall in HALLS]
    shown[0].press()
    assert desk.emitted == [GoTo(Place("halls", "near"))]
    one = HallsPresenter(desk.context(), Place("halls", "near"))
    one.refresh()
    now = desk.clock.now()
    near = HALLS[0]
    details = [halls.opening(near, now), halls.address(near), halls.way(near)]
    assert heard(one) == [halls.caption(near), *details]
    press(one.page(), actions.call_me_back())
    call = desk.emitted[-1]
    assert isinstance(call, CallMe)
    assert call.reason is not None
    assert call.reason.subject == "和平路营业厅"


def test_a_hall_that_is_gone_is_said_to_be_gone_above_those_that_are_there(desk: Desk) -> None:
    screen = HallsPresenter(desk.context(), Place("halls", "gone"))
    screen.refresh()
    assert heard(screen)[0] == halls.this_not_found()
    assert len(entries(screen.page())) == len(HALLS)


def test_an_operator_without_halls_leads_to_a_person(desk: Desk, gateway: FakeGateway) -> None:
    gateway.public.all_halls = ()
    screen = HallsPresenter(desk.context(), Place("halls"))
    screen.refresh()
    press(screen.page(), actions.call_me_back())
    assert isinstance(desk.emitted[-1], CallMe)


def test_a_question_is_found_while_it_is_typed(desk: Desk) -> None:
    answers = AnswersPresenter(desk.context(), Place("answers"))
    answers.refresh()
    field = answers.page().blocks[0]
    assert isinstance(field, Field)
    assert len(entries(answers.page())) == 3
    field.changed("sjdl")
    (entry,) = [block for block in answers.page().blocks if isinstance(block, Entry)]
    entry.press()
    assert desk.emitted == [ShowNews(answers_screen.found(1)), GoTo(Place("answers", "lost"))]
    field.changed("登月")
    assert entries(answers.page()) == []
    assert answers_screen.no_hit() in answers.sentences()
    field.changed("")
    assert len(entries(answers.page())) == 3


def test_a_search_says_how_many_it_found_and_that_it_found_none(desk: Desk) -> None:
    answers = AnswersPresenter(desk.context(), Place("answers"))
    answers.refresh()
    field = answers.page().blocks[0]
    assert isinstance(field, Field)
    said = []
    for typed in ("sjd", "sjdl", "sjd", "qqzz", "qqz", "", "qqzz"):
        field.changed(typed)
        said.append([each.sentence for each in desk.emitted if isinstance(each, ShowNews)])
        desk.emitted.clear()
    one, none = [answers_screen.found(1)], [answers_screen.no_hit()]
    assert said == [one, [], [], none, [], [], none]
    field.entered()
    assert [each.sentence for each in desk.emitted if isinstance(each, ShowNews)] == none


def test_each_answer_ends_with_a_person_who_knows_the_question(desk: Desk) -> None:
    answers = AnswersPresenter(desk.context(), Place("answers", "lost"))
    answers.refresh()
    assert len(answers.sentences()) == 3
    press(answers.page(), actions.call_me_back())
    call = desk.emitted[-1]
    assert isinstance(call, CallMe)
    assert call.reason is not None
    assert call.reason.subject == "手机丢了怎么办？"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.CHINESE, ("打开“更多”里的“营业厅”，或者「报修」，再按“适合我吗”。", "")),
        (Language.ENGLISH, ("", 'Open "Service halls" under “More”, or “Repair”, then “Fits me?”.')),
    ],
)
def test_an_answer_leads_to_the_screens_that_it_names(
    desk: Desk, gateway: FakeGateway, language: Language, said: tuple[str, str]
) -> None:
    gateway.public.all_answers = (StandardAnswer("a", "?", (said[0] or "字",), "?", (said[1],) if said[1] else ()),)
    desk.configuration = Configuration(language=language)
    answers = AnswersPresenter(desk.context(), Place("answers", "a"))
    answers.refresh()
    rows = [block for block in answers.page().blocks if isinstance(block, Entry)]
    assert [(row.caption, row.icon) for row in rows] == [
        (home_screen.faults(), "repair"), (more_screen.halls(), "halls"),
    ]  # fmt: skip
    for row in rows:
        row.press()
    assert desk.emitted == [GoTo(Place("faults")), GoTo(Place("halls"))]


def test_an_answer_without_a_screen_in_quotation_marks_leads_nowhere(desk: Desk, gateway: FakeGateway) -> None:
    gateway.public.all_answers = (StandardAnswer("a", "?", ("报修要快，去营业厅也行。按“更多”。",)),)
    answers = AnswersPresenter(desk.context(), Place("answers", "a"))
    answers.refresh()
    assert entries(answers.page()) == []


def test_without_any_answers_a_person_is_there(desk: Desk, gateway: FakeGateway) -> None:
    gateway.public.all_answers = ()
    answers = AnswersPresenter(desk.context(), Place("answers"))
    answers.refresh()
    assert heard(answers) == [answers_screen.ask_a_person(), numbers_in_my_name.question()]
    assert len(answers.page().actions) == 1


@pytest.mark.parametrize("typed", ["一证通查", "yztc", "名下", "手机号", "mobile numbers", "in my name"])
def test_whose_numbers_there_are_is_answered_whoever_the_operator_is(
    desk: Desk, gateway: FakeGateway, typed: str
) -> None:
    gateway.public.all_answers = gateway.public.all_answers[:1]
    answers = AnswersPresenter(desk.context(), Place("answers"))
    answers.refresh()
    field = answers.page().blocks[0]
    assert isinstance(field, Field)
    field.changed(typed)
    press(answers.page(), numbers_in_my_name.question().at("answer/numbers_in_my_name"))
    assert desk.emitted[-1] == GoTo(Place("answers", "numbers_in_my_name"))
    one = AnswersPresenter(desk.context(), Place("answers", "numbers_in_my_name"))
    one.refresh()
    assert heard(one) == [numbers_in_my_name.question(), *numbers_in_my_name.answer()]
    press(one.page(), actions.call_me_back())
    assert isinstance(desk.emitted[-1], CallMe)


def test_paying_says_what_is_left_and_leads_to_the_halls(desk: Desk) -> None:
    paying = PayingPresenter(desk.context(), Place("paying"))
    paying.refresh()
    assert heard(paying)[0] == balance.left(Money.of("86.50"))
    press(paying.page(), paying_screen.nearest_hall())
    assert desk.emitted == [GoTo(Place("halls"))]


@pytest.mark.parametrize("presenter", [HallsPresenter, AnswersPresenter, PayingPresenter])
def test_trouble_has_its_sentence_and_one_action(
    desk: Desk, gateway: FakeGateway, presenter: type[HallsPresenter | AnswersPresenter | PayingPresenter]
) -> None:
    gateway.trouble = ServerDown("down")
    screen = presenter(desk.context(), Place("x"))
    screen.refresh()
    assert len(screen.page().actions) == 1
    assert any(sentence.anchor == "problem" for sentence in screen.sentences())
