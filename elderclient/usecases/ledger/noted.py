"""What is said of an act that has no answer: why it waits. Must not send anything."""

from __future__ import annotations

from elderclient.domain.errors import NoNetwork
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import acts
from elderclient.usecases.ledger.ledger import Sent
from elderclient.usecases.ports.store import ActState


def noted(sent: Sent, offline: Sentence) -> Sentence:
    """Return what is said of an act without an answer; ``offline`` promises it for when there is a network again.

    That is said only where there was none: an operator that does not answer is no matter of the network.
    """
    if sent.state is ActState.SENT:
        return acts.unanswered(is_kept=sent.is_kept)
    if not sent.is_kept:
        return acts.lasts_until_closed()
    return offline if isinstance(sent.problem, NoNetwork) else acts.not_answering()
