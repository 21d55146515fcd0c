"""The state of a callback as its screen shows it. A value: it asks and stores nothing."""

from __future__ import annotations

from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.callbacks import Callback, CallbackPhase, ChatMessage
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence

_CHANGEABLE = (
    CallbackPhase.QUEUED,
    CallbackPhase.SENT,
    CallbackPhase.WAITING,
    CallbackPhase.MISSED,
    CallbackPhase.TAKEN,
)


@frozen
class CallbackStatus:
    """One state of the callback. ``callback`` is ``None`` where there is none; ``lines`` are at most four sentences.

    ``words``: the check words, secret, from dialling until they were compared. ``question``: asked before an old request is
    sent, answered with ``deliver(confirmed=True)`` or ``drop()``. ``numbers``: the telephones it can be changed to.
    """

    callback: Callback | None
    lines: tuple[Sentence, ...]
    words: Sentence | None = None
    question: Sentence | None = None
    numbers: tuple[OwnPhone, ...] = ()
    written: tuple[ChatMessage, ...] = ()
    """The conversation of this callback, or else the last one that is stored; oldest line first."""

    @property
    def is_by_text(self) -> bool:
        """A person answers in writing; no telephone rings."""
        return self.callback is not None and self.callback.by_text

    @property
    def can_write(self) -> bool:
        """A line can be sent: the operator has the request, and the conversation is not over."""
        if self.callback is None or self.callback.phase is CallbackPhase.UNCLEAR:
            return False
        return self.is_live and self.is_by_text and self.callback.id is not None

    @property
    def is_live(self) -> bool:
        """The callback is not over: a call may still come."""
        return self.callback is not None and self.callback.phase.is_live

    @property
    def can_change(self) -> bool:
        """It can be cancelled, or moved to another time or number."""
        return self.is_live and self.callback is not None and self.callback.phase in _CHANGEABLE
