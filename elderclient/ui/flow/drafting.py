"""From the first confirmation to the last: a priced draft, what was shown of it, and why there is none. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elderclient.domain.errors import ElderclientError
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderRefused, WishedItem
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.orders.refusal import WayOut, reasons, way_out
from elderclient.ui.flow.presenting import Action, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks
from elderclient.ui.intents import CallMe, GoBack, GoTo, ReadAloud, TurnInto
from elderclient.ui.place import Place
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.order_source import key_of

if TYPE_CHECKING:
    from elderclient.domain.agreements import ShownSummary
    from elderclient.ui.flow.presenting import Context
    from elderclient.ui.flow.services import Services
    from elderclient.ui.intents import Emit

CONFIRM = "confirm_order"
SIGN = "before_signing"
CHANGED = "changed"
"""Before the key: it has to be shown once more."""


@frozen
class ShownOf:
    """What was shown of ``items``: of others, or of these at another price, nothing was."""

    items: tuple[OrderItem, ...]
    summary: ShownSummary


class Drafting:
    """One draft being asked for by one presenter, or why it is not there."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._wanted: tuple[WishedItem, Callable[[Order], None]] | None = None
        self._problem: ElderclientError | None = None
        self.is_asking = False

    def ask(self, item: WishedItem, arrived: Callable[[Order], None]) -> None:
        """Ask; a second press while the question is under way asks nothing."""
        services = self._context.services()
        if services is None or self.is_asking:
            return
        self.is_asking, self._problem, self._wanted = True, None, (item, arrived)
        confirm_order = services.confirm_order
        self._context.runner.run(lambda: confirm_order.draft(item), self._on_drafted, self._on_failed)
        self._context.changed(is_result=True)

    def page(self, leave: Callable[[], None]) -> Page | None:
        """What stands instead of the presenter's own page; ``None`` where nothing does."""
        if self.is_asking:
            return Page((Text(asking_words(), is_waiting=True),), is_one_page=True)
        if isinstance(self._problem, OrderRefused):
            return refusal_page(self._problem, None, self._context.emit, leave, self._again)
        if self._problem is not None:
            action = trouble_action(self._problem, self._again, self._context.emit)
            return Page((*nothing_done(), *trouble_blocks(self._problem, has_data=False)), (leaving(leave), action))
        return None

    def _again(self) -> None:
        if self._wanted is not None:
            self.ask(*self._wanted)

    def _on_drafted(self, order: Order) -> None:
        self.is_asking = False
        if self._wanted is not None:
            self._wanted[1](order)
        self._context.changed(is_result=True)

    def _on_failed(self, problem: ElderclientError) -> None:
        self.is_asking, self._problem = False, problem
        self._context.changed(is_result=True)


def go_on(context: Context, order: Order) -> None:
    """To what would be signed, or else to the second confirmation, each a page of its own; 返回 leads past the first."""
    services = context.services()
    if services is not None:
        keep_draft(services, order, context)
        is_signed = any(item.action.is_signed for item in order.items)
        context.emit(TurnInto(Place(SIGN if is_signed else CONFIRM, key_of(order))))


def keep_draft(services: Services, order: Order, context: Context) -> None:
    """Have the draft ready for its page."""
    services.memory.keep(f"{CONFIRM}/{key_of(order)}", Order, Fetched(order, context.clock.now()))


def recall_draft(services: Services, key: str) -> Order | None:
    """The draft called ``key``."""
    fetched = services.memory.recall(f"{CONFIRM}/{key}", Order)
    return None if fetched is None else fetched.value


def keep_shown(services: Services, order: Order, summary: ShownSummary, context: Context) -> None:
    """Have what was shown ready for the second confirmation."""
    shown = ShownOf(order.items, summary)
    services.memory.keep(f"{SIGN}/{key_of(order)}", ShownOf, Fetched(shown, context.clock.now()))


def recall_shown(services: Services, order: Order, context: Context) -> ShownSummary | None:
    """What was shown of this order at these prices, in the language of now."""
    fetched = services.memory.recall(f"{SIGN}/{key_of(order)}", ShownOf)
    shown = None if fetched is None else fetched.value
    if shown is None or shown.items != order.items or shown.summary.language is not context.configuration().language:
        return None
    return shown.summary


def declined(context: Context, order: Order | None) -> None:
    """No: the draft goes, and so does the person."""
    services = context.services()
    if services is not None and order is not None:
        confirm_order = services.confirm_order
        context.runner.run(lambda: confirm_order.drop(order), lambda _nothing: None)
    context.emit(GoBack())


def declining(action: OrderAction, decline: Callable[[], None]) -> Action:
    """The refusing verb of every page on which an order can be confirmed."""
    match action:
        case OrderAction.CHANGE:
            return Action(say("Don't change"), decline)
        case OrderAction.KEEP:
            return Action(say("Don't keep it"), decline)
        case _:
            return Action(say("Don't order"), decline)


def order_title(action: OrderAction) -> Sentence:
    """What the pages on the way are called."""
    if action is OrderAction.CHANGE:
        return say("Change the plan").shortened(_change())
    return say("Order")


def speak_price(context: Context, sentences: tuple[Sentence, ...]) -> None:
    """A price is heard before it is agreed to, unless everything on the screen is read anyway."""
    configuration = context.configuration()
    if not (configuration.reads_automatically or configuration.uses_screen_reader):
        context.emit(ReadAloud(sentences))


def refusal_page(
    refusal: OrderRefused, item: OrderItem | None, emit: Emit, leave: Callable[[], None], again: Callable[[], None]
) -> Page:
    """Why it is not done, and the way out."""
    first, *rest = reasons(refusal, item)
    blocks = (Text(first.at("problem"), Weight.BOLD), *(Text(sentence) for sentence in rest))
    way = way_out(refusal)
    actions: tuple[Action, ...] = (leaving(leave),)
    if way is not WayOut.NONE:
        actions = (*actions, _way_out_action(way, emit, again))
    return Page(blocks, actions, is_one_page=True)


def leaving(leave: Callable[[], None]) -> Action:
    """知道了, which does nothing more."""
    return Action(say("All right"), leave)


def asking_words() -> Sentence:
    """A question is under way."""
    return say("Asking for the price, one moment…")


def nothing_done() -> tuple[Text, ...]:
    """Said with every trouble before anything was ordered."""
    long = say("It was not done. Nothing was changed.")
    return (Text(long.shortened(say("It was not done."))),)


def _way_out_action(way: WayOut, emit: Emit, again: Callable[[], None]) -> Action:
    match way:
        case WayOut.BILL:
            return Action(say("Look at the bill").shortened(_bill()), lambda: emit(GoTo(Place("bill"))), icon="bill")
        case WayOut.LOCK:
            return Action(say("To the lock"), lambda: emit(GoTo(Place("subscriptions", "lock"))))
        case WayOut.DONE:
            return Action(say("Things done"), lambda: emit(GoTo(Place("done"))), icon="done")
        case WayOut.AGAIN:
            return Action(say("Begin again"), again)
        case _:
            caption = say("Call me back, a person").shortened(_call())
            return Action(caption, lambda: emit(CallMe()), icon="call", is_call=True)


def _change() -> Sentence:
    return say("Change")


def _bill() -> Sentence:
    return say("Bill")


def _call() -> Sentence:
    return say("Call me")
