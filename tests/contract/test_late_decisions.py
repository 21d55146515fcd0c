"""What waited on one PC and was decided otherwise on another since: the last word counts, and the person hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.notices import NoticeAnswer
from elderclient.domain.privacy.consent import ConsentState, Purpose
from elderclient.phrases.shell import acts
from elderclient.usecases.ledger.kinds import REFUSE_NOTICE, WITHDRAW_CONSENT
from tests.contract.losing_desk import Desk
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import PURPOSES, Fault, LosingOperator

LATE = [Fault.UNAVAILABLE, Fault.CUT_BEFORE, Fault.BARE_404, Fault.CLOSED, Fault.LOG_IN]
"""What keeps a withdrawal from arriving, so that it waits."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def operator(clock: FakeClock) -> Iterator[LosingOperator]:
    with LosingOperator(lambda: clock.now().isoformat()) as operator:
        party = {"role": "customer", "partyOrPartyRole": {"id": "c-1"}}
        operator.stored["partyPrivacyProfile"].append({"id": "p-1", "applicableForParty": party, PURPOSES: []})
        one = {"id": "offers", "name": "优惠", "description": "可以吗？", "configurable": True}
        operator.stored["partyPrivacyProfileSpecification"].append({"id": "s-1", "specCharacteristic": [one]})
        yield operator


@pytest.fixture
def desks(operator: LosingOperator, clock: FakeClock, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    both = Desk(operator, clock, tmp_path / "first"), Desk(operator, clock, tmp_path / "second")
    for one in both:
        one.is_alone = False
    yield both
    for one in both:
        one.close()


def purpose_at(desk: Desk) -> Purpose:
    (purpose,) = desk.gateway.privacy.purposes()
    return purpose


def give(desk: Desk) -> None:
    assert desk.services.manage_privacy.give(purpose_at(desk), "可以吗？").problem is None


def withdraw_unheard(desk: Desk, fault: Fault) -> None:
    """Withdraw while the operator has nothing of it."""
    purpose = purpose_at(desk)
    desk.operator.fault = fault
    assert desk.services.manage_privacy.withdraw(purpose).problem is not None
    desk.operator.fault = Fault.NONE


def agreements(operator: LosingOperator) -> list[dict[str, Any]]:
    """The agreements that are in force."""
    made = operator.stored["partyPrivacyAgreement"]
    return [one for one in made if "endDateTime" not in one.get("agreementPeriod", {})]


@pytest.mark.parametrize("fault", LATE)
@pytest.mark.parametrize("is_restarted", [False, True])
def test_a_late_withdrawal_ends_no_consent_that_was_given_since(
    operator: LosingOperator, desks: tuple[Desk, Desk], fault: Fault, is_restarted: bool
) -> None:
    first, second = desks
    give(first)
    withdraw_unheard(first, fault)
    first.clock.move(minutes=20)
    give(second)
    if is_restarted:
        first.restart()
    for _ in range(3):
        first.round()
    assert purpose_at(second).state is ConsentState.GRANTED
    assert agreements(operator)
    said = acts.outdated(acts.act(WITHDRAW_CONSENT))
    assert first.said.count(said.msgid) == 1
    done = first.services.see_done.fetch().value
    assert done is not None
    assert said.msgid in [one.result.sentence.msgid for one in done.things]
    assert not first.services.ledger.waiting()


@pytest.mark.parametrize("fault", LATE)
def test_a_late_withdrawal_ends_the_consent_that_was_there(
    operator: LosingOperator, desks: tuple[Desk, Desk], fault: Fault
) -> None:
    first, second = desks
    give(second)
    first.clock.move(minutes=1)
    withdraw_unheard(first, fault)
    for _ in range(3):
        first.round()
    assert purpose_at(second).state is ConsentState.REFUSED
    assert not agreements(operator)
    assert acts.outdated(acts.act(WITHDRAW_CONSENT)).msgid not in first.said


@pytest.mark.parametrize("field", ["agreementPeriod", "initialDate", "neither"])
def test_a_consent_begins_where_its_agreement_says(
    operator: LosingOperator, desks: tuple[Desk, Desk], field: str
) -> None:
    first, second = desks
    give(first)
    withdraw_unheard(first, Fault.CUT_BEFORE)
    first.clock.move(minutes=20)
    give(second)
    for one in operator.stored["partyPrivacyAgreement"]:
        for name in {"agreementPeriod", "initialDate", "creationDate"} - {field}:
            one.pop(name, None)
    first.round()
    assert purpose_at(second).state is ConsentState.GRANTED
    said = acts.perhaps_outdated if field == "neither" else acts.outdated
    assert said(acts.act(WITHDRAW_CONSENT)).msgid in first.said
    # Asked for again, it is the last word.
    assert first.services.manage_privacy.withdraw(purpose_at(first)).problem is None
    assert purpose_at(second).state is ConsentState.REFUSED


@pytest.mark.parametrize(("days", "is_doubtful"), [(0, True), (-1, False)])
def test_a_day_without_a_time_does_not_say_what_came_first(
    operator: LosingOperator, desks: tuple[Desk, Desk], days: int, is_doubtful: bool
) -> None:
    first, second = desks
    give(second)
    withdraw_unheard(first, Fault.CUT_BEFORE)
    day = (first.clock.now() + timedelta(days=days)).date().isoformat()
    for one in operator.stored["partyPrivacyAgreement"]:
        one["agreementPeriod"]["startDateTime"] = day
    first.clock.move(minutes=20)
    first.round()
    assert purpose_at(second).state is (ConsentState.GRANTED if is_doubtful else ConsentState.REFUSED)
    assert (acts.perhaps_outdated(acts.act(WITHDRAW_CONSENT)).msgid in first.said) is is_doubtful


def test_a_withdrawal_that_is_sent_at_once_is_never_too_late(
    operator: LosingOperator, desks: tuple[Desk, Desk]
) -> None:
    first, second = desks
    second.clock.move(minutes=3)
    give(second)
    for one in operator.stored["partyPrivacyAgreement"]:
        one["agreementPeriod"]["startDateTime"] = "2099-01-01T00:00:00+08:00"  # The clock of another PC is wrong.
    assert first.services.manage_privacy.withdraw(purpose_at(first)).problem is None
    assert purpose_at(second).state is ConsentState.REFUSED


def test_a_late_refusal_ends_no_yes_that_was_said_since(operator: LosingOperator, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    values = [{"name": "needsAnswer", "value": True}, {"name": "noticeKind", "value": "planChange"}]
    stored = {"id": "n-1", "state": "completed", "subject": "套餐", "characteristic": values}
    operator.stored["communicationMessage"].append(stored)
    first.services.answer_notice.fetch()
    operator.fault = Fault.CUT_BEFORE
    first.services.answer_notice.refuse("n-1")
    operator.fault = Fault.NONE
    second.services.answer_notice.fetch()
    assert second.services.answer_notice.accept("n-1", ShownSummary((), Language.CHINESE)).problem is None
    for _ in range(2):
        first.round()
    assert [one.answer for one in first.gateway.notices.newest_notices()] == [NoticeAnswer.ACCEPTED]
    assert acts.outdated(acts.act(REFUSE_NOTICE)).msgid in first.said
