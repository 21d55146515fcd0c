"""Nothing is sent with a token before it is known to be that of the customer whose data are open."""

from __future__ import annotations

import pytest

from elderclient.adapters.operator_api.one_customer import OneCustomerTokens
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

    def _who(self, token: str) -> str:
        self.asked.append(token)
        found = self.owners[token]
        if isinstance(found, OperatorError):
            raise found
        return found

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
