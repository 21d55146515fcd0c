"""Follows the customer's one callback while a call may come, whichever screen is open. Imports no Qt.

Owns placing and following; must not show anything: its listeners (the callback page, the application) do.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from elderclient.domain.errors import ElderclientError, NoNumber, OperatorError, SignInNeeded, is_final

if TYPE_CHECKING:
    from elderclient.domain.callbacks import Callback, CallbackPhase, Reason
    from elderclient.domain.phone import Phone
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.flow.work import Handle, Runner
    from elderclient.usecases.callbacks.callback_status import CallbackStatus
    from elderclient.usecases.callbacks.request_callback import RequestCallback
    from elderclient.usecases.fetched import Fetched

T = TypeVar("T")
Listener = Callable[[], None]


class _Updates:
    """The use case's updates as a feed."""

    def __init__(self, request: RequestCallback) -> None:
        self._request = request
        self._is_closed = threading.Event()

    def __iter__(self) -> Iterator[Fetched[CallbackStatus]]:
        return self._request.updates(self._is_closed.wait)

    def close(self) -> None:
        """End the feed at its next pause; a wait inside the gateway lasts 20 s at most."""
        self._is_closed.set()


class CallWatch:
    """The callback's last state, and what is under way with it. UI thread only; calls its listeners after each change.

    ``fetched`` is ``None`` before anything is known. ``is_placing``: the request was not answered yet. ``problem``: why
    the last look failed.
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._request: RequestCallback | None = None
        self._wanted: tuple[Reason, bool] | None = None
        self._last: tuple[Reason, bool] | None = None
        self._refusal: ElderclientError | None = None
        self._feed: Handle | None = None
        self._listeners: list[Listener] = []
        self.fetched: Fetched[CallbackStatus] | None = None
        self.is_placing = False
        self.problem: ElderclientError | None = None
        self.draft = ""
        """The line that is being written and was not sent; it outlives the screen."""
        self.has_vanished = False
        """The operator answered that it does not know a call that was live before."""
        self._doubt: tuple[str, int] | None = None
        """A line that was sent without an answer, and how many of the customer's own lines read the same before."""
        self._is_writing = False
        self._announced = 0
        """How many lines by the agent were announced."""

    @property
    def status(self) -> CallbackStatus | None:
        """The last known status; ``None`` before anything is known."""
        return None if self.fetched is None else self.fetched.value

    @property
    def is_current(self) -> bool:
        """The operator said so when it was asked last; what is stored, or was said before a failure, may be over."""
        return self.fetched is not None and not self.fetched.is_stale and not isinstance(self.problem, OperatorError)

    @property
    def callback(self) -> Callback | None:
        """The callback as it is known; ``None`` where there is none."""
        return None if self.status is None else self.status.callback

    @property
    def phase(self) -> CallbackPhase | None:
        """The callback's phase; ``None`` where there is no callback."""
        status = self.status
        return None if status is None or status.callback is None else status.callback.phase

    @property
    def is_looking(self) -> bool:
        """The operator is asked for the first time, so that nothing is known of a call yet."""
        return self.fetched is None and self.problem is None and self._feed is not None

    @property
    def is_ringing(self) -> bool:
        """The operator dials the customer's number now."""
        phase = self.phase
        return phase is not None and phase is type(phase).DIALLING

    @property
    def is_comparing(self) -> bool:
        """The call rings or was answered, and the caller's check words were not compared yet."""
        status = self.status
        return status is not None and status.words is not None

    @property
    def is_unsent_request(self) -> bool:
        """The request has no answer yet: it is only on this PC, or was sent and may have arrived."""
        phase = self.phase
        return phase is not None and phase in (type(phase).QUEUED, type(phase).SENT)

    @property
    def needs_confirmation(self) -> bool:
        """The person has to say whether an old request shall still be sent."""
        status = self.status
        return status is not None and status.question is not None

    @property
    def is_refused(self) -> bool:
        """The operator refused the request: no call will come."""
        phase = self.phase
        return phase is not None and phase is type(phase).REFUSED

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; the returned function unregisters it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def connect(self, request: RequestCallback | None) -> None:
        """Place what was asked for before the program was connected, and follow a live callback again.

        ``None`` disconnects.
        """
        self._request = request
        if request is None:
            return
        if self._wanted is not None:
            (reason, by_text), self._wanted = self._wanted, None
            self.ask(reason, by_text=by_text)
        else:
            self._runner.run(request.cached, self._on_recalled, self._on_failed)

    def give_up(self, problem: ElderclientError) -> None:
        """Refuse every request from now on: the program will not be connected in this run."""
        self._refusal = problem
        self._on_failed(problem)

    def ask(self, reason: Reason, *, by_text: bool = False) -> None:
        """Place a callback (``by_text``: in writing), or go on following the one that is under way."""
        if self._refusal is not None:
            self._on_failed(self._refusal)
            return
        self.problem = None
        self.has_vanished = False
        status = self.status
        if status is not None and status.is_live and self._feed is not None:
            self._notify()
            return
        self._last = (reason, by_text)
        self.is_placing = True
        request = self._request
        if request is None:
            self._wanted = (reason, by_text)
        else:
            self._runner.run(lambda: request.ask(reason, by_text=by_text), self._on_asked, self._on_failed)
        self._notify()

    def ask_at(self, number: Phone) -> None:
        """Place once more what was asked for last, at a number that the person gave; nothing where nothing was."""
        request = self._request
        if request is None or self._last is None:
            return
        reason, by_text = self._last
        self.problem, self.is_placing = None, True
        self._runner.run(lambda: request.ask(reason, number=number, by_text=by_text), self._on_asked, self._on_failed)
        self._notify()

    def follow(self) -> None:
        """Fetch the callback there may be, and follow it while it is live."""
        request = self._request
        if request is None:
            return
        if self._feed is not None:
            self._feed.cancel()
        self._feed = self._runner.follow(_Updates(request), self._on_fetched, self._on_failed)

    def act(self, work: Callable[[RequestCallback], T], done: Callable[[T], None]) -> None:
        """Run ``work`` off the UI thread, give its result to ``done``, then fetch the callback again."""
        request = self._request
        if request is None:
            return

        # Not imported earlier: the first paint has no use for them.
        from elderclient.usecases.action_result import ActionResult
        from elderclient.usecases.callbacks.callback_status import CallbackStatus
        from elderclient.usecases.fetched import Fetched

        def finished(result: T) -> None:
            self.problem = result.problem if isinstance(result, (ActionResult, Fetched)) else None
            if isinstance(result, Fetched) and isinstance(result.value, CallbackStatus):
                self.fetched = result
            done(result)
            self.follow()

        self._runner.run(lambda: work(request), finished, self._on_failed)

    def write(self, text: str, done: Callable[[ElderclientError | None], None]) -> None:
        """Send one line of a written conversation; the draft is deleted only when it arrived. ``done`` gets the problem."""
        if self._is_writing or self._request is None:
            return
        self._is_writing = True
        doubted, shown = self._doubt or ("", 0)
        shown_before = shown if doubted == text else None
        own = self._own_lines(text) if shown_before is None else shown

        def finished(fetched: Fetched[CallbackStatus]) -> None:
            self._is_writing = False
            if isinstance(fetched.problem, OperatorError):
                self._doubt = (text, own)
                self.draft = self.draft or text
            else:
                self._arrived(text)
            done(fetched.problem)
            self._notify()

        self.act(lambda request: request.write(text, shown_before=shown_before), finished)

    @property
    def is_unsent(self) -> bool:
        """The last line may not have arrived; it is still in the draft."""
        return self._doubt is not None

    def _own_lines(self, text: str) -> int:
        status = self.status
        return 0 if status is None or status.callback is None else status.callback.own_messages(text)

    def _arrived(self, text: str) -> None:
        self._doubt = None
        if self.draft.strip() == text:
            self.draft = ""

    def fresh_line(self) -> Sentence | None:
        """Announce the agent's newest line once; ``None`` where there is no new one."""
        from elderclient.phrases.callbacks import conversation

        status = self.status
        callback = None if status is None else status.callback
        others = () if callback is None else tuple(line for line in callback.conversation if not line.is_own)
        is_new = len(others) > self._announced
        self._announced = len(others)
        return conversation.new_line(others[-1]) if is_new and callback is not None and callback.phase.is_live else None

    def _on_recalled(self, fetched: Fetched[CallbackStatus] | None) -> None:
        if self.fetched is None and fetched is not None and fetched.value is not None and fetched.value.is_live:
            self.fetched = fetched
            self.follow()
            self._notify()

    def _on_asked(self, fetched: Fetched[CallbackStatus]) -> None:
        if fetched.value is None or isinstance(fetched.problem, NoNumber):
            self.fetched = self.fetched if fetched.value is None else fetched
            self._on_failed(fetched.problem or ElderclientError("not placed"))
            return
        self.fetched = fetched
        self.problem = fetched.problem
        self.follow()
        self._notify()

    def _on_fetched(self, fetched: Fetched[CallbackStatus]) -> None:
        before = self.status
        was_live = before is not None and before.is_live and not self.is_unsent_request
        self.is_placing = False
        self.problem = fetched.problem
        # Where this PC may not look for calls, or is not known, nothing is; a refusal stays true all the same.
        is_closed = is_final(fetched.problem) or isinstance(fetched.problem, SignInNeeded)
        is_closed = is_closed and not self.is_refused
        if fetched.value is not None or self.fetched is None or is_closed:
            self.fetched = fetched
        if self._doubt is not None and self._own_lines(self._doubt[0]) > self._doubt[1]:
            # The line that was sent without an answer arrived after all.
            self._arrived(self._doubt[0])
        status = self.status
        if was_live and fetched.problem is None and (status is None or status.callback is None):
            self.has_vanished = True
        if status is None or not status.is_live or is_final(fetched.problem):
            self._feed = None
        self._notify()

    def _on_failed(self, error: ElderclientError) -> None:
        self.is_placing = self._is_writing = False
        self.problem = error
        self._notify()

    def _notify(self) -> None:
        for listener in tuple(self._listeners):
            listener()
