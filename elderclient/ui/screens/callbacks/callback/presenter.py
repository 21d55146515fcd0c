"""The screen of the callback: placed, waiting, ringing with the check words, over. Imports no Qt.

The state comes from ``context.calls``, which follows the callback whichever screen is open; this presenter only puts it
on a page and passes on what is pressed.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from elderclient.domain.callbacks import Callback, CallbackPhase
from elderclient.domain.errors import (
    ElderclientError,
    NoNumber,
    NoPhoneAtHand,
    NotAllowed,
    NotFound,
    OperatorError,
    SignInNeeded,
)
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Sentence
from elderclient.domain.written_phones import phones_in
from elderclient.phrases.callbacks import (
    call_status,
    callback_screen,
    caller_check_screen,
    conversation,
    conversation_screen,
)
from elderclient.phrases.shell import actions, page_parts
from elderclient.rendering import shown
from elderclient.ui.flow.act import result_page
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.ui.flow.registration import registration_blocks
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, trouble_action, trouble_blocks, trouble_sentence
from elderclient.ui.intents import CallMe, GoBack, GoHome, GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.callbacks.callback import changing, writing
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.callbacks.callback_status import CallbackStatus
from elderclient.usecases.callbacks.request_callback import RequestCallback

NUMBER = "number"
TIME = "time"
READY = "ready"
WRITTEN = "written"
CLOSED = (NotAllowed, NotFound)
"""Errors by which the operator shows this PC no calls."""


class CallbackPresenter(ScreenPresenter):
    """``place.subject`` is empty for the callback, ``time`` or ``number`` for changing it.

    In writing: ``ready`` for the sentences one can press, ``written`` for the last conversation.
    """

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._done: ActionResult | None = None
        self._is_fraud = False
        self._has_matched = False
        """What is shown as done is that this caller said the right words: no longer, once the call is over."""
        self._typed = ""
        """The telephone number that is being typed, where the operator knows none."""
        self._answered: tuple[str, ...] = ()
        """The words the person has already answered for; other words are another call."""

    @property
    def title(self) -> Sentence:
        """Name the state of the callback, or what its page changes."""
        if self._place.subject == TIME:
            return actions.another_time()
        if self._place.subject == NUMBER:
            return callback_screen.another_number()
        if self._place.subject in (READY, WRITTEN):
            return conversation_screen.page_title()
        status = self._context.calls.status
        is_by_text = self._is_by_text if status is None or status.callback is None else status.is_by_text
        if is_by_text:
            return conversation_screen.title()
        if self._is_ringing:
            return callback_screen.title_while_ringing()
        if self._words is not None:
            return callback_screen.title_while_comparing()
        return callback_screen.title()

    def refresh(self) -> None:
        """Fetch the callback there may be, also one that was asked for on another device since the last look.

        A refusal stays on the page until the next press.
        """
        calls = self._context.calls
        status = calls.status
        is_watched = status is not None and (status.is_live or status.question is not None) and calls.problem is None
        if not is_watched and not calls.is_placing and not calls.is_refused:
            calls.follow()

    def page(self) -> Page:
        """Build the page for the callback's state and this place."""
        calls = self._context.calls
        status = calls.status
        if calls.is_placing:
            self._done, self._is_fraud, self._has_matched = None, False, False
        elif self._has_matched and (status is None or not status.is_live):
            self._done, self._has_matched = None, False
        if self._place.subject:
            return self._page_apart(status)
        if (words := self._words) is not None:
            return self._ringing_page(words, self._context.calls.callback)
        if self._is_fraud:
            return self._fraud_page()
        if self._done is not None:
            return self._done_page(self._done)
        if status is None or status.callback is None or (calls.is_placing and calls.phase is CallbackPhase.QUEUED):
            return self._nothing_page()
        if status.question is not None:
            return self._question_page(status.question)
        if isinstance(calls.problem, NoPhoneAtHand):
            return self._no_phone_page()
        return self._status_page(status)

    def _no_phone_page(self) -> Page:
        status = self._context.calls.status
        others = () if status is None else status.numbers
        halls = partial(self._context.emit, GoTo(Place("halls")))
        return changing.none_at_hand(others, self._ask_at, self._hotline()[0], halls)

    def _page_apart(self, status: CallbackStatus | None) -> Page:
        """The page of this place's subject."""
        if self._context.must_register():
            return Page(registration_blocks(self._context.configuration().number_to_dial))
        if self._place.subject == TIME:
            return changing.times(self._context.clock.now(), self._move)
        if self._place.subject == NUMBER:
            if status is not None and status.callback is not None and not status.numbers:
                return changing.typed(self._typed, self._type, self._change_to_typed, self._hotline()[0])
            return changing.numbers(() if status is None else status.numbers, partial(self._change_number))
        if self._place.subject == READY:
            return writing.ready(self._send_ready)
        return writing.remembered(() if status is None else status.written)

    @property
    def _is_ringing(self) -> bool:
        return self._context.calls.phase is CallbackPhase.DIALLING and not self._has_answered

    @property
    def _words(self) -> Sentence | None:
        """The words the person has still to compare; an answer just pressed is not known to the operator yet."""
        status = self._context.calls.status
        return None if status is None or self._has_answered else status.words

    @property
    def _has_answered(self) -> bool:
        status = self._context.calls.status
        words = () if status is None or status.callback is None else status.callback.check_words
        return bool(self._answered) and words in (self._answered, ())

    def _nothing_page(self) -> Page:
        calls = self._context.calls
        if isinstance(calls.problem, CLOSED):
            return self._closed_page(calls.problem)
        if isinstance(calls.problem, NoPhoneAtHand):
            return self._no_phone_page()
        if isinstance(calls.problem, NoNumber):
            hotline, by_text = self._hotline()[0], self._is_by_text
            return changing.typed(self._typed, self._type, self._ask_with_typed, hotline, by_text=by_text)
        if calls.problem is not None:
            action = trouble_action(calls.problem, self._again, self._context.emit)
            if isinstance(calls.problem, SignInNeeded):
                return Page(registration_blocks(self._context.configuration().number_to_dial), (action,))
            instead = conversation_screen.try_later() if self._is_by_text else callback_screen.try_later_or_phone()
            blocks = trouble_blocks(calls.problem, has_data=False, instead=instead)
            return Page((*blocks, *self._hotline()), (action,), is_one_page=True)
        if calls.is_placing or self._context.services() is None:
            waiting = Text(callback_screen.asking(), Weight.BOLD, is_waiting=True)
            return Page((waiting, *self._demo()), is_one_page=True)
        if calls.is_looking:
            return Page((fetching(),), is_one_page=True)
        nothing = call_status.not_found() if calls.has_vanished else callback_screen.no_call()
        buttons: tuple[Action, ...] = (self._call_again(),)
        if calls.status is not None and calls.status.written:
            earlier = Action(callback_screen.what_was_written(), partial(self._open, WRITTEN))
            buttons = (earlier, *buttons)
        return Page((Text(nothing, Weight.BOLD),), buttons, is_one_page=True)

    def _closed_page(self, problem: ElderclientError) -> Page:
        """Build the page for an operator that shows this PC no calls, so that the person does not wait for one."""
        blocks = [Text(callback_screen.calls_cannot_be_seen().at("problem"), Weight.BOLD)]
        if (why := call_status.refusal_reason(problem)) is not None:
            blocks.append(Text(why))
        hotline = self._context.configuration().number_to_dial
        if self._is_by_text:
            blocks.append(Text(conversation.without_hearing(hotline), Weight.BOLD))
        else:
            blocks.append(Text(call_status.dial_hotline(hotline), Weight.LARGE))
        return Page(tuple(blocks), (Action(actions.try_again(), self._again),), is_one_page=True)

    def _status_page(self, status: CallbackStatus) -> Page:
        if status.is_by_text:
            return writing.page(
                status, self._pen(), (Text(conversation_screen.demo(), is_spare=True),) if self._is_demo else ()
            )
        configuration = self._context.configuration()
        lines = status.lines
        if status.callback is not None:
            lines = call_status.with_caller(
                lines, status.callback, configuration.number_to_dial, configuration.calls_from
            )
        if not self._context.calls.is_current:
            lines = tuple(line for line in lines if line.anchor != call_status.QUEUE)
        first, *rest = lines
        if self._context.must_register():
            # Nothing about it can be changed from here; what is known of it is where the call comes.
            known = (Text(first.at("state"), Weight.BOLD), *map(Text, rest[:1]))
            return Page((*known, *registration_blocks(configuration.number_to_dial)))
        phase = self._context.calls.phase
        blocks: list[Block] = [Text(first.at("state"), Weight.BOLD)]
        if phase is CallbackPhase.QUEUED:
            # The hotline is shown in large letters, so the line that only names it is left out.
            blocks += self._hotline()
            rest = [line for line in rest if not _is_hotline(line)][:1]
        elif status.is_live and self._is_demo:
            # There are four lines: a demo says so in the first, where a real operator says only that it is placed.
            callback = status.callback
            has_more = callback is not None and (callback.is_repeat_today or callback.requested_for is not None)
            is_placed = phase is CallbackPhase.WAITING and not has_more
            blocks = (
                [Text(callback_screen.placed_in_demo().at("state"), Weight.BOLD)]
                if is_placed
                else [*blocks, *self._demo()]
            )
        # Where no call comes, the number to dial is what counts.
        is_lost = phase is CallbackPhase.REFUSED
        for line in rest:
            weight = Weight.LARGE if is_lost and _is_hotline(line) else Weight.PLAIN
            blocks.append(Text(line, weight, is_spare=line.anchor == "reason"))
        return Page(tuple(blocks), self._actions(status), is_one_page=True, fills=True)

    def _actions(self, status: CallbackStatus) -> tuple[Action, ...]:
        if status.can_change:
            cancel = Action(callback_screen.cancel(by_text=False), self._cancel)
            time = Action(actions.another_time(), partial(self._open, TIME))
            number = Action(callback_screen.another_number(), partial(self._open, NUMBER))
            return (cancel, time, number)
        phase = self._context.calls.phase
        if phase is CallbackPhase.UNCLEAR:
            return (Action(callback_screen.cancel(by_text=self._is_by_text), self._cancel), self._all_right())
        if status.is_live:
            return ()
        is_lost = phase in (CallbackPhase.GAVE_UP, CallbackPhase.REFUSED)
        return (self._all_right(), self._call_again()) if is_lost else (self._all_right(),)

    def _question_page(self, question: Sentence) -> Page:
        no = Action(callback_screen.do_not_call(), self._drop)
        yes = Action(callback_screen.still_call_me(), self._confirm)
        return Page((Text(question, Weight.BOLD),), (no, yes), is_one_page=True)

    @property
    def _is_demo(self) -> bool:
        return self._context.configuration().is_demo

    def _pen(self) -> writing.Pen:
        calls = self._context.calls
        return writing.Pen(
            calls.draft,
            self._write,
            self._send,
            partial(self._open, READY),
            self._cancel,
            self._end,
            self._leave,
            calls.is_unsent,
        )

    def _write(self, draft: str) -> None:
        self._context.calls.draft = draft

    def _send(self) -> None:
        if text := self._context.calls.draft.strip():
            self._context.calls.write(text, self._on_written)
        else:
            self._context.emit(ShowNews(page_parts.write_first()))

    def _send_ready(self, sentence: Sentence) -> None:
        text = shown(sentence, self._context.configuration().language)
        self._context.calls.write(text, self._on_written)
        self._context.emit(GoBack())

    def _on_written(self, problem: ElderclientError | None) -> None:
        if not isinstance(problem, OperatorError):
            self._context.emit(ShowNews(conversation_screen.sent(), self._place))
        else:
            self._context.emit(ShowNews(trouble_sentence(problem), self._place, problem))
        self._context.changed()

    def _ringing_page(self, words: Sentence, callback: Callback | None) -> Page:
        calls_from = self._context.configuration().calls_from
        blocks: list[Block] = []
        if callback is not None:
            calls_from = callback.calls_from or calls_from
            first = call_status.please_answer() if self._is_ringing else call_status.compare_first()
            why = callback_screen.number_is_no_proof(callback.number, calls_from, is_ringing=self._is_ringing)
            blocks = [Text(first.at("state"), Weight.BOLD, is_spare=True), Text(why, is_spare=True)]
        blocks += [
            Text(callback_screen.caller_must_say_first(calls_from), Weight.BOLD),
            Text(words, Weight.LARGE),
            Text(callback_screen.listen_only()),
        ]
        wrong = Action(callback_screen.wrong_words(), partial(self._heard, said_right=False))
        right = Action(callback_screen.right_words(), partial(self._heard, said_right=True))
        return Page(tuple(blocks), (wrong, right), is_one_page=True, fills=True)

    def _fraud_page(self) -> Page:
        first = callback_screen.hang_up()
        second = callback_screen.only_fraudsters_ask_for_words()
        report = Action(caller_check_screen.report_fraud(), self._report, icon="warning")
        blocks = (Text(first, Weight.LARGE), Text(second))
        return Page(blocks, (report, self._call_again()), is_one_page=True, fills=True)

    def _done_page(self, done: ActionResult) -> Page:
        return result_page(done, self._all_right())

    def _demo(self) -> tuple[Text, ...]:
        if not self._context.configuration().is_demo:
            return ()
        return (Text(callback_screen.demo()),)

    def _hotline(self) -> tuple[Text, ...]:
        hotline = self._context.configuration().number_to_dial
        if self._is_by_text:
            return (Text(conversation.without_hearing(hotline), Weight.BOLD),)
        return (Text(callback_screen.hotline(hotline), Weight.LARGE),)

    @property
    def _is_by_text(self) -> bool:
        """Whether the person wants to be written to; a call that is under way may be another kind."""
        return self._context.configuration().contact_by_text

    def _all_right(self) -> Action:
        return Action(actions.all_right(), self._leave)

    def _call_again(self) -> Action:
        if self._context.configuration().contact_by_text:
            return Action(actions.write_back_to_me(), self._again, is_call=True)
        return Action(actions.call_me_back(), self._again, icon="call", is_call=True)

    def _open(self, subject: str) -> None:
        self._context.emit(GoTo(Place(self._place.screen, subject)))

    def _leave(self) -> None:
        self._context.emit(GoHome())

    def _again(self) -> None:
        self._done, self._is_fraud = None, False
        self._context.emit(CallMe())

    def _report(self) -> None:
        self._context.emit(GoTo(Place("caller_check", "report")))

    def _cancel(self) -> None:
        self._context.calls.act(RequestCallback.cancel, self._on_done)

    def _end(self) -> None:
        self._context.calls.act(RequestCallback.end, self._on_done)

    def _drop(self) -> None:
        self._context.calls.act(RequestCallback.drop, self._on_done)

    def _confirm(self) -> None:
        self._context.calls.act(lambda request: request.deliver(confirmed=True), lambda _seen: self._on_changed())

    def _move(self, moment: datetime) -> None:
        self._context.calls.act(lambda request: request.change_time(moment), lambda _seen: None)
        self._context.emit(GoBack())

    def _change_number(self, index: int) -> None:
        status = self._context.calls.status
        if status is not None and index < len(status.numbers):
            number = status.numbers[index].number
            self._context.calls.act(lambda request: request.change_number(number), lambda _seen: None)
        self._context.emit(GoBack())

    def _ask_at(self, index: int) -> None:
        status = self._context.calls.status
        if status is not None and index < len(status.numbers):
            self._context.calls.ask_at(status.numbers[index].number)

    def _type(self, text: str) -> None:
        self._typed = text

    def _typed_number(self) -> Phone | None:
        number = next(iter(phones_in(self._typed)), None)
        if number is None:
            self._context.emit(ShowNews(callback_screen.not_a_number()))
        return number

    def _ask_with_typed(self) -> None:
        if (number := self._typed_number()) is not None:
            self._context.calls.ask_at(number)

    def _change_to_typed(self) -> None:
        if (number := self._typed_number()) is not None:
            self._context.calls.act(lambda request: request.change_number(number), lambda _seen: None)
            self._context.emit(GoBack())

    def _heard(self, *, said_right: bool) -> None:
        self._is_fraud = not said_right
        status = self._context.calls.status
        self._answered = () if status is None or status.callback is None else status.callback.check_words
        done = self._on_matched if said_right else _ignore
        self._context.calls.act(lambda request: request.heard(said_right=said_right), done)
        if not said_right:
            self._context.emit(ShowNews(callback_screen.hang_up()))
        self._context.changed(is_result=True)

    def _on_matched(self, done: ActionResult) -> None:
        # The call may be over before the operator has answered: then the page drops it as well.
        self._has_matched = True
        self._on_done(done)

    def _on_done(self, done: ActionResult) -> None:
        self._done = done
        self._context.emit(ShowNews(done.sentence, self._place))
        self._context.changed(is_result=True)

    def _on_changed(self) -> None:
        self._context.changed(is_result=True)


def _is_hotline(line: Sentence) -> bool:
    return any(name == "hotline" for name, _value in line.arguments)


def _ignore(_done: ActionResult) -> None:
    """What the operator says to wrong words changes nothing for the person: hang up."""
