"""要一份: asking for a copy, waiting for it, saving it into Documents. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.errors import ElderclientError
from elderclient.domain.paper import Paper
from elderclient.domain.privacy.personal_data import CopyJob, CopyStatus
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks, trouble_sentence
from elderclient.ui.intents import Print, Tell
from elderclient.ui.place import Place
from elderclient.ui.screens.privacy.privacy.holding import PrivacyLookup
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.privacy.get_copy import CopyState
from elderclient.usecases.save_paper import PaperForm

_HERE = Place("privacy", "copy")


class CopyPage:
    """See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._copy = PrivacyLookup(
            context,
            CopyState,
            lambda services: services.get_copy.cached(),
            lambda services: services.get_copy.fetch(),
            lambda _fetched: self._follow(),
        )
        self._failure: ElderclientError | None = None
        self._is_busy = False
        self._is_following = False

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        return say("Get a copy")

    def refresh(self) -> None:
        """Ask how far the last copy is."""
        if not self._is_busy:
            self._copy.refresh()

    def page(self) -> Page:
        """The offer, the wait, or the copy."""
        if self._failure is not None:
            action = trouble_action(self._failure, self._leave, self._context.emit)
            return Page(trouble_blocks(self._failure, has_data=False), (action,), is_one_page=True)
        state = self._copy.value
        if state is None:
            return self._copy.nothing()
        if state.is_kept:
            return Page((Text(say("Noted. A copy is asked for as soon as there is a network."), Weight.BOLD),))
        if state.job is None:
            return self._offer()
        if state.job.status is CopyStatus.SUCCEEDED:
            return self._ready(state.job)
        if state.job.status is CopyStatus.FAILED:
            return self._failed()
        return self._wait()

    def _offer(self) -> Page:
        first = say("You get a copy of everything we hold about you.")
        second = say("When it is made you can save it on this PC. It is free.")
        actions = (self._ask(), *self._copy.actions())
        return Page((*self._copy.notes(), Text(first, Weight.BOLD), Text(second)), actions)

    def _wait(self) -> Page:
        first = say("It is being made, one moment…")
        second = say("You can do something else and come back later.")
        blocks = (*self._copy.notes(), Text(first.at("state"), Weight.BOLD), Text(second))
        return Page(blocks, self._copy.actions(), is_one_page=True)

    def _ready(self, job: CopyJob) -> Page:
        first = say("It is made.")
        second = say("Save it in Documents: one to read, one for computers.")
        save = Action(say("Save it"), lambda: self._save(job))
        blocks = (Text(first.at("state"), Weight.BOLD), Text(second))
        actions = (self._ask(is_again=True), save, *self._copy.actions())
        return Page((*self._copy.notes(), *blocks), actions, is_one_page=True)

    def _failed(self) -> Page:
        first = say("It was not made. It is not your fault.")
        second = say("Ask once more, or ask a person for it.")
        return Page((Text(first.at("state"), Weight.BOLD), Text(second)), (self._ask(is_again=True),), is_one_page=True)

    def _ask(self, *, is_again: bool = False) -> Action:
        again = say("A new one")
        return Action(again if is_again else say("Get a copy"), self._wish)

    def _wish(self) -> None:
        services = self._context.services()
        if services is not None and not self._is_busy:
            self._is_busy = True
            self._context.runner.run(services.get_copy.wish, self._on_wished, self._on_failed)

    def _save(self, job: CopyJob) -> None:
        services = self._context.services()
        if services is not None and not self._is_busy:
            self._is_busy = True
            copies = services.get_copy
            self._context.runner.run(lambda: copies.paper(job), self._on_paper, self._on_failed)

    def _follow(self) -> None:
        """While a copy is being made, its news are waited for."""
        services = self._context.services()
        job = None if self._copy.value is None else self._copy.value.job
        is_under_way = job is not None and not job.status.is_over
        if services is not None and is_under_way and not self._is_following:
            self._is_following = True
            self._context.runner.follow(services.get_copy.news(), self._on_news, self._on_failed)

    def _leave(self) -> None:
        self._failure = None
        self._context.changed(is_result=True)
        self.refresh()

    def _on_wished(self, fetched: Fetched[CopyState]) -> None:
        self._is_busy = False
        self._copy.fetched = fetched
        self._follow()
        if fetched.problem is not None:
            self._context.emit(Tell(trouble_sentence(fetched.problem), _HERE, fetched.problem))
        self._context.changed(is_result=True)

    def _on_news(self, fetched: Fetched[CopyState]) -> None:
        before, self._copy.fetched = self._copy.value, fetched
        job = None if fetched.value is None else fetched.value.job
        is_over = job is None or job.status.is_over
        self._is_following = not is_over and fetched.problem is None
        if job is not None and job.status is CopyStatus.SUCCEEDED:
            self._context.emit(Tell(say("Your copy is made"), _HERE))
        if before != fetched.value or fetched.problem is not None:
            self._context.changed(is_result=is_over)

    def _on_paper(self, paper: Paper) -> None:
        self._is_busy = False
        self._context.emit(Print(paper, say("My data"), _HERE, PaperForm.PAGE))

    def _on_failed(self, error: ElderclientError) -> None:
        self._is_busy = self._is_following = False
        self._failure = error
        self._context.changed(is_result=True)
