"""The pages for consents: each purpose with its switch, and a page that asks about one purpose. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from elderclient.domain.listing import Listing
from elderclient.domain.privacy.consent import ConsentState, Purpose
from elderclient.domain.sentence import Sentence
from elderclient.phrases.privacy import consents, privacy_screen
from elderclient.phrases.shell import actions
from elderclient.rendering import shown
from elderclient.ui.flow.act import Act, result_page
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Switch, Text, Weight
from elderclient.ui.flow.trouble import fetching, trouble_page
from elderclient.ui.intents import GoBack, GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult


class _Purposes:
    """What both pages share: the purposes as known, giving and withdrawing, and the result."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: Lookup[Listing[Purpose]] = Lookup(
            context,
            "",
            Listing,
            lambda one: one.manage_privacy.cached(),
            lambda one: one.manage_privacy.fetch(),
        )
        self._done: ActionResult | None = None
        self._act = Act(context)

    def refresh(self) -> None:
        """Show what is cached, then ask the operator."""
        if not self._act.is_busy:
            self._known.refresh()

    @property
    def purposes(self) -> Listing[Purpose]:
        """Return all known purposes."""
        return self._known.value or Listing()

    def give(self, purpose: Purpose) -> None:
        """Agree to exactly the sentence that is on the page."""
        words = shown(consents.purpose_sentence(purpose), self._context.configuration().language)
        given = replace(purpose, state=ConsentState.GRANTED)
        self._act.run(lambda services: services.manage_privacy.give(purpose, words), partial(self._on_done, given))

    def withdraw(self, purpose: Purpose) -> None:
        """Refuse or withdraw, in one press."""
        refused = replace(purpose, state=ConsentState.REFUSED)
        self._act.run(lambda services: services.manage_privacy.withdraw(purpose), partial(self._on_done, refused))

    def outcome(self) -> Page | None:
        """Return the page of the last press's result or error; ``None`` before one."""
        if self._act.problem is not None:
            return trouble_page(self._act.problem, self.leave, self._context.emit, is_one_page=True)
        return None if self._done is None else result_page(self._done, Action(actions.all_right(), self.leave))

    def leave(self) -> None:
        """Go back to the switches and ask the operator again."""
        self._done = None
        self._act.forget()
        self.refresh()

    def nothing(self) -> Page:
        """Return the page while nothing is known yet."""
        return self._known.empty(Page((fetching(),)))

    def _on_done(self, changed: Purpose, done: ActionResult) -> None:
        self._done = done
        fetched = self._known.fetched
        if fetched is not None and (done.problem is None or not changed.is_granted):
            # The switch is shown as pressed at once: the answer to the next question may take a while.
            purposes = tuple(changed if one.id == changed.id else one for one in self.purposes)
            self._known.put(replace(fetched, value=replace(self.purposes, items=purposes)))
        self._context.emit(ShowNews(done.sentence, Place("privacy", "uses")))
        self._context.changed(is_result=True)
        self.refresh()


class PurposesPage(_Purposes):
    """Shows all purposes with their switches. See ``presenter.Part``."""

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return privacy_screen.uses()

    def page(self) -> Page:
        """Return the switches, or the result of pressing one."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        if not self.purposes:
            is_asked = self._known.value is not None and not self._known.is_asking
            return (
                Page((*self._known.notes(), *self._named_none()), self._known.actions()) if is_asked else self.nothing()
            )
        blocks: list[Block] = [*self._known.notes(), Text(consents.everything_is_optional(), Weight.BOLD)]
        for purpose in self.purposes:
            blocks += self._purpose(purpose)
        blocks.append(Text(consents.needed_without_consent()))
        return Page(tuple(blocks), self._known.actions())

    def _named_none(self) -> tuple[Text, ...]:
        return () if self._known.is_incomplete else (Text(consents.none_named(), Weight.BOLD),)

    def _purpose(self, purpose: Purpose) -> tuple[Block, ...]:
        sentence = Text(consents.purpose_sentence(purpose), is_heading=True)
        if purpose.state is ConsentState.UNCLEAR:
            # A switch is on or off, and neither is known.
            ask = partial(self._context.emit, GoTo(Place("privacy", f"use/{purpose.id}")))
            return sentence, Text(consents.state_unclear()), Entry(consents.say_it_now(), ask)
        switch = Switch(consents.purpose_name(purpose), purpose.is_granted, partial(self._press, purpose))
        if purpose.state is not ConsentState.ASKED:
            return sentence, switch
        return sentence, Text(consents.operator_asks(), is_heading=True), switch

    def _press(self, purpose: Purpose) -> None:
        if purpose.is_granted:
            self.withdraw(purpose)
        elif purpose.is_sensitive or purpose.state is ConsentState.ASKED:
            self._context.emit(GoTo(Place("privacy", f"use/{purpose.id}")))
        else:
            self.give(purpose)


class OnePurposePage(_Purposes):
    """Asks about a single purpose. See ``presenter.Part``."""

    def __init__(self, context: Context, purpose_id: str) -> None:
        super().__init__(context)
        self._purpose_id = purpose_id

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return consents.question_title()

    def page(self) -> Page:
        """Return the purpose with two equal answers, or the result."""
        purpose = next((one for one in self.purposes if one.id == self._purpose_id), None)
        outcome = self.outcome()
        if outcome is not None:
            return outcome
        if purpose is None:
            if self._known.value is None or self._known.is_asking:
                return self.nothing()
            return Page((Text(consents.question_not_found()), *self._known.notes()), self._known.actions())
        blocks = [Text(consents.purpose_sentence(purpose).at("purpose"), Weight.BOLD)]
        if purpose.is_sensitive:
            blocks.append(Text(consents.about_health()))
        blocks.append(Text(consents.refusal_changes_nothing()))
        no = Action(consents.disagree(), partial(self.withdraw, purpose))
        yes = Action(consents.agree(), partial(self.give, purpose))
        return Page(tuple(blocks), (no, yes), is_one_page=True)

    def leave(self) -> None:
        """Go back to the switches, or show the question again after an error."""
        if self._act.problem is None:
            self._context.emit(GoBack())
        else:
            super().leave()
