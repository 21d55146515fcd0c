"""Sentences about how bills are paid and what is left of prepaid money. Must not calculate how long it lasts."""

from __future__ import annotations

from elderclient.domain.accounts.account import Account
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.bills import payment
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
    return (paid_by(of.payment_method).at(f"account/{of.id}"),)


def of_account(name: str, sentence: Sentence) -> Sentence:
    """Say of which of several accounts a sentence is, by its name in the operator's words."""
    return say("{account}: {sentence}", account=OperatorText(name), sentence=sentence)


def left(balance: Money) -> Sentence:
    """Say what is left of money paid in advance; what is owed where more was used than paid."""
    if balance.is_credit:
        return say("The money paid in advance is used up, and {amount} is owed.", amount=abs(balance))
    return say("Of the money paid in advance {amount} is left.", amount=balance)


def left_not_known() -> Sentence:
    """Say that it is not known what is left of money paid in advance."""
    return with_offer(say("What is left of the money paid in advance is not known."))


def lasts(months: int) -> Sentence:
    """Say for how many whole months the prepaid money will last; 0 asks for payment."""
    if months < 1:
        return say("At the rate of late it is not enough for a month. Please pay soon.")
    return say("At the rate of late it lasts about {months}.", months=Count(months, Noun.MONTH))


def paid_by(method: str) -> Sentence:
    """Say how the bills are paid, in the operator's plain words."""
    return say("Your bills are paid like this: {method}.", method=payment.method(method))


def not_found() -> Sentence:
    """Say that the operator does not give how the bills are paid."""
    return say("How your bills are paid was not found.")


def ways_to_pay() -> tuple[Sentence, ...]:
    """Say where and how one can pay, and that this program takes no money."""
    return (
        say("You can pay at a service hall, in cash as well."),
        say("The bank can pay it every month: arrange it once at a hall or at the bank."),
        say("Your family can pay it for you; they need only the number."),
        say("This program takes no money and never asks you to send any."),
    )
