"""我的套餐: which of the plan's pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, BarRow, Block, Context, Page, Text, texts
from elderclient.ui.screens.plan import pages
from elderclient.ui.screens.plan.pages import SCREEN
from elderclient.ui.trouble import fetching, page_problem, tell_of_asking, trouble_action, trouble_blocks
from elderclient.usecases.compare_plans import Comparison, PlanSums
from elderclient.usecases.see_plan import PlanCard, PlanView
from elderclient.usecases.seen import Seen

CARD, FIT, SUMS = "card", "fit", "sums"
T = TypeVar("T")


class PlanPresenter:
    """``place.subject``: empty for all plans, ``card/ID`` for one, ``fit/ID`` for 适合我吗, ``sums/ID/OFFERING``."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._part, _slash, rest = place.subject.partition("/")
        self._product, _slash, self._offering = rest.partition("/")
        if self._part not in (CARD, FIT, SUMS):
            self._part = ""
        self._plans = self._remembered(SCREEN, PlanView)
        self._fit = self._remembered(self._fit_key, Comparison)
        self._is_asking = True

    @property
    def title(self) -> Sentence:
        """我的套餐, or which part of it."""
        if self._part == FIT:
            # zh: 适合我吗？
            return say("Does it fit me?").shortened(_fit_short())
        if self._part == SUMS:
            # zh: 怎么算的
            return say("Reckoning")
        # zh: 我的套餐
        return say("My plan")

    @property
    def place(self) -> Place:
        """What an agent understands: the plan's name where one plan is looked at."""
        card, sums = self._card, self._sums
        if sums is not None:
            return Place(SCREEN, sums.offering.name)
        return Place(SCREEN, "" if card is None else card.product.name)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says; bars only repeat the sentence before them and are left out."""
        page = self.page()
        return texts(Page(tuple(block for block in page.blocks if not isinstance(block, BarRow))))

    def refresh(self) -> None:
        """Ask for the plans, or for the comparison; a page whose data was just seen asks for nothing."""
        services = self._context.services()
        if services is None:
            return
        self._plans = self._plans or self._remembered(SCREEN, PlanView)
        self._fit = self._fit or self._remembered(self._fit_key, Comparison)
        self._is_asking = True
        if self._part in (FIT, SUMS):
            self._ask_fit()
        elif self._part == "" or self._plans is None:
            self._ask_plans()

    def page(self) -> Page:
        """What to show now."""
        if self._part == FIT:
            return self._fit_page()
        if self._part == SUMS:
            return self._sums_page()
        view = None if self._plans is None else self._plans.value
        if view is None:
            return self._empty(self._plans)
        card = self._card
        if card is None:
            # zh: 请人工看看
            ask = Action(say("Ask a person").shortened(_ask_short()), self._ask, icon="call")
            actions = () if view.cards else (ask,)
            return Page(
                (*pages.list_of_plans(view, self._go), *self._notes(self._plans)),
                (*actions, *self._again_action(self._plans)),
            )
        # zh: 适合我吗？
        fit = Action(say("Does it fit me?").shortened(_fit_short()), self._open_fit)
        change = self._changing(partial(self._go, Place("change_plan", card.product.id)))
        blocks = pages.card_of(card)
        return Page(
            (blocks[0], *self._notes(self._plans), *blocks[1:]), (fit, change, *self._again_action(self._plans))
        )

    def _fit_page(self) -> Page:
        comparison = None if self._fit is None else self._fit.value
        if comparison is None:
            return self._empty(self._fit)
        blocks = pages.fit_of(comparison, self._go)
        best = comparison.best
        product = comparison.product.id
        if best is None or best.is_current:
            change = self._changing(partial(self._go, Place("change_plan", product)))
        else:
            change = self._changing_to(f"{product}/{best.offering.id}")
        return Page(
            (blocks[0], *self._notes(self._fit), *blocks[1:]),
            (self._back(), change, *self._again_action(self._fit)),
        )

    def _sums_page(self) -> Page:
        sums = self._sums
        if sums is None:
            return self._empty(self._fit)
        if sums.is_current or self._fit is None or self._fit.value is None:
            return Page(pages.sums_of(sums), (self._back(),))
        change = self._changing_to(f"{self._fit.value.product.id}/{sums.offering.id}")
        return Page(pages.sums_of(sums), (self._back(), change))

    def _empty(self, seen: Seen[T] | None) -> Page:
        again = self._again_action(seen)
        if seen is not None and again:
            return Page(trouble_blocks(seen.problem, has_data=False), again)
        if seen is None or self._is_asking:
            return Page((fetching(),))
        # zh: 没有查到您的套餐，可以请人工看看。
        none = say("No plan of yours was found. A person can look for it.")
        # zh: 请人工看看
        ask = Action(say("Ask a person").shortened(_ask_short()), self._ask, icon="call")
        return Page((Text(none),), (ask,))

    def _notes(self, seen: Seen[T] | None) -> tuple[Block, ...]:
        if seen is None:
            return ()
        problem = page_problem(seen)
        if problem is not None and self._is_asking:
            return (fetching(),)
        trouble = trouble_blocks(problem)
        if not seen.is_stale or self._is_asking or seen.as_of is None:
            return trouble
        # zh: 这是{day}的数据。
        dated = Text(say("These are the figures of {day}.", day=seen.as_of.date()))
        return (*trouble[:1], dated, *trouble[1:])

    def _again_action(self, seen: Seen[T] | None) -> tuple[Action, ...]:
        """The one action of the trouble there is; none while the operator is being asked."""
        problem = None if seen is None else page_problem(seen)
        if problem is None or self._is_asking:
            return ()
        return (trouble_action(problem, self._again, self._context.emit),)

    def _again(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)

    @property
    def _card(self) -> PlanCard | None:
        view = None if self._plans is None else self._plans.value
        if view is None:
            return None
        if self._part == "":
            return view.cards[0] if len(view.cards) == 1 else None
        return next((card for card in view.cards if card.product.id == self._product), None)

    @property
    def _sums(self) -> PlanSums | None:
        comparison = None if self._fit is None else self._fit.value
        if comparison is None or self._part != SUMS:
            return None
        return next((plan for plan in comparison.plans if plan.offering.id == self._offering), None)

    @property
    def _fit_key(self) -> str:
        return f"{SCREEN}/{FIT}/{self._product}"

    def _remembered(self, key: str, kind: type[T]) -> Seen[T] | None:
        services = self._context.services()
        return None if services is None else services.memory.recall(key, kind)

    def _ask_plans(self) -> None:
        services = self._context.services()
        if services is not None:
            if self._plans is None:
                self._context.runner.run(services.see_plan.cached, self._on_plans_cached)
            self._context.runner.run(services.see_plan.fetch, self._on_plans)

    def _ask_fit(self) -> None:
        services = self._context.services()
        if services is None:
            return
        compare_plans, product = services.compare_plans, self._product or None
        if self._fit is not None and self._part == SUMS:
            self._is_asking = False
            return
        if self._fit is None:
            self._context.runner.run(lambda: compare_plans.cached(product), self._on_fit_cached)
        self._context.runner.run(lambda: compare_plans.fetch(product), self._on_fit)

    def _on_plans_cached(self, seen: Seen[PlanView] | None) -> None:
        if seen is not None and self._is_asking:
            self._plans = seen
            self._context.changed()

    def _on_plans(self, seen: Seen[PlanView]) -> None:
        self._plans = self._taken(seen, self._plans, SCREEN, PlanView)
        self._context.changed()
        tell_of_asking(seen, self._context.emit)

    def _on_fit_cached(self, seen: Seen[Comparison] | None) -> None:
        if seen is not None and self._is_asking:
            self._fit = seen
            self._context.changed()

    def _on_fit(self, seen: Seen[Comparison]) -> None:
        self._fit = self._taken(seen, self._fit, self._fit_key, Comparison)
        self._context.changed()
        tell_of_asking(seen, self._context.emit)

    def _taken(self, seen: Seen[T], before: Seen[T] | None, key: str, kind: type[T]) -> Seen[T]:
        """What the operator answered, or what was known before with the trouble added; remembered."""
        self._is_asking = False
        if seen.value is None and before is not None and before.value is not None:
            seen = replace(before, problem=seen.problem)
        services = self._context.services()
        if services is not None and seen.value is not None:
            services.memory.keep(key, kind, seen)
        return seen

    def _go(self, place: Place) -> None:
        self._context.emit(GoTo(place))

    def _open_fit(self) -> None:
        card = self._card
        if card is not None:
            self._go(Place(SCREEN, f"{FIT}/{card.product.id}"))

    @staticmethod
    def _changing(go: Callable[[], None]) -> Action:
        # zh: 换套餐
        return Action(say("Change the plan").shortened(_change_short()), go)

    def _changing_to(self, subject: str) -> Action:
        # zh: 换成它
        return Action(say("Change to it"), partial(self._go, Place("change_plan", subject)))

    def _ask(self) -> None:
        self._context.emit(CallMe())

    def _back(self) -> Action:
        # zh: 知道了
        return Action(say("I see"), self._close)

    def _close(self) -> None:
        self._context.emit(GoBack())


def _fit_short() -> Sentence:
    # zh: 适合我吗？
    return say("Fit me?")


def _change_short() -> Sentence:
    # zh: 换套餐
    return say("Change")


def _ask_short() -> Sentence:
    # zh: 我有疑问
    return say("Ask")
