"""Things done (办过的事): the list, and the page of one act with its undo while there is one. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from elderclient.domain.callbacks import Reason
from elderclient.domain.complaints import PastCall
from elderclient.domain.errors import is_final
from elderclient.domain.orders import OrderRefused
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_results, callback_screen
from elderclient.phrases.orders import refusals
from elderclient.phrases.shell import actions, acts, done_screen
from elderclient.rendering import shown
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.result import SCREEN, recall, remember, tell_result
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import trouble_blocks
from elderclient.ui.intents import CallMe, GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.see_done import ThingDone, ThingsDone


class DonePresenter(ScreenPresenter):
    """``place.subject`` is empty for the list, else the key of the act."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._key = place.subject
        self._things = Lookup(
            context, "", ThingsDone, lambda one: one.see_done.cached(), lambda one: one.see_done.fetch()
        )
        self._result = self._remembered()
        self._undoing = Act(context, has_wait_page=True)
        self._sending = Act(context, has_wait_page=True)
        self._settling = Act(context)

    @property
    def title(self) -> Sentence:
        """Title of the list, 办过的事, or of a result."""
        if self._key:
            return done_screen.result()
        return actions.things_done()

    @property
    def place(self) -> Place:
        """This screen; its subject is the act in a few words, for the agent."""
        return Place(SCREEN, self._reason)

    def refresh(self) -> None:
        """Show what is stored on this PC, then what the operator answers."""
        self._result = self._result or self._remembered()
        self._things.refresh()

    def page(self) -> Page:
        """Return the list, or the page of one act."""
        return self._one() if self._key else self._list()

    def _list(self) -> Page:
        known = self._things.value
        if known is None:
            return self._empty()
        notes, again = self._things.notes(), self._things.actions()
        if not known.things:
            # What could not be read may have been done.
            nothing = () if self._things.is_incomplete else (Text(done_screen.nothing_done(), Weight.BOLD),)
            return Page((*nothing, *notes), again)
        head = Text(done_screen.heading(), Weight.BOLD, is_heading=True)
        blocks: list[Block] = [*notes, head]
        for thing in known.things:
            blocks += self._row(thing)
        return Page(tuple(blocks), again)

    def _row(self, thing: ThingDone) -> tuple[Block, ...]:
        day = None if thing.when is None else thing.when.date()
        is_open = self._is_open(thing.result)
        name = done_screen.row(thing.what, day, done_screen.can_be_undone() if is_open else actions.look())
        go = partial(self._context.emit, GoTo(Place(SCREEN, thing.key)))
        undo = [Text(done_screen.can_be_undone())] if is_open else []
        return Entry(thing.what, go, None if day is None else done_screen.day(day), name, is_heading=is_open), *undo

    def _one(self) -> Page:
        done = self._done
        if self._undoing.is_busy:
            return Page((Text(done_screen.undoing(), is_waiting=True),), is_one_page=True)
        if self._sending.is_busy:
            return Page((Text(acts.sending_again(), is_waiting=True),), is_one_page=True)
        if done is None:
            return self._empty()
        thing = self._thing
        if thing is not None and thing.call is not None:
            return self._call_page(thing, thing.call)
        blocks: list[Block] = [*self._trouble(), Text(done.sentence, Weight.BOLD)]
        blocks += [Text(sentence) for sentence in done.more]
        if done.problem is not None and done.undo is None:
            hotline = done_screen.hotline(self._context.configuration().number_to_dial)
            blocks.append(Text(hotline, Weight.BOLD))
        # The operator's reason and the person's own text have any length.
        is_one_page = not is_final(done.problem)
        return Page(tuple(blocks), (*self._undo_actions(done), self._all_right()), is_one_page=is_one_page)

    def _call_page(self, thing: ThingDone, call: PastCall) -> Page:
        """What came of a call by a person, and whether it settled the matter."""
        blocks = [Text(thing.result.sentence, Weight.BOLD)]
        if thing.when is not None:
            blocks.append(Text(done_screen.day(thing.when.date()), is_spare=True))
        no = Action(call_results.not_solved(), partial(self._not_solved, call))
        if thing.is_settled:
            return Page((*blocks, Text(call_results.said_solved())), (no, self._all_right()), is_one_page=True)
        yes = Action(call_results.solved(), partial(self._settle, call))
        asked = (Text(call_results.is_it_solved(), Weight.BOLD), Text(call_results.a_call_follows(), is_spare=True))
        trouble = trouble_blocks(self._settling.problem, has_data=False)
        return Page((*blocks, *trouble, *asked), (no, yes), is_one_page=True)

    def _settle(self, call: PastCall) -> None:
        self._settling.run(lambda one: one.past_calls.settle(call.id, is_settled=True), self._on_settled)

    def _on_settled(self, _nothing: None) -> None:
        self._context.emit(ShowNews(call_results.said_solved()))
        self._things.refresh()
        self._context.changed(is_result=True)

    def _not_solved(self, call: PastCall) -> None:
        """Place a call that goes on where this one ended."""
        reason = call.reason or Reason(SCREEN)
        self._settling.run(lambda one: one.past_calls.settle(call.id, is_settled=False), lambda _nothing: None)
        self._context.emit(CallMe(replace(reason, continues=call.id)))

    def _trouble(self) -> tuple[Text, ...]:
        """Why undoing failed just now."""
        problem = self._undoing.problem
        if problem is None:
            return trouble_blocks(self._sending.problem, has_data=False)
        if isinstance(problem, OrderRefused):
            return tuple(Text(sentence, Weight.BOLD) for sentence in refusals.reasons(problem)[:1])
        return (Text(done_screen.not_undone()), *trouble_blocks(problem, has_data=False)[:1])

    def _undo_actions(self, done: ActionResult) -> tuple[Action, ...]:
        if self._is_open(done):
            return (Action(done_screen.undo(), self._undo),)
        if is_final(done.problem):
            call = Action(actions.call_me_back(), self._ask_about_this, icon="call", is_call=True)
            return (call,) if done.again is None else (Action(acts.send_again(), self._send_again), call)
        if not done.more:
            return ()
        if not done.can_be_called:
            halls = partial(self._context.emit, GoTo(Place("halls")))
            return (Action(callback_screen.service_halls(), halls, icon="halls"),)
        return (Action(done_screen.changed_my_mind(), self._ask_about_this, icon="call"),)

    def _empty(self) -> Page:
        missing = Text(done_screen.not_found())
        return self._things.empty(Page((missing,), (self._all_right(),)))

    def _is_open(self, done: ActionResult) -> bool:
        return done.undo is not None and (done.undo_until is None or self._context.clock.now() < done.undo_until)

    @property
    def _done(self) -> ActionResult | None:
        """The act as the operator has it; until it answers, as it was shown last."""
        thing = self._thing
        fetched = self._things.fetched
        is_fresh = fetched is not None and not fetched.is_stale and fetched.problem is None
        if self._result is not None and not (is_fresh and thing is not None):
            return self._result
        return None if thing is None else thing.result

    @property
    def _thing(self) -> ThingDone | None:
        known = self._things.value
        return None if known is None else known.find(self._key)

    @property
    def _reason(self) -> str:
        thing = self._thing
        return "" if thing is None else shown(thing.what, self._context.configuration().language)

    def _remembered(self) -> ActionResult | None:
        services = self._context.services()
        return None if services is None or not self._key else recall(services, self._key)

    def _undo(self) -> None:
        undo = None if self._done is None else self._done.undo
        if undo is not None:
            self._undoing.run(lambda _services: undo(), self._on_undone)

    def _send_again(self) -> None:
        again = None if self._done is None else self._done.again
        if again is not None:
            self._sending.run(lambda _services: again(), self._on_undone)

    def _on_undone(self, done: ActionResult) -> None:
        self._result, self._things.fetched = done, None
        services = self._context.services()
        if services is not None:
            remember(services, done, self._context)
        self._context.changed(is_result=True)
        tell_result(self._context, done)
