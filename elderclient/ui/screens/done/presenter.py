"""办过的事: the list, and the page of one act with its undo while there is one. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.callback import Reason
from elderclient.domain.errors import ElderclientError
from elderclient.domain.order import OrderRefused
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.result import SCREEN, recall, remember, tell_result
from elderclient.ui.trouble import fetching, page_problem, tell_of_asking, trouble_action, trouble_blocks
from elderclient.usecases.done import Done
from elderclient.usecases.refusal_words import reasons
from elderclient.usecases.see_done import Deed, ThingsDone
from elderclient.usecases.seen import Seen
from elderclient.wording import shown


class DonePresenter:
    """``place.subject``: empty for the list, else what the act is called."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._key = place.subject
        self._seen: Seen[ThingsDone] | None = None
        self._result = self._remembered()
        self._problem: ElderclientError | None = None
        self._is_asking = True
        self._is_undoing = False

    @property
    def title(self) -> Sentence:
        """办过的事, or that something is done."""
        if self._key:
            # zh: 办的结果
            return say("The result")
        # zh: 办过的事
        return say("Things done")

    @property
    def place(self) -> Place:
        """What an agent understands: the act in a few words."""
        return Place(SCREEN, self._reason)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """What is known on this PC, then what the operator says."""
        services = self._context.services()
        if services is None:
            return
        self._result = self._result or self._remembered()
        self._is_asking = True
        self._context.runner.run(services.see_done.cached, self._on_cached)
        self._context.runner.run(services.see_done.fetch, self._on_fetched)

    def page(self) -> Page:
        """The list, or the one."""
        return self._one() if self._key else self._list()

    def _list(self) -> Page:
        known = None if self._seen is None else self._seen.value
        if known is None:
            return self._empty()
        if not known.deeds:
            # zh: 最近 90 天没有办过什么事。
            nothing = say("Nothing was done in the last 90 days.")
            return Page((Text(nothing, Weight.BOLD), *self._notes()), self._again())
        # zh: 最近 90 天办过的事：
        head = Text(say("Done in the last 90 days:"), Weight.BOLD, is_heading=True)
        blocks: list[Block] = [*self._notes(), head]
        for deed in known.deeds:
            blocks += self._row(deed)
        return Page(tuple(blocks), self._again())

    def _row(self, deed: Deed) -> tuple[Block, ...]:
        # zh: {day}
        day = say("{day}", day=deed.when.date())
        caption = _undoable() if self._is_open(deed.done) else _look()
        # zh: {what}，{day}。{caption}
        name = say("{what}, {day}. {caption}", what=deed.what, day=deed.when.date(), caption=caption)
        go = partial(self._context.emit, GoTo(Place(SCREEN, deed.key)))
        return Text(deed.what, Weight.BOLD, is_heading=True), Entry(caption, go, day, name)

    def _one(self) -> Page:
        done = self._done
        if self._is_undoing:
            # zh: 正在撤销，请等一等…
            return Page((Text(say("Taking it back, one moment…"), is_waiting=True),), is_one_page=True)
        if done is None:
            return self._empty()
        blocks: list[Block] = [*self._trouble(), Text(done.sentence, Weight.BOLD)]
        blocks += [Text(sentence) for sentence in done.more]
        if done.problem is not None and done.undo is None:
            # zh: 客服电话 {hotline}
            hotline = say("Hotline {hotline}", hotline=self._context.configuration().hotline)
            blocks.append(Text(hotline, Weight.BOLD))
        return Page(tuple(blocks), (*self._back_out(done), self._all_right()), is_one_page=True)

    def _trouble(self) -> tuple[Text, ...]:
        """Why it could not be taken back just now."""
        if self._problem is None:
            return ()
        if isinstance(self._problem, OrderRefused):
            return tuple(Text(sentence, Weight.BOLD) for sentence in reasons(self._problem)[:1])
        # zh: 没有撤销成。
        return (Text(say("It was not taken back.")), *trouble_blocks(self._problem, has_data=False)[:1])

    def _back_out(self, done: Done) -> tuple[Action, ...]:
        if self._is_open(done):
            # zh: 撤销
            return (Action(say("Take it back").shortened(_undo()), self._undo),)
        if not done.more:
            return ()
        # zh: 我改主意了
        return (Action(say("Changed my mind").shortened(_changed()), self._call, icon="call"),)

    def _empty(self) -> Page:
        again = self._again()
        if again and self._seen is not None:
            return Page(trouble_blocks(self._seen.problem, has_data=False), again)
        if self._seen is None or self._is_asking:
            return Page((fetching(),))
        # zh: 没有查到这件事，人工可以帮您查。
        return Page((Text(say("This was not found. A person can look it up.")),), (self._all_right(),))

    def _notes(self) -> tuple[Text, ...]:
        seen = self._seen
        if seen is None or self._is_asking:
            return ()
        return trouble_blocks(page_problem(seen))

    def _again(self) -> tuple[Action, ...]:
        problem = None if self._seen is None else page_problem(self._seen)
        if problem is None or self._is_asking:
            return ()
        return (trouble_action(problem, self._ask_again, self._context.emit),)

    def _is_open(self, done: Done) -> bool:
        return done.undo is not None and (done.undo_until is None or self._context.clock.now() < done.undo_until)

    @property
    def _done(self) -> Done | None:
        """What the operator says now; until it answers, what was shown last."""
        deed = self._deed
        is_fresh = self._seen is not None and not self._seen.is_stale and self._seen.problem is None
        if self._result is not None and not (is_fresh and deed is not None):
            return self._result
        return None if deed is None else deed.done

    @property
    def _deed(self) -> Deed | None:
        known = None if self._seen is None else self._seen.value
        return None if known is None else known.find(self._key)

    @property
    def _reason(self) -> str:
        deed = self._deed
        return "" if deed is None else shown(deed.what, self._context.configuration().language)

    def _remembered(self) -> Done | None:
        services = self._context.services()
        return None if services is None or not self._key else recall(services, self._key)

    def _all_right(self) -> Action:
        # zh: 知道了
        return Action(say("All right"), self._leave)

    def _leave(self) -> None:
        self._context.emit(GoBack())

    def _call(self) -> None:
        self._context.emit(CallMe(Reason(SCREEN, self._reason)))

    def _ask_again(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)

    def _undo(self) -> None:
        done = self._done
        if done is None or done.undo is None or self._is_undoing:
            return
        self._is_undoing, self._problem = True, None
        self._context.runner.run(done.undo, self._on_undone, self._on_failed)
        self._context.changed(is_result=True)

    def _on_undone(self, done: Done) -> None:
        self._is_undoing = False
        self._result, self._seen = done, None
        services = self._context.services()
        if services is not None:
            remember(services, done, self._context)
        self._context.changed(is_result=True)
        tell_result(self._context, done)

    def _on_failed(self, problem: ElderclientError) -> None:
        self._is_undoing, self._problem = False, problem
        self._context.changed(is_result=True)

    def _on_cached(self, seen: Seen[ThingsDone] | None) -> None:
        if seen is not None and self._is_asking:
            self._seen = seen
            self._context.changed()

    def _on_fetched(self, seen: Seen[ThingsDone]) -> None:
        self._is_asking = False
        self._seen = seen
        self._context.changed()
        tell_of_asking(seen, self._context.emit)


def _undoable() -> Sentence:
    # zh: 可以撤销
    return say("Can be taken back").shortened(_look())


def _look() -> Sentence:
    # zh: 看一看
    return say("Look")


def _undo() -> Sentence:
    # zh: 撤销
    return say("Undo")


def _changed() -> Sentence:
    # zh: 改主意了
    return say("Changed")
