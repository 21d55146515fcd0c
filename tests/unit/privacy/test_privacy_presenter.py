"""隐私 and the program's own notice: every page, every press, every kind of trouble, without Qt."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import Conflict, NoNetwork, NotFound, ServerDown
from elderclient.domain.privacy.consent import ConsentState
from elderclient.domain.privacy.personal_data import AccessLogEntry, CopyStatus, DeletionPhase
from elderclient.domain.sentence import OperatorText
from elderclient.rendering import shown
from elderclient.ui.flow.presenting import Entry, Page, Switch, Text
from elderclient.ui.flow.services import Dependencies, Services
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print, Tell, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.installation.first_run.presenter import FirstRunPresenter
from elderclient.ui.screens.privacy.privacy.presenter import PrivacyPresenter
from elderclient.usecases.save_paper import PaperForm
from tests.fakes.gateway import FakeGateway
from tests.fakes.privacy import THEN
from tests.fakes.screen_context import Desk, FakeRunner, action_words, press
from tests.fakes.store import FakeStore


@dataclass
class FollowingRunner(FakeRunner):
    """Also follows a feed, one item at a time: ``tell`` hands over what came."""

    feed: Any = None
    arrived: Any = None

    def follow(self, feed: Iterable[Any], arrived: Any, failed: Any = None) -> Any:  # noqa: ARG002 - the port
        self.feed, self.arrived = feed, arrived
        return self

    def cancel(self) -> None:
        self.feed.close()


class Room:
    """A desk with an operator behind it."""

    def __init__(self, language: Language = Language.CHINESE) -> None:
        self.gateway, self.store = FakeGateway(), FakeStore()
        self.runner = FollowingRunner()
        self.desk = Desk(configuration=Configuration(language=language), runner=self.runner)
        numbers = itertools.count(1)
        dependencies = Dependencies(self.gateway, self.store, self.desk.clock, None, None, lambda: f"id{next(numbers)}")  # type: ignore[arg-type]  # no rule and no hotline is asked for here
        self.desk.services = Services(dependencies)

    def open(self, subject: str = "") -> PrivacyPresenter:
        presenter = PrivacyPresenter(self.desk.context(), Place("privacy", subject))
        presenter.refresh()
        return presenter


def said(page: Page) -> list[str]:
    return [shown(block.sentence, Language.CHINESE) for block in page.blocks if isinstance(block, Text)]


def switches(page: Page) -> dict[str, bool]:
    return {shown(one.caption, Language.CHINESE): one.is_on for one in page.blocks if isinstance(one, Switch)}


def switch(page: Page, name: str) -> Switch:
    return next(one for one in page.blocks if isinstance(one, Switch) and shown(one.caption, Language.CHINESE) == name)


def test_the_list_leads_to_every_page_and_to_the_programs_own_notice() -> None:
    room = Room()
    for entry in room.open().page().blocks:
        if isinstance(entry, Entry):
            entry.press()
    places = [intent.place for intent in room.desk.emitted if isinstance(intent, GoTo)]
    subjects = ["uses", "held", "looks", "copy", "delete", "devices"]
    assert places == [*(Place("privacy", subject) for subject in subjects), Place("first_run")]
    for place in places[:-1]:
        assert said(room.open(place.subject).page())


def test_each_purpose_is_a_sentence_and_a_switch_that_says_its_state() -> None:
    room = Room()
    room.gateway.stands("offerCalls", ConsentState.GRANTED)
    presenter = room.open("uses")
    assert switches(presenter.page()) == {"先打给我": False, "优惠电话": True}
    spoken = [shown(sentence, Language.CHINESE) for sentence in presenter.sentences()]
    assert "有新优惠，我们打电话告诉您。" in spoken
    assert spoken.count("开着") == spoken.count("关着") == 1


def test_taking_back_is_one_press_and_ends_on_a_result() -> None:
    room = Room()
    room.gateway.stands("offerCalls", ConsentState.GRANTED)
    presenter = room.open("uses")
    switch(presenter.page(), "优惠电话").press()
    assert room.gateway.consents["offerCalls"].state is ConsentState.REFUSED
    assert said(presenter.page()) == ["关了：优惠电话。别的都不变，也不会再问您。"]
    assert room.desk.results == 1
    assert any(isinstance(intent, Tell) for intent in room.desk.emitted)
    press(presenter.page(), "All right")
    assert switches(presenter.page())["优惠电话"] is False


@pytest.mark.parametrize("language", list(Language))
def test_giving_is_one_press_and_the_words_on_the_page_are_the_proof(language: Language) -> None:
    room = Room(language)
    presenter = room.open("uses")
    switch(presenter.page(), "优惠电话").press()
    (given,) = room.gateway.given
    purpose = room.gateway.consents["offerCalls"]
    assert given.words == (purpose.sentence.text if language is Language.CHINESE else purpose.sentence.english)
    assert said(presenter.page()) == ["开了：优惠电话。随时可以关。"]


@pytest.mark.parametrize(("name", "state"), [("先打给我", None), ("优惠电话", ConsentState.ASKED)])
def test_what_is_about_health_or_was_asked_has_a_page_with_two_equal_answers(
    name: str, state: ConsentState | None
) -> None:
    room = Room()
    if state is not None:
        room.gateway.stands("offerCalls", state)
    page = room.open("uses").page()
    assert any("我们想问您" in line for line in said(page)) == (state is ConsentState.ASKED)
    switch(page, name).press()
    assert room.gateway.given == []
    (intent,) = [one for one in room.desk.emitted if isinstance(one, GoTo)]
    presenter = room.open(intent.place.subject)
    assert action_words(presenter.page()) == ["I don't agree", "I agree"]
    assert presenter.page().is_one_page
    press(presenter.page(), "I agree")
    assert len(room.gateway.given) == 1
    press(presenter.page(), "All right")
    assert isinstance(room.desk.emitted[-1], GoBack)


def test_a_refusal_on_the_page_is_remembered() -> None:
    room = Room()
    presenter = room.open("use/disabilityPriority")
    press(presenter.page(), "I don't agree")
    assert room.gateway.consents["disabilityPriority"].state is ConsentState.REFUSED
    assert said(room.open("use/nonsense").page()) == ["正在取，请等一等…"]


def test_without_network_refusing_is_kept_and_agreeing_says_why_not() -> None:
    room = Room()
    room.gateway.stands("disabilityPriority", ConsentState.GRANTED)
    presenter = room.open("uses")
    room.gateway.trouble = NoNetwork("x")
    switch(presenter.page(), "先打给我").press()
    assert "一有网就关" in said(presenter.page())[0]
    press(presenter.page(), "All right")
    assert switches(presenter.page())["先打给我"] is False
    assert "没有网" in said(presenter.page())[0]
    switch(presenter.page(), "优惠电话").press()
    assert said(presenter.page())[0] == "现在没有网。"
    assert room.gateway.given == []


def test_without_network_from_the_start_it_says_so() -> None:
    room = Room()
    room.gateway.trouble = NoNetwork("x")
    for subject in ("uses", "held", "looks", "copy", "delete", "use/offerCalls"):
        assert said(room.open(subject).page())[0] == "现在没有网。", subject


@pytest.mark.parametrize("subject", ["uses", "held", "looks", "copy", "delete", "use/offerCalls"])
def test_trying_again_in_vain_is_told_as_the_result_of_a_press(subject: str) -> None:
    room = Room()
    room.gateway.trouble = ServerDown("x")
    page = room.open(subject).page()
    press(page, "Try again")
    assert room.desk.results == 1


@pytest.mark.parametrize("status", [None, CopyStatus.RUNNING, CopyStatus.SUCCEEDED])
def test_an_old_answer_about_a_copy_can_be_asked_for_again(status: CopyStatus | None) -> None:
    room = Room()
    if status is not None:
        press(room.open("copy").page(), "Get a copy")
        assert room.gateway.job is not None
        room.gateway.job = replace(room.gateway.job, status=status)
    before = said(room.open("copy").page())
    room.gateway.trouble = ServerDown("x")
    presenter = room.open("copy")
    assert set(before) < set(said(presenter.page()))
    press(presenter.page(), "Try again")
    assert room.desk.results == (2 if status else 1)
    room.gateway.trouble = None
    press(presenter.page(), "Try again")
    assert said(presenter.page()) == before
    assert "Try again" not in action_words(presenter.page())


@pytest.mark.parametrize("is_under_way", [False, True])
def test_an_old_answer_about_a_deletion_can_be_asked_for_again(is_under_way: bool) -> None:
    room = Room()
    if is_under_way:
        press(room.open("delete/sure").page(), "Delete it")
    before = said(room.open("delete").page())
    room.gateway.trouble = ServerDown("x")
    presenter = room.open("delete")
    assert set(before) < set(said(presenter.page()))
    assert action_words(presenter.page()).count("Try again") == 1
    room.gateway.trouble = None
    press(presenter.page(), "Try again")
    assert said(presenter.page()) == before
    assert "Try again" not in action_words(presenter.page())


def test_before_the_connection_stands_it_waits() -> None:
    room = Room()
    room.desk.services = None
    for subject in ("uses", "held", "looks", "copy", "delete", "use/offerCalls"):
        presenter = room.open(subject)
        assert said(presenter.page()) == ["正在取，请等一等…"]


def test_who_has_looked_is_told_with_the_time() -> None:
    room = Room()
    assert "还没有人看过您的信息。" in said(room.open("looks").page())
    room.gateway.seen_by = (AccessLogEntry(OperatorText("客服看了您要问的事", "An agent read it"), THEN),)
    lines = said(room.open("looks").page())
    assert any("11月23日" in line and "客服看了您要问的事" in line for line in lines)


def test_a_server_that_knows_no_log_leads_to_a_person() -> None:
    room = Room()
    room.gateway.trouble = NotFound("x")
    page = room.open("looks").page()
    press(page, "Call me back, a person")
    assert isinstance(room.desk.emitted[-1], CallMe)
    press(Room().open("devices").page(), "Call me back, a person")


def test_a_copy_is_asked_for_followed_and_saved_as_a_page_and_data() -> None:
    room = Room()
    presenter = room.open("copy")
    press(presenter.page(), "Get a copy")
    assert said(presenter.page())[0] == "正在做，请等一等…"
    assert action_words(presenter.page()) == []
    assert room.gateway.job is not None
    room.gateway.job = replace(room.gateway.job, status=CopyStatus.SUCCEEDED)
    room.runner.arrived(room.desk.services.get_copy.fetch())
    assert said(presenter.page())[0] == "做好了。"
    assert any(isinstance(intent, Tell) for intent in room.desk.emitted)
    press(presenter.page(), "Save it")
    order = room.desk.emitted[-1]
    assert isinstance(order, Print)
    assert order.form is PaperForm.PAGE
    assert order.paper.data
    press(presenter.page(), "A new one")
    assert said(presenter.page())[0] == "正在做，请等一等…"


def test_a_copy_that_failed_or_is_gone_says_so() -> None:
    room = Room()
    presenter = room.open("copy")
    press(presenter.page(), "Get a copy")
    assert room.gateway.job is not None
    room.gateway.job = replace(room.gateway.job, status=CopyStatus.FAILED)
    room.runner.arrived(room.desk.services.get_copy.fetch())
    assert said(presenter.page())[0] == "没有做成，不是您的错。"
    room.gateway.job = replace(room.gateway.job, status=CopyStatus.SUCCEEDED)
    again = room.open("copy")
    room.gateway.job = None
    press(again.page(), "Save it")
    assert said(again.page())[0] == "没有找到。"


def test_a_copy_wished_for_without_network_is_kept() -> None:
    room = Room()
    presenter = room.open("copy")
    room.gateway.trouble = NoNetwork("x")
    press(presenter.page(), "Get a copy")
    assert said(presenter.page()) == ["记下了。一有网，就去要一份。"]
    assert len(room.store.outbox) == 1


def test_deleting_says_what_goes_and_what_stays_and_asks_once_more() -> None:
    room = Room()
    presenter = room.open("delete")
    lines = said(presenter.page())
    assert lines.index("这些会删掉：") < lines.index("五个月以前的用量") < lines.index("这些不能删：")
    assert action_words(presenter.page()) == []
    press(presenter.page(), "I want it deleted")
    assert room.desk.emitted[-1] == GoTo(Place("privacy", "delete/sure"))
    assert room.gateway.deletion is None
    sure = room.open("delete/sure")
    assert action_words(sure.page()) == ["Do not delete", "Delete it"]
    press(sure.page(), "Do not delete")
    assert room.gateway.deletion is None
    press(sure.page(), "Delete it")
    assert room.gateway.deletion is not None
    assert "前可以撤销" in said(sure.page())[0]
    assert action_words(sure.page()) == ["Undo", "All right"]
    press(sure.page(), "All right")
    assert room.desk.emitted[-1] == TurnInto(Place("privacy", "delete"))


def test_a_deletion_is_taken_back_from_the_result_or_later() -> None:
    for is_later in (False, True):
        room = Room()
        presenter = room.open("delete/sure")
        press(presenter.page(), "Delete it")
        if is_later:
            presenter = room.open("delete")
            assert "前可以撤销" in said(presenter.page())[0]
        press(presenter.page(), "Undo")
        assert said(presenter.page()) == ["撤销了，什么都没有删。"]
        assert room.gateway.deletion is not None
        assert room.gateway.deletion.phase is DeletionPhase.CANCELLED


def test_a_deletion_that_is_done_or_was_kept_is_told() -> None:
    room = Room()
    press(room.open("delete/sure").page(), "Delete it")
    assert room.gateway.deletion is not None
    room.gateway.deletion = replace(room.gateway.deletion, phase=DeletionPhase.DONE, due_at=None, erased=7)
    assert said(room.open("delete").page())[0] == "上次已经删好了：7 个。"
    room.gateway.trouble = NoNetwork("x")
    press(room.open("delete/sure").page(), "Delete it")
    presenter = room.open("delete")
    assert any("一有网，就请我们的人删" in line for line in said(presenter.page()))
    press(presenter.page(), "Undo")
    assert room.store.outbox == {}


def test_trouble_with_a_deletion_is_told_and_can_be_tried_again() -> None:
    room = Room()
    presenter = room.open("delete/sure")
    room.gateway.trouble = Conflict("x")
    press(presenter.page(), "Delete it")
    assert said(presenter.page())[0] == "没有办成。"


def test_the_notice_is_one_page_and_no_consent() -> None:
    desk = Desk()
    presenter = FirstRunPresenter(desk.context(), Place("first_run"))
    presenter.refresh()
    page = presenter.page()
    assert page.is_one_page
    assert action_words(page) == ["All right"]
    assert "存在这台电脑上" in said(page)[0]
    assert list(presenter.sentences()) == [block.sentence for block in page.blocks if isinstance(block, Text)]
    press(page, "All right")
    assert desk.emitted == [GoBack()]
