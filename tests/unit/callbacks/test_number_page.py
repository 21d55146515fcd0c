"""Where the operator has no number of a person: asked for one, to be called or to be written to. By keyboard as well."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NoNetwork, NotAllowed
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import callback_screen, conversation, conversation_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.presenting import Field, Page, texts
from elderclient.ui.intents import CallMe
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.text_field import TextField
from tests.fakes.desk_application import HOTLINE, Bench
from tests.fakes.gateway import FakeGateway
from tests.unit.shell.test_extremes import faults

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
NUMBER = "13800000007"


def numberless() -> FakeGateway:
    """An operator that knows the customer's name and no number."""
    gateway = FakeGateway()
    gateway.person = Customer("c1", "王奶奶")
    return gateway


def asking(bench: Make, until: Until, *, by_text: bool = False, size: int = 26, is_english: bool = False) -> Bench:
    language = Language.ENGLISH if is_english else Language.CHINESE
    configuration = Configuration(text_size=size, language=language, bounce_ms=0, contact_by_text=by_text)
    one = bench(configuration=configuration, gateway=numberless())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    application.emit(CallMe(Reason("home")))
    until(lambda: application.tasks.is_idle and not application.calls.is_placing)
    return one


def page(application: Application) -> Page:
    assert application.presenter is not None
    found = application.presenter.shown_page()  # type: ignore[attr-defined]  # the callback's presenter
    assert isinstance(found, Page)
    return found


def said(application: Application) -> tuple[Sentence, ...]:
    return tuple(one.at("") for one in texts(page(application)))


def field_of(application: Application) -> TextField:
    assert application.window.view is not None
    found = application.window.view.findChild(TextField)
    assert found is not None
    return found


CALLED = {callback_screen.title(), callback_screen.no_number_known(), callback_screen.call_this_number()}
WRITTEN = {conversation_screen.title(), conversation_screen.no_number_known(), actions.write_back_to_me()}


@pytest.mark.parametrize("by_text", [False, True])
def test_whoever_wants_to_be_written_to_is_not_offered_a_call(bench: Make, until: Until, by_text: bool) -> None:
    application = asking(bench, until, by_text=by_text).application
    assert application.presenter is not None
    shown = {application.presenter.title, *said(application), *(one.caption for one in page(application).actions)}
    assert (WRITTEN if by_text else CALLED) <= shown
    assert not shown & (CALLED if by_text else WRITTEN)
    hotline = conversation.without_hearing(HOTLINE) if by_text else callback_screen.hotline(HOTLINE)
    assert hotline in shown


@pytest.mark.parametrize("by_text", [False, True])
def test_the_number_is_typed_and_sent_by_the_keyboard_alone(bench: Make, until: Until, by_text: bool) -> None:
    one = asking(bench, until, by_text=by_text)
    application = one.application
    for _step in range(12):
        if isinstance(QApplication.focusWidget(), TextField):
            break
        QTest.keyClick(QApplication.focusWidget() or application.window, Qt.Key.Key_Tab)
    field = field_of(application)
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, NUMBER)
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    live = one.gateway.live
    assert live is not None
    assert (live.number, live.by_text) == (Phone(NUMBER), by_text)


@pytest.mark.parametrize("typed", ["", "138", "王奶奶", "12345678901234567890"])
def test_what_is_no_whole_number_is_said_and_asks_for_nothing(bench: Make, until: Until, typed: str) -> None:
    one = asking(bench, until)
    application = one.application
    field = next(block for block in page(application).blocks if isinstance(block, Field))
    field.changed(typed)
    page(application).actions[0].press()
    assert application.news.sentence == callback_screen.not_a_number()
    assert one.gateway.live is None
    assert next(block.text for block in page(application).blocks if isinstance(block, Field)) == typed


@pytest.mark.parametrize("is_english", [False, True])
@pytest.mark.parametrize("size", [18, 36])
@pytest.mark.parametrize("by_text", [False, True])
def test_the_page_fits_at_the_smallest_and_largest_text(
    bench: Make, until: Until, by_text: bool, size: int, is_english: bool
) -> None:
    application = asking(bench, until, by_text=by_text, size=size, is_english=is_english).application
    assert faults(application, "callback") == []
    assert field_of(application).isVisibleTo(application.window)


@pytest.mark.parametrize("problem", [NotAllowed(), NoNetwork()])
def test_without_hearing_no_page_asks_to_phone(bench: Make, until: Until, problem: Exception) -> None:
    configuration = Configuration(bounce_ms=0, contact_by_text=True)
    one = bench(configuration=configuration, gateway=numberless())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    one.gateway.trouble = problem  # type: ignore[assignment]  # one of the errors above
    application.emit(CallMe(Reason("home")))
    until(lambda: application.tasks.is_idle and not application.calls.is_placing)
    assert callback_screen.hotline(ShortCode("10000")) not in said(application)
    assert callback_screen.try_later_or_phone() not in said(application)
