"""The notices' pages: equal answers, a question before each, a result after each, and reading that is told."""

from __future__ import annotations

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NoNetwork
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind
from elderclient.ui.flow.presenting import Entry, Text
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.notices.notices.presenter import NoticesPresenter
from elderclient.ui.screens.shell.more.presenter import MorePresenter
from tests.fakes.bills import an_operator
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import notice
from tests.fakes.screen_context import Desk, action_words, entry_words, press, real_services
from tests.fakes.store import FakeStore

WORKS = notice("n2", NoticeKind.PLANNED_WORKS)


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


def words_of(presenter: NoticesPresenter) -> list[str]:
    return [block.sentence.msgid for block in presenter.page().blocks if isinstance(block, Text)]


def test_the_list_names_kind_and_state_and_leads_to_each() -> None:
    desk = desk_of(operator())
    presenter = opened(desk)
    assert words_of(presenter) == ["{new} new, {open} to answer."]
    assert entry_words(presenter.page()) == ["Plan", "Works"]
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.value.msgid for entry in entries if entry.value] == ["to answer", "new"]
    assert all(entry.name is not None for entry in entries)
    entries[0].press()
    assert desk.emitted == [GoTo(Place("notices", "one/n1"))]


def test_no_notices_are_said() -> None:
    gateway = operator()
    gateway.sent = ()
    assert words_of(opened(desk_of(gateway))) == ["There are no notices."]


def test_opening_one_marks_it_read_once() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    presenter = opened(desk, "one/n1")
    presenter.refresh()
    assert gateway.asked.count("read n1") == 1
    assert gateway.sent[0].is_read
    assert not gateway.sent[1].is_read
    assert presenter.place == Place("notices", "您的套餐可以换一个")
    assert words_of(opened(desk)) == ["{new} new, {open} to answer."]


def test_the_list_alone_reads_nothing() -> None:
    gateway = operator()
    opened(desk_of(gateway))
    assert [each.is_read for each in gateway.sent] == [False, False]


def test_both_answers_stand_alike_and_what_would_be_agreed_to_is_on_the_page() -> None:
    presenter = opened(desk_of(operator()), "one/n1")
    page = presenter.page()
    assert action_words(page) == ["Refuse", "Agree"]
    refuse, agree = page.actions
    assert (refuse.icon, refuse.is_call, refuse.is_guarded) == (agree.icon, agree.is_call, agree.is_guarded)
    said = [sentence.msgid for sentence in presenter.sentences()]
    assert "Who agrees, agrees to these eight points:" in said
    assert "The contract is for {months}." in said


def test_a_notice_that_only_tells_has_nothing_to_answer() -> None:
    desk = desk_of(operator())
    presenter = opened(desk, "one/n2")
    assert action_words(presenter.page()) == ["I see"]
    press(presenter.page(), "I see")
    assert desk.emitted == [GoBack()]


def test_what_cannot_be_shown_cannot_be_agreed_to() -> None:
    desk = desk_of(operator(notice(offering_id="gone")))
    presenter = opened(desk, "one/n1")
    assert action_words(presenter.page()) == ["Refuse", "Ask a person"]
    press(presenter.page(), "Ask a person")
    assert desk.emitted == [CallMe(Reason("notices", "您的套餐可以换一个"))]
    assert action_words(opened(desk, "agree/n1").page()) == ["I see"]


@pytest.mark.parametrize(
    ("part", "verb", "question", "answer"),
    [
        ("agree", "Agree", "Do you agree? From {day} on you pay {amount} a month.", NoticeAnswer.ACCEPTED),
        ("refuse", "Refuse", "Do you refuse? Nothing will change.", NoticeAnswer.REFUSED),
    ],
)
def test_each_answer_has_one_question_and_one_result(part: str, verb: str, question: str, answer: NoticeAnswer) -> None:
    gateway = operator()
    desk = desk_of(gateway)
    press(opened(desk, "one/n1").page(), verb)
    assert desk.emitted == [GoTo(Place("notices", f"{part}/n1"))]
    presenter = opened(desk, f"{part}/n1")
    assert words_of(presenter)[0] == question
    assert action_words(presenter.page()) == ["Think it over", verb]
    unanswered = gateway.sent[0]
    assert unanswered.answer is None
    press(presenter.page(), verb)
    assert gateway.sent[0].answer is answer
    assert desk.results == 1
    assert presenter.page().actions[-1].caption.msgid == "I see"
    asked = len(gateway.asked)
    again = opened(desk, "one/n1")
    assert action_words(again.page()) == ["I see"]
    assert any(words.startswith(("You agreed.", "You refused.")) for words in words_of(again))
    assert len(gateway.asked) > asked


