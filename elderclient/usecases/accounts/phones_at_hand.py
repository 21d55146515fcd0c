"""Which telephones of the account may be rung now, and what the person said of them. Must not ring any.

What was said is stored on this PC; with a full disk it is remembered until the program ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from elderclient.domain.accounts.own_phone import AtHand, OwnPhone, may_ring, own_phones
from elderclient.domain.errors import OperatorError, StoreError, is_final
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.usecases.cache import AT_HAND, CUSTOMER, PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.use_case import UseCase

FRESH_FOR = timedelta(hours=1)
"""A telephone may have been stopped since the operator was asked last."""


class PhonesAtHand(UseCase):
    """The telephones of one customer. Methods block."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._unkept: AtHand | None = None

    def refresh(self, *, soon: bool = False) -> bool:
        """Ask the operator which telephones are stopped, unless it said so lately; return whether that is known now.

        ``soon``: wait for the answer no longer than an act may wait. Never raises.
        """
        known = PRODUCTS.recall(self._store)
        age = None if known is None or known.as_of is None else self._clock.now() - known.as_of
        if age is not None and timedelta() <= age < FRESH_FOR:
            return True
        plans = self._gateway.plans
        question = plans.products_soon if soon else plans.products
        problem = PRODUCTS.ask_by(question, self._store, self._clock).problem
        return not isinstance(problem, OperatorError) or is_final(problem)

    def reachable(self, numbers: Iterable[Phone] | None = None) -> tuple[OwnPhone, ...]:
        """Return those that are neither stopped nor lost, the one in hand first.

        ``numbers`` are the customer's, where they are not stored on this PC.
        """
        said, products = self.said, self._products()
        customer = CUSTOMER.value_in(self._store)
        own = () if customer is None else customer.numbers
        phones = own_phones(own or tuple(numbers or ()), products)
        found = [one for one in phones if may_ring(one.number, products, said)]
        return tuple(sorted(found, key=lambda one: said is None or one.number != said.in_hand))

    def offered(self, numbers: Iterable[Phone] | None = None) -> tuple[OwnPhone, ...]:
        """Return those that a call may ring without asking again: none where the person has none in hand."""
        said = self.said
        return () if said is not None and said.has_none else self.reachable(numbers)

    def may_ring(self, number: Phone) -> bool:
        """Whether ``number`` is neither stopped nor lost, as far as is known on this PC."""
        return may_ring(number, self._products(), self.said)

    @property
    def said(self) -> AtHand | None:
        """What the person said within the last day; ``None`` where they said nothing."""
        said = self._unkept or AT_HAND.value_in(self._store)
        return said if said is not None and said.holds(self._clock.now()) else None

    def hold(self, number: Phone | None) -> None:
        """Note the telephone that is in the person's hand, ``None`` for none at all. It is not lost then."""
        before = self.said
        lost = () if before is None else tuple(one for one in before.lost if one != number)
        self._note(AtHand(self._clock.now(), number, number is None, lost))

    def lose(self, number: Phone) -> None:
        """Note that this telephone is lost: it is not rung, whether it can be stopped or not."""
        now = self._clock.now()
        before = self.said or AtHand(now)
        in_hand = None if before.in_hand == number else before.in_hand
        lost = (*(one for one in before.lost if one != number), number)
        self._note(replace(before, said_at=now, in_hand=in_hand, lost=lost))

    def _products(self) -> tuple[Product, ...]:
        return tuple(PRODUCTS.value_in(self._store) or ())

    def _note(self, said: AtHand) -> None:
        try:
            AT_HAND.put(self._store, said, said.said_at)
        except StoreError:
            self._unkept = said
        else:
            self._unkept = None
