"""The pages for deletion: what is erased and what the law retains, the last question, and its result. No Qt."""

from __future__ import annotations

from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase
from elderclient.domain.sentence import Sentence
from elderclient.phrases.privacy import deletions, personal_data
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act, result_page
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_page
from elderclient.ui.intents import GoBack, GoTo, ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.privacy.privacy.data_pages import PrivacyLookup, holdings_of
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.privacy.ask_deletion import DeletionState

_HERE = Place("privacy", "delete")
_SURE = Place("privacy", "delete/sure")


class _DeletionAct:
    """Runs one act at a time and shows the page of its result."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._done: ActionResult | None = None
        self._act = Act(context)

    @property
    def title(self) -> Sentence:
        """Return the title of the pages."""
        return deletions.title()

    def outcome(self) -> Page | None:
        """Return the page of the last act's result or error; ``None`` before an act."""
        if self._act.problem is not None:
            return trouble_page(self._act.problem, self._act.forget, self._context.emit, is_one_page=True)
        if self._done is None:
            return None
        undo = self._done.undo
        if undo is None:
            return result_page(self._done, self._all_right())
        take_back = Action(actions.undo(), lambda: self._act.run(lambda _services: undo(), self._on_done))
        return result_page(self._done, take_back, self._all_right())

    def _all_right(self) -> Action:
        return Action(actions.all_right(), self._leave)

    def _leave(self) -> None:
        self._context.emit(GoBack())

    def _on_done(self, done: ActionResult) -> None:
        self._done = done
        self._context.emit(ShowNews(done.sentence, _HERE))
        self._context.changed(is_result=True)


class DeletePage(_DeletionAct):
    """Shows what would be erased, or how far the deletion is. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._holdings = holdings_of(context)
        self._state = PrivacyLookup(
            context,
            "",
            DeletionState,
            lambda services: services.ask_deletion.cached(),
            lambda services: services.ask_deletion.fetch(),
        )

    def refresh(self) -> None:
        """Ask the operator what is held and how far the last deletion is."""
        self._holdings.refresh()
        self._state.refresh()

    def page(self) -> Page:
        """Return what is erased and what is retained, unless a deletion is under way."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        state = self._state.value
        if state is None:
            return self._state.nothing()
        deletion = state.deletion
        if deletion is not None and (deletion.phase is DeletionPhase.HELD or deletion.phase.is_unanswered):
            return self._under_way(deletion, is_taken_back=state.is_taken_back)
        holdings = self._holdings.value
        if holdings is None:
            page = self._holdings.nothing()
            return page._replace(blocks=(*_earlier(deletion), *page.blocks))
        blocks: list[Block] = [*self._state.notes(self._holdings), *_earlier(deletion)]
        erased = [one.erased for one in holdings if one.erased is not None]
        if erased:
            blocks.append(Text(deletions.erased_heading(), Weight.BOLD, is_heading=True))
            blocks += [Text(personal_data.erased(text)) for text in erased]
        kept = [Text(personal_data.retained(one)) for one in holdings if one.kept.text]
        blocks += [Text(deletions.retained_heading(), Weight.BOLD, is_heading=True), *kept] if kept else []
        if erased:
            blocks.append(Entry(deletions.go_on(), self._go_on))
        return Page(tuple(blocks), self._state.actions(self._ask_both) or self._holdings.actions(self._ask_both))

    def _under_way(self, deletion: Deletion, *, is_taken_back: bool) -> Page:
        undo = Action(actions.undo(), lambda: self._take_back(deletion))
        said = deletions.taking_back_not_known() if is_taken_back else deletions.state(deletion)
        state = Text(said.at("state"), Weight.BOLD)
        return Page((*self._state.notes(), state), (undo, self._all_right(), *self._state.actions()))

    def _take_back(self, deletion: Deletion) -> None:
        if deletion.phase.is_unanswered:
            self._act.run(lambda services: services.ask_deletion.drop(), self._on_done)
        else:
            self._act.run(lambda services: services.ask_deletion.cancel(deletion), self._on_done)

    def _ask_both(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)

    def _go_on(self) -> None:
        self._context.emit(GoTo(_SURE))


class LastQuestionPage(_DeletionAct):
    """Asks once more before the deletion. See ``presenter.Part``."""

    def refresh(self) -> None:
        """Do nothing: the page asks the operator for nothing."""

    def page(self) -> Page:
        """Return the question with two equal answers, or the result."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        first, second, third = deletions.last_question()
        no = Action(deletions.do_not_delete(), self._leave)
        yes = Action(deletions.delete(), self._delete)
        return Page((Text(first, Weight.BOLD), Text(second), Text(third)), (no, yes), is_one_page=True)

    def _delete(self) -> None:
        self._act.run(lambda services: services.ask_deletion.request(), self._on_done)

    def _leave(self) -> None:
        self._context.emit(TurnInto(_HERE) if self._done is not None else GoBack())


def _earlier(deletion: Deletion | None) -> tuple[Text, ...]:
    if deletion is not None and deletion.phase in (DeletionPhase.UNCLEAR, DeletionPhase.REFUSED):
        return (Text(deletions.state(deletion), Weight.BOLD),)
    if deletion is None or deletion.phase is not DeletionPhase.DONE:
        return ()
    return (Text(deletions.done_before(deletion), Weight.BOLD),)
