"""用来做什么: each purpose one sentence and a big switch; what concerns health has a page of its own. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from elderclient.domain.errors import ElderclientError
from elderclient.domain.privacy.consent import ConsentState, Purpose
from elderclient.domain.sentence import Sentence, say
from elderclient.rendering import shown
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Switch, Text, Weight
from elderclient.ui.flow.trouble import fetching, trouble_action, trouble_blocks
from elderclient.ui.intents import GoBack, GoTo, Tell
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult


class _Purposes:
    """What both pages have in common: the purposes as known, and what came of the last press."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: Lookup[tuple[Purpose, ...]] = Lookup(
            context,
            "",
            tuple,
            lambda one: one.manage_privacy.cached(),
            lambda one: one.manage_privacy.fetch(),
        )
        self._done: ActionResult | None = None
        self._failure: ElderclientError | None = None
        self._is_busy = False

    def refresh(self) -> None:
        """What is kept first, then the operator's answer."""
        if not self._is_busy:
            self._known.refresh()

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """All that are known."""
        return self._known.value or ()

    def give(self, purpose: Purpose) -> None:
        """Agree to exactly the sentence that stands on the page."""
        services = self._context.services()
        if services is None or self._is_busy:
            return
        self._is_busy = True
        words = shown(sentence_of(purpose), self._context.configuration().language)
        given = replace(purpose, state=ConsentState.GRANTED)
        privacy = services.manage_privacy
        self._context.runner.run(lambda: privacy.give(purpose, words), partial(self._on_done, given), self._on_failed)

    def withdraw(self, purpose: Purpose) -> None:
        """Refuse or take back, in one press."""
        services = self._context.services()
        if services is None or self._is_busy:
            return
        self._is_busy = True
        privacy = services.manage_privacy
        refused = replace(purpose, state=ConsentState.REFUSED)
        self._context.runner.run(lambda: privacy.withdraw(purpose), partial(self._on_done, refused), self._on_failed)

    def outcome(self) -> Page | None:
        """The page that says what came of a press; ``None`` before one."""
        if self._failure is not None:
            action = trouble_action(self._failure, self.leave, self._context.emit)
            return Page(trouble_blocks(self._failure, has_data=False), (action,), is_one_page=True)
        if self._done is None:
            return None
        fetched = Action(say("All right"), self.leave)
        return Page((Text(self._done.sentence.at("result"), Weight.BOLD),), (fetched,), is_one_page=True)

    def leave(self) -> None:
        """Back to the switches."""
        self._done = self._failure = None
        self._context.changed(is_result=True)
        self.refresh()

    def nothing(self) -> Page:
        """While nothing is known yet."""
        return self._known.empty(Page((fetching(),)))

    def _on_done(self, changed: Purpose, done: ActionResult) -> None:
        self._is_busy = False
        self._done = done
        fetched = self._known.fetched
        if fetched is not None and (done.problem is None or not changed.is_granted):
            # The switch stands as pressed at once; the answer to the next question may take its time.
            purposes = tuple(changed if one.id == changed.id else one for one in self.purposes)
            self._known.put(replace(fetched, value=purposes))
        self._context.emit(Tell(done.sentence, Place("privacy", "uses")))
        self._context.changed(is_result=True)
        self.refresh()

    def _on_failed(self, error: ElderclientError) -> None:
        self._is_busy = False
        self._failure = error
        self._context.changed(is_result=True)


class UsesPage(_Purposes):
    """All purposes with their switches. See ``presenter.Part``."""

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        return say("What it is used for").shortened(_short_uses())

    def page(self) -> Page:
        """The switches, or what came of pressing one."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        if not self.purposes:
            return self.nothing()
        first = say("Switch on or off at any time. Whatever is off, all the rest works as before.")
        blocks: list[Block] = [*self._known.notes(), Text(first, Weight.BOLD)]
        for purpose in self.purposes:
            blocks += self._purpose(purpose)
        blocks.append(Text(say("Name, numbers and bills are needed to serve you; that needs no extra consent.")))
        return Page(tuple(blocks), self._known.actions())

    def _purpose(self, purpose: Purpose) -> tuple[Block, ...]:
        name = say("{name}", name=purpose.name)
        switch = Switch(name, purpose.is_granted, partial(self._press, purpose))
        sentence = Text(sentence_of(purpose), is_heading=True)
        if purpose.state is not ConsentState.ASKED:
            return sentence, switch
        return sentence, Text(say("We would like to ask whether we may. There is no hurry."), is_heading=True), switch

    def _press(self, purpose: Purpose) -> None:
        if purpose.is_granted:
            self.withdraw(purpose)
        elif purpose.is_sensitive or purpose.state is ConsentState.ASKED:
            self._context.emit(GoTo(Place("privacy", f"use/{purpose.id}")))
        else:
            self.give(purpose)


class OnePurposePage(_Purposes):
    """One purpose, agreed to or refused by itself. See ``presenter.Part``."""

    def __init__(self, context: Context, purpose_id: str) -> None:
        super().__init__(context)
        self._purpose_id = purpose_id

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        long = say("Do you agree?")
        return long.shortened(say("Agree?"))

    def page(self) -> Page:
        """The sentence and two equal answers."""
        purpose = next((one for one in self.purposes if one.id == self._purpose_id), None)
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        if purpose is None:
            return self.nothing()
        blocks = [Text(sentence_of(purpose).at("purpose"), Weight.BOLD)]
        if purpose.is_sensitive:
            health = say("This is about your health, so you are asked about it alone.")
            blocks.append(Text(health.shortened(say("About your health: asked alone."))))
        free = say("If you say no, all the rest works as before.")
        blocks.append(Text(free.shortened(say("No changes nothing else."))))
        no = Action(say("I don't agree").shortened(_short_no()), partial(self.withdraw, purpose))
        yes = Action(say("I agree"), partial(self.give, purpose))
        return Page(tuple(blocks), (no, yes), is_one_page=True)

    def leave(self) -> None:
        """Back to the switches, or once more after trouble."""
        if self._failure is None:
            self._context.emit(GoBack())
        else:
            super().leave()


def sentence_of(purpose: Purpose) -> Sentence:
    """The operator's one sentence; it is what is shown, and what is proved to have been shown."""
    return say("{text}", text=purpose.sentence)


def _short_uses() -> Sentence:
    return say("Uses")


def _short_no() -> Sentence:
    return say("I refuse")
