"""The second confirmation: price and date once more. Only 我要订 orders; silence, 返回 and 不订 do not. Imports no Qt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from elderclient.domain.errors import ElderclientError
from elderclient.domain.orders import Order, OrderAction, OrderRefused, WhyNot
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.orders import draft as draft_words
from elderclient.ui.flow.drafting import (
    CHANGED,
    CONFIRM,
    SIGN,
    declined,
    declining,
    go_on,
    keep_draft,
    nothing_done,
    order_title,
    recall_draft,
    recall_shown,
    refusal_page,
    speak_price,
)
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.flow.result import show_result
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks
from elderclient.ui.intents import ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult

if TYPE_CHECKING:
    from elderclient.ui.flow.services import Services

FRESH = timedelta(minutes=29)
"""A draft with less life than this is extended when the person comes back to its page."""


class ConfirmOrderPresenter(ScreenPresenter):
    """``place.subject`` is what the draft is called."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._key = place.subject
        self._draft = self._remembered()
        self._problem: ElderclientError | None = None
        self._is_changed = False
        self._is_busy = False
        self._is_spoken = False

    @property
    def title(self) -> Sentence:
        """What is ordered."""
        return order_title(self._action)

    @property
    def place(self) -> Place:
        """What an agent understands: the name of what is ordered."""
        return Place(CONFIRM, "" if self._draft is None else self._draft.items[0].name)

    def refresh(self) -> None:
        """Say the price; the draft lives on while somebody looks at it."""
        services = self._context.services()
        self._draft = self._draft or self._remembered()
        draft = self._draft
        if services is None or draft is None or self._is_spoken:
            return
        if self._is_unread(services, draft):
            go_on(self._context, draft)
            return
        self._is_spoken = True
        self._context.emit(ShowNews(say("Nothing is done yet")))
        speak_price(self._context, self.sentences())
        if draft.draft_until is not None and draft.draft_until - self._context.clock.now() < FRESH:
            confirm_order = services.confirm_order
            self._context.runner.run(lambda: confirm_order.extend(draft), self._on_extended, self._on_extending_failed)

    def page(self) -> Page:
        """The question, or why it is not put any more."""
        draft = self._draft
        if self._is_busy:
            return Page((Text(say("It is being ordered, one moment…"), is_waiting=True),), is_one_page=True)
        if isinstance(self._problem, OrderRefused) or draft is None:
            refusal = self._problem if isinstance(self._problem, OrderRefused) else OrderRefused(WhyNot.DRAFT_ENDED)
            return refusal_page(refusal, None, self._context.emit, self._back, self._back)
        if self._problem is not None:
            action = trouble_action(self._problem, self._confirm, self._context.emit)
            blocks = (*nothing_done(), *trouble_blocks(self._problem, has_data=False))
            return Page(blocks, (declining(self._action, self._decline), action), is_one_page=True)
        item = draft.items[0]
        first = draft_words.changed_words() if self._is_changed else draft_words.once_more_words(item)
        today = self._context.clock.now().date()
        price = tuple(Text(sentence.at("price"), Weight.BOLD) for sentence in draft_words.price_words(item, today))
        silence = Text(draft_words.silence_words(item.action))
        return Page(
            (Text(first), *price, silence), (declining(self._action, self._decline), self._yes()), is_one_page=True
        )

    @property
    def _action(self) -> OrderAction:
        return OrderAction.ADD if self._draft is None else self._draft.items[0].action

    def _yes(self) -> Action:
        match self._action:
            case OrderAction.CHANGE:
                return Action(say("Change it"), self._confirm)
            case OrderAction.KEEP:
                return Action(say("Keep it"), self._confirm)
            case _:
                return Action(say("Order it"), self._confirm)

    def _is_unread(self, services: Services, draft: Order) -> bool:
        """What it means has to be shown first: it was not, or at another price, or in another language."""
        return self._action.is_signed and recall_shown(services, draft, self._context) is None

    def _remembered(self) -> Order | None:
        services = self._context.services()
        return None if services is None else recall_draft(services, self._key)

    def _decline(self) -> None:
        declined(self._context, self._draft)

    def _confirm(self) -> None:
        services, draft = self._context.services(), self._draft
        if services is None or draft is None or self._is_busy:
            return
        self._is_busy, self._problem = True, None
        confirm_order, shown = services.confirm_order, recall_shown(services, draft, self._context)
        self._context.runner.run(lambda: confirm_order.confirm(draft, shown), self._on_confirmed, self._on_failed)
        self._context.changed(is_result=True)

    def _on_confirmed(self, answer: ActionResult | Order) -> None:
        self._is_busy = False
        if isinstance(answer, ActionResult):
            show_result(self._context, answer)
            return
        self._draft, self._is_changed = answer, True
        services = self._context.services()
        if services is not None:
            keep_draft(services, answer, self._context)
            if self._is_unread(services, answer):
                self._context.emit(TurnInto(Place(SIGN, f"{CHANGED}/{self._key}")))
                return
        self._context.changed(is_result=True)
        speak_price(self._context, self.sentences())

    def _on_failed(self, problem: ElderclientError) -> None:
        self._is_busy, self._problem = False, problem
        self._context.changed(is_result=True)

    def _on_extended(self, draft: Order) -> None:
        self._draft = draft

    def _on_extending_failed(self, problem: ElderclientError) -> None:
        """That the draft is gone must be known before 我要订; that nobody answers now will be seen then."""
        if isinstance(problem, OrderRefused):
            self._on_failed(problem)
