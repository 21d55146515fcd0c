"""我的套餐: which of the plan's pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.known import Unknown
from elderclient.domain.sentence import Sentence
from elderclient.phrases.plans import plan_card, plan_screen
from elderclient.phrases.shell import actions, unknowns
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import CallMe
from elderclient.ui.place import Place
from elderclient.ui.screens.plans.plan import pages
from elderclient.ui.screens.plans.plan.pages import SCREEN
from elderclient.usecases.plans.compare_plans import Comparison, PlanSums
from elderclient.usecases.plans.see_plan import PlanCard, PlanView

CARD, FIT, SUMS = "card", "fit", "sums"


class PlanPresenter(ScreenPresenter):
    """``place.subject``: empty for all plans, ``card/ID`` for one, ``fit/ID`` for 适合我吗, ``sums/ID/OFFERING``."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._part, _slash, rest = place.subject.partition("/")
        self._product, _slash, self._offering = rest.partition("/")
        if self._part not in (CARD, FIT, SUMS):
            self._part = ""
        self._plans = Lookup(
            context, SCREEN, PlanView, lambda one: one.see_plan.cached(), lambda one: one.see_plan.fetch()
        )
        product = self._product or None
        self._fit = Lookup(
            context,
            f"{SCREEN}/{FIT}/{self._product}",
            Comparison,
            lambda one: one.compare_plans.cached(product),
            lambda one: one.compare_plans.fetch(product),
        )

    @property
    def title(self) -> Sentence:
        """我的套餐, or the part of it that is shown."""
        if self._part == FIT:
            return plan_screen.does_it_fit()
        if self._part == SUMS:
            return plan_screen.sums()
        return plan_screen.title()

    @property
    def place(self) -> Place:
        """What an agent understands: the plan's name where one plan is looked at."""
        card, sums = self._card, self._sums
        if sums is not None:
            return Place(SCREEN, sums.offering.name)
        return Place(SCREEN, "" if card is None else card.product.name)

    def refresh(self) -> None:
        """Ask for the plans, or for the comparison; a page whose data was just seen asks for nothing."""
        if self._part == SUMS and self._fit.value is not None:
            self._fit.rest()
        elif self._part in (FIT, SUMS):
            self._fit.refresh()
        elif self._part == "" or self._plans.value is None:
            self._plans.refresh()

    def page(self) -> Page:
        """Return the page of the part that is shown."""
        if self._part == FIT:
            return self._fit_page()
        if self._part == SUMS:
            return self._sums_page()
        view = self._plans.value
        if view is None:
            return self._plans.empty(self._nothing(is_unclear=self._plans.is_incomplete))
        card = self._card
        if card is None:
            ask = () if view.cards else (self._ask_a_person(),)
            gone = (Text(plan_card.this_not_found(), Weight.BOLD),) if self._part == CARD and view.cards else ()
            blocks = (
                *gone,
                *pages.list_of_plans(view, self._go, is_incomplete=self._plans.is_incomplete),
                *self._plans.notes(),
            )
            return Page(blocks, (*ask, *self._plans.actions()))
        fit = Action(plan_screen.does_it_fit(), self._open_fit)
        choices = [fit]
        if not isinstance(card.product.category, Unknown):
            choices.append(self._changing(partial(self._go, Place("change_plan", card.product.id))))
        name, *answer = pages.answer_of(card, view)
        left = (name, *self._plans.notes(), *answer)
        blocks = (*left, *pages.detail_of(card, view))
        return Page(blocks, (*choices, *self._plans.actions()), beside=len(left))

    def _fit_page(self) -> Page:
        comparison = self._fit.value
        if comparison is None:
            return self._fit.empty(self._nothing(is_unclear=self._fit.is_incomplete))
        blocks = pages.fit_of(comparison, self._go)
        best = comparison.best
        product = comparison.product.id
        if not comparison.is_known:
            answers = (self._i_see(), self._ask_a_person(), *self._fit.actions())
            return Page((blocks[0], *self._fit.notes(), *blocks[1:]), answers)
        if best is None or best.is_current:
            change = self._changing(partial(self._go, Place("change_plan", product)))
        else:
            change = self._changing_to(f"{product}/{best.offering.id}")
        return Page(
            (blocks[0], *self._fit.notes(), *blocks[1:]),
            (self._i_see(), change, *self._fit.actions()),
        )

    def _sums_page(self) -> Page:
        sums = self._sums
        if sums is None:
            return self._fit.empty(self._nothing(is_unclear=self._fit.is_incomplete))
        if sums.is_current or self._fit.value is None:
            return Page(pages.sums_of(sums), (self._i_see(),))
        change = self._changing_to(f"{self._fit.value.product.id}/{sums.offering.id}")
        return Page(pages.sums_of(sums), (self._i_see(), change))

    def _nothing(self, *, is_unclear: bool) -> Page:
        said = unknowns.with_offer(plan_card.held_not_clear()) if is_unclear else plan_card.not_found()
        return Page((Text(said),), (self._ask_a_person(),))

    @property
    def _card(self) -> PlanCard | None:
        view = self._plans.value
        if view is None:
            return None
        if self._part == "":
            return view.cards[0] if len(view.cards) == 1 else None
        return next((card for card in view.cards if card.product.id == self._product), None)

    @property
    def _sums(self) -> PlanSums | None:
        comparison = self._fit.value
        if comparison is None or self._part != SUMS:
            return None
        return next((plan for plan in comparison.plans if plan.offering.id == self._offering), None)

    def _open_fit(self) -> None:
        card = self._card
        if card is not None:
            self._go(Place(SCREEN, f"{FIT}/{card.product.id}"))

    @staticmethod
    def _changing(go: Callable[[], None]) -> Action:
        return Action(actions.change_plan(), go)

    def _changing_to(self, subject: str) -> Action:
        return Action(plan_screen.change_to_it(), partial(self._go, Place("change_plan", subject)))

    def _ask_a_person(self) -> Action:
        return Action(actions.ask_a_person(), self._ask, icon="call")

    def _ask(self) -> None:
        self._context.emit(CallMe())