def test_thinking_it_over_answers_nothing() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    press(opened(desk, "agree/n1").page(), "Think it over")
    assert desk.emitted == [GoBack()]
    assert gateway.sent[0].answer is None


def test_what_binds_is_before_the_eyes_when_yes_is_said() -> None:
    desk = desk_of(operator())
    opened(desk, "one/n1")
    page = opened(desk, "agree/n1").page()
    assert page.is_one_page
    assert [block.sentence.msgid for block in page.blocks if isinstance(block, Text)][1:] == [
        "The contract is for {months}.",
        "Leaving costs nothing.",
    ]


@pytest.mark.parametrize("language", Language)
def test_what_was_on_the_page_goes_with_the_consent(language: Language) -> None:
    gateway = operator()
    desk = desk_of(gateway)
    desk.configuration = Configuration(language=language)
    page = opened(desk, "one/n1")
    on_the_page = [sentence.msgid for sentence in page.sentences()]
    press(opened(desk, "agree/n1").page(), "Agree")
    assert gateway.shown is not None
    assert gateway.shown.language is language
    assert [sentence.msgid for sentence in gateway.shown.sentences] == [
        msgid for msgid in on_the_page if msgid != "Who agrees, agrees to these eight points:"
    ]


def test_without_network_agreeing_says_so_and_can_be_tried_again() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    presenter = opened(desk, "agree/n1")
    gateway.trouble = NoNetwork("no way")
    press(presenter.page(), "Agree")
    assert words_of(presenter)[0] == "There is no network now."
    assert action_words(presenter.page())[0] == "Think it over"
    assert gateway.sent[0].answer is None


def test_without_network_refusing_is_noted() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    presenter = opened(desk, "refuse/n1")
    gateway.trouble = NoNetwork("no way")
    press(presenter.page(), "Refuse")
    assert words_of(presenter) == ["You refused. It is noted and sent as soon as there is a network. Nothing changes."]
    assert action_words(opened(desk, "one/n1").page())[0] == "I see"


def test_a_second_press_sends_nothing_twice() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk, "one/n1")
    presenter = opened(desk, "refuse/n1")
    desk.runner.holds = True
    page = presenter.page()
    press(page, "Refuse")
    press(page, "Refuse")
    assert words_of(presenter) == ["Being sent, one moment…"]
    desk.runner.release()
    assert gateway.asked.count("refuse n1") == 1


def test_trouble_keeps_the_last_known_list() -> None:
    gateway = operator()
    desk = desk_of(gateway)
    opened(desk)
    gateway.trouble = NoNetwork("no way")
    presenter = opened(desk)
    assert words_of(presenter)[0] == "{new} new, {open} to answer."
    assert "There is no network now." in words_of(presenter)
    fresh = opened(desk_of(gateway))
    assert words_of(fresh)[0] == "There is no network now."


def test_before_the_program_is_connected_it_fetches() -> None:
    desk = Desk()
    assert words_of(opened(desk)) == ["Fetching, one moment…"]
    assert action_words(opened(desk).page()) == []


def test_an_unknown_notice_is_not_found() -> None:
    assert words_of(opened(desk_of(operator()), "one/other")) == ["This notice was not found."]


def test_further_screens_say_how_many_are_new() -> None:
    desk = desk_of(operator())
    more = MorePresenter(desk.context(), Place("more"))

    def news() -> list[str]:
        return [block.value.msgid for block in more.page().blocks if isinstance(block, Entry) and block.value]

    assert news() == []
    from elderclient.ui.screens.shell.home.presenter import HomePresenter

    HomePresenter(desk.context(), Place("home")).refresh()
    assert news() == ["{count} new"]
