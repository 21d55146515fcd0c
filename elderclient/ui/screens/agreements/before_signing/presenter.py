"""What an order would sign: shown whole and read aloud before the second confirmation. Orders nothing. Imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.orders import OrderRefused, WhyNot
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.orders import confirmation
from elderclient.ui.flow.agreement_answers import answer_blocks
from elderclient.ui.flow.draft_presenter import DraftPresenter
from elderclient.ui.flow.drafting import (
    CHANGED,
    CONFIRM,
    SIGN,
    keep_shown,
    not_ordered_page,
    refusal_page,
    speak_price,
)
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.intents import ShowNews, TurnInto
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.agreements import AnsweredQuestion
    from elderclient.domain.errors import ElderclientError


class BeforeSigningPresenter(DraftPresenter):
    """``place.subject`` is what the draft is called, after ``changed/`` where its price is not what it was."""

    screen = SIGN

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, place.subject.removeprefix(f"{CHANGED}/"))
        self._is_changed = place.subject.startswith(f"{CHANGED}/")
        self._answers: tuple[AnsweredQuestion, ...] = ()
        self._problem: ElderclientError | None = None

    def refresh(self) -> None:
        """Make the answers of what was drafted; that may ask the operator what the thing is."""
        services = self._context.services()
        order = self._draft = self._draft or self._remembered()
        if services is None or order is None or self._answers:
            return
        read_agreement = services.read_agreement
        self._context.runner.run(
            lambda: read_agreement.before_ordering(order.items[0]), self._on_answers, self._on_failed
        )

    def page(self) -> Page:
        """Eight answers, or why they are not there."""
        if self._draft is None:
            refusal = OrderRefused(WhyNot.DRAFT_ENDED)
            return refusal_page(refusal, None, self._context.emit, self._back, self._back)
        no = self._declining()
        if self._problem is not None:
            return not_ordered_page(self._problem, no, self._again, self._context.emit)
        if not self._answers:
            return Page((Text(confirmation.asking_for_price(), is_waiting=True),), (no,))
        first = confirmation.price_changed() if self._is_changed else confirmation.read_first(self._draft.items[0])
        read = Action(agreements_screen.i_have_read_it(), self._go_on)
        return Page((Text(first, Weight.BOLD), *answer_blocks(self._answers)), (no, read), is_read_through=True)

    def _go_on(self) -> None:
        services, order = self._context.services(), self._draft
        if services is None or order is None:
            return
        from elderclient.usecases.agreements.read_agreement import shown

        keep_shown(services, order, shown(self._answers, self._context.configuration().language), self._context)
        self._context.emit(TurnInto(Place(CONFIRM, self._key)))

    def _again(self) -> None:
        self._problem = None
        self.refresh()
        self._context.changed(is_result=True)

    def _on_answers(self, answers: tuple[AnsweredQuestion, ...]) -> None:
        self._answers = answers
        self._context.changed(is_result=True)
        self._context.emit(ShowNews(confirmation.nothing_done_yet()))
        speak_price(self._context, self.sentences())

    def _on_failed(self, problem: ElderclientError) -> None:
        self._problem = problem
        self._context.changed(is_result=True)
