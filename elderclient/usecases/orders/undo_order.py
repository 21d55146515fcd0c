"""Take back what was just done, as long as the operator still holds it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from elderclient.domain.errors import ElderclientError, NoNetwork, OperatorError, StoreError, TooSlow
from elderclient.domain.orders import Order, OrderAction, OrderRefused, OrderWish, SentOrder, WhyNot
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import asked, lost_phone_screen, outcome
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.ledger.kinds import UNDO_ORDER
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.orders.order_source import OrderSource, key_of, known_as, wished_items
from elderclient.usecases.use_case import QueueingUseCase


class UndoLast(QueueingUseCase):
    """Undoes orders. Live: without a network it raises ``OperatorError`` and nothing was changed."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = OrderSource(dependencies)
        self._phones = dependencies.phones_at_hand
        self._hotline = dependencies.hotline

    def result_of(self, order: Order) -> ActionResult:
        """Return the result of ``order`` as it is now, with its undo while that is possible."""
        now = self._clock.now()
        sentence = outcome.of(order, now.date()).at("result")
        if order.can_be_undone(now) and order.undo_until is not None:
            undo_until = order.undo_until.astimezone(now.tzinfo)
            until = outcome.can_be_undone_until(undo_until)
            return ActionResult(sentence, partial(self.undo, order), undo_until, more=(until,), key=key_of(order))
        action = order.items[0].action
        more: tuple[Sentence, ...] = (outcome.too_late_to_undo(action),) if order.phase.is_agreed else ()
        if order.phase.is_asked:
            is_stop = action is OrderAction.SUSPEND
            more = (asked.phone_still_works(self._hotline) if is_stop else asked.person_takes_back(),)
        if not more or action is not OrderAction.SUSPEND:
            return ActionResult(sentence, more=more, key=key_of(order))
        # A telephone was stopped: which one a person calls now, or what to do where none is left.
        offered = self._phones.look().offered
        if not offered:
            before = () if order.phase.is_agreed else more
            more = (*before, lost_phone_screen.none_at_hand(self._hotline))
            return ActionResult(sentence, more=more, key=key_of(order), can_be_called=False)
        return ActionResult(sentence, more=(*more, lost_phone_screen.will_ring(offered[0])), key=key_of(order))

    def noted(
        self,
        wish: OrderWish,
        problem: ElderclientError | None = None,
        *,
        is_sent: bool = False,
        is_kept: bool = True,
    ) -> ActionResult:
        """Return the result of a cancellation without an answer; ``is_sent``: it may have arrived. ``problem``: why.

        It can be withdrawn until it is known. ``is_kept``: it outlives the program.
        """
        items = wished_items(wish, self._store)
        if is_sent:
            sentence = acts.unanswered(is_kept=is_kept)
        elif isinstance(problem, NoNetwork):
            sentence = outcome.cancellation_noted(items)
        else:
            sentence = acts.not_sent_yet() if problem is None else acts.not_answering()
        if not is_kept and not is_sent:
            sentence = acts.lasts_until_closed()
        return ActionResult(sentence.at("result"), partial(self.withdraw, wish), problem=problem, key=wish.external_id)

    def undo(self, order: Order) -> ActionResult:
        """Take ``order`` back. Too late: the sentence says so. A lost answer is looked up later."""
        payload = SentOrder(order.external_id, order.items, order.id)
        with suppress(StoreError):  # A full disk must not prevent an undo.
            self._ledger.note_sent(UNDO_ORDER, key_of(order), payload)
        try:
            after = known_as(self._gateway.ordering.cancel_order(order.id), order.external_id)
        except OrderRefused as refusal:
            self._forget(order)
            if refusal.why is not WhyNot.TOO_LATE:
                raise
            after = known_as(self._gateway.ordering.order(order.id), order.external_id)
        except OperatorError as problem:
            if problem.is_unsent:
                self._forget(order)
                raise
            return ActionResult(outcome.unknown().at("result"), problem=problem, key=key_of(order))
        if after.can_be_undone(self._clock.now()):
            # Taken, and not done yet: it is looked up later.
            return ActionResult(outcome.unknown().at("result"), problem=TooSlow("held"), key=key_of(order))
        self._source.keep(after)
        return self.result_of(after)

    def withdraw(self, wish: OrderWish) -> ActionResult:
        """Do without a cancellation that has no answer; one that arrived is undone at the operator."""
        items = wished_items(wish, self._store)
        key = wish.external_id
        match self._ledger.drop(key):
            case Taken.GONE | Taken.WITHDRAWN:
                return ActionResult(outcome.undone(items).at("result"), key=key)
            case Taken.NOTED:
                return ActionResult(acts.withdrawal_noted().at("result"), key=key)
            case Taken.TOO_LATE:
                late = acts.too_late_to_take_back(outcome.acts_in_brief(items))
                return ActionResult(late.at("result"), more=(outcome.too_late_to_undo(items[0].action),), key=key)
            case Taken.UNKNOWN:
                return ActionResult(acts.unknown(outcome.acts_in_brief(items)).at("result"), key=key)
            case Taken.ARRIVED:
                order = self._gateway.ordering.find_order(key, wish)
                arrived = acts.arrived(outcome.acts_in_brief(items)).at("result")
                return ActionResult(arrived, key=key) if order is None else self.undo(order)

    def _forget(self, order: Order) -> None:
        with suppress(StoreError):
            self._ledger.forget(key_of(order))
