"""Sends nothing with a token before it is known that it is that of the customer whose data are open. Stores nothing.

What the operator answers to that question is also who the customer is, so that a start asks it once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.errors import AnotherCustomer, OperatorError, is_cut_off
from elderclient.usecases.ports.accounts import Customers
from elderclient.usecases.ports.operator import TokenSource

_FRESH_SECONDS = 30.0
"""As long as a start may take; what was answered before that is asked again."""


class OneCustomerTokens:
    """A token source for one customer alone; implements ``TokenSource``. Thread-safe.

    ``opened_with``: the token with which the store was opened. ``who`` asks the operator for a token's customer, and
    raises ``OperatorError``; ``is_theirs(token, id)`` says whether the open store is that customer's. ``changed`` is
    called once, in any thread, where it is not: then no token is given any more.
    """

    def __init__(
        self,
        tokens: TokenSource,
        opened_with: str,
        who: Callable[[str], Customer],
        is_theirs: Callable[[str, str], bool],
        changed: Callable[[], None],
    ) -> None:
        self._tokens = tokens
        self._opened_with = opened_with
        self._who = who
        self._is_theirs = is_theirs
        self._changed = changed
        self._lock = threading.Lock()
        self._allowed = ""
        self._answer: tuple[str, Customer, float] | None = None
        self._is_over = False

    def token(self) -> str:
        """Return the token. Raises ``SignInNeeded`` where there is none, ``AnotherCustomer`` for another customer's.

        A new token is looked up first, which may take as long as a request and raises as one does.
        """
        token = self._tokens.token()
        if token == self._allowed:
            return token
        with self._lock:
            if self._is_over:
                raise AnotherCustomer("another customer's token")
            if token != self._allowed:
                self._check(token)
                self._allowed = token
        return token

    def refused(self, token: str) -> None:
        """Report that the operator answered 401 to ``token``."""
        self._tokens.refused(token)

    def take_answer(self, token: str) -> Customer | None:
        """Return, once, the customer that the operator named for this token just now; ``None`` where it must be asked."""
        with self._lock:
            answer, self._answer = self._answer, None
        if answer is None or answer[0] != token or time.monotonic() - answer[2] > _FRESH_SECONDS:
            return None
        return answer[1]

    def _check(self, token: str) -> None:
        try:
            customer = self._who(token)
            is_theirs = self._is_theirs(token, customer.id)
            self._answer = (token, customer, time.monotonic())
        except OperatorError as problem:
            if is_cut_off(problem):
                problem.is_unsent = True  # What was to be sent with the token was not.
                raise
            # An operator that does not say whose token it is: what is stored under this one is its own.
            is_theirs = token == self._opened_with
        if not is_theirs:
            self._is_over = True
            self._changed()
            raise AnotherCustomer("another customer's token")


class OneCustomer:
    """Who the customer is, over ``asking``; the answer by which a token was checked is given once in place of asking."""

    def __init__(self, asking: Customers, tokens: OneCustomerTokens) -> None:
        self._asking = asking
        self._tokens = tokens

    def customer(self) -> Customer:
        """See ``ports.Customers`` for the answer and errors."""
        return self._tokens.take_answer(self._tokens.token()) or self._asking.customer()
