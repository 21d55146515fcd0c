"""The ledger as a state machine: queued, sent, answered, shown; looked up before any final word; few writes."""

from __future__ import annotations

import threading

import pytest

from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.complaints import Complaint, ComplaintWish, Topic
from elderclient.domain.errors import (
    AnotherCustomer,
    BadAnswer,
    Busy,
    Conflict,
    DiskFull,
    NoNetwork,
    NotAllowed,
    NotFound,
    OperatorError,
    Refused,
    ServerDown,
    ServerFailed,
    SignInNeeded,
    StoreError,
    TooSlow,
    is_final,
)
from elderclient.usecases.ledger.kinds import COMPLAIN
from elderclient.usecases.ledger.ledger import MOST_LOOK_UPS, SETTLED_AFTER, Ledger
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ports.store import ActState, Entry
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import real_services
from tests.fakes.store import FakeStore

LOST = [TooSlow, ServerDown, ServerFailed, BadAnswer]
UNSENT = [NoNetwork, Busy]
REFUSALS = [Refused, NotAllowed, NotFound, Conflict]


class Foreign(FakeGateway):
    """An operator that files a complaint as often as it is posted; ``arrives``: also where its answer is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.makes_one_per_id = False
        self.arrives = False
        self.posts = 0

    def file_complaint(self, wish: ComplaintWish) -> Complaint:
        self.posts += 1
        if self.arrives:
            trouble, self.trouble = self.trouble, None
            super().file_complaint(wish)
            self.trouble = trouble
        return super().file_complaint(wish)


class Desk:
    """One complaint at one PC."""

    def __init__(self) -> None:
        self.gateway, self.store, self.clock = Foreign(), FakeStore(), FakeClock()
        self.ledger = Ledger(self.gateway, self.store, self.clock)
        self.wish = ComplaintWish("w1", Topic.OTHER, "信号不好。", self.clock.now())

    def file(self) -> ActState:
        return self.ledger.act(COMPLAIN, "w1", self.wish).state

    def restart(self) -> None:
        self.ledger = Ledger(self.gateway, self.store, self.clock)

    def minute(self) -> None:
        self.clock.move(seconds=61)
        self.ledger.deliver_all()

    @property
    def state(self) -> ActState | None:
        return next((entry.state for entry in self.store.acts()), None)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def bare(problem: OperatorError) -> OperatorError:
    problem.is_bare = True
    return problem


def taken(problem: OperatorError) -> OperatorError:
    problem.is_taken = True
    return problem


def test_an_answered_act_is_two_writes_and_gone(desk: Desk) -> None:
    assert desk.file() is ActState.ACCEPTED
    assert (desk.state, desk.store.writes) == (None, 2)


def test_a_call_is_three_writes() -> None:
    gateway, store, clock = FakeGateway(), FakeStore(), FakeClock()
    services = real_services(gateway, store, clock)
    services.request_callback.fetch()
    before = store.writes
    services.request_callback.ask(Reason("bill"))
    placed = services.request_callback.deliver().value
    assert placed is not None
    assert placed.callback is not None
    assert placed.callback.phase is CallbackPhase.WAITING
    # The customer's number is stored once besides, when it was never asked for; and which telephones are stopped, when
    # that was not asked for within the hour.
    assert store.writes - before == 3 + 2


def test_the_ledger_is_read_once(desk: Desk) -> None:
    reads: list[int] = []
    acts = desk.store.acts

    def counted() -> tuple[Entry, ...]:
        reads.append(1)
        return acts()

    desk.store.acts = counted  # type: ignore[method-assign]  # counts the reads
    desk.file()
    desk.ledger.waiting()
    desk.ledger.deliver_all()
    assert len(reads) == 1


@pytest.mark.parametrize("problem", UNSENT)
def test_what_never_left_is_queued_and_simply_deleted(desk: Desk, problem: type[OperatorError]) -> None:
    desk.gateway.trouble = problem()
    assert desk.file() is ActState.QUEUED
    asked = len(desk.gateway.asked)
    assert desk.ledger.drop("w1") is Taken.GONE
    assert desk.store.acts() == ()
    assert len(desk.gateway.asked) == asked


@pytest.mark.parametrize("problem", [SignInNeeded, AnotherCustomer])
def test_nothing_waits_for_an_operator_that_does_not_know_this_pc(desk: Desk, problem: type[OperatorError]) -> None:
    desk.gateway.trouble = problem()
    with pytest.raises(problem):
        desk.file()
    assert desk.store.acts() == ()
    desk.restart()
    desk.gateway.trouble = None
    desk.minute()
    assert desk.gateway.posts == 1


def test_what_waited_before_the_token_was_revoked_still_waits(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    desk.file()
    desk.gateway.trouble = SignInNeeded()
    desk.minute()
    with pytest.raises(SignInNeeded):
        desk.ledger.send("w1")
    assert [entry.state for entry in desk.store.acts()] == [ActState.QUEUED]
    desk.gateway.trouble = None
    desk.minute()
    assert (desk.store.acts(), len(desk.gateway.filed)) == ((), 1)


@pytest.mark.parametrize("problem", REFUSALS)
def test_a_refusal_by_the_operator_ends_an_act_that_was_never_sent(desk: Desk, problem: type[OperatorError]) -> None:
    desk.gateway.trouble = problem()
    with pytest.raises(problem):
        desk.file()
    assert desk.state is None


@pytest.mark.parametrize("problem", REFUSALS)
def test_a_bare_refusal_waits_and_is_sent_when_the_operator_answers(desk: Desk, problem: type[OperatorError]) -> None:
    desk.gateway.trouble = bare(problem())
    assert not is_final(desk.gateway.trouble)
    assert desk.file() is ActState.QUEUED
    desk.gateway.trouble = None
    desk.minute()
    assert (desk.state, desk.gateway.posts, len(desk.gateway.filed)) == (None, 2, 1)


@pytest.mark.parametrize("problem", [NotAllowed, NotFound])
@pytest.mark.parametrize("is_bare", [False, True])
def test_what_may_have_arrived_is_not_ended_by_a_403_or_404(
    desk: Desk, problem: type[OperatorError], is_bare: bool
) -> None:
    desk.gateway.trouble = TooSlow()
    desk.file()
    desk.gateway.trouble = bare(problem()) if is_bare else problem()
    for _ in range(3):
        desk.minute()
    assert desk.state is ActState.SENT


@pytest.mark.parametrize("problem", LOST)
@pytest.mark.parametrize("restarts", [False, True])
def test_a_lost_answer_is_looked_up_and_not_sent_twice(
    desk: Desk, problem: type[OperatorError], restarts: bool
) -> None:
    desk.gateway.trouble, desk.gateway.arrives = problem(), True
    assert desk.file() is ActState.SENT
    desk.gateway.trouble = None
    if restarts:
        desk.restart()
    desk.minute()
    assert (desk.state, desk.gateway.posts, len(desk.gateway.filed)) == (None, 1, 1)


def test_what_is_not_there_is_sent_again_once_nothing_can_be_on_its_way(desk: Desk) -> None:
    desk.gateway.trouble = ServerDown()
    desk.file()
    desk.gateway.trouble = None
    desk.clock.move(seconds=SETTLED_AFTER.total_seconds() - 1)
    desk.ledger.deliver_all()
    assert (desk.state, desk.gateway.posts) == (ActState.SENT, 1)
    desk.clock.move(seconds=1)
    desk.ledger.deliver_all()
    assert (desk.state, desk.gateway.posts, len(desk.gateway.filed)) == (None, 2, 1)


def test_what_was_taken_and_cannot_be_found_is_never_sent_again(desk: Desk) -> None:
    desk.gateway.troubles["complain"] = taken(ServerFailed())
    assert desk.file() is ActState.SENT
    desk.gateway.troubles.clear()
    for _ in range(MOST_LOOK_UPS + 3):
        desk.minute()
    assert (desk.state, desk.gateway.posts) == (ActState.UNKNOWN, 1)
    assert desk.ledger.drop("w1") is Taken.UNKNOWN


def test_an_operator_that_makes_one_thing_per_id_is_sent_it_again_at_once(desk: Desk) -> None:
    desk.gateway.makes_one_per_id = True
    desk.gateway.troubles["complain"] = taken(ServerFailed())
    desk.file()
    desk.gateway.troubles.clear()
    desk.ledger.deliver_all()
    assert (desk.state, len(desk.gateway.filed)) == (None, 1)


def test_a_dropped_act_that_arrived_is_withdrawn_at_the_operator(desk: Desk) -> None:
    desk.gateway.trouble, desk.gateway.arrives = TooSlow(), True
    desk.file()
    assert desk.ledger.drop("w1") is Taken.NOTED
    desk.gateway.trouble = None
    desk.restart()
    desk.minute()
    assert [not one.state.is_open for one in desk.gateway.filed.values()] == [True]
    assert desk.state is ActState.WITHDRAWN
    desk.ledger.mark_shown("w1")
    assert desk.state is None


def test_a_dropped_act_that_is_not_there_is_only_then_known_to_be_gone(desk: Desk) -> None:
    desk.gateway.trouble = TooSlow()
    desk.file()
    desk.gateway.trouble = None
    assert desk.ledger.drop("w1") is Taken.NOTED
    desk.minute()
    assert (desk.state, desk.gateway.posts) == (ActState.WITHDRAWN, 1)


def test_dropping_what_is_on_its_way_is_noted_and_withdrawn_when_it_arrives(desk: Desk) -> None:
    begun, may_arrive = threading.Event(), threading.Event()
    post = desk.gateway.file_complaint

    def slow(wish: ComplaintWish) -> Complaint:
        begun.set()
        assert may_arrive.wait(10)
        return post(wish)

    desk.gateway.file_complaint = slow  # type: ignore[method-assign]  # is on its way until it may arrive
    sender = threading.Thread(target=desk.file)
    sender.start()
    assert begun.wait(10)
    assert desk.ledger.drop("w1") is Taken.NOTED
    desk.ledger.deliver_all()
    may_arrive.set()
    sender.join()
    assert (desk.gateway.posts, [one.state.is_open for one in desk.gateway.filed.values()]) == (1, [False])


def test_dropping_what_was_answered_meanwhile_does_not_say_that_it_was_never_sent(desk: Desk) -> None:
    desk.file()
    assert desk.ledger.drop("w1") is Taken.ARRIVED


def test_what_cannot_be_stored_is_not_sent_later(desk: Desk) -> None:
    desk.store.trouble = DiskFull("full")
    for _ in range(2):
        with pytest.raises(StoreError):
            desk.file()
    desk.store.trouble = None
    desk.restart()
    desk.minute()
    assert (desk.state, desk.gateway.posts) == (None, 0)


def test_an_act_of_a_newer_version_waits_for_it(desk: Desk) -> None:
    desk.store.write_act(Entry("w9", "sendFlowers", desk.wish, desk.clock.now()))
    desk.minute()
    assert desk.state is ActState.QUEUED


def test_what_an_earlier_version_had_tried_may_have_arrived(desk: Desk) -> None:
    desk.store.write_act(Entry("w1", COMPLAIN, desk.wish, desk.clock.now(), tries=2))
    desk.gateway.file_complaint(desk.wish)
    desk.minute()
    assert (desk.state, desk.gateway.posts, len(desk.gateway.filed)) == (None, 1, 1)


def test_what_is_to_be_withdrawn_and_is_asked_for_again_is_wanted_again(desk: Desk) -> None:
    desk.gateway.arrives, desk.gateway.trouble = True, TooSlow("x")
    desk.file()
    assert desk.ledger.drop("w1") is Taken.NOTED
    desk.gateway.trouble = None
    same = ComplaintWish("w2", Topic.OTHER, "信号不好。", desk.clock.now())
    assert desk.ledger.act(COMPLAIN, "w2", same).is_answered
    desk.minute()
    (filed,) = desk.gateway.complaints.filed_complaints()
    assert filed.state.may_be_open
    assert desk.gateway.posts == 1


def test_something_else_is_asked_for_beside_a_withdrawal(desk: Desk) -> None:
    desk.gateway.arrives, desk.gateway.trouble = True, TooSlow("x")
    desk.file()
    desk.ledger.drop("w1")
    desk.gateway.trouble = None
    other = ComplaintWish("w2", Topic.OTHER, "上网太慢。", desk.clock.now())
    assert desk.ledger.act(COMPLAIN, "w2", other).is_answered
    desk.minute()
    filed = {one.external_id: one.state.may_be_open for one in desk.gateway.complaints.filed_complaints()}
    assert filed == {"w1": False, "w2": True}


def test_that_it_was_withdrawn_is_no_news_once_it_is_asked_for_again(desk: Desk) -> None:
    desk.gateway.arrives, desk.gateway.trouble = True, TooSlow("x")
    desk.file()
    desk.ledger.drop("w1")
    desk.gateway.trouble = None
    desk.minute()
    assert desk.state is ActState.WITHDRAWN
    same = ComplaintWish("w2", Topic.OTHER, "信号不好。", desk.clock.now())
    assert desk.ledger.act(COMPLAIN, "w2", same).is_answered
    assert desk.ledger.entries() == ()
