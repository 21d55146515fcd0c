"""A conversation in writing on the callback screen: placed, answered, sent, refused, remembered; never a ringing page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from elderclient.domain.callbacks import CallbackPhase, ChatMessage, Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NoNetwork, NotFound
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import (
    call_status,
    callback_results,
    callback_screen,
    conversation,
    conversation_screen,
)
from elderclient.rendering import shown as shown_words
from elderclient.ui.flow.presenting import Text
from elderclient.ui.intents import CallMe, GoHome, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.callbacks.callback import changing
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.text_field import TextField
from elderclient.ui.widgets.words import Words
from tests.fakes.desk_application import Bench

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
END, READY, SEND = range(3)
ENGLISH = Configuration(language=Language.ENGLISH, bounce_ms=0, contact_by_text=True)


def said(sentence: Sentence) -> str:
    return shown_words(sentence, Language.ENGLISH)


FIRST_READY = said(conversation_screen.sentences_to_send()[0])


def talking(one: Bench, until: Until, *lines: ChatMessage) -> Application:
    application = one.open()
    application.emit(CallMe(Reason("bill")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    live = one.gateway.live
    assert live is not None
    assert live.by_text
    one.gateway.live = replace(live, phase=CallbackPhase.TALKING, conversation=lines, version="2")
    application.calls.follow()
    until(lambda: application.calls.phase is CallbackPhase.TALKING)
    return application


def field_of(application: Application) -> TextField:
    assert application.window.view is not None
    found = application.window.view.findChild(TextField)
    assert found is not None
    return found


def press(application: Application, index: int) -> None:
    """An action of the page; the guard against hasty presses is another test's."""
    application.presenter.page().actions[index].press()  # type: ignore[union-attr]  # the callback's presenter


def shown(application: Application) -> str:
    assert application.window.view is not None
    return "\n".join(words.text() for words in application.window.view.findChildren(Words))


def test_a_line_is_typed_sent_by_enter_and_the_focus_stays(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until, ChatMessage("Hello", is_own=False))
    field = field_of(application)
    field.setFocus()
    QTest.keyClicks(field, "my bill")
    one.gateway.live = replace(one.gateway.live, version="3")  # type: ignore[type-var]  # it is live
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: field_of(application).text() == "")
    assert field_of(application) is field
    assert application.window.focusWidget() is field
    until(lambda: said(conversation.written_by(ChatMessage("my bill", is_own=True))) in shown(application))


def test_a_line_that_cannot_be_sent_stays_in_the_field(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until)
    field = field_of(application)
    QTest.keyClicks(field, "help")
    one.gateway.trouble = NoNetwork("x")
    press(application, SEND)
    until(lambda: said(conversation_screen.not_sent()) in shown(application))
    assert field_of(application).text() == "help"
    assert application.calls.draft == "help"
    one.gateway.trouble = None
    press(application, SEND)
    until(lambda: field_of(application).text() == "")
    until(lambda: said(conversation_screen.not_sent()) not in shown(application))


def test_a_line_whose_answer_was_lost_is_not_sent_twice(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until, ChatMessage("help", is_own=True))
    field = field_of(application)
    QTest.keyClicks(field, "help")
    one.gateway.loses_answers = True
    one.gateway.troubles = dict.fromkeys(("callback", "find", "wait"), NoNetwork("x"))
    press(application, SEND)
    until(lambda: said(conversation_screen.not_sent()) in shown(application))
    assert field_of(application).text() == "help"
    one.gateway.loses_answers = False
    del one.gateway.troubles["callback"]
    press(application, SEND)
    until(lambda: field_of(application).text() == "")
    until(lambda: said(conversation_screen.not_sent()) not in shown(application))
    assert one.gateway.live is not None
    assert [line.text for line in one.gateway.live.conversation] == ["help", "help"]
    # Said once more on purpose, it goes out.
    QTest.keyClicks(field_of(application), "help")
    press(application, SEND)
    until(lambda: one.gateway.live is not None and len(one.gateway.live.conversation) == 3)
    until(lambda: application.tasks.is_idle)


def test_a_line_that_arrived_after_all_is_deleted_from_the_field(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until)
    QTest.keyClicks(field_of(application), "help")
    one.gateway.loses_answers = True
    press(application, SEND)
    until(lambda: field_of(application).text() == "")
    assert said(conversation_screen.not_sent()) not in shown(application)
    assert one.gateway.asked.count("write") == 1


def test_a_ready_sentence_whose_answer_was_lost_is_put_into_the_field(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until)
    one.gateway.trouble = NoNetwork("x")
    press(application, READY)
    application.presenter.page().blocks[1].press()  # type: ignore[union-attr]  # the callback's presenter
    until(lambda: application.calls.draft == FIRST_READY)


def test_the_conversation_is_ended_by_a_button(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until, ChatMessage("Hello", is_own=False))
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    assert page.actions[END].caption == conversation_screen.end()
    press(application, END)
    until(lambda: said(callback_results.conversation_ended()) in shown(application))
    until(lambda: application.calls.phase is CallbackPhase.SERVED)
    application.emit(GoTo(Place("callback")))
    assert said(conversation.written_by(ChatMessage("Hello", is_own=False))) in shown(application)


