"""What pages between first and last confirmation share: the priced draft, what was shown of it, refusals. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elderclient.domain.errors import OperatorError
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderRefused, WayOut, WishedItem, way_out
from elderclient.phrases.orders import confirmation, refusals
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.presenting import Action, Page, Text, Weight
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks
from elderclient.ui.intents import CallMe, GoBack, GoTo, ReadAloud, TurnInto
from elderclient.ui.place import Place
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.order_source import key_of

if TYPE_CHECKING:
    from elderclient.domain.agreements import ShownSummary
    from elderclient.domain.errors import ElderclientError
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.flow.presenting import Context
    from elderclient.ui.flow.services import Services
    from elderclient.ui.intents import Emit

CONFIRM = "confirm_order"
SIGN = "before_signing"
CHANGED = "changed"
"""Before the key: it has to be shown once more."""


@frozen
class ShownOf:
    """What was shown of ``items``; it does not count for other items, nor for these at another price."""

    items: tuple[OrderItem, ...]
    summary: ShownSummary


class Drafting:
    """Asks for one draft for one presenter, and shows why there is none."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._wanted: tuple[WishedItem, Callable[[Order], None]] | None = None
        self._act = Act(context, has_wait_page=True)

    def ask(self, item: WishedItem, arrived: Callable[[Order], None]) -> None:
        """Ask for a draft of ``item`` and hand it to ``arrived``; ignored while a request is running."""
        if not self._act.is_busy:
            self._wanted = (item, arrived)
            self._act.run(lambda services: services.confirm_order.draft(item), self._on_drafted)

    def page(self, leave: Callable[[], None]) -> Page | None:
        """Return the page to show instead of the presenter's own; ``None`` where that one is to be shown."""
        problem = self._act.problem
        if self._act.is_busy:
            return Page((Text(confirmation.asking_for_price(), is_waiting=True),), is_one_page=True)
        if isinstance(problem, OrderRefused):
            return refusal_page(problem, None, self._context.emit, leave, self._again)
        if problem is not None:
            return not_ordered_page(problem, leaving(leave), self._again, self._context.emit)
        return None

    def _again(self) -> None:
        if self._wanted is not None:
            self.ask(*self._wanted)

    def _on_drafted(self, order: Order) -> None:
        if self._wanted is not None:
            self._wanted[1](order)
        self._context.changed(is_result=True)


def go_on(context: Context, order: Order) -> None:
    """Open what would be signed, or else the second confirmation; it replaces the present page, so 返回 skips that."""
    services = context.services()
    if services is not None:
        keep_draft(services, order, context)
        is_signed = any(item.action.is_signed for item in order.items)
        context.emit(TurnInto(Place(SIGN if is_signed else CONFIRM, key_of(order))))


def keep_draft(services: Services, order: Order, context: Context) -> None:
    """Remember the draft for the page that confirms it."""
    services.memory.keep(f"{CONFIRM}/{key_of(order)}", Order, Fetched(order, context.clock.now()))


def recall_draft(services: Services, key: str) -> Order | None:
    """Return the remembered draft of this key; ``None`` where there is none."""
    fetched = services.memory.recall(f"{CONFIRM}/{key}", Order)
    return None if fetched is None else fetched.value


def keep_shown(services: Services, order: Order, summary: ShownSummary, context: Context) -> None:
    """Remember what was shown, for the second confirmation."""
    shown = ShownOf(order.items, summary)
    services.memory.keep(f"{SIGN}/{key_of(order)}", ShownOf, Fetched(shown, context.clock.now()))


def recall_shown(services: Services, order: Order, context: Context) -> ShownSummary | None:
    """Return what was shown of this order at these prices in the present language; ``None`` where nothing was."""
    fetched = services.memory.recall(f"{SIGN}/{key_of(order)}", ShownOf)
    shown = None if fetched is None else fetched.value
    if shown is None or shown.items != order.items or shown.summary.language is not context.configuration().language:
        return None
    return shown.summary


def declined(context: Context, order: Order | None) -> None:
    """Cancel the draft at the operator and go back."""
    services = context.services()
    if services is not None and order is not None:
        confirm_order = services.confirm_order
        context.runner.run(lambda: confirm_order.drop(order), lambda _nothing: None)
    context.emit(GoBack())


def declining(action: OrderAction, decline: Callable[[], None]) -> Action:
    """Return the refusing button of every page on which an order can be confirmed."""
    return Action(confirmation.decline(action), decline)


def speak_price(context: Context, sentences: tuple[Sentence, ...]) -> None:
    """Read a price aloud before it is agreed to, unless the whole screen is read anyway."""
    configuration = context.configuration()
    if not (configuration.reads_automatically or configuration.uses_screen_reader):
        context.emit(ReadAloud(sentences))


def refusal_page(
    refusal: OrderRefused, item: OrderItem | None, emit: Emit, leave: Callable[[], None], again: Callable[[], None]
) -> Page:
    """Return the page that says why an order is refused, with the one action that helps."""
    first, *rest = refusals.reasons(refusal, item)
    blocks = (Text(first.at("problem"), Weight.BOLD), *(Text(sentence) for sentence in rest))
    return Page(blocks, (leaving(leave), *_helping(way_out(refusal), emit, again)), is_one_page=True)


def not_ordered_page(
    problem: ElderclientError, leave: Action, again: Callable[[], None], emit: Emit, *, is_one_page: bool = False
) -> Page:
    """Return the page of a problem with an order: ``leave`` at the left, what helps at the right.

    It says that nothing was changed only where that is certain.
    """
    is_sent = isinstance(problem, OperatorError) and not problem.is_unsent
    first = confirmation.not_known() if is_sent else confirmation.not_done()
    blocks = (Text(first), *trouble_blocks(problem, has_data=False))
    return Page(blocks, (leave, trouble_action(problem, again, emit)), is_one_page=is_one_page)


def leaving(leave: Callable[[], None]) -> Action:
    """Return the button 知道了 that only closes the page."""
    return Action(actions.all_right(), leave)


def _helping(way: WayOut, emit: Emit, again: Callable[[], None]) -> tuple[Action, ...]:
    match way:
        case WayOut.BILL:
            return (Action(refusals.look_at_the_bill(), lambda: emit(GoTo(Place("bill"))), icon="bill"),)
        case WayOut.LOCK:
            return (Action(refusals.to_the_lock(), lambda: emit(GoTo(Place("subscriptions", "lock")))),)
        case WayOut.DONE:
            return (Action(actions.things_done(), lambda: emit(GoTo(Place("done"))), icon="done"),)
        case WayOut.AGAIN:
            return (Action(refusals.begin_again(), again),)
        case WayOut.PERSON:
            return (Action(actions.call_me_back(), lambda: emit(CallMe()), icon="call", is_call=True),)
        case WayOut.NONE:
            return ()
