"""What is left, for how long, and how to pay; never a way to pay inside the program."""

from __future__ import annotations

import pytest

from elderclient.domain.accounts.account import Account
from elderclient.domain.configuration import Language
from elderclient.domain.errors import ServerDown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.accounts import balance
from elderclient.phrases.bills import payment
from elderclient.rendering import shown, spoken
from elderclient.ui.screens.accounts.paying.presenter import answers_of
from elderclient.usecases.accounts.see_balance import SeeBalance
from elderclient.usecases.cache import BILLS
from tests.fakes.bills import bill
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore


class Desk:
    def __init__(self, account: Account, *amounts: str) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.gateway.public.all_accounts = (account,)
        bills = tuple(
            bill(Month(2026, 9).plus(-back), (), amount_due=Money.of(one)) for back, one in enumerate(amounts)
        )
        BILLS.put(self.store, Listing(bills), self.clock.now())
        for one in bills:
            self.gateway.give(one)
        self.see = SeeBalance(dependencies_of(self.gateway, self.store, self.clock))

    def answers(self) -> list[Sentence]:
        view = self.see.fetch().value
        assert view is not None
        return [one.at("") for one in answers_of(view)]


def prepaid(amount: str) -> Account:
    return Account("a", "王奶奶的账户", is_prepaid=True, balance=Money.of(amount))


@pytest.mark.parametrize(
    ("left", "amounts", "lasting"),
    [
        ("86.50", ("30.00", "30.00", "30.00"), [balance.lasts(2)]),
        ("29.99", ("30.00", "30.00", "30.00"), [balance.lasts(0)]),
        ("-5.00", ("30.00",), [balance.lasts(0)]),
        ("86.50", (), []),
        ("86.50", ("0.00", "0.00"), []),
        ("9999.00", ("30.00",), []),
    ],
)
def test_how_long_the_money_lasts(left: str, amounts: tuple[str, ...], lasting: list[Sentence]) -> None:
    assert Desk(prepaid(left), *amounts).answers()[1:] == lasting


def test_the_balance_is_spoken_as_money() -> None:
    view = Desk(prepaid("86.50")).see.fetch().value
    assert view is not None
    assert answers_of(view)[0].at("") == balance.left(Money.of("86.50"))
    assert "八十六元五角" in spoken(answers_of(view)[0], Language.CHINESE)


def test_bills_paid_afterwards_show_how_they_are_paid() -> None:
    assert Desk(Account("a", "x", payment_method="银行代扣")).answers() == [payment.how_paid("银行代扣")]
    assert Desk(Account("a", "x")).answers() == [balance.not_found()]


def test_trouble_keeps_what_was_known() -> None:
    desk = Desk(prepaid("86.50"))
    desk.see.fetch()
    desk.gateway.trouble = ServerDown("down")
    seen = desk.see.fetch()
    assert isinstance(seen.problem, ServerDown)
    assert seen.value is not None


@pytest.mark.parametrize("balance", ["-5.00", "-0.01", "-1234.50"])
def test_what_is_owed_is_never_called_left_or_given_back(balance: str) -> None:
    view = Desk(prepaid(balance)).see.fetch().value
    assert view is not None
    said = answers_of(view)[0]
    owed = abs(Money.of(balance))
    assert dict(said.arguments) == {"amount": owed}
    for words in (shown(said, Language.CHINESE), spoken(said, Language.CHINESE)):
        assert "还欠" in words
        assert not any(wrong in words for wrong in ("退回", "还剩", "-"))
    assert "you owe" in spoken(said, Language.ENGLISH)
