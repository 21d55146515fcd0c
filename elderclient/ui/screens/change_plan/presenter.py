"""换套餐: choose, read what it means, and confirm for the first time. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from elderclient.domain.order import Order, OrderAction, WishedItem
from elderclient.domain.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.ui.drafting import Drafting, go_on, speak_price
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.trouble import fetching, page_problem, tell_of_asking, trouble_action, trouble_blocks
from elderclient.usecases.change_plan import PlanChoice, offer_words
from elderclient.usecases.order_words import name_of
from elderclient.usecases.seen import Seen

SCREEN = "change_plan"


class ChangePlanPresenter:
    """``place.subject``: ``PRODUCT`` (empty: the first plan) to choose, ``PRODUCT/OFFERING`` for what a change means."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._product, _slash, self._offering = place.subject.partition("/")
        self._seen: Seen[PlanChoice] | None = None
        self._draft: Order | None = None
        self._drafting = Drafting(context)
        self._is_asking = True

    @property
    def title(self) -> Sentence:
        """换套餐."""
        # zh: 换套餐
        return say("Change the plan").shortened(_short())

    @property
    def place(self) -> Place:
        """What an agent understands: the name of the plan that is looked at."""
        offering = self._offer
        return Place(SCREEN, "" if offering is None else offering.name)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask what there is; then, for one plan, what the change would cost today."""
        services = self._context.services()
        if services is None:
            return
        self._is_asking = True
        change_plan, product = services.change_plan, self._product
        if self._seen is None:
            self._context.runner.run(lambda: change_plan.cached(product), self._on_cached)
        self._context.runner.run(lambda: change_plan.fetch(product), self._on_fetched)

    def page(self) -> Page:
        """The choice, the summary, or why there is none."""
        choice = self._choice
        if choice is None:
            return self._empty()
        if not self._offering:
            return Page((*self._notes(), *self._plans(choice)), self._again_action())
        instead = self._drafting.page(self._leave)
        if instead is not None:
            return instead
        services = self._context.services()
        if self._draft is None or services is None:
            return Page((*self._notes(), fetching()), self._again_action())
        first, second, *rest = services.change_plan.summary(self._draft.items[0], choice)
        blocks = (Text(first), Text(second.at("price"), Weight.BOLD), *(Text(sentence) for sentence in rest))
        # zh: 不换
        no = Action(say("Don't change"), self._leave)
        # zh: 我要换
        yes = Action(say("Change it"), self._confirm)
        return Page(blocks, (no, yes))

    def _plans(self, choice: PlanChoice) -> tuple[Block, ...]:
        # zh: 您现在的是“{name}”，每月 {amount}。要换成：
        head = say("You have “{name}”, {amount} a month. Change to:", name=name_of(choice.product), amount=choice.price)
        blocks: list[Block] = [Text(head, Weight.BOLD)]
        for offering in choice.offers:
            blocks += self._plan(choice, offering)
        if not choice.offers:
            # zh: 现在没有别的套餐可以换。
            blocks.append(Text(say("There is no other plan to change to now.")))
        return tuple(blocks)

    def _plan(self, choice: PlanChoice, offering: Offering) -> tuple[Block, ...]:
        # zh: {name}
        name = say("{name}", name=OperatorText(offering.name, offering.name_en))
        price, *rest = offer_words(offering)
        # zh: 看一看
        look = say("Look")
        # zh: {name}，{price}。{what}
        full = say("{name}, {price}. {what}", name=name, price=price, what=look)
        go = partial(self._context.emit, GoTo(Place(SCREEN, f"{choice.product.id}/{offering.id}")))
        notes = tuple(Text(each, is_heading=True) for each in rest)
        # zh: {amount}
        amount = say("{amount}", amount=offering.rent)
        return Text(name, Weight.BOLD, is_heading=True), *notes, Entry(look, go, amount, full)

    def _empty(self) -> Page:
        again = self._again_action()
        if self._seen is not None and again:
            return Page(trouble_blocks(self._seen.problem, has_data=False), again)
        if self._seen is None or self._is_asking:
            return Page((fetching(),))
        # zh: 没有查到您的套餐，可以请人工看看。
        none = say("No plan of yours was found. A person can look for it.")
        # zh: 请人工看看
        ask = Action(say("Ask a person").shortened(_ask()), lambda: self._context.emit(CallMe()), icon="call")
        return Page((Text(none),), (ask,))

    def _notes(self) -> tuple[Text, ...]:
        seen = self._seen
        return () if seen is None or self._is_asking else trouble_blocks(page_problem(seen))

    def _again_action(self) -> tuple[Action, ...]:
        problem = None if self._seen is None else page_problem(self._seen)
        if problem is None or self._is_asking:
            return ()
        return (trouble_action(problem, self._again, self._context.emit),)

    @property
    def _choice(self) -> PlanChoice | None:
        return None if self._seen is None else self._seen.value

    @property
    def _offer(self) -> Offering | None:
        choice = self._choice
        return None if choice is None else choice.find(self._offering)

    def _on_cached(self, seen: Seen[PlanChoice] | None) -> None:
        if seen is not None and self._is_asking:
            self._seen = seen
            self._context.changed()

    def _on_fetched(self, seen: Seen[PlanChoice]) -> None:
        self._is_asking = False
        if seen.value is None and self._seen is not None and self._seen.value is not None:
            seen = replace(self._seen, problem=seen.problem)
        self._seen = seen
        self._context.changed()
        tell_of_asking(seen, self._context.emit)
        choice = seen.value
        if choice is not None and self._offering and self._draft is None and seen.problem is None:
            item = WishedItem(OrderAction.CHANGE, offering_id=self._offering, product_id=choice.product.id)
            self._drafting.ask(item, self._on_drafted)

    def _on_drafted(self, draft: Order) -> None:
        self._draft = draft
        choice, services = self._choice, self._context.services()
        if choice is not None and services is not None:
            speak_price(self._context, services.change_plan.summary(draft.items[0], choice)[:2])

    def _confirm(self) -> None:
        if self._draft is not None:
            go_on(self._context, self._draft)

    def _again(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)

    def _leave(self) -> None:
        self._context.emit(GoBack())


def _short() -> Sentence:
    # zh: 换套餐
    return say("Change")


def _ask() -> Sentence:
    # zh: 我有疑问
    return say("Ask")
