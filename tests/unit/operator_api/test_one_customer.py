"""Nothing is sent with a token before it is known to be that of the customer whose data are open."""

from __future__ import annotations

import time

import pytest

from elderclient.adapters.operator_api.one_customer import OneCustomer, OneCustomerTokens
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.errors import (
    AnotherCustomer,
    BadAnswer,
    Busy,
    CaptivePortal,
    CertificateRefused,
    NoNetwork,
    NotAllowed,
    NotFound,
    OperatorError,
    ServerDown,
    ServerFailed,
    SignInNeeded,
    TooSlow,
)


class Bench:
    """A token file, an operator that knows whose token is whose, and the store of Mrs Wang, opened with ``one``."""

    def __init__(self) -> None:
        self.file = "one"
        self.owners: dict[str, str | OperatorError] = {"one": "wang", "renewed": "wang", "other": "li"}
        self.asked: list[str] = []
        self.changes = 0
        self.checked = OneCustomerTokens(self, "one", self._who, lambda _token, found: found == "wang", self._changed)

    def token(self) -> str:
        if not self.file:
            raise SignInNeeded("no token")
        return self.file

    def refused(self, token: str) -> None:
        self.file = "" if token == self.file else self.file

    def _who(self, token: str) -> Customer:
        self.asked.append(token)
        found = self.owners[token]
        if isinstance(found, OperatorError):
            raise found
        return Customer(found, token)

    def customer(self) -> Customer:
        """Asks the operator as home does, with the token that it is given then."""
        return self._who(self.checked.token())

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_operator_is_asked_once_for_each_token(bench: Bench) -> None:
    assert [bench.checked.token() for _ in range(3)] == ["one"] * 3
    bench.file = "renewed"
    assert [bench.checked.token() for _ in range(3)] == ["renewed"] * 3
    assert bench.asked == ["one", "renewed"]
    assert bench.changes == 0


@pytest.mark.parametrize("begins_with", ["one", "other"])
def test_another_customers_token_is_never_given(bench: Bench, begins_with: str) -> None:
    bench.file = begins_with
    if begins_with == "one":
        bench.checked.token()
    bench.file = "other"
    for _ in range(2):
        with pytest.raises(AnotherCustomer):
            bench.checked.token()
    assert bench.changes == 1


def test_the_same_token_that_became_another_customers_is_not_given(bench: Bench) -> None:
    bench.owners["one"] = "li"
    with pytest.raises(AnotherCustomer) as raised:
        bench.checked.token()
    assert raised.value.is_unsent


@pytest.mark.parametrize(
    "problem", [NoNetwork(), ServerDown(), CaptivePortal(), CertificateRefused(), SignInNeeded()], ids=str
)
def test_an_operator_that_is_not_reached_is_asked_again(bench: Bench, problem: OperatorError) -> None:
    bench.owners["one"] = problem
    for _ in range(2):
        with pytest.raises(type(problem)) as raised:
            bench.checked.token()
        assert raised.value.is_unsent
    bench.owners["one"] = "wang"
    assert bench.checked.token() == "one"


@pytest.mark.parametrize(
    "problem", [NotFound(), NotAllowed(), BadAnswer(), ServerFailed(), Busy(), TooSlow()], ids=lambda one: repr(one)
)
def test_an_operator_that_does_not_say_who_it_is(bench: Bench, problem: OperatorError) -> None:
    bench.owners["one"] = bench.owners["renewed"] = problem
    assert bench.checked.token() == "one"
    bench.file = "renewed"
    with pytest.raises(AnotherCustomer):
        bench.checked.token()
    assert bench.changes == 1


def test_a_refused_token_is_reported(bench: Bench) -> None:
    token = bench.checked.token()
    bench.checked.refused(token)
    with pytest.raises(SignInNeeded):
        bench.checked.token()


def test_who_the_customer_is_is_asked_once_at_a_start(bench: Bench) -> None:
    who = OneCustomer(bench, bench.checked)
    assert who.customer() == Customer("wang", "one")
    assert bench.asked == ["one"]
    assert who.customer() == Customer("wang", "one")
    assert bench.asked == ["one", "one"]


def test_the_answer_for_an_earlier_token_or_start_is_not_given(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    who = OneCustomer(bench, bench.checked)
    bench.checked.token()
    bench.file = "renewed"
    assert who.customer() == Customer("wang", "renewed")
    assert bench.asked == ["one", "renewed"]
    bench.file = "one"
    bench.checked.token()
    later = time.monotonic() + 3600
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert who.customer() == Customer("wang", "one")
    assert bench.asked == ["one", "renewed", "one", "one"]


def test_who_is_not_said_at_a_start_is_asked_again(bench: Bench) -> None:
    bench.owners["one"] = NotFound()
    with pytest.raises(NotFound):
        OneCustomer(bench, bench.checked).customer()
    assert bench.asked == ["one", "one"]


def test_no_answer_of_another_customer_is_given(bench: Bench) -> None:
    bench.owners["one"] = "li"
    with pytest.raises(AnotherCustomer):
        OneCustomer(bench, bench.checked).customer()