def test_what_cannot_be_ended_now_says_so(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until)
    one.gateway.trouble = NoNetwork("x")
    press(application, END)
    until(lambda: said(callback_results.conversation_not_ended()) in shown(application))


def test_a_ready_sentence_goes_out_by_one_press(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until, ChatMessage("Hello", is_own=False))
    press(application, READY)
    assert application.history.here == Place("callback", "ready")
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    page.blocks[1].press()
    until(lambda: one.gateway.live is not None and len(one.gateway.live.conversation) == 2)
    assert one.gateway.live is not None
    assert one.gateway.live.conversation[-1] == ChatMessage(FIRST_READY, is_own=True)
    assert application.history.here == Place("callback")


def test_what_the_person_writes_is_announced_wherever_one_is(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until)
    application.emit(GoHome())
    assert one.gateway.live is not None
    one.gateway.live = replace(one.gateway.live, conversation=(ChatMessage("你好", is_own=False),), version="5")
    application.calls.follow()
    until(lambda: "你好" in one.button("strip").accessibleName())


def test_it_stays_readable_when_it_is_long_over(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = talking(one, until, ChatMessage("Hello", is_own=False))
    one.gateway.live = None
    application.calls.follow()
    until(lambda: application.calls.phase is None)
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    assert page.actions[0].caption == callback_screen.what_was_written()
    application.emit(GoTo(Place("callback", "written")))
    assert said(conversation.written_by(ChatMessage("Hello", is_own=False))) in shown(application)


def test_a_call_that_the_operator_lost_is_not_announced_any_more(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(ENGLISH, contact_by_text=False))
    application = one.open()
    application.emit(CallMe(Reason("home")))
    placed = said(callback_screen.placed_in_demo())
    until(lambda: application.calls.phase is CallbackPhase.WAITING and placed in one.button("strip").accessibleName())
    one.gateway.changes.append(NotFound("gone"))
    one.gateway.live = None
    application.calls.follow()
    until(lambda: said(call_status.not_found()) in one.button("strip").accessibleName())
    assert application.calls.phase is None
    assert said(call_status.not_found()) in shown(application)


@pytest.mark.parametrize(
    ("now", "first", "count"),
    [((9, 40), (10, 0), 7), ((6, 0), (9, 0), 7), ((19, 10), (19, 30), 4), ((23, 55), (9, 0), 3)],
)
def test_another_time_is_a_clock_time_in_working_hours(
    now: tuple[int, int], first: tuple[int, int], count: int
) -> None:
    moment = datetime(2026, 11, 23, *now, tzinfo=ZoneInfo("Asia/Shanghai"))
    chosen: list[datetime] = []
    page = changing.times(moment, chosen.append)
    for block in page.blocks[1:]:
        block.press()  # type: ignore[union-attr, misc]  # all but the question are pressed
    assert (chosen[0].hour, chosen[0].minute) == first
    assert len(chosen) == count
    assert all(one > moment and 9 <= one.hour < 20 for one in chosen)


TALK = tuple(ChatMessage(f"Line {number}.", is_own=number % 2 == 0) for number in range(9))


@pytest.mark.parametrize("size", [18, 36])
def test_the_newest_line_is_beside_the_field_and_the_oldest_first(bench: Make, until: Until, size: int) -> None:
    one = bench(configuration=replace(ENGLISH, text_size=size))
    application = talking(one, until, *TALK)
    view = application.window.view
    assert isinstance(view, PageView)
    lines = [block.sentence for block in application.presenter.page().blocks if isinstance(block, Text)]  # type: ignore[union-attr]  # the callback's presenter
    assert lines == [conversation.written_by(line) for line in TALK]
    until(lambda: said(conversation.written_by(TALK[-1])) in shown(application))
    field = field_of(application)
    assert field.isVisible()
    newest = [words for words in view.findChildren(Words) if words.text() == said(conversation.written_by(TALK[-1]))]
    assert newest[0].geometry().bottom() < field.geometry().top()
    # What is written now is shown at once, and a page that was turned back to stays.
    more = ChatMessage("One more line.", is_own=False)
    assert one.gateway.live is not None
    one.gateway.live = replace(one.gateway.live, conversation=(*TALK, more), version="3")
    application.calls.follow()
    until(lambda: said(conversation.written_by(more)) in shown(application))
    assert field_of(application).isVisible()
    if view.page_count > 1:
        view.turn(1 - view.page_count)
        one.gateway.live = replace(one.gateway.live, conversation=(*TALK, more, more), version="4")
        application.calls.follow()
        until(lambda: len(application.calls.status.written) == 11)  # type: ignore[union-attr]  # it is live
        assert said(conversation.written_by(TALK[0])) in shown(application)


def test_after_a_line_of_ones_own_the_place_in_the_queue_stays(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("bill")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    assert "3rd" in shown(application)
    assert one.gateway.live is not None
    mine = ChatMessage(FIRST_READY, is_own=True)
    one.gateway.live = replace(one.gateway.live, conversation=(mine,), version="2")
    application.calls.follow()
    until(lambda: said(conversation.written_by(mine)) in shown(application))
    assert "3rd" in shown(application)
