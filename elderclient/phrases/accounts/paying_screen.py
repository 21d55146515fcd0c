"""Texts that only the screen about balance and paying shows."""

from __future__ import annotations

from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.sentence import OperatorText, Sentence, say


def title() -> Sentence:
    """Title of 余额和交费, also in the window."""
    return say("Balance and paying").shortened(say("Paying"))


def how_to_pay() -> Sentence:
    """Heading above the ways to pay."""
    return say("How to pay:")


def nearest_hall() -> Sentence:
    """Caption of the way to the service halls."""
    return say("Nearest hall").shortened(say("Hall"))


def family_pays() -> Sentence:
    """Caption of the way to the slip that others pay by, and its title."""
    return say("Family pays").shortened(say("Family"))


def top_up() -> Sentence:
    """Say above a mobile number what whoever pays does with it."""
    return say("Top up this mobile:")


def top_up_of(phone: OwnPhone) -> Sentence:
    """Say the same of the telephone of a certain person."""
    return say("Top up the mobile of {user}:", user=OperatorText(phone.user))


def number(phone: OwnPhone) -> Sentence:
    """Show a telephone number by itself, in large digits."""
    return say("{number}", number=phone.number)


def pay_by_account() -> Sentence:
    """Say above an account's number what it is for."""
    return say("Landline, internet: account number")


def account_number(account_id: str) -> Sentence:
    """Show an account's number by itself, in large digits."""
    return say("{text}", text=OperatorText(account_id))


def how_family_pays() -> tuple[Sentence, ...]:
    """Say how someone else pays, and what to take care of."""
    return (
        say("In WeChat or Alipay, look for “phone top-up” and enter the number."),
        say("Pay only as this page says: any other number or code that somebody sends you may be a fraud."),
    )


def nothing_to_pay_by() -> Sentence:
    """Say that neither a telephone number nor an account is known here."""
    return say("We found no number to pay for.")


def slip() -> Sentence:
    """Title of the printed slip that others pay by."""
    return say("To pay my telephone bill")


def slip_file() -> Sentence:
    """Name of the file of that slip."""
    return say("paying slip")


def print_slip() -> Sentence:
    """Caption of the way to the printed slip."""
    return say("Print it").shortened(say("Print"))
