"""The result of an act that is sent now or never. Must not send anything."""

from __future__ import annotations

from elderclient.domain.errors import TooSlow
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.ledger import Sent
from elderclient.usecases.ports.store import ActState


def result_of(sent: Sent, kind: str, done: Sentence) -> ActionResult:
    """Return ``done`` where the operator has the act; else that it is looked up, or that nothing is known of it."""
    if sent.is_answered:
        return ActionResult(done)
    problem = sent.problem or TooSlow("not known yet")
    if sent.state is ActState.UNKNOWN:
        return ActionResult(acts.unknown(acts.act(kind)), problem=problem)
    return ActionResult(acts.unanswered(is_kept=sent.is_kept), problem=problem)
