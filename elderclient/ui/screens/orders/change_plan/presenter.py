"""换套餐: choose, read what it means, and confirm for the first time. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.orders import Order, OrderAction, WishedItem
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import change_plan_screen, confirmation, paid_extras
from elderclient.phrases.plans import conditions, included, plan_card
from elderclient.phrases.shell import actions, unknowns
from elderclient.ui.flow.drafting import Drafting, declining, go_on, leaving, speak_price
from elderclient.ui.flow.lookup import Lookup, unread_blocks
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, page_problem, trouble_blocks
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.change_plan import PlanChoice

SCREEN = "change_plan"


class ChangePlanPresenter(ScreenPresenter):
    """``place.subject``: ``PRODUCT`` (empty: the first plan) to choose, ``PRODUCT/OFFERING`` for what a change means."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._product, _slash, self._offering = place.subject.partition("/")
        self._plans = Lookup(
            context,
            "",
            PlanChoice,
            lambda one: one.change_plan.cached(self._product),
            lambda one: one.change_plan.fetch(self._product),
            self._ask_price,
        )
        self._draft: Order | None = None
        self._drafting = Drafting(context)

    @property
    def title(self) -> Sentence:
        """The change of plan (换套餐)."""
        return actions.change_plan()

    @property
    def place(self) -> Place:
        """The name of the plan that is looked at, as a person who is called can use it."""
        offering = self._offer
        return Place(SCREEN, "" if offering is None else offering.name)

    def refresh(self) -> None:
        """Ask what there is; then, for one plan, what the change would cost today."""
        self._plans.refresh()

    def page(self) -> Page:
        """Return the choice, the summary, or why there is none."""
        choice = self._plans.value
        if choice is None:
            return self._empty()
        if not self._offering:
            return Page((*self._notes(), *self._offers(choice)), self._plans.actions())
        against = choice.against(self._offering)
        if against is not None:
            return Page((Text(conditions.not_for_you(*against)),), (leaving(self._back), self._ask_a_person()))
        if self._offer is not None and not self._offer.price.is_known:
            unclear = tuple(Text(sentence) for sentence in paid_extras.offer(self._offer))
            return Page(unclear, (leaving(self._back), self._ask_a_person()))
        instead = self._drafting.page(self._back)
        if instead is not None:
            return instead
        services = self._context.services()
        if self._draft is None or services is None:
            return Page((*self._notes(), fetching()), self._plans.actions())
        first, second, *rest = services.change_plan.summary(self._draft.items[0], choice)
        blocks = (Text(first), Text(second.at("price"), Weight.BOLD), *(Text(sentence) for sentence in rest))
        yes = Action(confirmation.confirm(OrderAction.CHANGE), self._confirm)
        return Page(blocks, (declining(OrderAction.CHANGE, self._back), yes), is_read_through=True)

    def _offers(self, choice: PlanChoice) -> tuple[Block, ...]:
        head = change_plan_screen.present_plan(choice.product, choice.price)
        blocks: list[Block] = [Text(head, Weight.BOLD)]
        for offering in choice.offers:
            blocks += self._plan(choice, offering)
        if not choice.offers:
            blocks.append(self._no_offers(choice))
        elif not self._plans.is_asking and self._plans.fetched is not None:
            blocks += unread_blocks(self._plans.fetched)
        return (*blocks, *map(Text, conditions.not_for_you_all(choice.excluded)))

    def _no_offers(self, choice: PlanChoice) -> Text:
        if choice.is_complete:
            return Text(change_plan_screen.no_other_plan())
        return fetching() if self._plans.is_asking else Text(change_plan_screen.others_not_clear())

    def _plan(self, choice: PlanChoice, offering: Offering) -> tuple[Block, ...]:
        caption, price = change_plan_screen.name(offering), change_plan_screen.price(offering)
        limit = (conditions.may_be_limited(offering),) if offering.id in choice.open_to_some else ()
        what = included.in_brief(offering)
        brief = () if what is None else (what,)
        notes = [Text(each) for each in (*limit, *brief, *change_plan_screen.offer(offering)[1:])]
        go = partial(self._context.emit, GoTo(Place(SCREEN, f"{choice.product.id}/{offering.id}")))
        return Entry(caption, go, price, change_plan_screen.look_at(offering), is_heading=bool(notes)), *notes

    def _empty(self) -> Page:
        unclear = unknowns.with_offer(plan_card.held_not_clear())
        said = unclear if self._plans.is_incomplete else plan_card.not_found()
        return self._plans.empty(Page((Text(said),), (self._ask_a_person(),)))

    def _ask_a_person(self) -> Action:
        return Action(actions.ask_a_person(), lambda: self._context.emit(CallMe()), icon="call")

    def _notes(self) -> tuple[Text, ...]:
        fetched = self._plans.fetched
        if fetched is None or self._plans.is_asking:
            return ()
        return trouble_blocks(page_problem(fetched), has_data=fetched.is_stale)

    @property
    def _offer(self) -> Offering | None:
        choice = self._plans.value
        return None if choice is None else choice.find(self._offering)

    def _ask_price(self, fetched: Fetched[PlanChoice]) -> None:
        choice = fetched.value
        offer = None if choice is None else choice.find(self._offering)
        if offer is not None and not offer.price.is_known:
            return
        if choice is None or choice.against(self._offering) is not None:
            return
        if self._offering and self._draft is None and fetched.problem is None:
            item = WishedItem(OrderAction.CHANGE, offering_id=self._offering, product_id=choice.product.id)
            self._drafting.ask(item, self._on_drafted)

    def _on_drafted(self, draft: Order) -> None:
        self._draft = draft
        choice, services = self._plans.value, self._context.services()
        if choice is not None and services is not None:
            speak_price(self._context, services.change_plan.summary(draft.items[0], choice)[:2])

    def _confirm(self) -> None:
        if self._draft is not None:
            go_on(self._context, self._draft)
