"""Consents, copies, deletion: agreeing is live, refusing can wait, lost answers are looked up, nothing is sent twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from elderclient.domain.errors import Conflict, DiskFull, NoNetwork, NotFound, OperatorError, TooSlow
from elderclient.domain.money import Money
from elderclient.domain.privacy.consent import ConsentState, Purpose
from elderclient.domain.privacy.personal_data import CopyStatus, CopyTable, DeletionPhase, PersonalCopy
from elderclient.domain.sentence import OperatorText
from elderclient.phrases.privacy import consents, copies
from elderclient.phrases.shell import acts
from elderclient.usecases.privacy.ask_deletion import AskDeletion
from elderclient.usecases.privacy.get_copy import CopyState, GetCopy, copy_paper
from elderclient.usecases.privacy.manage_privacy import ManagePrivacy
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.privacy import HEALTH, OFFERS
from tests.fakes.store import FakeStore


@dataclass
class Home:
    """The three use cases with one operator and one store."""

    gateway: FakeGateway = field(default_factory=FakeGateway)
    store: FakeStore = field(default_factory=FakeStore)
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        dependencies = dependencies_of(self.gateway, self.store, self.clock)
        self.ledger = dependencies.ledger
        self.privacy = ManagePrivacy(dependencies)
        self.copies = GetCopy(dependencies)
        self.deletions = AskDeletion(dependencies)

    def state(self, purpose: Purpose) -> ConsentState:
        """Return the answer to a purpose as the screen would show it."""
        fetched = self.privacy.fetch().value
        assert fetched is not None
        return next(one.state for one in fetched if one.id == purpose.id)


def test_agreeing_proves_what_was_shown_and_when() -> None:
    home = Home()
    done = home.privacy.give(OFFERS, "有新优惠，我们打电话告诉您。")
    (given,) = home.gateway.given
    assert (given.purpose_id, given.words) == ("offerCalls", "有新优惠，我们打电话告诉您。")
    assert (given.version, given.given_at) == ("2026-11", home.clock.now())
    assert done.sentence == consents.switched_on(OFFERS)
    assert home.state(OFFERS) is ConsentState.GRANTED


def test_agreeing_is_never_queued() -> None:
    home = Home()
    home.gateway.trouble = NoNetwork("x")
    with pytest.raises(NoNetwork):
        home.privacy.give(OFFERS, "x")
    assert home.store.ledger == {}


@pytest.mark.parametrize("has_arrived", [True, False])
def test_a_lost_answer_to_agreeing_is_looked_up(monkeypatch: pytest.MonkeyPatch, *, has_arrived: bool) -> None:
    home = Home()

    def lose(_given: object) -> None:
        if has_arrived:
            home.gateway.set_answer("offerCalls", ConsentState.GRANTED)
        raise TooSlow("lost")

    monkeypatch.setattr(home.gateway, "give_consent", lose)
    given = home.privacy.give(OFFERS, "x")
    assert given.sentence == (consents.switched_on(OFFERS) if has_arrived else acts.unanswered())
    assert (given.problem is None) == has_arrived


def test_withdrawing_without_network_is_queued_shown_and_sent_later() -> None:
    home = Home()
    home.gateway.set_answer("disabilityPriority", ConsentState.GRANTED)
    assert home.state(HEALTH) is ConsentState.GRANTED
    home.gateway.trouble = NoNetwork("x")
    done = home.privacy.withdraw(HEALTH)
    assert isinstance(done.problem, NoNetwork)
    assert len(home.store.ledger) == 1
    assert home.state(HEALTH) is ConsentState.REFUSED
    cached = home.privacy.cached()
    assert cached is not None
    assert cached.value is not None
    assert cached.value.items[0].state is ConsentState.REFUSED
    home.gateway.trouble = None
    home.ledger.deliver_all()
    assert home.store.ledger == {}
    assert home.gateway.consents["disabilityPriority"].state is ConsentState.REFUSED


def test_a_queued_refusal_does_not_undo_a_later_consent() -> None:
    home = Home()
    home.gateway.trouble = NoNetwork("x")
    home.privacy.withdraw(OFFERS)
    home.privacy.withdraw(HEALTH)
    home.gateway.trouble = None
    home.privacy.give(OFFERS, "x")
    home.ledger.deliver_all()
    assert home.gateway.consents["offerCalls"].state is ConsentState.GRANTED
    assert home.gateway.consents["disabilityPriority"].state is ConsentState.REFUSED


def test_what_cannot_be_stored_is_not_sent() -> None:
    home = Home()
    home.store.trouble = DiskFull("x")
    for act in (lambda: home.privacy.withdraw(OFFERS), home.copies.request, home.deletions.request):
        with pytest.raises(DiskFull):
            act()
    assert "withdraw" not in home.gateway.asked


def test_holdings_and_access_log_stay_readable_without_network() -> None:
    home = Home()
    home.privacy.fetch_holdings()
    home.privacy.fetch_access_log()
    home.gateway.trouble = NoNetwork("x")
    held, log = home.privacy.fetch_holdings(), home.privacy.fetch_access_log()
    assert held.is_stale
    assert held.value is not None
    assert held.value.items[0].id == "usage"
    assert log.value is not None
    assert home.privacy.cached_holdings() is not None
    assert home.privacy.cached_access_log() is not None


def test_a_copy_is_asked_for_followed_and_made_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("elderclient.usecases.privacy.get_copy.LOOK_SECONDS", 0.0)
    home = Home()
    asked = home.copies.request().value
    assert asked is not None
    assert asked.job is not None
    states: list[CopyStatus] = []
    for fetched in home.copies.progress():
        assert fetched.value is not None
        assert fetched.value.job is not None
        states.append(fetched.value.job.status)
        following = {CopyStatus.NOT_STARTED: CopyStatus.RUNNING, CopyStatus.RUNNING: CopyStatus.SUCCEEDED}
        status = following.get(fetched.value.job.status)
        if status is not None:
            home.gateway.job = replace(fetched.value.job, status=status)
    assert states == [CopyStatus.NOT_STARTED, CopyStatus.RUNNING, CopyStatus.SUCCEEDED]
    paper = home.copies.paper(asked.job)
    assert paper.data == '{"tables": []}'
    assert [len(section.rows) for section in paper.sections] == [1]


def test_the_progress_of_a_copy_ends_with_a_problem_and_when_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("elderclient.usecases.privacy.get_copy.LOOK_SECONDS", 0.0)
    home = Home()
    home.copies.request()
    home.gateway.trouble = NoNetwork("x")
    (fetched,) = home.copies.progress()
    assert isinstance(fetched.problem, NoNetwork)
    feed = home.copies.progress()
    feed.close()
    assert list(feed) == []


def test_a_copy_asked_for_without_network_is_queued() -> None:
    home = Home()
    home.copies.fetch()
    home.gateway.trouble = NoNetwork("x")
    fetched = home.copies.request()
    assert fetched.value == CopyState(None, is_queued=True)
    cached = home.copies.cached()
    assert cached is not None
    assert cached.value == CopyState(None, is_queued=True)
    home.gateway.trouble = None
    home.ledger.deliver_all()
    sent = home.copies.fetch().value
    assert sent is not None
    assert not sent.is_queued
    assert sent.job is not None


def test_a_copy_that_is_gone_is_not_found() -> None:
    home = Home()
    job = home.copies.request().value
    assert job is not None
    assert job.job is not None
    with pytest.raises(NotFound):
        home.copies.paper(job.job)


def test_a_copy_on_paper_shows_typed_values() -> None:
    moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    rows = ((OperatorText("N-1"), moment.date(), Money(Decimal("128.50"))), (moment,), ())
    paper = copy_paper(PersonalCopy((CopyTable(OperatorText("账单", "Bills"), rows),), "{}"))
    first, second = paper.sections[0].rows
    text, day, amount = (copies.value(value) for value in rows[0])
    assert (first.left, first.right) == (text, copies.values(day, amount))
    assert (second.left, second.right) == (copies.record_number(2), copies.value(moment))


def test_a_deletion_can_be_undone_until_the_operator_acts() -> None:
    home = Home()
    done = home.deletions.request()
    assert done.undo is not None
    assert done.undo_until == home.gateway.deletion.due_at  # type: ignore[union-attr]  # just asked for
    done.undo()
    assert home.gateway.deletion is not None
    assert home.gateway.deletion.phase is DeletionPhase.CANCELLED


def test_a_second_deletion_is_refused_and_not_tried_again() -> None:
    home = Home()
    home.deletions.request()
    with pytest.raises(Conflict):
        home.deletions.request()
    assert home.store.ledger == {}


def test_a_deletion_asked_for_without_network_is_queued_and_can_be_dropped() -> None:
    home = Home()
    home.deletions.fetch()
    home.gateway.trouble = NoNetwork("x")
    done = home.deletions.request()
    assert isinstance(done.problem, OperatorError)
    assert done.undo is None
    cached = home.deletions.cached()
    assert cached is not None
    assert cached.value is not None
    assert cached.value.deletion is not None
    assert cached.value.deletion.phase is DeletionPhase.QUEUED
    home.deletions.drop()
    home.gateway.trouble = None
    home.ledger.deliver_all()
    assert home.gateway.deletion is None
