"""Sentences about how bills are paid and what is left of prepaid money. Must not calculate how long it lasts."""

from __future__ import annotations

from datetime import date

from elderclient.domain.accounts.account import Account
from elderclient.domain.bills.stopping import Stop
from elderclient.domain.complaints import Subject
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.bills import payment
from elderclient.phrases.shell.times import dated
from elderclient.phrases.shell.unknowns import with_offer


def account(of: Account, months_covered: int | None) -> tuple[Sentence, ...]:
    """Say how one account is paid; of a prepaid one what is left and for how many whole months, where that is known."""
    if isinstance(of.balance, Unknown):
        return (left_not_known().at("balance"),)
    if of.is_prepaid and of.balance is not None:
        lasting = () if months_covered is None else (lasts(months_covered).at("lasting"),)
        return (left(of.balance).at("balance"), *lasting)
    if not of.payment_method:
        return (not_found(),)
    return (payment.how_paid(of.payment_method).at(f"account/{of.id}"),)


def of_account(name: str, sentence: Sentence) -> Sentence:
    """Say of which of several accounts a sentence is, by its name in the operator's words."""
    return say("{account}: {sentence}", account=OperatorText(name), sentence=sentence)


def left(balance: Money) -> Sentence:
    """Say what is left of money paid in advance; what is owed where more was used than paid."""
    if balance.is_credit:
        return say("The money paid in advance is used up, and you owe {amount}.", amount=abs(balance))
    return say("{amount} is left of the money paid in advance.", amount=balance)


def left_not_known() -> Sentence:
    """Say that it is not known what is left of money paid in advance."""
    return with_offer(say("We do not know how much is left of the money paid in advance."))


def lasts(months: int) -> Sentence:
    """Say for how many whole months the prepaid money will last; 0 asks for payment."""
    if months < 1:
        return say("At your recent rate of spending, it will not last a month. Please pay soon.")
    return say("At your recent rate of spending, it will last about {months}.", months=Count(months, Noun.MONTH))


def not_found() -> Sentence:
    """Say that the operator does not give how the bills are paid."""
    return say("We could not find how your bills are paid.")


def is_late(since: date, today: date) -> Sentence:
    """Say since when a part of what is owed is overdue."""
    return say("Some of it was due on {day}.", day=dated(since, today))


def stops(of: Stop, today: date) -> Sentence:
    """Say from when the line may stop working: the operator's own day, else the earliest one that the law allows."""
    if of.is_given:
        return say("If it is not paid before {day}, your line stops working.", day=dated(of.day, today))
    if of.day <= today:
        return say("Payment is so late that your line may be stopped any day.")
    return say("If it is not paid, your line may be stopped, on {day} at the earliest.", day=dated(of.day, today))


def disputed(of: Subject) -> Sentence:
    """Say of a charge on an open bill that the person complained of it."""
    name = OperatorText(of.name, of.name_en)
    if of.amount is None:
        return say("It includes “{name}”, which you have complained about.", name=name)
    return say("It includes “{name}”, {amount}, which you have complained about.", name=name, amount=of.amount)


def ways_to_pay(*, is_by_bank: bool = False, is_late: bool = False) -> tuple[Sentence, ...]:
    """Say where and how one can pay, and that this program takes no money.

    ``is_by_bank``: the bank pays it by itself; ``is_late``: what it was to pay is overdue.
    """
    no_money = say("This program takes no money and never asks you to send any.")
    if is_by_bank:
        return (payment.by_bank(is_late=is_late), no_money)
    return (
        say("At a service hall, in cash too."),
        say("By your bank, every month: set it up at a hall or the bank."),
        say("By your family, with WeChat or Alipay: press “Family pays”."),
        no_money,
    )
