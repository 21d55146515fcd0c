"""The privacy screen and the program's own notice: every page, every press, every kind of problem, without Qt."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import Conflict, NoNetwork, NotFound, ServerDown
from elderclient.domain.privacy.consent import ConsentState, Purpose
from elderclient.domain.privacy.personal_data import AccessLogEntry, CopyStatus, DeletionPhase
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.phrases.installation import first_run_screen
from elderclient.phrases.privacy import consents, copies, deletions, personal_data
from elderclient.phrases.shell import actions, acts
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.presenting import Entry, Page, Switch, Text
from elderclient.ui.flow.services import Services
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print, ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.installation.first_run.presenter import FirstRunPresenter
from elderclient.ui.screens.privacy.privacy.presenter import PrivacyPresenter
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.save_paper import PaperForm
from tests.fakes.gateway import FakeGateway
from tests.fakes.privacy import DUE, HEALTH, OFFERS, THEN, USAGE
from tests.fakes.screen_context import Desk, FakeRunner, captions, heard, press
from tests.fakes.store import FakeStore


@dataclass
class FollowingRunner(FakeRunner):
    """Also follows a feed: ``arrived`` is what takes each item."""

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

    def is_deletion_asked(self) -> bool:
        """Whether the operator was asked for deletion; a call, as its answer changes between two asserts."""
        return self.gateway.deletion is not None

    def open(self, subject: str = "") -> PrivacyPresenter:
        presenter = PrivacyPresenter(self.desk.context(), Place("privacy", subject))
        presenter.refresh()
        return presenter


NO_NETWORK = reaction_to(NoNetwork()).sentence
TRY_AGAIN = actions.try_again()


def said(page: Page) -> list[Sentence]:
    """Return the texts of a page, without the anchors."""
    return [block.sentence.at("") for block in page.blocks if isinstance(block, Text)]


def switches(page: Page) -> list[tuple[Sentence, bool]]:
    return [(one.caption, one.is_on) for one in page.blocks if isinstance(one, Switch)]


def switch(page: Page, purpose: Purpose) -> Switch:
    caption = consents.purpose_name(purpose)
    return next(one for one in page.blocks if isinstance(one, Switch) and one.caption == caption)


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
    room.gateway.set_answer("offerCalls", ConsentState.GRANTED)
    presenter = room.open("uses")
    assert switches(presenter.page()) == [
        (consents.purpose_name(HEALTH), False), (consents.purpose_name(OFFERS), True),
    ]  # fmt: skip
    spoken = heard(presenter)
    assert consents.purpose_sentence(OFFERS) in spoken
    for purpose in (HEALTH, OFFERS):
        assert spoken.count(switch(presenter.page(), purpose).state) == 1


def test_withdrawing_is_one_press_and_ends_on_a_result() -> None:
    room = Room()
    room.gateway.set_answer("offerCalls", ConsentState.GRANTED)
    presenter = room.open("uses")
    switch(presenter.page(), OFFERS).press()
    assert room.gateway.consents["offerCalls"].state is ConsentState.REFUSED
    assert said(presenter.page()) == [consents.switched_off(OFFERS)]
    assert room.desk.results == 1
    assert any(isinstance(intent, ShowNews) for intent in room.desk.emitted)
    press(presenter.page(), actions.all_right())
    assert not switch(presenter.page(), OFFERS).is_on


@pytest.mark.parametrize("language", list(Language))
def test_giving_is_one_press_and_the_words_on_the_page_are_the_proof(language: Language) -> None:
    room = Room(language)
    presenter = room.open("uses")
    switch(presenter.page(), OFFERS).press()
    (given,) = room.gateway.given
    purpose = room.gateway.consents["offerCalls"]
    assert given.words == (purpose.sentence.text if language is Language.CHINESE else purpose.sentence.english)
    assert said(presenter.page()) == [consents.switched_on(OFFERS)]


@pytest.mark.parametrize(("purpose", "state"), [(HEALTH, None), (OFFERS, ConsentState.ASKED)])
def test_what_is_about_health_or_was_asked_has_a_page_with_two_equal_answers(
    purpose: Purpose, state: ConsentState | None
) -> None:
    room = Room()
    if state is not None:
        room.gateway.set_answer("offerCalls", state)
    page = room.open("uses").page()
    assert (consents.operator_asks() in said(page)) == (state is ConsentState.ASKED)
    switch(page, purpose).press()
    assert room.gateway.given == []
    (intent,) = [one for one in room.desk.emitted if isinstance(one, GoTo)]
    presenter = room.open(intent.place.subject)
    assert captions(presenter.page()) == [consents.disagree(), consents.agree()]
    assert presenter.page().is_one_page
    press(presenter.page(), consents.agree())
    assert len(room.gateway.given) == 1
    press(presenter.page(), actions.all_right())
    assert isinstance(room.desk.emitted[-1], GoBack)


def test_a_refusal_on_the_page_is_sent() -> None:
    room = Room()
    presenter = room.open("use/disabilityPriority")
    press(presenter.page(), consents.disagree())
    assert room.gateway.consents["disabilityPriority"].state is ConsentState.REFUSED


def test_without_network_refusing_is_queued_and_agreeing_says_why_not() -> None:
    room = Room()
    room.gateway.set_answer("disabilityPriority", ConsentState.GRANTED)
    presenter = room.open("uses")
    room.gateway.trouble = NoNetwork("x")
    switch(presenter.page(), HEALTH).press()
    assert said(presenter.page()) == [consents.switching_off_queued(HEALTH)]
    press(presenter.page(), actions.all_right())
    assert not switch(presenter.page(), HEALTH).is_on
    assert said(presenter.page())[0] == NO_NETWORK
    switch(presenter.page(), OFFERS).press()
    assert said(presenter.page())[0] == NO_NETWORK
    assert room.gateway.given == []


def test_without_network_from_the_start_it_says_so() -> None:
    room = Room()
    room.gateway.trouble = NoNetwork("x")
    for subject in ("uses", "held", "looks", "copy", "delete", "use/offerCalls"):
        assert said(room.open(subject).page())[0] == NO_NETWORK, subject


@pytest.mark.parametrize("subject", ["uses", "held", "looks", "copy", "delete", "use/offerCalls"])
def test_trying_again_in_vain_is_shown_as_the_result_of_a_press(subject: str) -> None:
    room = Room()
    room.gateway.trouble = ServerDown("x")
    page = room.open(subject).page()
    press(page, TRY_AGAIN)
    assert room.desk.results == 1


@pytest.mark.parametrize("status", [None, CopyStatus.RUNNING, CopyStatus.SUCCEEDED])
def test_an_old_answer_about_a_copy_can_be_asked_for_again(status: CopyStatus | None) -> None:
    room = Room()
    if status is not None:
        press(room.open("copy").page(), copies.get_copy())
        assert room.gateway.job is not None
        room.gateway.job = replace(room.gateway.job, status=status)
    before = said(room.open("copy").page())
    room.gateway.trouble = ServerDown("x")
    presenter = room.open("copy")
    assert len(before) < len(said(presenter.page()))
    assert all(sentence in said(presenter.page()) for sentence in before)
    press(presenter.page(), TRY_AGAIN)
    assert room.desk.results == (2 if status else 1)
    room.gateway.trouble = None
    press(presenter.page(), TRY_AGAIN)
    assert said(presenter.page()) == before
    assert TRY_AGAIN not in captions(presenter.page())


@pytest.mark.parametrize("is_under_way", [False, True])
def test_an_old_answer_about_a_deletion_can_be_asked_for_again(is_under_way: bool) -> None:
    room = Room()
    if is_under_way:
        press(room.open("delete/sure").page(), deletions.delete())
    before = said(room.open("delete").page())
    room.gateway.trouble = ServerDown("x")
    presenter = room.open("delete")
    assert len(before) < len(said(presenter.page()))
    assert all(sentence in said(presenter.page()) for sentence in before)
    assert captions(presenter.page()).count(TRY_AGAIN) == 1
    room.gateway.trouble = None
    press(presenter.page(), TRY_AGAIN)
    assert said(presenter.page()) == before
    assert TRY_AGAIN not in captions(presenter.page())


def test_before_it_is_connected_every_page_waits() -> None:
    room = Room()
    room.desk.services = None
    for subject in ("uses", "held", "looks", "copy", "delete", "use/offerCalls"):
        presenter = room.open(subject)
        assert presenter.page().is_waiting


def test_a_purpose_that_is_gone_is_said_to_be_gone() -> None:
    page = Room().open("use/gone").page()
    assert said(page) == [consents.question_not_found()]
    assert not page.is_waiting


def test_each_access_is_listed_with_its_time() -> None:
    room = Room()
    assert personal_data.no_access_yet() in said(room.open("looks").page())
    entry = AccessLogEntry(OperatorText("客服看了您要问的事", "An agent read it"), THEN)
    room.gateway.seen_by = (entry,)
    assert said(room.open("looks").page()) == [personal_data.access_is_logged(), personal_data.access(entry)]


def test_a_server_without_access_log_leads_to_a_person() -> None:
    room = Room()
    room.gateway.trouble = NotFound("x")
    page = room.open("looks").page()
    press(page, actions.call_me_back())
    assert isinstance(room.desk.emitted[-1], CallMe)
    press(Room().open("devices").page(), actions.call_me_back())


def test_a_copy_is_asked_for_followed_and_saved_as_a_page_and_data() -> None:
    room = Room()
    presenter = room.open("copy")
    press(presenter.page(), copies.get_copy())
    assert said(presenter.page()) == list(copies.under_way())
    assert captions(presenter.page()) == []
    assert room.gateway.job is not None
    room.gateway.job = replace(room.gateway.job, status=CopyStatus.SUCCEEDED)
    room.runner.arrived(room.desk.services.get_copy.fetch())
    assert said(presenter.page()) == list(copies.ready())
    assert any(isinstance(intent, ShowNews) for intent in room.desk.emitted)
    press(presenter.page(), copies.save())
    order = room.desk.emitted[-1]
    assert isinstance(order, Print)
    assert order.form is PaperForm.PAGE
    assert order.paper.data
    press(presenter.page(), copies.get_new_copy())
    assert said(presenter.page()) == list(copies.under_way())


def test_a_copy_that_failed_or_is_gone_says_so() -> None:
    room = Room()
    presenter = room.open("copy")
    press(presenter.page(), copies.get_copy())
    assert room.gateway.job is not None
    room.gateway.job = replace(room.gateway.job, status=CopyStatus.FAILED)
    room.runner.arrived(room.desk.services.get_copy.fetch())
    assert said(presenter.page()) == list(copies.failed())
    room.gateway.job = replace(room.gateway.job, status=CopyStatus.SUCCEEDED)
    again = room.open("copy")
    room.gateway.job = None
    press(again.page(), copies.save())
    assert said(again.page())[0] == reaction_to(NotFound()).sentence


def test_a_copy_asked_for_without_network_is_queued() -> None:
    room = Room()
    presenter = room.open("copy")
    room.gateway.trouble = NoNetwork("x")
    press(presenter.page(), copies.get_copy())
    assert said(presenter.page()) == [acts.not_sent_yet()]
    assert len(room.store.ledger) == 1


def test_deleting_says_what_goes_and_what_stays_and_asks_once_more() -> None:
    room = Room()
    presenter = room.open("delete")
    assert USAGE.erased is not None
    assert said(presenter.page()) == [
        deletions.erased_heading(),
        personal_data.erased(USAGE.erased),
        deletions.retained_heading(),
        personal_data.retained(USAGE),
    ]
    assert captions(presenter.page()) == []
    press(presenter.page(), deletions.go_on())
    assert room.desk.emitted[-1:] == [GoTo(Place("privacy", "delete/sure"))]
    assert not room.is_deletion_asked()
    sure = room.open("delete/sure")
    assert captions(sure.page()) == [deletions.do_not_delete(), deletions.delete()]
    press(sure.page(), deletions.do_not_delete())
    assert not room.is_deletion_asked()
    press(sure.page(), deletions.delete())
    assert room.is_deletion_asked()
    assert said(sure.page()) == [deletions.accepted(DUE)]
    assert captions(sure.page()) == [actions.undo(), actions.all_right()]
    press(sure.page(), actions.all_right())
    assert room.desk.emitted[-1] == TurnInto(Place("privacy", "delete"))


def test_a_deletion_is_cancelled_from_the_result_or_later() -> None:
    for is_later in (False, True):
        room = Room()
        presenter = room.open("delete/sure")
        press(presenter.page(), deletions.delete())
        if is_later:
            presenter = room.open("delete")
            assert said(presenter.page())[0] == deletions.accepted(DUE)
        press(presenter.page(), actions.undo())
        assert said(presenter.page()) == [deletions.undone()]
        assert room.gateway.deletion is not None
        assert room.gateway.deletion.phase is DeletionPhase.CANCELLED


def test_a_deletion_that_is_done_or_queued_says_so() -> None:
    room = Room()
    press(room.open("delete/sure").page(), deletions.delete())
    assert room.gateway.deletion is not None
    room.gateway.deletion = replace(room.gateway.deletion, phase=DeletionPhase.DONE, due_at=None, erased=7)
    assert said(room.open("delete").page())[0] == deletions.done_before(room.gateway.deletion)
    room.gateway.trouble = NoNetwork("x")
    press(room.open("delete/sure").page(), deletions.delete())
    presenter = room.open("delete")
    assert acts.not_sent_yet() in said(presenter.page())
    press(presenter.page(), actions.undo())
    assert room.store.ledger == {}


def test_a_problem_with_a_deletion_is_shown() -> None:
    room = Room()
    presenter = room.open("delete/sure")
    room.gateway.trouble = Conflict("x")
    press(presenter.page(), deletions.delete())
    assert said(presenter.page())[0] == reaction_to(Conflict()).sentence


def test_the_notice_is_one_page_and_no_consent() -> None:
    desk = Desk()
    presenter = FirstRunPresenter(desk.context(), Place("first_run"))
    presenter.refresh()
    page = presenter.page()
    assert page.is_one_page
    assert captions(page) == [actions.all_right()]
    assert said(page) == list(first_run_screen.notice())
    assert heard(presenter) == said(page)
    press(page, actions.all_right())
    assert desk.emitted == [GoBack()]
