"""请你们删掉: what would go and what the law keeps, a second page that asks once more, and what came of it. No Qt."""

from __future__ import annotations

from elderclient.domain.errors import ElderclientError
from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks
from elderclient.ui.intents import GoBack, GoTo, Tell, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.privacy.privacy.holding import PrivacyLookup, holdings_of
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.privacy.ask_deletion import DeletionState, held_words, kept_words, received_words

_HERE = Place("privacy", "delete")
_SURE = Place("privacy", "delete/sure")


class _Acting:
    """One act at a time, and the page of what came of it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._done: ActionResult | None = None
        self._failure: ElderclientError | None = None
        self._is_busy = False

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        long = say("Have it deleted")
        return long.shortened(say("Delete"))

    def outcome(self) -> Page | None:
        """What came of the last press; ``None`` before one."""
        if self._failure is not None:
            action = trouble_action(self._failure, self._again, self._context.emit)
            return Page(trouble_blocks(self._failure, has_data=False), (action,), is_one_page=True)
        if self._done is None:
            return None
        actions = [self._all_right()]
        if self._done.undo is not None:
            actions.insert(0, self._undo(self._done))
        return Page((Text(self._done.sentence.at("result"), Weight.BOLD),), tuple(actions), is_one_page=True)

    def _undo(self, done: ActionResult) -> Action:
        return Action(say("Undo"), lambda: self._run_undo(done))

    def _run_undo(self, done: ActionResult) -> None:
        if done.undo is not None and not self._is_busy:
            self._is_busy = True
            self._context.runner.run(done.undo, self._on_done, self._on_failed)

    def _all_right(self) -> Action:
        return Action(say("All right"), self._leave)

    def _leave(self) -> None:
        self._context.emit(GoBack())

    def _again(self) -> None:
        self._failure = None
        self._context.changed(is_result=True)

    def _on_done(self, done: ActionResult) -> None:
        self._is_busy = False
        self._done = done
        self._context.emit(Tell(done.sentence, _HERE))
        self._context.changed(is_result=True)

    def _on_failed(self, error: ElderclientError) -> None:
        self._is_busy = False
        self._failure = error
        self._context.changed(is_result=True)


class DeletePage(_Acting):
    """What would be deleted, or where the deletion stands. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._holdings = holdings_of(context)
        self._state = PrivacyLookup(
            context,
            DeletionState,
            lambda services: services.ask_deletion.cached(),
            lambda services: services.ask_deletion.fetch(),
        )

    def refresh(self) -> None:
        """Ask what is held and where the last deletion stands."""
        self._holdings.refresh()
        self._state.refresh()

    def page(self) -> Page:
        """The list with what goes and what stays, unless a deletion is under way."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        state = self._state.value
        if state is None:
            return self._state.nothing()
        deletion = state.deletion
        if deletion is not None and deletion.phase in (DeletionPhase.HELD, DeletionPhase.KEPT):
            return self._under_way(deletion)
        kept = self._holdings.value
        if kept is None:
            return self._holdings.nothing()
        blocks: list[Block] = [*(self._state.notes() or self._holdings.notes()), *_earlier(deletion)]
        erased = [one.erased for one in kept if one.erased is not None]
        if erased:
            blocks.append(Text(say("This will be deleted:"), Weight.BOLD, is_heading=True))
            blocks += [Text(say("{text}", text=text)) for text in erased]
        blocks.append(Text(say("This cannot be deleted:"), Weight.BOLD, is_heading=True))
        blocks += [Text(say("{text}", text=one.kept)) for one in kept]
        if erased:
            blocks.append(Entry(say("I want it deleted"), self._go_on))
        return Page(tuple(blocks), self._state.actions(self._ask_both) or self._holdings.actions(self._ask_both))

    def _under_way(self, deletion: Deletion) -> Page:
        if deletion.phase is DeletionPhase.KEPT:
            words = kept_words()
        elif deletion.due_at is not None:
            words = held_words(deletion.due_at)
        else:
            words = received_words()
        undo = Action(say("Undo"), lambda: self._take_back(deletion))
        actions = (undo, self._all_right(), *self._state.actions())
        return Page((*self._state.notes(), Text(words.at("state"), Weight.BOLD)), actions)

    def _take_back(self, deletion: Deletion) -> None:
        services = self._context.services()
        if services is None or self._is_busy:
            return
        self._is_busy = True
        asking = services.ask_deletion
        is_kept = deletion.phase is DeletionPhase.KEPT
        self._context.runner.run(
            asking.drop if is_kept else lambda: asking.cancel(deletion), self._on_done, self._on_failed
        )

    def _ask_both(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)

    def _go_on(self) -> None:
        self._context.emit(GoTo(_SURE))


class SurePage(_Acting):
    """The last question. See ``presenter.Part``."""

    def refresh(self) -> None:
        """Nothing here is asked for."""

    def page(self) -> Page:
        """Two equal answers."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        first = say("Do you really want it deleted?")
        second = say("You can take it back for ten minutes; after that it is gone.")
        second = second.shortened(say("You can undo it for ten minutes."))
        third = say("Bills, plans and calls go on as before.")
        third = third.shortened(say("All the rest goes on as before."))
        no = Action(say("Do not delete"), self._leave)
        yes = Action(say("Delete it"), self._delete)
        return Page((Text(first, Weight.BOLD), Text(second), Text(third)), (no, yes), is_one_page=True)

    def _delete(self) -> None:
        services = self._context.services()
        if services is not None and not self._is_busy:
            self._is_busy = True
            self._context.runner.run(services.ask_deletion.wish, self._on_done, self._on_failed)

    def _leave(self) -> None:
        self._context.emit(TurnInto(_HERE) if self._done is not None else GoBack())


def _earlier(deletion: Deletion | None) -> tuple[Text, ...]:
    if deletion is None or deletion.phase is not DeletionPhase.DONE:
        return ()
    return (Text(say("Last time it was deleted: {count}.", count=Count(deletion.erased, Noun.ITEM)), Weight.BOLD),)
