"""Which telephones of the account may be rung now, and what the person said of them. Must not ring any.

What was said is stored on this PC; with a full disk it is remembered until the program ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from elderclient.domain.accounts.own_phone import AtHand, Telephones, own_phones
from elderclient.domain.errors import OperatorError, StoreError, is_final
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.usecases.cache import AT_HAND, CUSTOMER, PRODUCTS
from elderclient.usecases.use_case import UseCase

if TYPE_CHECKING:
    from elderclient.usecases.dependencies import Dependencies

FRESH_FOR = timedelta(hours=1)
"""A telephone may have been stopped since the operator was asked last."""


class PhonesAtHand(UseCase):
    """The telephones of one customer. Methods block."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._unkept: AtHand | None = None

    def look(self, numbers: Iterable[Phone] | None = None) -> Telephones:
        """Return the telephones as they are known on this PC; an act looks once and goes by what it saw.

        ``numbers`` are the customer's, where they are not stored on this PC.
        """
        return self._seen(PRODUCTS.value_in(self._store), numbers)

    def look_again(self, *, soon: bool = False) -> Telephones:
        """Return the telephones after asking the operator which are stopped, unless it said so lately. Never raises.

        ``soon``: wait for the answer no longer than an act may wait.
        """
        known = PRODUCTS.recall(self._store)
        age = None if known is None or known.as_of is None else self._clock.now() - known.as_of
        if known is not None and age is not None and timedelta() <= age < FRESH_FOR:
            return replace(self._seen(known.value), is_current=True)
        plans = self._gateway.plans
        fetched = PRODUCTS.ask_by(plans.products_soon if soon else plans.products, self._store, self._clock)
        is_answered = not isinstance(fetched.problem, OperatorError) or is_final(fetched.problem)
        return replace(self._seen(fetched.value), is_current=is_answered)

    def hold(self, number: Phone | None) -> None:
        """Note the telephone that is in the person's hand, ``None`` for none at all. It is not lost then."""
        before = self._said()
        lost = () if before is None else tuple(one for one in before.lost if one != number)
        self._note(AtHand(self._clock.now(), number, number is None, lost))

    def lose(self, number: Phone) -> None:
        """Note that this telephone is lost: it is not rung, whether it can be stopped or not."""
        now = self._clock.now()
        before = self._said() or AtHand(now)
        in_hand = None if before.in_hand == number else before.in_hand
        lost = (*(one for one in before.lost if one != number), number)
        self._note(replace(before, said_at=now, in_hand=in_hand, lost=lost))

    def _seen(self, products: Iterable[Product] | None, numbers: Iterable[Phone] | None = None) -> Telephones:
        held = tuple(products or ())
        customer = CUSTOMER.value_in(self._store)
        own = () if customer is None else customer.numbers
        return Telephones(own_phones(own or tuple(numbers or ()), held), held, self._said())

    def _said(self) -> AtHand | None:
        """What the person said within the last day; ``None`` where they said nothing."""
        said = self._unkept or AT_HAND.value_in(self._store)
        return said if said is not None and said.holds(self._clock.now()) else None

    def _note(self, said: AtHand) -> None:
        try:
            AT_HAND.put(self._store, said, said.said_at)
        except StoreError:
            self._unkept = said
        else:
            self._unkept = None
