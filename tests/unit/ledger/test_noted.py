"""What is said of an act that waits: a network is promised to help only where there was none."""

from __future__ import annotations

import pytest

from elderclient.domain.errors import (
    Busy,
    CaptivePortal,
    CertificateRefused,
    ElderclientError,
    NoNetwork,
    ProxyFailed,
    ServerDown,
    ServerFailed,
    TooSlow,
)
from elderclient.phrases.faults import repairs
from elderclient.phrases.shell import acts
from elderclient.usecases.ledger.ledger import Sent
from elderclient.usecases.ledger.noted import noted
from elderclient.usecases.ports.store import ActState

OFFLINE = repairs.queued()


def test_only_without_a_network_is_it_said_to_wait_for_one() -> None:
    assert noted(Sent(ActState.QUEUED, problem=NoNetwork()), OFFLINE) == OFFLINE


@pytest.mark.parametrize(
    "problem",
    [ServerDown(), ServerFailed(), ProxyFailed(), TooSlow(), Busy(), CaptivePortal(), CertificateRefused(), None],
)
def test_with_a_network_it_is_the_operator_that_does_not_answer(problem: ElderclientError | None) -> None:
    assert noted(Sent(ActState.QUEUED, problem=problem), OFFLINE) == acts.not_answering()


def test_what_may_have_arrived_and_what_is_not_stored_are_said_first() -> None:
    assert noted(Sent(ActState.SENT, problem=NoNetwork()), OFFLINE) == acts.unanswered()
    assert noted(Sent(ActState.QUEUED, problem=NoNetwork(), is_kept=False), OFFLINE) == acts.lasts_until_closed()
    unkept = noted(Sent(ActState.SENT, problem=NoNetwork(), is_kept=False), OFFLINE)
    assert unkept == acts.unanswered(is_kept=False) != acts.unanswered()
