"""A PC that the operator knows no more: nothing is offered, promised or noted that cannot be sent from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.complaints import Topic
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import NoNetwork, SignInNeeded
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.phone import ShortCode
from elderclient.phrases.bills import bill_screen
from elderclient.phrases.callbacks import call_status, caller_check_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.presenting import Entry, Page, Text, texts
from elderclient.ui.flow.registration import registration_blocks, without_calls
from elderclient.ui.flow.services import Services
from elderclient.ui.flow.trouble import trouble_page
from elderclient.ui.intents import CallMe, GoTo, RequestEnded
from elderclient.ui.place import Place
from elderclient.ui.screens.callbacks.callback.presenter import CallbackPresenter
from elderclient.ui.screens.callbacks.caller_check.presenter import CallerCheckPresenter
from tests.fakes.clock import FakeClock
from tests.fakes.desk_application import Bench
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, captions, entries, real_services
from tests.fakes.store import FakeStore

HOTLINE = ShortCode("10086")


@dataclass
class Person:
    """One person at a PC; the operator answers 401."""

    gateway: FakeGateway = field(default_factory=FakeGateway)
    store: FakeStore = field(default_factory=FakeStore)
    desk: Desk = field(default_factory=lambda: Desk(configuration=Configuration(hotline=HOTLINE)))

    def __post_init__(self) -> None:
        self.gateway.trouble = SignInNeeded()
        self.desk.services = real_services(self.gateway, self.store, FakeClock())

    @property
    def services(self) -> Services:
        assert isinstance(self.desk.services, Services)
        return self.desk.services

    def page(self, subject: str, *, must_register: bool = True) -> Page:
        context = self.desk.context()._replace(must_register=lambda: must_register)
        presenter = CallerCheckPresenter(context, Place("caller_check", subject))
        presenter.refresh()
        return presenter.shown_page()


@pytest.mark.parametrize("subject", ["", "first", "report", "tricks"])
def test_no_report_and_no_call_is_offered(subject: str) -> None:
    page = Person().page(subject)
    assert not {caller_check_screen.report_fraud(), caller_check_screen.report_it()} & set(captions(page))
    assert not [action for action in page.actions if action.is_call]
    said = [block.sentence for block in page.blocks if isinstance(block, Text)]
    assert caller_check_screen.what_follows_a_report() not in said
    assert not {*caller_check_screen.first_steps()} - {*caller_check_screen.first_steps(can_be_called=False)} & {*said}


def test_the_page_that_would_report_shows_the_number_and_what_is_urgent() -> None:
    page = Person().page("report")
    assert page.blocks[:3] == registration_blocks(HOTLINE)
    assert entries(page) == [caller_check_screen.already_cheated()]


@pytest.mark.parametrize(("subject", "offers"), [("", 3), ("first", 2), ("report", 2)])
def test_a_pc_that_is_known_offers_them(subject: str, offers: int) -> None:
    assert len(Person().page(subject, must_register=False).actions) == offers


def test_the_check_itself_shows_that_this_pc_is_not_known() -> None:
    person = Person()
    person.page("")
    assert [type(ended.problem) for ended in person.desk.asked] == [SignInNeeded]


ACTS: dict[str, Callable[[Services], object]] = {
    "report a fraud": lambda services: services.check_caller.report("a call"),
    "complain": lambda services: services.complain.file(Topic.OTHER, "信号不好。"),
    "report a fault": lambda services: services.report_fault.report("p1", LineKind.BROADBAND, Symptom.NO_SIGNAL),
    "ask for a copy": lambda services: services.get_copy.request(),
    "ask for deletion": lambda services: services.ask_deletion.request(),
    "refuse a notice": lambda services: services.answer_notice.refuse("n1"),
    "cancel a service": lambda services: services.manage_subscriptions.cancel(("p1",)),
}


@pytest.mark.parametrize("name", ACTS)
def test_no_act_is_noted_for_a_network_that_is_there(name: str) -> None:
    person = Person()
    with pytest.raises(SignInNeeded):
        ACTS[name](person.services)
    assert person.store.acts() == ()


def test_an_act_that_was_not_taken_makes_every_page_say_so() -> None:
    person = Person()
    act = Act(person.desk.context())
    act.run(lambda services: services.check_caller.report("a call"), lambda _done: None)
    assert person.desk.asked == [RequestEnded(act.problem)]


def test_the_number_comes_before_the_advice_so_that_the_first_page_has_it() -> None:
    said, number, advice = registration_blocks(HOTLINE)
    page = trouble_page(SignInNeeded(), lambda: None, lambda _intent: None)
    assert without_calls(page, HOTLINE).blocks == (said, number, advice)


def test_a_page_that_asks_how_to_ask_offers_no_call_in_its_list() -> None:
    question, complaint = Text(bill_screen.how_to_ask()), Entry(bill_screen.write_a_complaint(), lambda: None)
    page = Page((question, Entry(actions.call_me_back(), lambda: None, icon="call"), complaint))
    assert without_calls(page, HOTLINE).blocks == (question, complaint, *registration_blocks(HOTLINE))


Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]


def waiting(bench: Make, until: Until) -> Bench:
    """A call that the operator took, with a place in the queue; its page is open."""
    one = bench()
    application = one.open()
    until(lambda: application.tasks.is_idle)
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    return one


def shown(one: Bench) -> Page:
    presenter = one.application.presenter
    assert isinstance(presenter, CallbackPresenter)
    return presenter.shown_page()


def anchors(page: Page) -> list[str]:
    return [sentence.anchor for sentence in texts(page)]


def test_a_place_in_the_queue_is_said_only_while_the_operator_says_it(bench: Make, until: Until) -> None:
    one = waiting(bench, until)
    assert call_status.QUEUE in anchors(shown(one))
    one.application.calls.problem = NoNetwork()
    assert call_status.QUEUE not in anchors(shown(one))
    assert shown(one).actions


@pytest.mark.parametrize("subject", ["", "time", "number"])
def test_nothing_of_a_call_is_changed_from_a_pc_that_is_not_known(bench: Make, until: Until, subject: str) -> None:
    one = waiting(bench, until)
    if subject:
        one.application.emit(GoTo(Place("callback", subject)))
    one.application.calls.problem = SignInNeeded()
    one.application.emit(RequestEnded(SignInNeeded()))
    page = shown(one)
    assert registration_blocks(one.application.configuration.number_to_dial) == page.blocks[-3:]
    assert (page.actions, entries(page)) == ((), [])
    assert call_status.QUEUE not in anchors(page)
