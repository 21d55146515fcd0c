"""The shape every act ends in: what was done and until when it can be undone. Must not do anything itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from elderclient.domain.errors import ElderclientError
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence


@frozen
class ActionResult:
    """What the result page says. ``undo`` is offered only where the act can still be taken back, until ``undo_until``.

    ``problem`` is set where the act is durable on this PC but the operator has not answered yet, or refused it.
    ``again`` sends what the operator does not have any more.
    ``more``: what else the person should know. ``key``: what the things done call it (see ``see_done``), empty for none.
    """

    sentence: Sentence
    undo: Callable[[], ActionResult] | None = None
    undo_until: datetime | None = None
    problem: ElderclientError | None = None
    more: tuple[Sentence, ...] = ()
    key: str = ""
    again: Callable[[], ActionResult] | None = None
    can_be_called: bool = True
    """A person can call about it; ``False`` where no telephone is left that could be rung."""
