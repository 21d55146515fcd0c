"""The page for a copy of all personal data: ask for it, wait for it, save it. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.errors import ElderclientError
from elderclient.domain.paper import Paper
from elderclient.domain.privacy.personal_data import CopyJob, CopyStatus
from elderclient.domain.sentence import Sentence
from elderclient.phrases.privacy import copies
from elderclient.phrases.shell import acts
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_page, trouble_sentence
from elderclient.ui.intents import Print, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.privacy.privacy.data_pages import PrivacyLookup
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.privacy.get_copy import CopyState
from elderclient.usecases.save_paper import PaperForm

_HERE = Place("privacy", "copy")


class CopyPage:
    """Offers a copy, the wait for it, and the copy that was made. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._copy = PrivacyLookup(
            context,
            "",
            CopyState,
            lambda services: services.get_copy.cached(),
            lambda services: services.get_copy.fetch(),
            lambda _fetched: self._follow(),
        )
        self._act = Act(context)
        self._is_following = False

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return copies.get_copy()

    def refresh(self) -> None:
        """Ask the operator how far the last copy is."""
        if not self._act.is_busy:
            self._copy.refresh()

    def page(self) -> Page:
        """Return the page for the state of the last copy, or for what went wrong."""
        if self._act.problem is not None:
            return trouble_page(self._act.problem, self._leave, self._context.emit, is_one_page=True)
        state = self._copy.value
        if state is None:
            return self._copy.nothing()
        if state.is_queued:
            return Page((Text(acts.unanswered() if state.is_sent else acts.not_sent_yet(), Weight.BOLD),))
        if state.job is None:
            return self._offer()
        if state.job.status is CopyStatus.SUCCEEDED:
            return self._ready(state.job)
        if state.job.status is CopyStatus.FAILED:
            return self._not_made(copies.failed())
        if state.job.status is CopyStatus.UNCLEAR:
            return self._not_made(copies.unclear())
        return self._wait()

    def _offer(self) -> Page:
        first, second = copies.offer()
        actions = (self._ask(), *self._copy.actions())
        return Page((*self._copy.notes(), Text(first, Weight.BOLD), Text(second)), actions)

    def _wait(self) -> Page:
        first, second = copies.under_way()
        blocks = (*self._copy.notes(), Text(first.at("state"), Weight.BOLD), Text(second))
        return Page(blocks, self._copy.actions(), is_one_page=True)

    def _ready(self, job: CopyJob) -> Page:
        first, second = copies.ready()
        save = Action(copies.save(), lambda: self._save(job))
        blocks = (Text(first.at("state"), Weight.BOLD), Text(second))
        actions = (self._ask(is_again=True), save, *self._copy.actions())
        return Page((*self._copy.notes(), *blocks), actions, is_one_page=True)

    def _not_made(self, said: tuple[Sentence, Sentence]) -> Page:
        first, second = said
        blocks = (*self._copy.notes(), Text(first.at("state"), Weight.BOLD), Text(second))
        return Page(blocks, (self._ask(is_again=True),), is_one_page=True)

    def _ask(self, *, is_again: bool = False) -> Action:
        return Action(copies.get_new_copy() if is_again else copies.get_copy(), self._request)

    def _request(self) -> None:
        self._act.run(lambda services: services.get_copy.request(), self._on_requested)

    def _save(self, job: CopyJob) -> None:
        self._act.run(lambda services: services.get_copy.paper(job), self._on_paper)

    def _follow(self) -> None:
        """Follow the state of a copy while it is being made."""
        services = self._context.services()
        job = None if self._copy.value is None else self._copy.value.job
        is_under_way = job is not None and not job.status.is_over
        if services is not None and is_under_way and not self._is_following:
            self._is_following = True
            self._context.runner.follow(services.get_copy.progress(), self._on_progress, self._on_failed)

    def _leave(self) -> None:
        self._act.forget()
        self.refresh()

    def _on_requested(self, fetched: Fetched[CopyState]) -> None:
        self._copy.fetched = fetched
        self._follow()
        if fetched.problem is not None:
            self._context.emit(ShowNews(trouble_sentence(fetched.problem), _HERE, fetched.problem))
        self._context.changed(is_result=True)

    def _on_progress(self, fetched: Fetched[CopyState]) -> None:
        before, self._copy.fetched = self._copy.value, fetched
        job = None if fetched.value is None else fetched.value.job
        is_over = job is None or job.status.is_over
        self._is_following = not is_over and fetched.problem is None
        if job is not None and job.status is CopyStatus.SUCCEEDED:
            self._context.emit(ShowNews(copies.made(), _HERE))
        if before != fetched.value or fetched.problem is not None:
            self._context.changed(is_result=is_over)

    def _on_paper(self, paper: Paper) -> None:
        self._context.emit(Print(paper, copies.file_name(), _HERE, PaperForm.PAGE))

    def _on_failed(self, error: ElderclientError) -> None:
        self._is_following = False
        self._act.fail(error)
