"""The second confirmation: price and date once more. Only 我要订 orders; silence, 返回 and 不订 do not. Imports no Qt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from elderclient.domain.orders import Order, OrderRefused, WhyNot
from elderclient.phrases.orders import confirmation
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.draft_presenter import DraftPresenter
from elderclient.ui.flow.drafting import (
    CHANGED,
    CONFIRM,
    SIGN,
    go_on,
    keep_draft,
    not_ordered_page,
    recall_shown,
    refusal_page,
    speak_price,
)
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.flow.result import show_result
from elderclient.ui.intents import ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult

if TYPE_CHECKING:
    from elderclient.domain.errors import ElderclientError
    from elderclient.ui.flow.services import Services

FRESH = timedelta(minutes=29)
"""A draft with less life than this is extended when the person comes back to its page."""


class ConfirmOrderPresenter(DraftPresenter):
    """``place.subject`` is the key of the draft."""

    screen = CONFIRM

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, place.subject)
        self._act = Act(context, has_wait_page=True)
        self._is_changed = False
        self._is_spoken = False

    def refresh(self) -> None:
        """Say the price, and extend the draft while it is being looked at."""
        services = self._context.services()
        self._draft = self._draft or self._remembered()
        draft = self._draft
        if services is None or draft is None or self._is_spoken:
            return
        if self._is_unread(services, draft):
            go_on(self._context, draft)
            return
        self._is_spoken = True
        self._context.emit(ShowNews(confirmation.nothing_done_yet()))
        speak_price(self._context, self.sentences())
        if draft.draft_until is not None and draft.draft_until - self._context.clock.now() < FRESH:
            confirm_order = services.confirm_order
            self._context.runner.run(lambda: confirm_order.extend(draft), self._on_extended, self._on_extending_failed)

    def page(self) -> Page:
        """Return the question, or why it is not asked any more."""
        draft, problem = self._draft, self._act.problem
        if self._act.is_busy:
            return Page((Text(confirmation.ordering(), is_waiting=True),), is_one_page=True)
        no = self._declining()
        if isinstance(problem, OrderRefused) or draft is None:
            refusal = problem if isinstance(problem, OrderRefused) else OrderRefused(WhyNot.DRAFT_ENDED)
            return refusal_page(refusal, None, self._context.emit, self._back, self._back)
        if problem is not None:
            return not_ordered_page(problem, no, self._confirm, self._context.emit, is_one_page=True)
        item = draft.items[0]
        first = confirmation.price_changed() if self._is_changed else confirmation.once_more(item)
        today = self._context.clock.now().date()
        price = tuple(Text(sentence.at("price"), Weight.BOLD) for sentence in confirmation.price(item, today))
        yes = Action(confirmation.confirm(item.action), self._confirm)
        bound = confirmation.binds(item, today)
        # It is among the answers that were read before; a small page has room for the price alone.
        bound_blocks = () if bound is None else (Text(bound, is_spare=True),)
        silence = Text(confirmation.silence_means_no(item.action))
        return Page((Text(first), *price, *bound_blocks, silence), (no, yes), is_one_page=True)

    def _is_unread(self, services: Services, draft: Order) -> bool:
        """Return whether what it means has to be shown first: not shown yet, at another price, or in another language."""
        return self._action.is_signed and recall_shown(services, draft, self._context) is None

    def _confirm(self) -> None:
        services, draft = self._context.services(), self._draft
        if services is None or draft is None:
            return
        shown = recall_shown(services, draft, self._context)
        self._act.run(lambda using: using.confirm_order.confirm(draft, shown), self._on_confirmed)

    def _on_confirmed(self, answer: ActionResult | Order) -> None:
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

    def _on_extended(self, draft: Order) -> None:
        self._draft = draft

    def _on_extending_failed(self, problem: ElderclientError) -> None:
        """Show at once that the draft has expired, before 我要订; any other problem shows when it is pressed."""
        if isinstance(problem, OrderRefused):
            self._act.fail(problem)
